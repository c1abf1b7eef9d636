// Runs another program to its end: bytes in, bytes out, nothing by way of a shell. It never hangs and never takes more
// memory than it was given.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace starharbor::sync {

struct CommandLimits {
  size_t max_output_bytes = 0;
  std::chrono::milliseconds patience{0};  // how long it may go without a word before it is killed
};

struct CommandResult {
  enum class End { kExited, kKilled, kSilent, kTooMuch, kNotFound };
  End end = End::kExited;
  int exit_code = 0;  // when it exited
  std::vector<uint8_t> output;
  std::string messages;  // what it wrote to stderr, its last 16 KiB
};

// The first argument is the program, looked for on the PATH. It finds `input` as a file at its standard input, which it
// may also open as /dev/stdin, as often as it likes. Throws Error{kIo} when no process can be started.
CommandResult run_command(const std::vector<std::string>& arguments, std::span<const uint8_t> input,
                          const CommandLimits& limits);

}  // namespace starharbor::sync
