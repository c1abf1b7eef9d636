// The five families follow from their hues, so a sixth base's will look like theirs.
#include "kiosk/theme/tokens.h"

#include <gtest/gtest.h>

#include <cmath>
#include <ostream>

namespace starharbor::kiosk {

void PrintTo(const Color& color, std::ostream* out) {
  *out << '(' << int{color.r} << ' ' << int{color.g} << ' ' << int{color.b} << ' ' << int{color.a} << ')';
}

namespace {

testing::AssertionResult close(Color a, Color b, int tolerance) {
  int apart = std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
  if (apart <= tolerance) return testing::AssertionSuccess();
  return testing::AssertionFailure() << testing::PrintToString(a) << " and " << testing::PrintToString(b) << " are "
                                     << apart << " apart";
}

struct Hue {
  const char* token;
  double hue_deg;
};

TEST(Tokens, TheRuleOfHuesGivesTheFiveFamilies) {
  for (Hue hue : {Hue{"harbour", 182}, {"heart", 8}, {"haven", 240}, {"maple", 52}, {"leading", 300}}) {
    BaseColors token = base_colors(hue.token, std::nullopt), rule = base_colors("", hue.hue_deg);
    EXPECT_TRUE(close(rule.light, token.light, 2)) << hue.token << " light";
    EXPECT_TRUE(close(rule.mid, token.mid, 2)) << hue.token << " mid";
    EXPECT_TRUE(close(rule.deep, token.deep, 2)) << hue.token << " deep";
    EXPECT_TRUE(close(rule.ink, token.ink, 2)) << hue.token << " ink";
    EXPECT_TRUE(close(rule.mist, token.mist, 2)) << hue.token << " mist";
  }
}

TEST(Tokens, ATokenComesBeforeAHueAndStarlightIsTheRest) {
  EXPECT_EQ(base_colors("heart", 182).light, rgb(0xFAA0B0));
  EXPECT_EQ(base_colors("unknown", 8).light, base_colors("", 8).light);
  EXPECT_EQ(base_colors("", std::nullopt).light, star::kLight);
  EXPECT_EQ(base_colors("", std::nullopt).ink, star::kInk);
}

TEST(Tokens, OklchKeepsGreysAndEnds) {
  EXPECT_EQ(oklch(0, 0, 0), rgb(0x000000));
  EXPECT_EQ(oklch(1, 0, 0), rgb(0xFFFFFF));
  EXPECT_TRUE(close(oklch(.628f, .2577f, 29.23f), rgb(0xFF0000), 2));
}

TEST(Tokens, OklchLowersChromaUntilTheColourExists) {
  for (int hue = 0; hue < 360; hue += 10) {
    Color vivid = oklch(.7f, .4f, static_cast<float>(hue));
    EXPECT_TRUE(vivid.r > 0 || vivid.g > 0 || vivid.b > 0);
    float luma = .2126f * vivid.r + .7152f * vivid.g + .0722f * vivid.b;
    EXPECT_GT(luma, 80) << hue;
    EXPECT_LT(luma, 200) << hue;
  }
}

TEST(Tokens, MixesInSrgb) {
  EXPECT_EQ(mix(rgb(0x000000), rgb(0xFFFFFF), .5f), rgb(0x808080));
  EXPECT_EQ(mix(rgb(0x102030), rgb(0x405060), 0), rgb(0x102030));
  EXPECT_EQ(with_alpha(rgb(0x102030), .5f).a, 128);
}

}  // namespace
}  // namespace starharbor::kiosk
