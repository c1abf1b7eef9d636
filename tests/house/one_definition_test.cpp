// One name, one type: two types of one name in one namespace, each seen by files of its own, break the language's
// one-definition rule without a word from compiler or linker. Reads the sources by their layout, as .clang-format
// leaves it: what stands at the margin is in the namespaces that are open there.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace starharbor {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = STARHARBOR_SOURCE_DIR;
const std::string kNoName = "(unnamed)";

// The types that a file defines for others to see, by their whole names.
std::set<std::string> types_in(const fs::path& file) {
  static const std::regex opens("^(?:inline )?namespace ?([A-Za-z_:]*) ?\\{$");
  static const std::regex type("^(?:struct|class|enum|enum class|union) (\\w+)(?: final)?(?: : [^;]*)? ?\\{.*");
  std::set<std::string> types;
  std::vector<std::string> open;
  std::ifstream in(file);
  std::smatch match;
  for (std::string line; std::getline(in, line);) {
    if (std::regex_match(line, match, opens)) {
      open.push_back(match[1].length() == 0 ? kNoName : match[1].str());
    } else if (line.starts_with("}  // namespace") && !open.empty()) {
      open.pop_back();
    } else if (std::regex_match(line, match, type)) {
      std::string name;
      for (const std::string& space : open) name += space + "::";
      if (name.find(kNoName) == std::string::npos) types.insert(name + match[1].str());
    }
  }
  return types;
}

TEST(OneDefinition, NoTwoTypesHaveOneName) {
  std::map<std::string, std::vector<std::string>> files;
  for (const char* top : {"content-db", "sync", "kiosk", "tests"})
    for (const auto& entry : fs::recursive_directory_iterator(kSource / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      for (const std::string& type : types_in(entry.path()))
        files[type].push_back(fs::relative(entry.path(), kSource).string());
    }
  EXPECT_GT(files.size(), 200u);
  for (const auto& [type, places] : files)
    EXPECT_EQ(places.size(), 1u) << type << " is defined in " << places[0] << " and in " << places[1];
}

}  // namespace
}  // namespace starharbor
