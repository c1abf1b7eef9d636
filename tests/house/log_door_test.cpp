// The table of ops has one reader and one writer: the log's room. Looks for it in every piece of SQL elsewhere.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

namespace starharbor {
namespace {

namespace fs = std::filesystem;

// Code with its strings joined where a line ends in one, as the compiler joins them.
std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  static const std::regex between("\"\\s*\"");
  return std::regex_replace(text, between, "");
}

bool reads_ops(const std::string& text) {
  static const std::regex table("(FROM|JOIN|INTO|UPDATE)\\s+\"?op\\b");
  return std::regex_search(text, table);
}

TEST(LogDoor, OnlyTheLogsRoomReadsTheTableOfOps) {
  const fs::path source = STARHARBOR_SOURCE_DIR;
  int looked_at = 0;
  for (const char* top : {"content-db", "sync", "kiosk"}) {
    for (const auto& entry : fs::recursive_directory_iterator(source / top)) {
      const std::string kind = entry.path().extension().string();
      const std::string name = fs::relative(entry.path(), source).string();
      if ((kind != ".cpp" && kind != ".h" && kind != ".sql") || name.starts_with("content-db/log/")) continue;
      ++looked_at;
      EXPECT_FALSE(reads_ops(text_of(entry.path()))) << name << " reads the table op; ask Log instead";
    }
  }
  EXPECT_GT(looked_at, 100);
}

TEST(LogDoor, AReaderIsSeen) {
  EXPECT_TRUE(reads_ops("SELECT count(*) FROM op WHERE seq > 1"));
  EXPECT_TRUE(reads_ops("FROM tip JOIN op ON op.log = tip.log"));
  EXPECT_FALSE(reads_ops("SELECT sign_in FROM opened"));
}

}  // namespace
}  // namespace starharbor
