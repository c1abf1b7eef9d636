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

TEST_F(LineBreak, SetsTextAtItsOwnSizeAndCutsOnlyWhatHasNoRoom) {
  const TextStyle body = Appearance().type(Style::kBody);
  const auto set = [&](std::string_view text, float width, float height = 0) {
    return set_text(glyphs_, body, text, width, height);
  };
  EXPECT_THAT(set("海上有港", 120, 50).lines, ElementsAre("海上有港"));
  EXPECT_THAT(set("海上有港", 119, 100).lines, ElementsAre("海上有", "港"));
  EXPECT_TRUE(set("海上有港", 119, 100).whole);
  EXPECT_THAT(set("海上有港", 119, 50).lines, ElementsAre("海上…"));
  EXPECT_FALSE(set("海上有港", 119, 50).whole);
  EXPECT_THAT(set("海上，有港湾", 140, 50).lines, ElementsAre("海上…"));
  EXPECT_THAT(set("海", 10, 50).lines, ElementsAre("海")) << "what can't be broken stands there";
  EXPECT_THAT(cut_with_ellipsis(glyphs_, body, "海上。", 120), EndsWith("上…"));
}

TEST_F(LineBreak, LinesMoveCloserBeforeAnythingIsCut) {
  const TextStyle body = Appearance().type(Style::kBody);
  const SetText close = set_text(glyphs_, body, "海上有港", 60, 70);
  EXPECT_THAT(close.lines, ElementsAre("海上", "有港"));
  EXPECT_EQ(close.pitch, 35);
  EXPECT_EQ(set_text(glyphs_, body, "海上有港", 60, 100).pitch, 50);
  EXPECT_FALSE(set_text(glyphs_, body, "海上有港", 60, 60).whole) << "closer than letters are high";
}

TEST_F(LineBreak, AWordIsNeverBroken) {
  const TextStyle body = Appearance().type(Style::kBody);
  const SetText set = set_text(glyphs_, body, "Fellowship hall", glyphs_.advance(body.face, body.px, "Fellow"), 200);
  EXPECT_FALSE(set.whole);
  EXPECT_THAT(set.lines, ElementsAre(EndsWith("…")));
}

}  // namespace
}  // namespace starharbor::kiosk
