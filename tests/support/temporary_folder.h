// A folder that a test has to itself and that is gone when the test is.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace starharbor::tests {

// A disk in memory, where the machine has one with room and nobody chose another ($TMPDIR): no test's files need to
// outlive the machine, and on a real disk most of a test's time goes by in waiting for its flushes. What flushes are
// good for is proven with write_points.h.
inline std::filesystem::path disk_in_memory() {
  const std::filesystem::path memory = "/dev/shm";
  std::error_code ignored;
  const bool usable = !std::getenv("TMPDIR") && std::filesystem::is_directory(memory, ignored) &&
                      std::filesystem::space(memory, ignored).available > std::uintmax_t{1} << 30;
  return usable ? memory : std::filesystem::temp_directory_path();
}

class TemporaryFolder {
 public:
  TemporaryFolder() : TemporaryFolder(disk_in_memory()) {}
  // On a disk of one's choice: a program that a test writes down may not be run from every disk in memory.
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
