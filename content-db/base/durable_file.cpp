// POSIX calls, because fsync, exclusive creation, rights and the errno are beyond the standard library.
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
int fill(const OpenFolder& folder, const std::string& temp, std::span<const uint8_t> bytes, mode_t mode) {
  const int fd = ::openat(folder.fd(), temp.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (fd < 0) return errno;
  set_rights(fd, mode);
  const int error = write_whole(fd, bytes) && ::fsync(fd) == 0 ? 0 : errno;
  if (::close(fd) != 0 && error == 0) return errno;
  return error;
}

}  // namespace

int write_durably(const OpenFolder& folder, const std::string& name, std::span<const uint8_t> bytes, mode_t mode) {
  if (folder.error() != 0) return folder.error();
  const std::string temp = name + "." + to_hex(random_bytes(4)) + std::string(kTempEnding);
  int error = fill(folder, temp, bytes, mode);
  if (error == 0 && ::renameat(folder.fd(), temp.c_str(), folder.fd(), name.c_str()) != 0) error = errno;
  if (error == 0) return folder.sync();
  ::unlinkat(folder.fd(), temp.c_str(), 0);
  return error;
}

int write_durably(const fs::path& file, std::span<const uint8_t> bytes, mode_t mode) {
  return write_durably(OpenFolder(file.parent_path()), file.filename().string(), bytes, mode);
}

int make_folders_durably(const fs::path& folder) {
  struct stat info {};
  if (folder.empty() || (::stat(folder.c_str(), &info) == 0 && S_ISDIR(info.st_mode))) return 0;
  if (const int error = make_folders_durably(folder.parent_path())) return error;
  if (!folder.has_filename()) return 0;
  return OpenFolder(folder.parent_path()).enter_or_make(folder.filename().string(), kPrivateFolder).error();
}

}  // namespace starharbor::content
