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

// The house's one table of rooms: each with the rooms that it may include beside itself. A room is a folder, and files
// lie in rooms only; of kiosk/, files directly in it are the app's. A folder that is not named here is a fault.
using Rooms = std::set<std::string>;

Rooms operator+(Rooms rooms, const Rooms& others) {
  rooms.insert(others.begin(), others.end());
  return rooms;
}

const Rooms kBase = {"content-db/base"};
const Rooms kStorage = kBase + Rooms{"content-db/storage"};
const Rooms kLog = kStorage + Rooms{"content-db/log"};
const Rooms kFolder = kLog + Rooms{"content-db/folder"};
const Rooms kContent = kFolder + Rooms{"content-db/exhibit", "content-db/people", "content-db/attendance"};
const Rooms kCommand = {"content-db/base/command"};
const Rooms kPackage = {"content-db/import/package"};
const Rooms kImport = kPackage + Rooms{"content-db/import", "content-db/import/photos", "content-db/import/rosters",
                                       "content-db/import/names"};

const Rooms kFormat = {"sync/format"};
const Rooms kStores = kFormat + Rooms{"sync/stores"};
const Rooms kTrust = kStores + Rooms{"sync/trust"};
const Rooms kLocal = kTrust + Rooms{"sync/local"};
const Rooms kExchange = kLocal + Rooms{"sync/exchange"};
const Rooms kReport = kExchange + Rooms{"sync/report"};
const Rooms kWatch = kReport + Rooms{"sync/watch"};

const Rooms kDrawing = {"kiosk/theme", "kiosk/input", "kiosk/widgets", "kiosk/diagrams", "content-db/base"};
const Rooms kModelCore = {"kiosk/model/core", "content-db/base"};
const Rooms kModel = kModelCore + Rooms{"kiosk/model"};
const Rooms kScreen = kDrawing + kModel + Rooms{"kiosk/screens/shared", "content-db/exhibit"};

const std::map<std::string, Rooms> kMayInclude = {
    {"content-db/base", {}},
    {"content-db/base/command", kBase},
    {"content-db/storage", kBase},
    {"content-db/log", kStorage},
    {"content-db/folder", kLog},
    {"content-db/exhibit", kFolder},
    {"content-db/people", kFolder},
    {"content-db/attendance", kFolder + Rooms{"content-db/exhibit", "content-db/people"}},
    {"content-db/import/package", kContent},
    {"content-db/import/photos", kContent + kPackage},
    {"content-db/import/rosters", kContent + kPackage},
    {"content-db/import/names", kBase},
    {"content-db/import", kContent + kImport},
    {"content-db/export", kContent},
    {"content-db/cli", kContent + kCommand + kImport + Rooms{"content-db/export"}},

    {"sync/format", kFolder},
    {"sync/stores", kBase + kFormat},
    {"sync/trust", kFolder + kStores},
    {"sync/local", kFolder + kTrust},
    {"sync/exchange", kContent + kLocal},
    {"sync/report", kContent + kExchange},
    {"sync/watch", kContent + kReport},
    {"sync/cli", kContent + kCommand + kWatch},

    {"kiosk/input", {"kiosk/theme", "content-db/base"}},
    {"kiosk/theme", kBase},
    {"kiosk/widgets", {"kiosk/theme", "kiosk/input", "content-db/base"}},
    {"kiosk/diagrams", {"kiosk/theme", "kiosk/widgets", "content-db/base"}},
    {"kiosk/model/core", {"content-db/base"}},
    {"kiosk/model/browse", kModelCore},
    {"kiosk/model/check_in", kModelCore},
    {"kiosk/model", kModelCore + Rooms{"kiosk/model/browse", "kiosk/model/check_in"}},
    {"kiosk/data", kContent + kModel + Rooms{"kiosk/input"}},
    {"kiosk/screens/shared", kDrawing + kModel + Rooms{"content-db/exhibit"}},
    {"kiosk/screens/check_in", kScreen},
    {"kiosk/screens/events", kScreen},
    {"kiosk/screens/gallery", kScreen},
    {"kiosk/screens/home", kScreen},
    {"kiosk/screens/idle_warning", kScreen},
    {"kiosk/screens/story", kScreen},
    {"kiosk/screens", kScreen + Rooms{"kiosk/screens/check_in", "kiosk/screens/events", "kiosk/screens/gallery",
                                      "kiosk/screens/home", "kiosk/screens/idle_warning", "kiosk/screens/story"}},
    {"kiosk/platform", {"kiosk/theme", "kiosk/input", "content-db/base"}},
    {"kiosk/tour", kContent + kScreen + Rooms{"kiosk", "kiosk/data", "kiosk/platform", "kiosk/screens"}},
    {"kiosk", kContent + kCommand + kScreen + Rooms{"kiosk/data", "kiosk/platform", "kiosk/screens", "kiosk/tour"}},
};

// Single files that are open to a room beyond the rules above: plain values that pass between the data and the screen,
// and those that put the model's parts together.
const std::map<std::string, std::set<std::string>> kOpenFiles = {
    {"kiosk/model/core", {"content-db/exhibit/hall.h", "kiosk/model/state.h", "kiosk/model/update.h"}},
    {"kiosk/model/browse", {"content-db/exhibit/hall.h", "kiosk/model/state.h"}},
    {"kiosk/model/check_in",
     {"content-db/exhibit/hall.h", "content-db/attendance/sign_in.h", "content-db/people/card_code.h",
      "kiosk/input/words.h", "kiosk/model/state.h"}},
    {"kiosk/model", {"content-db/exhibit/hall.h"}},
    {"kiosk/diagrams", {"content-db/exhibit/hall.h", "content-db/exhibit/diagram_kinds.h"}},
};

// Libraries that have one door.
const std::map<std::string, std::set<std::string>> kDoors = {
    {"GLFW/", {"kiosk/platform"}},
    {"GL/", {"kiosk/platform"}},
    {"X11/", {"kiosk/platform"}},
    {"sqlite3.h", {"content-db/storage", "content-db/log"}},
    {"sodium.h", {"content-db/base"}},
    {"vips/", {"content-db/import/photos"}},
    {"cairo", {"content-db/export"}},
    {"pango/", {"content-db/export"}},
    {"qrencode.h", {"content-db/export"}},
    {"xlsxwriter.h", {"content-db/export"}},
    {"unicode/", {"content-db/base/command", "content-db/import/names", "content-db/import/package"}},
    {"CLI/", {"content-db/base/command"}},
    {"toml++/", {"content-db/base", "content-db/import/package"}},
    {"zstd.h", {"sync/format"}},
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

// The folder that a file lies in; empty for what is none of the house's.
std::string room_of(const std::string& path) {
  const bool is_of_the_house =
      path.starts_with("content-db/") || path.starts_with("sync/") || path.starts_with("kiosk/");
  return is_of_the_house ? fs::path(path).parent_path().string() : std::string();
}

bool allowed(const std::string& room, const std::string& target) {
  const auto rule = kMayInclude.find(room);
  if (rule == kMayInclude.end()) return false;
  if (room_of(target) == room || rule->second.contains(room_of(target))) return true;
  const auto open = kOpenFiles.find(room);
  return open != kOpenFiles.end() && open->second.contains(target);
}

TEST(IncludeRules, EveryFolderIsARoomOfTheTable) {
  for (const char* top : {"content-db", "sync", "kiosk"})
    for (const auto& entry : fs::recursive_directory_iterator(kSource / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      const std::string file = fs::relative(entry.path(), kSource).string();
      EXPECT_TRUE(kMayInclude.contains(room_of(file))) << file << " lies in a folder that the table does not name";
    }
}

TEST(IncludeRules, TheTableNamesNoFolderThatIsGone) {
  for (const auto& [room, others] : kMayInclude) {
    EXPECT_TRUE(fs::is_directory(kSource / room)) << room;
    for (const std::string& other : others) EXPECT_TRUE(kMayInclude.contains(other)) << room << " names " << other;
  }
}

TEST(IncludeRules, NothingPointsUpward) {
  int checked = 0;
  for (const Include& include : includes_of_the_house()) {
    const std::string target_room = room_of(include.name);
    if (target_room.empty()) continue;
    ++checked;
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
