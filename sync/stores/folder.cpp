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
using content::OpenFolder;

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
  File(const OpenFolder& folder, const std::string& name, int flags)
      : fd_(::openat(folder.fd(), name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC)) {}
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
int add_files(const OpenFolder& folder, const std::string& above, std::map<std::string, uint64_t>& found) {
  if (folder.error() != 0) return folder.error() == ENOENT || folder.error() == ENOTDIR ? 0 : folder.error();
  const int fd = ::fcntl(folder.fd(), F_DUPFD_CLOEXEC, 0);
  if (fd < 0) return errno;
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
      if (const int error = add_files(folder.enter(name), above + as_given(fd, name, info) + "/", found)) return error;
    } else if (S_ISREG(info.st_mode) && name.ends_with(content::kTempEnding)) {
      remove_if_stale(fd, name, info);
    } else if (S_ISREG(info.st_mode)) {
      found[above + as_given(fd, name, info)] = static_cast<uint64_t>(info.st_size);
    }
  }
}

Bytes read_whole(const File& file, uint64_t announced, size_t max_bytes, const std::string& operation) {
  Bytes bytes;
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

}  // namespace

FolderStore::FolderStore(fs::path folder, Privacy privacy) : folder_(std::move(folder)), privacy_(privacy) {
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
OpenFolder FolderStore::open_top() const {
  OpenFolder top(folder_);
  struct stat info {};
  if (top.error() != 0 || ::fstat(top.fd(), &info) != 0)
    fail(top.error() != 0 ? top.error() : errno, "open " + folder_.string());
  if (info.st_dev != device_ || info.st_ino != inode_) fail(ENODEV, "open " + folder_.string());
  return top;
}

FolderStore::Place FolderStore::reach(std::string_view name) const {
  Place place{open_top(), {}};
  size_t slash;
  for (; (slash = name.find('/')) != std::string_view::npos; name.remove_prefix(slash + 1)) {
    place.folder = place.folder.enter(std::string(name.substr(0, slash)));
  }
  place.name = name;
  return place;
}

FolderStore::Place FolderStore::make_way(std::string_view name) const {
  const mode_t mode = privacy_ == Privacy::kPrivate ? content::kPrivateFolder : content::kSharedFolder;
  Place place{open_top(), {}};
  size_t slash;
  for (; (slash = name.find('/')) != std::string_view::npos; name.remove_prefix(slash + 1)) {
    place.folder = place.folder.enter_or_make(std::string(name.substr(0, slash)), mode);
  }
  place.name = name;
  return place;
}

std::vector<StoreEntry> FolderStore::list(std::string_view prefix) {
  std::map<std::string, uint64_t> found;
  const bool whole = prefix.empty();
  const Place place = reach(prefix);
  const int error = whole ? add_files(place.folder, "", found)
                          : add_files(place.folder.enter(place.name), std::string(prefix) + "/", found);
  if (error != 0) fail(error, "list " + path_of(prefix).string());
  std::vector<StoreEntry> entries;
  for (auto& [name, size] : found) entries.push_back({name, size});
  return entries;
}

bool FolderStore::exists(std::string_view name) {
  const Place place = reach(name);
  struct stat info {};
  int error = place.folder.error();
  if (error == 0 && ::fstatat(place.folder.fd(), place.name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) error = errno;
  if (error != 0 && error != ENOENT && error != ENOTDIR) fail(error, "read " + path_of(name).string());
  return error == 0 && S_ISREG(info.st_mode);
}

Bytes FolderStore::get(std::string_view name, size_t max_bytes) {
  const std::string operation = "read " + path_of(name).string();
  const Place place = reach(name);
  const File file(place.folder, place.name, O_RDONLY | O_NONBLOCK);
  if (file.fd() < 0) {
    const int error = place.folder.error() != 0 ? place.folder.error() : errno;
    if (error == EACCES || error == EPERM) throw Error(ErrorCode::kIo, operation, "this user may not read it");
    if (error == ELOOP) throw Error(ErrorCode::kCorrupt, operation, "it is no file");
    fail(error, operation);
  }
  struct stat info {};
  if (::fstat(file.fd(), &info) != 0) fail(errno, operation);
  if (!S_ISREG(info.st_mode)) throw Error(ErrorCode::kCorrupt, operation, "it is no file");
  return read_whole(file, static_cast<uint64_t>(info.st_size), max_bytes, operation);
}

void FolderStore::put(std::string_view name, std::span<const uint8_t> bytes) {
  const Place place = make_way(name);
  const mode_t mode = privacy_ == Privacy::kPrivate ? content::kPrivateFile : content::kSharedFile;
  const int error = content::write_durably(place.folder, place.name, bytes, mode);
  const std::string operation = "write " + path_of(name).string();
  if (error == ENOTDIR)
    throw Error(ErrorCode::kReadOnly, operation,
                "a file or a link stands where a folder of the store must be. Take it away, then run this again");
  if (error != 0) fail(error, operation);
}

// Not flushed: a removal that a power cut undoes is done again by whoever lists the store next.
void FolderStore::remove(std::string_view name) {
  const Place place = reach(name);
  int error = place.folder.error();
  if (error == 0 && ::unlinkat(place.folder.fd(), place.name.c_str(), 0) != 0) error = errno;
  if (error != 0 && error != ENOENT && error != ENOTDIR) fail(error, "remove " + path_of(name).string());
}

}  // namespace starharbor::sync
