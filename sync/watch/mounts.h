// Which disks are mounted where, and which have come or gone since the last look; which of them are sticks. It reads
// the kernel's list and looks for one file on each disk; it opens nothing else there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace starharbor::sync {

struct Mount {
  int64_t id = 0;  // another each time that something is mounted
  std::string place;
  std::string type;    // vfat
  std::string source;  // /dev/sdb1
  auto operator<=>(const Mount&) const = default;
};

// The text of /proc/self/mountinfo, in its order; lines of another form are passed over.
std::vector<Mount> parse_mounts(std::string_view mountinfo);

constexpr const char* kMountsFile = "/proc/self/mountinfo";

// What is mounted now; nothing where the file can't be read.
std::vector<Mount> read_mounts(const std::filesystem::path& file = kMountsFile);

// Does this folder lie on something that people carry about: a disk with a file system of sticks, or one where desktops
// mount what is plugged in?
bool is_on_stick(const std::vector<Mount>& mounts, const std::filesystem::path& folder);

// Disks other than the root with a store at their top; `came` and `went` since the last look.
class MountWatch {
 public:
  explicit MountWatch(std::filesystem::path file = kMountsFile);
  ~MountWatch();
  MountWatch(const MountWatch&) = delete;
  MountWatch& operator=(const MountWatch&) = delete;

  // poll() says POLLPRI when the list has changed; -1 where that can't be had.
  int fd() const { return fd_; }

  struct News {
    std::vector<std::string> sticks_came;  // their places
    std::vector<std::string> sticks_went;
    std::vector<std::string> places_came;  // of anything new, shares too
  };
  // The first look finds everything new.
  News look();

 private:
  std::filesystem::path file_;
  int fd_ = -1;
  std::map<int64_t, Mount> seen_;
  std::map<int64_t, std::string> sticks_;
};

}  // namespace starharbor::sync
