// A folder held by its descriptor. From it one steps down name by name and never over a link, so that nothing beneath
// it can lead elsewhere, whoever filled it: a stick comes from anywhere.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace starharbor::content {

// Of an open file or folder, whatever the umask. Where there are no rights (vfat), asking for some is refused, and no
// harm.
void set_rights(int fd, mode_t mode);

class OpenFolder {
 public:
  // Links on the way to it are followed: whoever names the path means where it leads.
  explicit OpenFolder(const std::filesystem::path& folder);
  OpenFolder(OpenFolder&& other) noexcept;
  OpenFolder& operator=(OpenFolder&& other) noexcept;
  ~OpenFolder();

  // The folder of this name in it: one part of a path, neither "." nor "..". A link, or a file, is none: ENOTDIR.
  OpenFolder enter(const std::string& name) const;
  // The same, made durably where there is none yet, with these rights whatever the umask.
  OpenFolder enter_or_make(const std::string& name, mode_t mode) const;

  // 0 when it is open, else the errno.
  int error() const { return error_; }
  int fd() const { return fd_; }
  // What was written in it stays. Some file systems can't sync a folder and say so: there a rename is as durable as it
  // gets, and this is 0. Else the errno.
  int sync() const;

 private:
  OpenFolder(int fd, int error) : fd_(fd), error_(error) {}

  int fd_ = -1;
  int error_ = 0;
};

}  // namespace starharbor::content
