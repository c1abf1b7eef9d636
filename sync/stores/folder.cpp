// Files in a folder by POSIX calls, because what matters here (which error it was, links that are not followed) is
// beyond the standard library's reach.
#include "sync/stores/folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <map>
#include <system_error>

#include "content-db/durable_file.h"
#include "content-db/error.h"

namespace starharbor::sync {
namespace {

namespace fs = std::filesystem;

constexpr auto kStaleTempAge = std::chrono::hours(24);

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
void remove_if_stale(const fs::directory_entry& temp) {
  std::error_code ignored;
  const auto written = temp.last_write_time(ignored);
  if (!ignored && fs::file_time_type::clock::now() - written > kStaleTempAge) fs::remove(temp.path(), ignored);
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
  std::error_code error;
  fs::recursive_directory_iterator it(top, error);
  if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory) return {};
  for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    const fs::directory_entry& entry = *it;
    struct stat info {};
    if (::lstat(entry.path().c_str(), &info) != 0) {
      if (errno == ENOENT) continue;
      fail(errno, "read " + entry.path().string());
    }
    if (!S_ISREG(info.st_mode)) continue;
    const std::string name = entry.path().lexically_relative(folder_).generic_string();
    if (name.ends_with(content::kTempEnding)) {
      remove_if_stale(entry);
      continue;
    }
    // vfat may give a short name back in capitals; elsewhere such a file is somebody else's and keeps its name.
    const std::string lower = lower_case(name);
    const bool same_file = lower != name && fs::equivalent(folder_ / lower, entry.path(), error);
    error.clear();
    found[same_file ? lower : name] = static_cast<uint64_t>(info.st_size);
  }
  if (error) fail(error.value(), "list " + top.string());
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
