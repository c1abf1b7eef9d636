// Both languages say the same things, each keeps the rules of writing, and no program asks for a word that is not
// there.
#include "content-db/base/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "content-db/base/settings.h"

namespace starharbor::content {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = STARHARBOR_SOURCE_DIR;

std::set<std::string> places(std::string_view text) {
  std::set<std::string> names;
  for (size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    names.emplace(text.substr(open, text.find('}', open) - open + 1));
  }
  return names;
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool names_setting_or_file(const std::string& name) {
  const auto is_it = [&](const SettingRow& row) { return row.name == name; };
  return name.ends_with(".json") || std::ranges::any_of(setting_rows(), is_it);
}

// English alone has a form for one.
TEST(Strings, BothLanguagesHaveTheSameKeys) {
  std::vector<std::string_view> english = string_keys(Language::kEnglish);
  std::erase_if(english, [](std::string_view key) { return key.ends_with("_one"); });
  EXPECT_EQ(string_keys(Language::kChinese), english);
  EXPECT_GT(string_keys(Language::kChinese).size(), 100u);
}

TEST(Strings, KeysAreSortedAndFound) {
  for (Language language : {Language::kChinese, Language::kEnglish}) {
    std::vector<std::string_view> keys = string_keys(language);
    EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
    for (std::string_view key : keys) EXPECT_NE(tr(language, key), key);
  }
}

TEST(Strings, BothLanguagesFillTheSamePlaces) {
  for (std::string_view key : string_keys(Language::kChinese)) {
    if (key.starts_with("date.")) continue;
    EXPECT_EQ(places(tr(Language::kChinese, key)), places(tr(Language::kEnglish, key))) << key;
  }
}

TEST(Strings, EveryFormForOneHasAFormForMore) {
  const std::vector<std::string_view> keys = string_keys(Language::kEnglish);
  for (std::string_view key : keys) {
    if (!key.ends_with("_one")) continue;
    const std::string other = std::string(key.substr(0, key.size() - 3)) + "other";
    EXPECT_TRUE(std::binary_search(keys.begin(), keys.end(), std::string_view(other))) << other;
    EXPECT_EQ(places(tr(Language::kEnglish, key)), places(tr(Language::kEnglish, other))) << key;
  }
}

// Of the kiosk what `tr` is called with, for its screens name what can be touched alike; of the commands every name
// that begins as one of the words' sections does, and in sync every one that is no setting's or file's. A name that
// ends openly is put together with what follows it.
TEST(Strings, NoProgramAsksForAWordThatIsNotThere) {
  const std::vector<std::string_view> keys = string_keys(Language::kEnglish);
  std::set<std::string> sections;
  for (std::string_view key : keys) sections.emplace(key.substr(0, key.find('.')));
  const auto is_there = [&](const std::string& name) {
    if (std::ranges::binary_search(keys, std::string_view(name)) || std::ranges::binary_search(keys, name + "_one"))
      return true;
    const auto found = std::ranges::lower_bound(keys, std::string_view(name));
    return (name.ends_with('.') || name.ends_with('_')) && found != keys.end() && found->starts_with(name);
  };
  static const std::regex called("\\b(?:tr|words)\\([^\"()]*\"([a-z_]+)(\\.[a-z0-9_]*)\""),
      named("\"([a-z_]+)(\\.[a-z0-9_]*)\"");
  size_t asked = 0;
  for (const char* top : {"content-db", "sync", "kiosk"}) {
    const bool is_kiosk = std::string_view(top) == "kiosk";
    for (const auto& entry : fs::recursive_directory_iterator(kSource / top)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
      const std::string text = text_of(entry.path());
      for (std::sregex_iterator at(text.begin(), text.end(), is_kiosk ? called : named), end; at != end; ++at) {
        const std::string name = (*at)[1].str() + (*at)[2].str();
        const bool all_are_words = std::string_view(top) == "sync" && !names_setting_or_file(name);
        if (!is_kiosk && !all_are_words && !sections.contains((*at)[1])) continue;
        EXPECT_TRUE(is_there(name)) << name << " in " << fs::relative(entry.path(), kSource);
        ++asked;
      }
    }
  }
  EXPECT_GT(asked, 100u);
}

// Verbs of two words are what somebody types, not what is said.
TEST(Strings, StarharborSyncSaysNothingThatStandsInTheCode) {
  static const std::regex comment("//[^\n]*|#include[^\n]*"), literal("\"((?:[^\"\\\\]|\\\\.)*)\"");
  static const std::regex sentence(".*[a-z]{2,},? [a-z]{2,}.*"), verb("office [a-z]+");
  size_t seen = 0;
  for (const auto& entry : fs::directory_iterator(kSource / "sync/cli")) {
    const std::string text = std::regex_replace(text_of(entry.path()), comment, "");
    for (std::sregex_iterator at(text.begin(), text.end(), literal), end; at != end; ++at, ++seen) {
      const std::string said = (*at)[1];
      EXPECT_TRUE(!std::regex_match(said, sentence) || std::regex_match(said, verb)) << said << " in " << entry.path();
    }
  }
  EXPECT_GT(seen, 100u);
}

TEST(Strings, NothingShoutsOrBegs) {
  for (std::string_view key : string_keys(Language::kChinese)) {
    std::string_view zh = tr(Language::kChinese, key), en = tr(Language::kEnglish, key);
    for (const char* avoided : {"！", "点击"}) EXPECT_EQ(zh.find(avoided), std::string_view::npos) << key;
    for (const char* avoided : {"!", "lease", "Click", "click", "’", "“"}) {
      EXPECT_EQ(en.find(avoided), std::string_view::npos) << key;
    }
  }
}

TEST(Strings, AnUnknownKeyIsItself) {
  EXPECT_EQ(tr(Language::kChinese, "no.such_key"), "no.such_key");
}

TEST(Strings, FillsPlacesByName) {
  EXPECT_EQ(fill("{n} of {total}, {n}", {{"n", "3"}, {"total", "48"}}), "3 of 48, 3");
  EXPECT_EQ(fill("{other} {n", {{"n", "3"}}), "{other} {n");
  EXPECT_EQ(fill(tr(Language::kChinese, "home.here"), {{"n", "26"}}), "已到 26 人");
}

TEST(Strings, EnglishHasAFormForOneAndChineseHasNot) {
  EXPECT_EQ(plural_key(Language::kEnglish, "count.file", 1), "count.file_one");
  EXPECT_EQ(plural_key(Language::kEnglish, "count.file", 0), "count.file_other");
  EXPECT_EQ(plural_key(Language::kEnglish, "count.file", 21), "count.file_other");
  EXPECT_EQ(plural_key(Language::kChinese, "count.file", 1), "count.file_other");
}

}  // namespace
}  // namespace starharbor::content
