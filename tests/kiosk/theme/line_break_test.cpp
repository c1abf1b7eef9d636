// Where lines end in Chinese, English and mixtures of both.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/theme/appearance.h"
#include "kiosk/theme/text.h"

namespace starharbor::kiosk {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::IsEmpty;

// Widths in Chinese characters of 30 px.
class LineBreak : public testing::Test {
 protected:
  std::vector<std::string> lines(std::string_view text, float characters) {
    std::vector<std::string> broken;
    for (const Line& line : break_lines(glyphs_, Appearance().type(Style::kBody), text, characters * 30)) {
      broken.emplace_back(text.substr(line.begin, line.end - line.begin));
    }
    return broken;
  }

  GlyphCache glyphs_;
};

TEST_F(LineBreak, FillsLinesOfChinese) {
  EXPECT_THAT(lines("海上有港港上有星", 4), ElementsAre("海上有港", "港上有星"));
  EXPECT_THAT(lines("海上有港港上有星", 4.9f), ElementsAre("海上有港", "港上有星"));
}

TEST_F(LineBreak, NoLineStartsWithClosingPunctuation) {
  for (std::string mark : {"，", "。", "、", "：", "；", "！", "？", "）", "】", "」", "』", "》", "…", "·", "%"}) {
    EXPECT_THAT(lines("海上有港" + mark + "港上", 4), ElementsAre("海上有", "港" + mark + "港上")) << mark;
  }
}

TEST_F(LineBreak, ManyMarksStayTogether) {
  EXPECT_THAT(lines("（海上有港）。星", 5), ElementsAre("（海上有", "港）。星"));
}

TEST_F(LineBreak, NoLineEndsWithOpeningPunctuation) {
  for (std::string mark : {"（", "【", "「", "『", "《"}) {
    EXPECT_THAT(lines("海上有" + mark + "港上有星", 4), ElementsAre("海上有", mark + "港上有", "星")) << mark;
  }
}

TEST_F(LineBreak, ChineseQuotesMayBeginAndEndLines) {
  EXPECT_THAT(lines("海上有港“港上有星”海上", 4), ElementsAre("海上有港", "“港上有", "星”海上"));
}

TEST_F(LineBreak, KeepsWordsAndNumbersWhole) {
  EXPECT_THAT(lines("海上Starharbor港", 5.5f), ElementsAre("海上", "Starharbor", "港"));
  EXPECT_THAT(lines("共有 83,000.5 人", 5.5f), ElementsAre("共有", "83,000.5 人"));
  EXPECT_THAT(lines("A harbour on the sea", 5), ElementsAre("A harbour", "on the sea"));
}

TEST_F(LineBreak, KeepsANumberWithItsUnit) {
  EXPECT_THAT(lines("共有企业 44 家", 5.5f), ElementsAre("共有企业", "44 家"));
  EXPECT_THAT(lines("今天是6月18日", 4), ElementsAre("今天是", "6月18日"));
  EXPECT_THAT(lines("今天是6月18日", 5), ElementsAre("今天是6月", "18日"));
  EXPECT_THAT(lines("今天6月18日", 3.8f), ElementsAre("今天6月", "18日"));
}

TEST_F(LineBreak, BreaksAWordThatIsWiderThanALine) {
  std::vector<std::string> broken = lines("Llanfairpwllgwyngyll", 3);
  EXPECT_GT(broken.size(), 2u);
  std::string whole;
  for (const std::string& line : broken) {
    EXPECT_LE(glyphs_.advance(Face::kSansRegular, 30, line), 90.02f);
    whole += line;
  }
  EXPECT_EQ(whole, "Llanfairpwllgwyngyll");
}

TEST_F(LineBreak, EveryLineHoldsSomething) {
  EXPECT_THAT(lines("港湾", .1f), ElementsAre("港", "湾"));
  EXPECT_THAT(lines("", 4), IsEmpty());
}

TEST_F(LineBreak, NewlinesAlwaysBreakAndSpacesAtABreakGo) {
  EXPECT_THAT(lines("海上\n有港\n\n星\n", 8), ElementsAre("海上", "有港", "", "星"));
  EXPECT_THAT(lines("a  \nb", 8), ElementsAre("a", "b"));
  EXPECT_THAT(lines("海上有港  港上有星", 4), ElementsAre("海上有港", "港上有星"));
}

TEST_F(LineBreak, OffsetsHoldBeyondSixteenBitsAndInBrokenText) {
  EXPECT_THAT(lines("𬭊𠮷野家", 2), ElementsAre("𬭊𠮷", "野家"));
  EXPECT_THAT(lines("港\xFF湾\xE6", 8), ElementsAre("港\xFF湾\xE6"));
}

TEST_F(LineBreak, MeasuresItsLines) {
  std::vector<Line> broken = break_lines(glyphs_, Appearance().type(Style::kBody), "海上有港", 90);
  ASSERT_EQ(broken.size(), 2u);
  EXPECT_FLOAT_EQ(broken[0].width, 90);
  EXPECT_FLOAT_EQ(broken[1].width, 30);
}

TEST_F(LineBreak, EllipsizeCutsOnlyWhatIsTooLong) {
  EXPECT_EQ(ellipsize(glyphs_, Appearance().type(Style::kBody), "海上有港", 120), "海上有港");
  EXPECT_EQ(ellipsize(glyphs_, Appearance().type(Style::kBody), "海上有港", 119), "海上…");
  EXPECT_EQ(ellipsize(glyphs_, Appearance().type(Style::kBody), "海上，有港湾", 140), "海上…");
  EXPECT_EQ(ellipsize(glyphs_, Appearance().type(Style::kBody), "海", 10), "…");
  EXPECT_THAT(cut_with_ellipsis(glyphs_, Appearance().type(Style::kBody), "海上。", 120), EndsWith("上…"));
}

}  // namespace
}  // namespace starharbor::kiosk
