// Data folders, a store and the three programs, as the end-to-end tests use them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/support/process.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/x_server.h"

namespace starharbor::tests {

// Runs a program of the project; fails the test when its exit code isn't `expected`.
Finished program(const std::string& name, std::vector<std::string> arguments, int expected = 0,
                 const Environment& environment = {});
nlohmann::json content(const std::string& data, std::vector<std::string> arguments);

// An office with the sample hall, two kiosks of one base, and a store between them. Made once for all tests of the
// process.
class Hall {
 public:
  static Hall& instance();

  std::string office() const { return folder_ / "office"; }
  std::string left() const { return folder_ / "left"; }
  std::string right() const { return folder_ / "right"; }
  std::string store() const { return folder_ / "store"; }
  void sync(const std::string& data) const { program("starharbor-sync", {"--data", data, "run", store()}); }

 private:
  Hall();
  TemporaryFolder folder_;
};

// A kiosk in a window of its own X server. It writes down where the visitor is (--trace); the test reads that.
class Kiosk {
 public:
  Kiosk(XServer& server, const std::string& data, std::vector<std::string> more = {});

  // Waits until the last line of the trace begins with `place`; false after ten seconds.
  bool reaches(const std::string& place);
  std::string place() const;
  Process& process() { return *process_; }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Process> process_;
};

}  // namespace starharbor::tests
