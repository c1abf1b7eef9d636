// A handler that writes to an eventfd. No blocked signals: programs that are started from here would inherit those.
#include "sync/watch/stop_signal.h"

#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

#include "content-db/base/error.h"

namespace starharbor::sync {
namespace {

volatile sig_atomic_t stop_came = 0;
volatile sig_atomic_t stop_fd = -1;

void note_stop(int) {
  const int error = errno;
  stop_came = 1;
  const uint64_t one = 1;
  // The flag is set already; whoever misses the wake-up looks at it before the next file.
  [[maybe_unused]] const auto written = ::write(stop_fd, &one, sizeof one);
  errno = error;
}

void handle(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGTERM, &action, nullptr);
  ::sigaction(SIGINT, &action, nullptr);
}

}  // namespace

StopSignal::StopSignal() : fd_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (fd_ < 0) throw Error(ErrorCode::kIo, "wait for signals", std::strerror(errno));
  stop_came = 0;
  stop_fd = fd_;
  handle(note_stop);
}

StopSignal::~StopSignal() {
  handle(SIG_DFL);
  stop_fd = -1;
  ::close(fd_);
}

bool StopSignal::came() const {
  return stop_came != 0;
}

}  // namespace starharbor::sync
