// See obstacle.h.
#include "content-db/base/obstacle.h"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

namespace starharbor {
namespace {

namespace fs = std::filesystem;

std::string user_name(uid_t user) {
  const passwd* entry = getpwuid(user);
  return entry ? entry->pw_name : fmt::format("user {}", user);
}

std::string mode_words(mode_t mode) {
  std::string words = "rwxrwxrwx";
  for (size_t bit = 0; bit < words.size(); ++bit) {
    if ((mode & (0400u >> bit)) == 0) words[bit] = '-';
  }
  return words;
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

}  // namespace

std::string obstacle_words(const fs::path& path) {
  fs::path nearest = path.empty() ? fs::path(".") : path;
  while (!is_there(nearest) && nearest.has_relative_path()) {
    nearest = nearest.has_parent_path() ? nearest.parent_path() : fs::path(".");
  }
  struct stat status {};
  if (stat(nearest.c_str(), &status) != 0) return fmt::format("{} can't be looked at", nearest.string());
  if (nearest != path && !S_ISDIR(status.st_mode))
    return fmt::format("{} is a file, and a folder is needed there", nearest.string());
  return fmt::format("{} belongs to {} ({}), and this runs as {}", nearest.string(), user_name(status.st_uid),
                     mode_words(status.st_mode), user_name(geteuid()));
}

std::string other_kind_words(const fs::path& path) {
  std::error_code ignored;
  if (fs::is_regular_file(path, ignored)) return "this is a file";
  if (is_there(path / "package.toml")) return "this is a content package";
  if (is_there(path / "starharbor.json")) return "this is a store, through which devices exchange";
  return {};
}

}  // namespace starharbor
