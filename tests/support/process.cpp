// fork, exec and wait behind process.h.
#include "tests/support/process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

int exit_code(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// No program finds settings of whoever runs the tests: it looks for them in a folder that stays empty. What a test says
// itself goes before.
Environment without_settings(Environment environment) {
  static const TemporaryFolder empty;
  environment.merge(Environment{
      {"XDG_CONFIG_HOME", empty.path()}, {"XDG_STATE_HOME", empty.path()}, {"STARHARBOR_DATA", std::string()}});
  return environment;
}

pid_t start(const std::vector<std::string>& arguments, const Environment& environment, const std::string& output,
            const std::string& errors) {
  std::vector<char*> argv;
  for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const Environment whole = without_settings(environment);
  const pid_t pid = fork();
  if (pid < 0) throw std::runtime_error("fork failed");
  if (pid > 0) return pid;
  for (const auto& [name, value] : whole)
    value.empty() ? unsetenv(name.c_str()) : setenv(name.c_str(), value.c_str(), 1);
  const int in = open("/dev/null", O_RDONLY);
  const int out = open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  const int err = errors == output ? out : open(errors.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  dup2(in, 0);
  dup2(out, 1);
  dup2(err, 2);
  execvp(argv[0], argv.data());
  _exit(127);
}

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

Finished run(const std::vector<std::string>& arguments, const Environment& environment) {
  TemporaryFolder folder;
  const pid_t pid = start(arguments, environment, folder / "out", folder / "err");
  int status = 0;
  waitpid(pid, &status, 0);
  return {exit_code(status), contents(folder / "out"), contents(folder / "err")};
}

Process::Process(const std::vector<std::string>& arguments, const Environment& environment,
                 const std::filesystem::path& output)
    : pid_(start(arguments, environment, output, output)), output_(output) {}

Process::~Process() {
  stop();
}

bool Process::running() {
  return wait(0) == -1;
}

int Process::wait(int timeout_ms) {
  const auto ended = [&] {
    if (status_ != -1) return true;
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) != pid_) return false;
    status_ = exit_code(status);
    return true;
  };
  wait_until(timeout_ms, ended);
  return status_;
}

void Process::stop() {
  if (!running()) return;
  kill(pid_, SIGTERM);
  if (wait(2000) != -1) return;
  kill(pid_, SIGKILL);
  wait(2000);
}

std::string Process::output() const {
  return contents(output_);
}

void sleep_ms(int ms) {
  const timespec time{ms / 1000, (ms % 1000) * 1'000'000L};
  nanosleep(&time, nullptr);
}

}  // namespace starharbor::tests
