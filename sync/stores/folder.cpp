// Files in a folder by POSIX calls, because what matters here (which error it was, links that are not followed) is
// beyond the standard library's reach.
#include "sync/stores/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <map>
#include <memory>

#include "content-db/base/durable_file.h"
#include "content-db/base/error.h"

namespace starharbor::sync {
namespace {

namespace fs = std::filesystem;

constexpr time_t kStaleTempSeconds = 24 * 3600;

[[noreturn]] void fail(int error, const std::string& operation) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      throw Error(ErrorCode::kDiskFull, operation,
                  "there is no space left. Make room there, then run this again; nothing is lost");
    case EROFS:
    case EACCES:
    case EPERM:
      throw Error(
          ErrorCode::kReadOnly, operation,
          "it can't be written. Take off the stick's write protection, or ask for the right to write there, then run "
          "this again");
    case ENOENT:
    case ENOTDIR:
      throw Error(ErrorCode::kMissing, operation, "it is not there");
    default:
      throw Error(ErrorCode::kIo, operation,
                  fmt::format("{}. Was the stick pulled or the share lost? Plug it in and run this again",
                              std::strerror(error)));
  }
}

class File {
 public:
  File(const fs::path& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC)) {}
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int fd() const { return fd_; }

 private:
  int fd_;
};

std::string lower_case(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// A temporary file left by a writer that was cut off goes once no writer can still be at it. Not being able to is no
// harm.
void remove_if_stale(int folder_fd, const std::string& name, const struct stat& info) {
  if (std::time(nullptr) - info.st_mtim.tv_sec > kStaleTempSeconds) ::unlinkat(folder_fd, name.c_str(), 0);
}

// vfat may give a short name back in capitals; elsewhere such a file is somebody else's and keeps its name.
std::string as_given(int folder_fd, const std::string& name, const struct stat& info) {
  std::string lower = lower_case(name);
  struct stat other {};
  const bool same = lower != name && ::fstatat(folder_fd, lower.c_str(), &other, AT_SYMLINK_NOFOLLOW) == 0 &&
                    other.st_dev == info.st_dev && other.st_ino == info.st_ino;
  return same ? lower : name;
}

// Adds every file under a folder, by its name from the store's top on. By descriptors, so that a name is looked up in
// its own folder alone and no link is followed. Gives 0, or errno; what is gone meanwhile is no fault.
int add_files(int parent_fd, const std::string& folder, const std::string& above,
              std::map<std::string, uint64_t>& found) {
  const int fd = ::openat(parent_fd, folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0) return errno == ENOENT || errno == ENOTDIR || errno == ELOOP ? 0 : errno;
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(::fdopendir(fd), ::closedir);
  if (!entries) {
    ::close(fd);
    return ENOMEM;
  }
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(entries.get());
    if (!entry) return errno;
    const std::string name = entry->d_name;
    struct stat info {};
    if (name == "." || name == "..") continue;
    if (::fstatat(fd, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno == ENOENT) continue;
      return errno;
    }
    if (S_ISDIR(info.st_mode)) {
      if (const int error = add_files(fd, name, above + as_given(fd, name, info) + "/", found)) return error;
    } else if (S_ISREG(info.st_mode) && name.ends_with(content::kTempEnding)) {
      remove_if_stale(fd, name, info);
    } else if (S_ISREG(info.st_mode)) {
      found[above + as_given(fd, name, info)] = static_cast<uint64_t>(info.st_size);
    }
  }
}

}  // namespace

FolderStore::FolderStore(fs::path folder) : folder_(std::move(folder)) {
  if (!folder_.has_filename()) folder_ = folder_.parent_path();
  struct stat info {};
  if (::stat(folder_.c_str(), &info) != 0 || !S_ISDIR(info.st_mode)) {
    throw Error(
        ErrorCode::kMissing, "open " + folder_.string(),
        "there is no such folder. If it is on a stick or a share: plug it in, wait until it shows, then run this "
        "again. If this is to be a new store: make the folder first (mkdir)");
  }
  device_ = info.st_dev;
  inode_ = info.st_ino;
}

fs::path FolderStore::path_of(std::string_view name) const {
  return name.empty() ? folder_ : folder_ / name;
}

// A stick pulled during an exchange may leave its empty mount point behind; writing there would fill the system's disk
// and reach nobody.
void FolderStore::check_same_folder() const {
  struct stat info {};
  if (::stat(folder_.c_str(), &info) != 0) fail(errno, "open " + folder_.string());
  if (info.st_dev != device_ || info.st_ino != inode_) fail(ENODEV, "open " + folder_.string());
}

std::vector<StoreEntry> FolderStore::list(std::string_view prefix) {
  check_same_folder();
  std::map<std::string, uint64_t> found;
  const fs::path top = path_of(prefix);
  if (const int error = add_files(AT_FDCWD, top, prefix.empty() ? "" : std::string(prefix) + "/", found))
    fail(error, "list " + top.string());
  std::vector<StoreEntry> entries;
  for (auto& [name, size] : found) entries.push_back({name, size});
  return entries;
}

bool FolderStore::exists(std::string_view name) {
  check_same_folder();
  struct stat info {};
  if (::lstat(path_of(name).c_str(), &info) == 0) return S_ISREG(info.st_mode);
  if (errno != ENOENT && errno != ENOTDIR) fail(errno, "read " + path_of(name).string());
  return false;
}

Bytes FolderStore::get(std::string_view name, size_t max_bytes) {
  const fs::path path = path_of(name);
  const std::string operation = "read " + path.string();
  File file(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  if (file.fd() < 0) {
    if (errno == EACCES || errno == EPERM) throw Error(ErrorCode::kIo, operation, "this user may not read it");
    fail(errno, operation);
  }
  struct stat info {};
  if (::fstat(file.fd(), &info) != 0) fail(errno, operation);
  if (!S_ISREG(info.st_mode)) throw Error(ErrorCode::kCorrupt, operation, "it is no file");
  Bytes bytes;
  const auto announced = static_cast<uint64_t>(info.st_size);
  if (announced <= max_bytes) bytes.reserve(announced + 1);
  std::array<uint8_t, 1 << 16> block;
  while (bytes.size() <= max_bytes) {
    const ssize_t count = ::read(file.fd(), block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(errno, operation);
    if (count == 0) return bytes;
    bytes.insert(bytes.end(), block.begin(), block.begin() + count);
  }
  throw Error(ErrorCode::kCorrupt, operation, "it is larger than any file that belongs there");
}

void FolderStore::put(std::string_view name, std::span<const uint8_t> bytes) {
  check_same_folder();
  const fs::path path = path_of(name);
  int error = content::make_folders_durably(path.parent_path(), folder_);
  if (error == 0) error = content::write_durably(path, bytes);
  if (error != 0) fail(error, "write " + path.string());
}

// Not flushed: a removal that a power cut undoes is done again by whoever lists the store next.
void FolderStore::remove(std::string_view name) {
  check_same_folder();
  const fs::path path = path_of(name);
  if (::unlink(path.c_str()) != 0 && errno != ENOENT && errno != ENOTDIR) fail(errno, "remove " + path.string());
}

}  // namespace starharbor::sync
