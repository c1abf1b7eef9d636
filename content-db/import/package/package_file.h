// The files of a package as text: found inside it, read whole, known to be UTF-8. It knows nothing of what they say.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "content-db/import/package/problems.h"

namespace starharbor::content {

// The text of a file, without a byte order mark; nothing, and a problem, when it can't be read, is larger than 64 MiB
// or is not UTF-8. Problems call it `name`.
std::optional<std::string> read_text(const std::filesystem::path& file, const std::string& name, Problems& problems);

class PackageFiles {
 public:
  // Throws Error{kInput} when the folder is not there or can't be read.
  explicit PackageFiles(const std::filesystem::path& folder);

  const std::filesystem::path& folder() const { return folder_; }
  // All files, relative to the package, sorted by path; hidden ones (".git") left out.
  const std::vector<std::string>& all() const { return files_; }
  // What lies there and is no file of the package: links that lead out or nowhere, pipes, devices. None is opened.
  void report_strange(Problems& problems) const;
  std::vector<std::string> ending_in(std::string_view ending) const;

  // As read_text.
  std::optional<std::string> text(const std::string& file, Problems& problems) const;

  // The file that `named` means when `at.file` names it; nothing, and a problem, when there is none or it leaves the
  // package.
  std::optional<std::filesystem::path> resolve(const Source& at, const std::string& named, Problems& problems) const;

 private:
  void note(const std::filesystem::path& path);

  std::filesystem::path folder_;  // canonical
  std::vector<std::string> files_;
  std::vector<std::pair<std::string, std::string>> strange_;  // and why
};

}  // namespace starharbor::content
