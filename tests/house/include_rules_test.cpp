// Who may include whom. Reads every #include of the house and fails on one that points upward or past its door.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace starharbor {
namespace {

namespace fs = std::filesystem;

// A room is a folder; the longest match counts. Of kiosk/, files directly in it are the app's.
const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"content-db", {}},
    {"content-db/import", {"content-db"}},
    {"content-db/export", {"content-db"}},
    {"content-db/cli", {"content-db", "content-db/import", "content-db/export"}},
    {"sync", {"content-db", "sync/stores"}},
    {"sync/stores", {"content-db"}},
    {"kiosk/model", {}},
    {"kiosk/input", {"kiosk/theme"}},
    {"kiosk/data", {"kiosk/model", "kiosk/input", "content-db"}},
    {"kiosk/theme", {}},
    {"kiosk/widgets", {"kiosk/theme", "kiosk/input"}},
    {"kiosk/diagrams", {"kiosk/theme", "kiosk/widgets"}},
    {"kiosk/screens", {"kiosk/model", "kiosk/theme", "kiosk/widgets", "kiosk/diagrams", "kiosk/input"}},
    {"kiosk/platform", {"kiosk/theme", "kiosk/input"}},
    {"kiosk",
     {"kiosk/model", "kiosk/input", "kiosk/data", "kiosk/theme", "kiosk/widgets", "kiosk/diagrams", "kiosk/screens",
      "kiosk/platform", "content-db", "sync"}},
};

// Single files that are open to a room beyond the rules above: plain values that every layer speaks of, the one
// exception type; of kiosk/theme, only numbers for the input.
const std::map<std::string, std::set<std::string>> kOpenFiles = {
    {"sync/stores", {"sync/names.h"}},
    {"kiosk/model", {"content-db/hall.h", "content-db/sign_in.h", "content-db/card_code.h", "kiosk/input/words.h"}},
    {"kiosk/input", {"content-db/error.h"}},
    {"kiosk/theme", {"content-db/hall.h", "content-db/error.h", "content-db/colors.h"}},
    {"kiosk/widgets", {"content-db/hall.h"}},
    {"kiosk/diagrams", {"content-db/hall.h"}},
    {"kiosk/screens", {"content-db/hall.h", "content-db/sign_in.h", "content-db/mask.h"}},
    {"kiosk/platform", {"content-db/error.h"}},
};

// Libraries that have one door.
const std::map<std::string, std::set<std::string>> kDoors = {
    {"GLFW/", {"kiosk/platform"}},
    {"GL/", {"kiosk/platform"}},
    {"X11/", {"kiosk/platform"}},
    {"sqlite3.h", {"content-db"}},
    {"sodium.h", {"content-db"}},
    {"vips/", {"content-db/import"}},
    {"cairo", {"content-db/export"}},
    {"pango/", {"content-db/export"}},
    {"qrencode.h", {"content-db/export"}},
    {"xlsxwriter.h", {"content-db/export"}},
    {"unicode/", {"content-db/import"}},
    {"toml++/", {"content-db/import"}},
    {"zstd.h", {"sync"}},
    {"googlepinyin/", {"kiosk/input"}},
    {"zinnia", {"kiosk/input"}},
    {"ft2build.h", {"kiosk/theme"}},
    {"fontconfig/", {"kiosk/theme"}},
    {"alsa/", {"kiosk/platform"}},
};

struct Include {
  fs::path file;
  int line;
  std::string name;
  bool quoted;  // "name", not <name>
};

const fs::path kSource = STARHARBOR_SOURCE_DIR;

std::vector<Include> includes_of_the_house() {
  std::vector<Include> found;
  for (const char* top : {"content-db", "sync", "kiosk"})
    for (const auto& entry : fs::recursive_directory_iterator(kSource / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      std::ifstream in(entry.path());
      std::string text;
      for (int line = 1; std::getline(in, text); ++line) {
        constexpr std::string_view kInclude = "#include ";
        if (!text.starts_with(kInclude) || text.size() <= kInclude.size()) continue;
        const bool quoted = text[kInclude.size()] == '"';
        const size_t begin = kInclude.size() + 1, end = text.find(quoted ? '"' : '>', begin);
        found.push_back({fs::relative(entry.path(), kSource), line, text.substr(begin, end - begin), quoted});
      }
    }
  return found;
}

std::string room_of(const std::string& path) {
  std::string best;
  for (const auto& [room, allowed] : kMayInclude)
    if (path.starts_with(room + "/") && room.size() > best.size()) best = room;
  return best;
}

bool allowed(const std::string& room, const std::string& target) {
  if (room_of(target) == room || kMayInclude.at(room).contains(room_of(target))) return true;
  const auto open = kOpenFiles.find(room);
  return open != kOpenFiles.end() && open->second.contains(target);
}

bool is_main(const Include& include) {
  return include.file.filename() == "main.cpp";
}

TEST(IncludeRules, NothingPointsUpward) {
  int checked = 0;
  for (const Include& include : includes_of_the_house()) {
    const std::string target_room = room_of(include.name);
    if (target_room.empty()) continue;
    ++checked;
    // A command's main speaks to all of its own folder.
    const std::string folder = include.file.begin()->string();
    if (is_main(include) && include.name.starts_with(folder + "/")) continue;
    EXPECT_TRUE(allowed(room_of(include.file.string()), include.name))
        << include.file.string() << ":" << include.line << " may not include " << include.name;
  }
  EXPECT_GT(checked, 100);
}

TEST(IncludeRules, ALibraryWithOneDoorIsUsedBehindItOnly) {
  for (const Include& include : includes_of_the_house())
    for (const auto& [library, rooms] : kDoors) {
      if (!include.name.starts_with(library)) continue;
      EXPECT_TRUE(rooms.contains(room_of(include.file.string())))
          << include.file.string() << ":" << include.line << " may not include " << include.name;
    }
}

TEST(IncludeRules, ProjectFilesAreNamedFromTheRoot) {
  for (const Include& include : includes_of_the_house()) {
    const bool beside = include.quoted && fs::exists(kSource / include.file.parent_path() / include.name) &&
                        !fs::exists(kSource / include.name);
    EXPECT_FALSE(beside) << include.file.string() << ":" << include.line << ": " << include.name;
  }
}

}  // namespace
}  // namespace starharbor
