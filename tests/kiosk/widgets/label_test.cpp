// Labels: the size of type stays, words wrap, then take their short form, and only what has none is cut.
#include "kiosk/widgets/label.h"

#include <gmock/gmock.h>

#include "tests/kiosk/widgets/headless.h"

namespace starharbor::kiosk {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::IsEmpty;
using testing::SizeIs;

class LabelTest : public tests::Headless {
 protected:
  void label(Rect box, const Words& words) {
    frame([&](Ui& ui) { label_in(ui.canvas(), box, ui.type(Style::kLabel), words, ui.color(Role::kNightText)); });
  }
};

TEST_F(LabelTest, ALineStandsInTheMiddleOfItsBox) {
  label({100, 100, 300, 96}, "Sign in");
  ASSERT_THAT(written.lines, SizeIs(1));
  const Rect rect = written.lines[0].rect;
  EXPECT_FLOAT_EQ(rect.center().x, 250);
  EXPECT_FLOAT_EQ(rect.center().y, 148);
  EXPECT_THAT(written.misfits, IsEmpty());
}

TEST_F(LabelTest, LongWordsWrapAtTheSameSize) {
  label({100, 100, 300, 96}, "I am not on the list today");
  ASSERT_THAT(written.lines, SizeIs(2));
  for (const Written::Line& line : written.lines) EXPECT_EQ(line.rect.h, 30);
  EXPECT_THAT(written.misfits, IsEmpty());
}

TEST_F(LabelTest, WhatDoesNotWrapIntoItsBoxTakesTheShortForm) {
  label({100, 100, 300, 40}, Words("I am not on the list today", "Not listed"));
  ASSERT_THAT(written.lines, SizeIs(1));
  EXPECT_EQ(written.lines[0].words, "Not listed");
  EXPECT_THAT(written.misfits, IsEmpty());
}

TEST_F(LabelTest, WhatHasNoShortFormIsCutAndNoted) {
  label({100, 100, 300, 40}, "I am not on the list today");
  ASSERT_THAT(written.lines, SizeIs(1));
  EXPECT_THAT(written.lines[0].words, EndsWith("…"));
  EXPECT_EQ(written.lines[0].rect.h, 30);
  EXPECT_THAT(written.misfits, ElementsAre("I am not on the list today"));
}

TEST_F(LabelTest, ABoxThatIsTooLowIsNoted) {
  label({100, 100, 300, 20}, "Sign in");
  EXPECT_THAT(written.misfits, ElementsAre("Sign in"));
}

TEST_F(LabelTest, FactsAreLeftOutRatherThanCut) {
  frame([&](Ui& ui) {
    const TextStyle style = ui.type(Style::kCaption);
    const float width = ui.canvas().text_width(style, "One\u2002Two");
    EXPECT_EQ(facts_in(ui.canvas(), style, width, {"One", "", "Twenty-two", "Two"}), "One\u2002Two");
    EXPECT_THAT(fitting_facts(ui.canvas(), style, width, {"One", "", "Twenty-two", "Two"}), ElementsAre("One", "Two"));
  });
}

}  // namespace
}  // namespace starharbor::kiosk
