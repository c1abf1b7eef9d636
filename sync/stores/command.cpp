// posix_spawn, two pipes and poll behind command.h. Input goes by a file in memory rather than a pipe: the program can
// go back in it and ask for its size, and a program that ends early can't block or signal the writer.
#include "sync/stores/command.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "content-db/base/error.h"

extern char** environ;

namespace starharbor::sync {
namespace {

constexpr size_t kMaxMessageBytes = 16 << 10;

using Clock = std::chrono::steady_clock;
using End = CommandResult::End;

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  bool open() const { return fd_ >= 0; }
  void reset(int fd) {
    close();
    fd_ = fd;
  }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

struct Pipe {
  Descriptor read, write;
};

[[noreturn]] void fail(const std::string& program, int error) {
  throw Error(ErrorCode::kIo, "run " + program,
              std::string(std::strerror(error)) + ". Close other programs or restart this machine, then try again");
}

void open_pipe(Pipe& pipe, const std::string& program) {
  std::array<int, 2> ends;
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail(program, errno);
  pipe.read.reset(ends[0]);
  pipe.write.reset(ends[1]);
}

void write_input(int fd, std::span<const uint8_t> bytes, const std::string& program) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(program, errno);
    bytes = bytes.subspan(static_cast<size_t>(written));
  }
  ::lseek(fd, 0, SEEK_SET);
}

// 0 or the errno; the child has the three as its standard streams.
int spawn(const std::vector<std::string>& arguments, int in, int out, int err, pid_t& pid) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
  const int error = ::posix_spawnp(&pid, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

// Takes what is there to be read; closes the descriptor at its end.
template <typename Take>
void read_some(Descriptor& from, Take take) {
  std::array<uint8_t, 1 << 16> block;
  const ssize_t count = ::read(from.get(), block.data(), block.size());
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (count <= 0) return from.close();
  take(std::span(block.data(), static_cast<size_t>(count)));
}

// Reads both streams to their ends, or until a limit is met.
End read_all(Descriptor& out, Descriptor& err, const CommandLimits& limits, CommandResult& result) {
  Clock::time_point heard = Clock::now();
  while (out.open() || err.open()) {
    std::array<pollfd, 2> waiting{pollfd{out.get(), POLLIN, 0}, pollfd{err.get(), POLLIN, 0}};
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(heard + limits.patience - Clock::now());
    if (left.count() <= 0) return End::kSilent;
    if (::poll(waiting.data(), waiting.size(), static_cast<int>(left.count())) <= 0) continue;
    heard = Clock::now();
    if (waiting[0].revents != 0) {
      read_some(out, [&](std::span<const uint8_t> bytes) {
        result.output.insert(result.output.end(), bytes.begin(), bytes.end());
      });
    }
    if (waiting[1].revents != 0) {
      read_some(err, [&](std::span<const uint8_t> bytes) {
        result.messages.append(bytes.begin(), bytes.end());
        if (result.messages.size() > kMaxMessageBytes)
          result.messages.erase(0, result.messages.size() - kMaxMessageBytes);
      });
    }
    if (result.output.size() > limits.max_output_bytes) return End::kTooMuch;
  }
  return End::kExited;
}

}  // namespace

CommandResult run_command(const std::vector<std::string>& arguments, std::span<const uint8_t> input,
                          const CommandLimits& limits) {
  const std::string& program = arguments.front();
  Descriptor in(::memfd_create("input", MFD_CLOEXEC));
  if (!in.open()) fail(program, errno);
  write_input(in.get(), input, program);
  Pipe out, err;
  open_pipe(out, program);
  open_pipe(err, program);

  CommandResult result;
  pid_t pid = -1;
  const int error = spawn(arguments, in.get(), out.write.get(), err.write.get(), pid);
  if (error == ENOENT || error == EACCES) {
    result.end = End::kNotFound;
    return result;
  }
  if (error != 0) fail(program, error);
  out.write.close();
  err.write.close();
  result.end = read_all(out.read, err.read, limits, result);
  if (result.end != End::kExited) ::kill(pid, SIGKILL);
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  if (result.end == End::kExited && !WIFEXITED(status)) result.end = End::kKilled;
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  return result;
}

}  // namespace starharbor::sync
