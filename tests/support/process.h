// Other programs, as tests need them: run one to its end, or keep one running for as long as the handle lives.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace starharbor::tests {

// On top of the test's own, but for the settings of whoever runs it: of these a program finds none. An empty value
// removes.
using Environment = std::map<std::string, std::string>;

struct Finished {
  int status = 0;      // exit code; 128 + signal when killed
  std::string output;  // stdout
  std::string errors;  // stderr
};

// Waits for the end. The first argument is the program.
Finished run(const std::vector<std::string>& arguments, const Environment& environment = {});

// Runs until the handle dies or stop() is called; then SIGTERM, and SIGKILL after two seconds.
class Process {
 public:
  // stdout and stderr go to the file.
  Process(const std::vector<std::string>& arguments, const Environment& environment,
          const std::filesystem::path& output);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  bool running();
  // The exit code, as in Finished. Waits at most timeout_ms; -1 when it is still running then.
  int wait(int timeout_ms);
  void stop();
  std::string output() const;
  pid_t id() const { return pid_; }

 private:
  pid_t pid_ = -1;
  int status_ = -1;
  std::filesystem::path output_;
};

// Looks every few milliseconds until `found` says yes; false when timeout_ms have passed.
template <typename Found>
bool wait_until(int timeout_ms, Found found);

void sleep_ms(int ms);

template <typename Found>
bool wait_until(int timeout_ms, Found found) {
  for (int waited = 0; waited < timeout_ms; waited += 20) {
    if (found()) return true;
    sleep_ms(20);
  }
  return found();
}

}  // namespace starharbor::tests
