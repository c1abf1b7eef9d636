// See mounts.h.
#include "sync/watch/mounts.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <system_error>

#include "sync/format/names.h"

namespace starharbor::sync {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> kTypesOfSticks{"vfat",  "exfat",   "msdos",  "ntfs",
                                                         "ntfs3", "fuseblk", "hfsplus"};
constexpr std::array<std::string_view, 2> kPlacesOfSticks{"/media/", "/run/media/"};

// The kernel writes a space in a name as \040, and so on.
std::string unescaped(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    int value = 0;
    if (text[i] == '\\' && i + 3 < text.size()) {
      const auto [end, error] = std::from_chars(text.data() + i + 1, text.data() + i + 4, value, 8);
      if (error == std::errc() && end == text.data() + i + 4) {
        out += static_cast<char>(value);
        i += 3;
        continue;
      }
    }
    out += text[i];
  }
  return out;
}

// 36 35 98:0 / /mnt/stick rw,noatime shared:1 - vfat /dev/sdb1 rw
std::optional<Mount> parse_line(const std::string& line) {
  std::istringstream in(line);
  const std::vector<std::string> words{std::istream_iterator<std::string>(in), {}};
  const auto dash = std::find(words.begin(), words.end(), "-");
  if (words.size() < 6 || words.end() - dash < 3) return std::nullopt;
  Mount mount;
  const std::string& id = words[0];
  if (std::from_chars(id.data(), id.data() + id.size(), mount.id).ec != std::errc()) return std::nullopt;
  mount.place = unescaped(words[4]);
  mount.type = dash[1];
  mount.source = unescaped(dash[2]);
  return mount;
}

bool lies_in(const std::string& path, const std::string& folder) {
  return folder == "/" || path == folder || path.starts_with(folder + "/");
}

// Only disks are asked: a look at a share whose server is gone would wait for it.
bool may_be_stick(const Mount& mount) {
  return mount.place != "/" && mount.source.starts_with("/dev/");
}

}  // namespace

std::vector<Mount> parse_mounts(std::string_view mountinfo) {
  std::vector<Mount> mounts;
  std::istringstream lines{std::string(mountinfo)};
  std::string line;
  while (std::getline(lines, line)) {
    if (auto mount = parse_line(line)) mounts.push_back(std::move(*mount));
  }
  return mounts;
}

std::vector<Mount> read_mounts(const fs::path& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return parse_mounts(text.str());
}

bool is_on_stick(const std::vector<Mount>& mounts, const fs::path& folder) {
  std::error_code ignored;
  const std::string path = fs::weakly_canonical(folder, ignored).string();
  const Mount* holder = nullptr;
  for (const Mount& mount : mounts) {
    // Of several on one place the last hides the others.
    if (lies_in(path, mount.place) && (!holder || mount.place.size() >= holder->place.size())) holder = &mount;
  }
  if (!holder || !may_be_stick(*holder)) return false;
  const bool place_says = std::any_of(kPlacesOfSticks.begin(), kPlacesOfSticks.end(),
                                      [&](std::string_view place) { return holder->place.starts_with(place); });
  return place_says || std::find(kTypesOfSticks.begin(), kTypesOfSticks.end(), holder->type) != kTypesOfSticks.end();
}

MountWatch::MountWatch(fs::path file) : file_(std::move(file)), fd_(::open(file_.c_str(), O_RDONLY | O_CLOEXEC)) {}

MountWatch::~MountWatch() {
  if (fd_ >= 0) ::close(fd_);
}

MountWatch::News MountWatch::look() {
  std::map<int64_t, Mount> now;
  for (Mount& mount : read_mounts(file_)) now.emplace(mount.id, std::move(mount));
  News news;
  for (const auto& [id, place] : sticks_) {
    if (!now.contains(id)) news.sticks_went.push_back(place);
  }
  std::erase_if(sticks_, [&](const auto& stick) { return !now.contains(stick.first); });
  for (const auto& [id, mount] : now) {
    const auto before = seen_.find(id);
    if (before != seen_.end() && before->second == mount) continue;
    news.places_came.push_back(mount.place);
    std::error_code unreadable;
    if (!may_be_stick(mount) ||
        !fs::is_regular_file(fs::symlink_status(fs::path(mount.place) / kStoreFile, unreadable)))
      continue;
    sticks_[id] = mount.place;
    news.sticks_came.push_back(mount.place);
  }
  seen_ = std::move(now);
  return news;
}

}  // namespace starharbor::sync
