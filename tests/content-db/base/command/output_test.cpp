// Whoever named a device, a file or a person, a terminal is given no escape, no turned writing and no broken bytes.
#include "content-db/base/command/output.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>

#include <nlohmann/json.hpp>

namespace starharbor::command {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kHostile =
    "a\x1b[2Jb\xff\xc2\x9b"
    "c\u202Ed\u2066e";

std::string said(const std::function<void()>& say) {
  testing::internal::CaptureStdout();
  say();
  std::fflush(stdout);
  return testing::internal::GetCapturedStdout();
}

void expect_clean(const std::string& text) {
  for (const char* raw : {"\x1b", "\xff", "\xc2\x9b", "\u202E", "\u2066"}) EXPECT_THAT(text, Not(HasSubstr(raw)));
}

TEST(Output, ASentenceIsPrintable) {
  const std::string sentence = said([] { print("新港湾 {}\n\tnext\n", kHostile); });
  expect_clean(sentence);
  EXPECT_EQ(sentence, "新港湾 a\uFFFD[2Jb\uFFFD\uFFFDc\uFFFDd\uFFFDe\n\tnext\n");
}

TEST(Output, ATableIsPrintableAndKeepsItsLines) {
  const std::string table = said([] { print_table({"name", "n"}, {{kHostile + "\n", "1"}, {"星领秀", "2"}}); });
  expect_clean(table);
  EXPECT_EQ(std::ranges::count(table, '\n'), 3);
}

TEST(Output, JsonSaysItEscaped) {
  const std::string text = said([] { print_json({{{"name", kHostile}, {"base", "星领秀"}}}); });
  expect_clean(text);
  EXPECT_THAT(text, HasSubstr("星领秀"));
  EXPECT_EQ(nlohmann::json::parse(text)[0]["name"], "a\x1b[2Jb\uFFFD\u009Bc\u202Ed\u2066e");
}

}  // namespace
}  // namespace starharbor::command
