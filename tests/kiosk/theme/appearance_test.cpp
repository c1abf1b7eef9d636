// The five families follow from their hues, so a sixth base's will appearance like theirs; large text is larger, and
// high contrast is high.
#include "kiosk/theme/appearance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/kiosk/theme/contrast.h"

namespace starharbor::kiosk {
namespace {

testing::AssertionResult close(Color a, Color b, int tolerance) {
  int apart = std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
  if (apart <= tolerance) return testing::AssertionSuccess();
  return testing::AssertionFailure() << apart << " apart";
}

struct Hue {
  const char* token;
  double hue_deg;
};

TEST(AppearanceTest, TheRuleOfHuesGivesTheFiveFamilies) {
  const Appearance appearance;
  for (Hue hue : {Hue{"harbour", 182}, {"heart", 8}, {"haven", 240}, {"maple", 52}, {"leading", 300}}) {
    BaseColors token = appearance.base_colors(hue.token, std::nullopt), rule = appearance.base_colors("", hue.hue_deg);
    EXPECT_TRUE(close(rule.light, token.light, 2)) << hue.token << " light";
    EXPECT_TRUE(close(rule.mid, token.mid, 2)) << hue.token << " mid";
    EXPECT_TRUE(close(rule.deep, token.deep, 2)) << hue.token << " deep";
    EXPECT_TRUE(close(rule.ink, token.ink, 2)) << hue.token << " ink";
    EXPECT_TRUE(close(rule.mist, token.mist, 2)) << hue.token << " mist";
  }
}

TEST(AppearanceTest, ATokenComesBeforeAHueAndStarlightIsTheRest) {
  const Appearance appearance;
  EXPECT_EQ(appearance.base_colors("heart", 182).light, rgb(0xFAA0B0));
  EXPECT_EQ(appearance.base_colors("unknown", 8).light, appearance.base_colors("", 8).light);
  EXPECT_EQ(appearance.base_colors("", std::nullopt).light, appearance.color(Role::kStarLight));
  EXPECT_EQ(appearance.base_colors("", std::nullopt).ink, appearance.color(Role::kStarInk));
}

TEST(AppearanceTest, TheDefaultIsTheDesignsOwn) {
  const Appearance appearance;
  EXPECT_EQ(appearance.color(Role::kNightText), rgb(0xEFF7FB));
  EXPECT_EQ(appearance.type(Style::kBody).px, 30);
  EXPECT_EQ(appearance.type(Style::kBody).line, 50);
  EXPECT_EQ(appearance.type(Style::kTitle, 52).line, 52);
  EXPECT_EQ(appearance.control_outline, 0);
  EXPECT_TRUE(appearance.art);
}

TEST(AppearanceTest, EveryRoleHasAColorAndEveryStyleItsType) {
  const Appearance appearance;
  for (size_t i = 0; i < static_cast<size_t>(Role::kCount); ++i) {
    EXPECT_NE(appearance.color(static_cast<Role>(i)), Color{}) << i;
  }
  for (size_t i = 1; i < static_cast<size_t>(Style::kCount); ++i) {
    EXPECT_NE(appearance.type(static_cast<Style>(i)).px, appearance.type(Style::kHero).px) << i;
  }
}

TEST(AppearanceTest, LargeTextIsLargerUpToWhatIsLargeAlready) {
  const Appearance appearance = with_large_text({});
  EXPECT_EQ(appearance.type(Style::kCaption).px, 30);
  EXPECT_EQ(appearance.type(Style::kLabel).px, 38);
  EXPECT_EQ(appearance.type(Style::kTitle).px, 50);
  EXPECT_EQ(appearance.type(Style::kHeading).px, 64);
  EXPECT_EQ(appearance.type(Style::kDisplay).px, 88);
  EXPECT_EQ(appearance.type(Style::kHero).px, 152);
  EXPECT_EQ(appearance.type(Style::kCaption).line, 45) << "lines grow with it";
}

TEST(AppearanceTest, HighContrastIsSevenToOneEverywhere) {
  const Appearance appearance = with_high_contrast({});
  const Color night = appearance.color(Role::kNightVoid), day = appearance.color(Role::kDayGround);
  for (const Role role : {Role::kNightText, Role::kNightText2, Role::kStarLight, Role::kNightWarn, Role::kNightOutline})
    EXPECT_GE(contrast(appearance.color(role), night), 7) << static_cast<int>(role);
  for (const Role role : {Role::kDayText, Role::kDayText2, Role::kStarInk, Role::kDayWarn, Role::kDayOutline})
    EXPECT_GE(contrast(appearance.color(role), day), 7) << static_cast<int>(role);
  EXPECT_GE(contrast(appearance.color(Role::kNightText), appearance.color(Role::kNightRaised)), 7)
      << "while it is pressed";
  EXPECT_GE(contrast(appearance.color(Role::kDayText), appearance.color(Role::kDaySunk)), 7) << "while it is pressed";
  for (int hue = 0; hue < 360; hue += 15) {
    const BaseColors base = appearance.base_colors("", hue);
    EXPECT_GE(contrast(base.light, night), 7) << hue;
    EXPECT_GE(contrast(base.ink, day), 7) << hue;
    EXPECT_GE(contrast(appearance.color(Role::kOnInk), base.ink), 7) << hue;
  }
}

TEST(AppearanceTest, TheyAddUp) {
  const Appearance both = with_high_contrast(with_large_text({}));
  EXPECT_EQ(both.type(Style::kBody).px, 38);
  EXPECT_EQ(both.color(Role::kNightText), rgb(0xFFFFFF));
}

}  // namespace
}  // namespace starharbor::kiosk
