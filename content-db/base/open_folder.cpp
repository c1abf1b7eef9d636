// See open_folder.h.
#include "content-db/base/open_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace starharbor::content {
namespace {

constexpr int kFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

}  // namespace

void set_rights(int fd, mode_t mode) {
  static_cast<void>(::fchmod(fd, mode));
}

OpenFolder::OpenFolder(const std::filesystem::path& folder)
    : fd_(::open(folder.empty() ? "." : folder.c_str(), kFlags)), error_(fd_ < 0 ? errno : 0) {}

OpenFolder::OpenFolder(OpenFolder&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), error_(std::exchange(other.error_, EBADF)) {}

OpenFolder& OpenFolder::operator=(OpenFolder&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(error_, other.error_);
  return *this;
}

OpenFolder::~OpenFolder() {
  if (fd_ >= 0) ::close(fd_);
}

OpenFolder OpenFolder::enter(const std::string& name) const {
  if (error_ != 0) return {-1, error_};
  if (name.empty() || name == "." || name == ".." || name.find('/') != std::string::npos) return {-1, ENOENT};
  const int fd = ::openat(fd_, name.c_str(), kFlags | O_NOFOLLOW);
  if (fd >= 0) return {fd, 0};
  return {-1, errno == ELOOP ? ENOTDIR : errno};
}

OpenFolder OpenFolder::enter_or_make(const std::string& name, mode_t mode) const {
  OpenFolder there = enter(name);
  if (there.error() != ENOENT || error_ != 0) return there;
  if (::mkdirat(fd_, name.c_str(), mode) != 0 && errno != EEXIST) return {-1, errno};
  there = enter(name);
  if (there.error() == 0) {
    set_rights(there.fd(), mode);
    if (const int error = sync()) return {-1, error};
  }
  return there;
}

int OpenFolder::sync() const {
  if (error_ != 0) return error_;
  return ::fsync(fd_) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;
}

}  // namespace starharbor::content
