// See small_disk.h. A mount namespace of its own, so that nothing stays behind, whatever becomes of the test.
#include "tests/support/small_disk.h"

#include <sched.h>
#include <sys/mount.h>

#include <cerrno>
#include <cstring>

namespace starharbor::tests {
namespace {

// Once for a process; without root in a user namespace, in which one may.
bool have_own_mounts() {
  static const bool have = ::unshare(CLONE_NEWNS) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
  return have && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

}  // namespace

SmallDisk::SmallDisk(std::filesystem::path folder, int64_t bytes) : folder_(std::move(folder)) {
  std::filesystem::create_directories(folder_);
  const std::string options = "mode=0777,size=" + std::to_string(bytes);
  if (!have_own_mounts() || ::mount("small", folder_.c_str(), "tmpfs", 0, options.c_str()) != 0)
    missing_ = std::string("nothing can be mounted here: ") + std::strerror(errno);
}

SmallDisk::~SmallDisk() {
  if (missing_.empty()) pull();
}

void SmallDisk::pull() {
  ::umount2(folder_.c_str(), MNT_DETACH);
}

}  // namespace starharbor::tests
