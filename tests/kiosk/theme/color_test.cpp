// Mixing, and what a screen can show of a hue.
#include "kiosk/theme/color.h"

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
