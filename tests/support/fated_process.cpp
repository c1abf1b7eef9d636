// See fated_process.h.
#include "tests/support/fated_process.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

namespace starharbor::tests {
namespace {

constexpr int kFaultExitCode = 3;
constexpr std::string_view kSaid = "said ", kPoints = "points ";

[[noreturn]] void act_and_leave(const WritePlan& plan, const std::function<void(const Say&)>& act, int pipe) {
  const auto send = [pipe](std::string_view kind, const std::string& rest) {
    const std::string line = fmt::format("{}{}\n", kind, rest);
    if (write(pipe, line.data(), line.size()) != static_cast<ssize_t>(line.size())) _exit(kFaultExitCode);
  };
  try {
    arm_write_points(plan);
    act([&](const std::string& line) { send(kSaid, line); });
    send(kPoints, std::to_string(disarm_write_points()));
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    _exit(kFaultExitCode);
  }
  _exit(0);
}

std::string read_all(int pipe) {
  std::string text;
  char buffer[4096];
  for (ssize_t count; (count = read(pipe, buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<size_t>(count));
  close(pipe);
  return text;
}

}  // namespace

FatedRun run_fated(const WritePlan& plan, const std::function<void(const Say&)>& act) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    act_and_leave(plan, act, ends[1]);
  }
  close(ends[1]);
  std::istringstream lines(read_all(ends[0]));
  int status = 0;
  waitpid(child, &status, 0);
  FatedRun run;
  run.gone = WIFEXITED(status) && WEXITSTATUS(status) == kGoneExitCode;
  run.sound = run.gone || (WIFEXITED(status) && WEXITSTATUS(status) == 0);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(kSaid)) run.said.push_back(line.substr(kSaid.size()));
    if (line.starts_with(kPoints)) run.points = std::stoll(line.substr(kPoints.size()));
  }
  return run;
}

}  // namespace starharbor::tests
