// Both languages say the same things, and each keeps the design's rules of writing.
#include "kiosk/theme/strings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace starharbor::kiosk {
namespace {

using content::Language;

std::set<std::string> places(std::string_view text) {
  std::set<std::string> names;
  for (size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    names.emplace(text.substr(open, text.find('}', open) - open + 1));
  }
  return names;
}

TEST(Strings, BothLanguagesHaveTheSameKeys) {
  EXPECT_EQ(string_keys(Language::kChinese), string_keys(Language::kEnglish));
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
  EXPECT_EQ(content::plural_key(Language::kEnglish, "sync.file", 1), "sync.file_one");
  EXPECT_EQ(content::plural_key(Language::kEnglish, "sync.file", 0), "sync.file_other");
  EXPECT_EQ(content::plural_key(Language::kEnglish, "sync.file", 21), "sync.file_other");
  EXPECT_EQ(content::plural_key(Language::kChinese, "sync.file", 1), "sync.file_other");
}

}  // namespace
}  // namespace starharbor::kiosk
