// The functions below have the names of the C library's, so that the linker binds every library's calls to them.
#include "tests/support/write_points.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;

template <typename Function>
Function* real(Function*, const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

// What a power cut would undo. It holds until `flushed` is: the file itself for bytes, its folder for names.
struct Unflushed {
  std::string flushed;
  std::string file;  // whose bytes or name it is, by its name now
  std::function<void(const std::string& file)> undo;
  std::string renamed_from = {};
};

struct State {
  bool armed = false;
  WritePlan plan;
  int64_t met = 0;
  std::vector<Unflushed> unflushed;
};
State state;

std::string path_of(int fd) {
  std::array<char, PATH_MAX> path{};
  const ssize_t size = readlink(("/proc/self/fd/" + std::to_string(fd)).c_str(), path.data(), path.size());
  return size > 0 ? std::string(path.data(), static_cast<size_t>(size)) : std::string();
}

std::string path_in(int folder, const char* name) {
  if (!state.armed || folder == AT_FDCWD || *name == '/') return name;
  return path_of(folder) + "/" + name;
}

bool counts(const std::string& path) {
  return state.armed && path.starts_with(state.plan.under.native());
}

std::string parent_of(const std::string& path) {
  return fs::path(path).parent_path().native();
}

// The last change is undone first. Of an odd cut every second one is lost, so that later ones may be there without
// earlier ones.
[[noreturn]] void cut_power() {
  state.armed = false;
  for (size_t number = 1; !state.unflushed.empty(); ++number) {
    const Unflushed last = std::move(state.unflushed.back());
    state.unflushed.pop_back();
    if (state.plan.at % 2 != 0 && number % 2 != 0) continue;
    last.undo(last.file);
    for (Unflushed& entry : state.unflushed) {
      if (!last.renamed_from.empty() && entry.file == last.file) entry.file = last.renamed_from;
    }
  }
  _exit(kGoneExitCode);
}

// False when this change is to fail. A process whose end this is doesn't come back.
bool may_change(const std::function<void()>& tear = {}) {
  const int64_t number = state.met++;
  if (state.plan.fate == Fate::kNone || number < state.plan.at) return true;
  if (state.plan.fate == Fate::kPowerCut) cut_power();
  if (tear && number == state.plan.at && state.plan.fate != Fate::kKilled) tear();
  if (state.plan.fate != Fate::kFails) _exit(kGoneExitCode);
  errno = state.plan.error;
  return false;
}

void remember(std::string flushed, std::string file, std::function<void(const std::string&)> undo,
              std::string renamed_from = {}) {
  if (state.plan.fate == Fate::kPowerCut)
    state.unflushed.push_back({std::move(flushed), std::move(file), std::move(undo), std::move(renamed_from)});
}

void remember_bytes(int fd, const std::string& path, off_t at, size_t count) {
  if (state.plan.fate != Fate::kPowerCut) return;
  struct stat info {};
  if (fstat(fd, &info) != 0) return;
  std::string old(count, '\0');
  const ssize_t had = pread(fd, old.data(), count, at);
  old.resize(had > 0 ? static_cast<size_t>(had) : 0);
  const off_t size = info.st_size;
  remember(path, path, [old, at, size](const std::string& file) {
    const int again = open(file.c_str(), O_WRONLY | O_CLOEXEC);
    if (again < 0) return;
    if (!old.empty()) static_cast<void>(!real(&::pwrite, "pwrite")(again, old.data(), old.size(), at));
    static_cast<void>(!real(&::ftruncate, "ftruncate")(again, size));
    close(again);
  });
}

void remember_rename(const std::string& from, const std::string& to) {
  std::optional<std::string> replaced;
  if (std::ifstream old(to, std::ios::binary); old)
    replaced = std::string(std::istreambuf_iterator<char>(old), std::istreambuf_iterator<char>());
  for (Unflushed& entry : state.unflushed) {
    if (entry.file != from) continue;
    if (entry.flushed == from) entry.flushed = to;
    entry.file = to;
  }
  const auto undo = [from, replaced](const std::string& file) {
    real(&::rename, "rename")(file.c_str(), from.c_str());
    if (replaced) std::ofstream(file, std::ios::binary) << *replaced;
  };
  remember(parent_of(to), to, undo, from);
}

template <typename Write>
ssize_t write_some(int fd, const void* bytes, size_t count, off_t at, const Write& write) {
  const std::string path = state.armed ? path_of(fd) : std::string();
  if (!counts(path)) return write(bytes, count);
  if (!may_change([&] { write(bytes, count / 2); })) return -1;
  remember_bytes(fd, path, at, count);
  return write(bytes, count);
}

int flush(int fd) {
  const std::string path = state.armed ? path_of(fd) : std::string();
  if (!counts(path)) return 0;
  if (!may_change()) return -1;
  std::erase_if(state.unflushed, [&](const Unflushed& entry) { return entry.flushed == path; });
  return 0;
}

int shorten(int fd, off_t size) {
  const std::string path = state.armed ? path_of(fd) : std::string();
  struct stat info {};
  if (counts(path)) {
    if (!may_change()) return -1;
    if (fstat(fd, &info) == 0 && info.st_size > size)
      remember_bytes(fd, path, size, static_cast<size_t>(info.st_size - size));
  }
  return real(&::ftruncate, "ftruncate")(fd, size);
}

}  // namespace

void arm_write_points(const WritePlan& plan) {
  state = {true, plan, 0, {}};
}

int64_t disarm_write_points() {
  state.armed = false;
  state.unflushed.clear();
  return state.met;
}

}  // namespace starharbor::tests

using namespace starharbor::tests;

extern "C" {

ssize_t write(int fd, const void* bytes, size_t count) {
  return write_some(fd, bytes, count, lseek(fd, 0, SEEK_CUR),
                    [fd](const void* some, size_t size) { return real(&::write, "write")(fd, some, size); });
}

ssize_t pwrite(int fd, const void* bytes, size_t count, off_t at) {
  return write_some(fd, bytes, count, at,
                    [fd, at](const void* some, size_t size) { return real(&::pwrite, "pwrite")(fd, some, size, at); });
}
ssize_t pwrite64(int fd, const void* bytes, size_t count, off_t at) {
  return pwrite(fd, bytes, count, at);
}

int fsync(int fd) {
  return flush(fd);
}
int fdatasync(int fd) {
  return flush(fd);
}

int ftruncate(int fd, off_t size) noexcept {
  return shorten(fd, size);
}
int ftruncate64(int fd, off_t size) noexcept {
  return shorten(fd, size);
}

int rename(const char* from, const char* to) noexcept {
  return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
  const std::string to_path = path_in(to_folder, to);
  if (counts(to_path)) {
    if (!may_change()) return -1;
    remember_rename(path_in(from_folder, from), to_path);
  }
  return real(&::renameat, "renameat")(from_folder, from, to_folder, to);
}

int unlink(const char* path) noexcept {
  return unlinkat(AT_FDCWD, path, 0);
}

int unlinkat(int folder, const char* name, int flags) noexcept {
  if (counts(path_in(folder, name)) && !may_change()) return -1;
  return real(&::unlinkat, "unlinkat")(folder, name, flags);
}

int mkdir(const char* path, mode_t mode) noexcept {
  return mkdirat(AT_FDCWD, path, mode);
}

int mkdirat(int folder, const char* name, mode_t mode) noexcept {
  const std::string path = path_in(folder, name);
  if (counts(path)) {
    if (!may_change()) return -1;
    remember(parent_of(path), path, [](const std::string& made) { fs::remove_all(made); });
  }
  return real(&::mkdirat, "mkdirat")(folder, name, mode);
}
}
