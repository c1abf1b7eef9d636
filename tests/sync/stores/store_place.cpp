// See store_place.h.
#include "tests/sync/stores/store_place.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "sync/stores/address.h"
#include "tests/support/process.h"

namespace starharbor::tests {

namespace fs = std::filesystem;

RclonePlace::RclonePlace(const fs::path& folder, const std::string& configuration, std::string address)
    : address_(std::move(address)) {
  const fs::path file = folder / "rclone.conf";
  std::ofstream(file) << configuration;
  setenv("RCLONE_CONFIG", file.c_str(), 1);
  // rclone 1.60 reaches no S3 server while this is set.
  unsetenv("AWS_CA_BUNDLE");
}

std::unique_ptr<sync::RemoteStore> RclonePlace::open(const sync::RemoteOptions& options) {
  return std::make_unique<sync::RemoteStore>(address_, options);
}

void RclonePlace::fill(const fs::path& folder) {
  const Finished done = run({"rclone", "copy", "--ignore-times", folder, address_});
  ASSERT_EQ(done.status, 0) << done.errors;
}

sync::RemoteOptions RclonePlace::options() {
  sync::RemoteOptions options;
  options.pause = [this](std::chrono::milliseconds time) { pauses_.push_back(time); };
  return options;
}

std::string obscured(const std::string& password) {
  std::string text = run({"rclone", "obscure", password}).output;
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace starharbor::tests
