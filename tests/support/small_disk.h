// A disk of a few kilobytes that can fill up and be pulled: tmpfs, mounted where only this test sees it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace starharbor::tests {

class SmallDisk {
 public:
  // Mounts it on a new folder.
  SmallDisk(std::filesystem::path folder, int64_t bytes);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  // Why nothing can be mounted here; empty when it is mounted.
  const std::string& missing() const { return missing_; }
  const std::filesystem::path& path() const { return folder_; }
  // As a hand does it: at once, whoever uses it. The empty folder stays.
  void pull();

 private:
  std::filesystem::path folder_;
  std::string missing_;
};

}  // namespace starharbor::tests
