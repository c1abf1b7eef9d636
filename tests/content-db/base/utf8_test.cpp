// UTF-8 of every length, and bytes that are none.
#include "content-db/base/utf8.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace starharbor::content {
namespace {

using ::testing::ElementsAre;

TEST(Utf8, ReadsAndWritesEveryLength) {
  std::u32string text = U"aé港\U0002CB2D";
  std::string utf8;
  for (char32_t c : text) utf8 += encode_utf8(c);
  EXPECT_EQ(utf8, "aé港\U0002CB2D");
  EXPECT_EQ(decode_utf8(utf8), text);
}

TEST(Utf8, MalformedBytesBecomeReplacements) {
  EXPECT_EQ(decode_utf8("\xE6\xB8"), U"\uFFFD\uFFFD");
  EXPECT_EQ(decode_utf8("a\xFF"
                        "b"),
            U"a\uFFFDb");
  EXPECT_EQ(decode_utf8("\xC0\xAF"), U"\uFFFD\uFFFD");
  EXPECT_EQ(decode_utf8("\xE0\x80\xAF"), U"\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(decode_utf8("\xED\xA0\x80"), U"\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(decode_utf8("\xF5\x80\x80\x80").size(), 4u);
}

TEST(Utf8, IsCutBetweenCharacters) {
  EXPECT_EQ(utf8_length("a港é"), 3u);
  EXPECT_THAT(utf8_characters("a港é"), ElementsAre("a", "港", "é"));
  EXPECT_EQ(utf8_prefix("星港", 6), "星港");
  EXPECT_EQ(utf8_prefix("星港", 5), "星");
  EXPECT_EQ(utf8_prefix("星港", 2), "");
  EXPECT_EQ(utf8_prefix("\x80\x80", 1), "");
  std::string text = "a港";
  pop_utf8(text);
  EXPECT_EQ(text, "a");
  pop_utf8(text);
  pop_utf8(text);
  EXPECT_EQ(text, "");
}

}  // namespace
}  // namespace starharbor::content
