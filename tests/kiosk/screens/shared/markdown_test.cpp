// The little Markdown of the chapters.
#include "kiosk/screens/shared/markdown.h"

#include <gtest/gtest.h>

namespace starharbor::kiosk {
namespace {

std::string words(const TextBlock& block) {
  std::string text;
  for (const TextSpan& span : block.spans) text += span.text;
  return text;
}

TEST(Markdown, ParagraphsAndBold) {
  const auto blocks = read_markdown("灵峰的清晨，**四十四家**企业。\n\n第二段。");
  ASSERT_EQ(blocks.size(), 2u);
  EXPECT_EQ(blocks[0].spans, (std::vector<TextSpan>{{"灵峰的清晨，", false}, {"四十四家", true}, {"企业。", false}}));
  EXPECT_EQ(words(blocks[1]), "第二段。");
}

TEST(Markdown, ALineEndIsASpaceOnlyBetweenLatinWords) {
  const auto blocks = read_markdown("One line\nand more\n\n一行\n又一行");
  ASSERT_EQ(blocks.size(), 2u);
  EXPECT_EQ(words(blocks[0]), "One line and more");
  EXPECT_EQ(words(blocks[1]), "一行又一行");
}

TEST(Markdown, Lists) {
  const auto blocks = read_markdown("- 一\n- **二**\n\n3. three\n4. four\n");
  ASSERT_EQ(blocks.size(), 4u);
  EXPECT_EQ(blocks[0].kind, TextBlock::Kind::kBullet);
  EXPECT_TRUE(blocks[1].spans[0].bold);
  EXPECT_EQ(blocks[2].kind, TextBlock::Kind::kNumber);
  EXPECT_EQ(blocks[2].number, 3);
  EXPECT_EQ(blocks[3].number, 4);
}

TEST(Markdown, AListInAListIsDeeper) {
  const auto blocks = read_markdown("- outer\n  - inner\n- outer again\n");
  ASSERT_EQ(blocks.size(), 3u);
  EXPECT_EQ(blocks[0].depth, 0);
  EXPECT_EQ(blocks[1].depth, 1);
  EXPECT_EQ(blocks[1].kind, TextBlock::Kind::kBullet);
  EXPECT_EQ(blocks[2].depth, 0);
}

TEST(Markdown, WhateverElseShowsAsItsWords) {
  const auto blocks = read_markdown("# Heading\n\n*soft* [link](http://x) `code` <b>tag</b> &amp; more");
  ASSERT_EQ(blocks.size(), 2u);
  EXPECT_EQ(words(blocks[0]), "Heading");
  EXPECT_EQ(words(blocks[1]), "soft link code <b>tag</b> & more");
}

TEST(Markdown, NothingMakesNothing) {
  EXPECT_TRUE(read_markdown("").empty());
  EXPECT_TRUE(read_markdown("\n\n   \n").empty());
  EXPECT_TRUE(read_markdown("-\n-\n").empty());
}

}  // namespace
}  // namespace starharbor::kiosk
