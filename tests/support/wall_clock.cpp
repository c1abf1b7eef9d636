// WallClock, and the guard that every test program has.
#include "tests/support/wall_clock.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <string>
#include <utility>

#include "tests/support/wall_clock_shim.h"

namespace starharbor::tests {
namespace {

std::string variable(const char* name) {
  const char* value = getenv(name);
  return value ? value : "";
}

void go_by(std::optional<int64_t> ahead_ns) {
  set_wall_clock(ahead_ns.has_value(), ahead_ns.value_or(0));
  if (ahead_ns) {
    setenv(kWallClockVariable, std::to_string(*ahead_ns).c_str(), 1);
  } else {
    unsetenv(kWallClockVariable);
  }
}

std::atomic<bool> in_test = false;
std::atomic<int> asks_of_googletest = 0;

class Guard : public testing::EmptyTestEventListener {
  // It writes down when a test begins, right after it has told its listeners so.
  void OnTestStart(const testing::TestInfo&) override {
    asks_of_googletest = 1;
    in_test = true;
  }
  void OnTestEnd(const testing::TestInfo&) override { in_test = false; }
};

// Before main: what this process starts has the same clock preloaded.
const pid_t guarded_process = [] {
  const std::string others = variable("LD_PRELOAD");
  setenv("LD_PRELOAD", (WALL_CLOCK_LIBRARY + (others.empty() ? others : ":" + others)).c_str(), 1);
#ifdef __SANITIZE_ADDRESS__
  // The sanitizer wants to be loaded before everything else; the clock takes nothing that it needs to see.
  const std::string options = variable("ASAN_OPTIONS");
  setenv("ASAN_OPTIONS", ((options.empty() ? options : options + ":") + "verify_asan_link_order=0").c_str(), 1);
#endif
  testing::UnitTest::GetInstance()->listeners().Append(new Guard);
  return getpid();
}();

}  // namespace

void asked_without_wall_clock(const char* function) {
  if (!in_test || asks_of_googletest-- > 0) return;
  thread_local bool telling = false;
  if (std::exchange(telling, true)) return;
  ADD_FAILURE() << "somebody asked the system for the time (" << function << "); tests say what time it is: WallClock";
  telling = false;
  // Nobody hears what a forked process adds to its copy of the results.
  if (getpid() != guarded_process) abort();
}

WallClock::WallClock(int64_t now_ms) {
  int64_t ahead_ns = 0;
  if (get_wall_clock(&ahead_ns)) before_ns_ = ahead_ns;
  go_by(now_ms * 1'000'000 - steady_ns());
}

WallClock::~WallClock() {
  go_by(before_ns_);
}

}  // namespace starharbor::tests
