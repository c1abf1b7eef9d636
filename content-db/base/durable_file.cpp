// POSIX calls, because fsync of files and folders, exclusive creation and the errno are beyond the standard library.
#include "content-db/base/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "content-db/base/cryptography.h"

namespace starharbor::content {
namespace {

namespace fs = std::filesystem;

bool write_whole(int fd, std::span<const uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes = bytes.subspan(static_cast<size_t>(written));
  }
  return true;
}

// A network share may tell only on closing that there was no room.
int fill(const fs::path& temp, std::span<const uint8_t> bytes, mode_t mode) {
  const int fd = ::open(temp.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (fd < 0) return errno;
  const int error = write_whole(fd, bytes) && ::fsync(fd) == 0 ? 0 : errno;
  if (::close(fd) != 0 && error == 0) return errno;
  return error;
}

}  // namespace

int write_durably(const fs::path& file, std::span<const uint8_t> bytes, mode_t mode) {
  const fs::path temp = file.string() + "." + to_hex(random_bytes(4)) + std::string(kTempEnding);
  int error = fill(temp, bytes, mode);
  if (error == 0 && ::rename(temp.c_str(), file.c_str()) != 0) error = errno;
  if (error == 0) return sync_folder(file.parent_path());
  ::unlink(temp.c_str());
  return error;
}

int make_folders_durably(const fs::path& folder, const fs::path& top) {
  struct stat info {};
  if (folder.empty() || folder == top || (::stat(folder.c_str(), &info) == 0 && S_ISDIR(info.st_mode))) return 0;
  if (const int error = make_folders_durably(folder.parent_path(), top)) return error;
  if (::mkdir(folder.c_str(), 0755) == 0) return sync_folder(folder.parent_path());
  if (errno != EEXIST) return errno;
  // Somebody else made it in this moment, or a file stands there.
  return ::stat(folder.c_str(), &info) == 0 && S_ISDIR(info.st_mode) ? 0 : ENOTDIR;
}

int sync_folder(const fs::path& folder) {
  const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return errno;
  const int error = ::fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;
  ::close(fd);
  return error;
}

}  // namespace starharbor::content
