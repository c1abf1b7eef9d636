// The five families follow from their hues, so a sixth base's will look like theirs; large text is larger, and high
// contrast is high.
#include "kiosk/theme/appearance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

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
  const Appearance look;
  for (Hue hue : {Hue{"harbour", 182}, {"heart", 8}, {"haven", 240}, {"maple", 52}, {"leading", 300}}) {
    BaseColors token = look.base_colors(hue.token, std::nullopt), rule = look.base_colors("", hue.hue_deg);
    EXPECT_TRUE(close(rule.light, token.light, 2)) << hue.token << " light";
    EXPECT_TRUE(close(rule.mid, token.mid, 2)) << hue.token << " mid";
    EXPECT_TRUE(close(rule.deep, token.deep, 2)) << hue.token << " deep";
    EXPECT_TRUE(close(rule.ink, token.ink, 2)) << hue.token << " ink";
    EXPECT_TRUE(close(rule.mist, token.mist, 2)) << hue.token << " mist";
  }
}

TEST(AppearanceTest, ATokenComesBeforeAHueAndStarlightIsTheRest) {
  const Appearance look;
  EXPECT_EQ(look.base_colors("heart", 182).light, rgb(0xFAA0B0));
  EXPECT_EQ(look.base_colors("unknown", 8).light, look.base_colors("", 8).light);
  EXPECT_EQ(look.base_colors("", std::nullopt).light, look.color(Role::kStarLight));
  EXPECT_EQ(look.base_colors("", std::nullopt).ink, look.color(Role::kStarInk));
}

// As WCAG 2 measures it.
double luminance(Color color) {
  const auto linear = [](uint8_t channel) {
    const double c = channel / 255.0;
    return c <= .04045 ? c / 12.92 : std::pow((c + .055) / 1.055, 2.4);
  };
  return .2126 * linear(color.r) + .7152 * linear(color.g) + .0722 * linear(color.b);
}

double contrast(Color a, Color b) {
  const double light = std::max(luminance(a), luminance(b)), dark = std::min(luminance(a), luminance(b));
  return (light + .05) / (dark + .05);
}

TEST(AppearanceTest, TheDefaultIsTheDesignsOwn) {
  const Appearance look;
  EXPECT_EQ(look.color(Role::kNightText), rgb(0xEFF7FB));
  EXPECT_EQ(look.type(Style::kBody).px, 30);
  EXPECT_EQ(look.type(Style::kBody).line, 50);
  EXPECT_EQ(look.type(Style::kTitle, 52).line, 52);
  EXPECT_EQ(look.control_outline, 0);
  EXPECT_TRUE(look.art);
}

TEST(AppearanceTest, EveryRoleHasAColorAndEveryStyleItsType) {
  const Appearance look;
  for (size_t i = 0; i < static_cast<size_t>(Role::kCount); ++i) {
    EXPECT_NE(look.color(static_cast<Role>(i)), Color{}) << i;
  }
  for (size_t i = 1; i < static_cast<size_t>(Style::kCount); ++i) {
    EXPECT_NE(look.type(static_cast<Style>(i)).px, look.type(Style::kHero).px) << i;
  }
}

TEST(AppearanceTest, LargeTextIsLargerUpToWhatIsLargeAlready) {
  const Appearance look = with_large_text({});
  EXPECT_EQ(look.type(Style::kCaption).px, 30);
  EXPECT_EQ(look.type(Style::kLabel).px, 38);
  EXPECT_EQ(look.type(Style::kTitle).px, 50);
  EXPECT_EQ(look.type(Style::kHeading).px, 64);
  EXPECT_EQ(look.type(Style::kDisplay).px, 88);
  EXPECT_EQ(look.type(Style::kHero).px, 152);
  EXPECT_EQ(look.type(Style::kCaption).line, 45) << "lines grow with it";
}

TEST(AppearanceTest, HighContrastIsSevenToOneEverywhere) {
  const Appearance look = with_high_contrast({});
  const Color night = look.color(Role::kNightVoid), day = look.color(Role::kDayGround);
  for (const Role role : {Role::kNightText, Role::kNightText2, Role::kStarLight, Role::kNightWarn, Role::kNightOutline})
    EXPECT_GE(contrast(look.color(role), night), 7) << static_cast<int>(role);
  for (const Role role : {Role::kDayText, Role::kDayText2, Role::kStarInk, Role::kDayWarn, Role::kDayOutline})
    EXPECT_GE(contrast(look.color(role), day), 7) << static_cast<int>(role);
  EXPECT_GE(contrast(look.color(Role::kNightText), look.color(Role::kNightRaised)), 7) << "while it is pressed";
  EXPECT_GE(contrast(look.color(Role::kDayText), look.color(Role::kDaySunk)), 7) << "while it is pressed";
  for (int hue = 0; hue < 360; hue += 15) {
    const BaseColors base = look.base_colors("", hue);
    EXPECT_GE(contrast(base.light, night), 7) << hue;
    EXPECT_GE(contrast(base.ink, day), 7) << hue;
    EXPECT_GE(contrast(look.color(Role::kOnInk), base.ink), 7) << hue;
  }
}

TEST(AppearanceTest, TheyAddUp) {
  const Appearance both = with_high_contrast(with_large_text({}));
  EXPECT_EQ(both.type(Style::kBody).px, 38);
  EXPECT_EQ(both.color(Role::kNightText), rgb(0xFFFFFF));
}

}  // namespace
}  // namespace starharbor::kiosk
