// What a command line says goes through one door, where nothing that somebody else wrote reaches a terminal raw.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace starharbor {
namespace {

namespace fs = std::filesystem;

bool writes_to_a_terminal(const std::string& text) {
  for (const char* way : {"fmt::print(", "std::puts(", "std::fputs(", "std::printf(", "std::cout", "std::cerr"}) {
    if (text.find(way) != std::string::npos) return true;
  }
  return false;
}

TEST(TerminalHouse, OneFileAloneWritesToIt) {
  const fs::path top = STARHARBOR_SOURCE_DIR;
  int looked_at = 0;
  for (const char* part : {"content-db/base", "content-db/cli", "sync/cli"}) {
    for (const auto& entry : fs::recursive_directory_iterator(top / part)) {
      const std::string kind = entry.path().extension().string();
      const std::string name = fs::relative(entry.path(), top).string();
      if ((kind != ".cpp" && kind != ".h") || name == "content-db/base/command/output.cpp") continue;
      ++looked_at;
      std::ifstream in(entry.path());
      const std::string text((std::istreambuf_iterator<char>(in)), {});
      EXPECT_FALSE(writes_to_a_terminal(text)) << name << ": say it by content-db/base/command/output.h";
    }
  }
  EXPECT_GT(looked_at, 60);
}

TEST(TerminalHouse, AWriterIsSeen) {
  EXPECT_TRUE(writes_to_a_terminal("fmt::print(stderr, \"{}\", name);"));
  EXPECT_FALSE(writes_to_a_terminal("print(\"{}\", name);"));
}

}  // namespace
}  // namespace starharbor
