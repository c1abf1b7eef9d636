// A folder that a test has to itself and that is gone when the test is.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace starharbor::tests {

class TemporaryFolder {
 public:
  TemporaryFolder() : TemporaryFolder(std::filesystem::temp_directory_path()) {}
  // On a disk of one's choice.
  explicit TemporaryFolder(const std::filesystem::path& disk) {
    std::string name = (disk / "starharbor-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

}  // namespace starharbor::tests
