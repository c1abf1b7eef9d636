// Making the folders and starting the programs.
#include "tests/e2e/hall.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/wall_clock.h"

namespace starharbor::tests {
namespace {

// Of all that these tests start, from the first hall on.
const WallClock wall_clock(kNoonMs);

}  // namespace

Finished program(const std::string& name, std::vector<std::string> arguments, int expected,
                 const Environment& environment) {
  arguments.insert(arguments.begin(), std::string(STARHARBOR_BINARIES) + "/" + name);
  Finished finished = run(arguments, environment);
  EXPECT_EQ(finished.status, expected) << name << ": " << finished.errors << finished.output;
  return finished;
}

nlohmann::json content(const std::string& data, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--data", data});
  arguments.push_back("--json");
  return nlohmann::json::parse(program("starharbor-content", arguments).output, nullptr, false);
}

Hall& Hall::instance() {
  static Hall hall;
  return hall;
}

Hall::Hall() {
  const std::string base = "zhen-xin-hui";
  program("starharbor-content", {"--data", office(), "init", "--device", "office", "--role", "office", "--base", base});
  program("starharbor-content", {"--data", office(), "import", STARHARBOR_HALL});
  program("starharbor-content", {"--data", left(), "init", "--device", "left", "--base", base});
  program("starharbor-content", {"--data", right(), "init", "--device", "right", "--base", base});
  std::filesystem::create_directory(store());
  std::ofstream(folder_ / "passphrase") << "a trial in the hall\n";
  const std::vector<std::string> passphrase = {"--passphrase-file", folder_ / "passphrase"};
  program("starharbor-sync",
          {"--data", office(), "office", "init", folder_ / "recovery", passphrase[0], passphrase[1]});
  // They are not enrolled yet, and say so.
  for (const std::string& data : {left(), right()}) program("starharbor-sync", {"--data", data, "run", store()}, 1);
  program("starharbor-sync", {"--data", office(), "enrol", store(), "--all", passphrase[0], passphrase[1]});
  for (const std::string& data : {office(), left(), right()}) sync(data);
}

Kiosk::Kiosk(XServer& server, const std::string& data, std::vector<std::string> more) {
  std::vector<std::string> arguments = {std::string(STARHARBOR_BINARIES) + "/starharbor-kiosk", "--data", data,
                                        "--trace", folder_ / "trace"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  process_ = std::make_unique<Process>(arguments, server.environment(), folder_ / "output");
}

std::string Kiosk::place() const {
  std::ifstream in(folder_ / "trace");
  std::string line, last;
  while (std::getline(in, line)) last = line;
  return last;
}

bool Kiosk::reaches(const std::string& place) {
  const bool there = wait_until(10'000, [&] { return this->place().starts_with(place); });
  EXPECT_TRUE(there) << "waited for \"" << place << "\", the visitor is at \"" << this->place() << "\"\n"
                     << process_->output();
  return there;
}

}  // namespace starharbor::tests
