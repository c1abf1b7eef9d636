// See names.h.
#include "sync/format/names.h"

#include <fmt/format.h>

#include <algorithm>

namespace starharbor::sync {

bool is_sound_part(std::string_view part) {
  const auto sound = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
  return !part.empty() && part.size() <= 120 && part.front() != '.' && part.back() != '.' &&
         std::all_of(part.begin(), part.end(), sound);
}

bool is_sound_name(std::string_view name) {
  const auto parts = split_path(name);
  return std::all_of(parts.begin(), parts.end(), is_sound_part);
}

std::vector<std::string_view> split_path(std::string_view path) {
  std::vector<std::string_view> parts;
  while (true) {
    const size_t slash = path.find('/');
    parts.emplace_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return parts;
    path.remove_prefix(slash + 1);
  }
}

bool is_litter(std::string_view path) {
  constexpr std::string_view kNames[] = {
      ".DS_Store",    ".Spotlight-V100",           ".Trashes",  ".fseventsd", ".directory",
      "$RECYCLE.BIN", "System Volume Information", "lost+found"};
  constexpr std::string_view kBeginnings[] = {"._",     ".Trash-", ".fuse_hidden", ".nfs",
                                              "Thumbs", "desktop", "Desktop",      "ehthumbs"};
  const auto parts = split_path(path);
  return std::ranges::any_of(parts, [&](std::string_view part) {
    return std::ranges::find(kNames, part) != std::end(kNames) ||
           std::ranges::any_of(kBeginnings, [&](std::string_view beginning) { return part.starts_with(beginning); });
  });
}

std::string media_path(std::string_view hash) {
  return fmt::format("{}/{}/{}", kMediaFolder, hash.substr(0, 2), hash);
}

bool is_media_hash(std::string_view text) {
  const auto hex = [](char c) { return (c >= 'a' && c <= 'f') || (c >= '0' && c <= '9'); };
  return text.size() == 64 && std::all_of(text.begin(), text.end(), hex);
}

std::string media_hash_of(std::string_view path) {
  const auto parts = split_path(path);
  if (parts.size() != 3 || !is_media_hash(parts[2]) || media_path(parts[2]) != path) return {};
  return std::string(parts[2]);
}

}  // namespace starharbor::sync
