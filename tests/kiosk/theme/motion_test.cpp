// The curves begin and end where they should and never turn back.
#include "kiosk/theme/motion.h"

#include <gtest/gtest.h>

namespace starharbor::kiosk {
namespace {

TEST(Motion, CurvesRunFromZeroToOneWithoutTurningBack) {
  for (auto curve : {ease_out, ease_in, ease_inout}) {
    EXPECT_EQ(curve(0), 0);
    EXPECT_EQ(curve(1), 1);
    float before = 0;
    for (int i = 1; i <= 200; ++i) {
      float value = curve(static_cast<float>(i) / 200);
      EXPECT_GE(value, before);
      EXPECT_LE(value, 1);
      before = value;
    }
  }
}

TEST(Motion, CurvesHaveTheirCharacter) {
  EXPECT_NEAR(ease_inout(.5f), .5f, .001f);
  EXPECT_GT(ease_out(.25f), .7f);
  EXPECT_LT(ease_in(.5f), .15f);
}

TEST(Motion, ProgressWaitsRunsAndStays) {
  EXPECT_EQ(progress(1000, 1000, 320, 60), 0);
  EXPECT_EQ(progress(1220, 1000, 320, 60), .5f);
  EXPECT_EQ(progress(5000, 1000, 320), 1);
  EXPECT_EQ(progress(900, 1000, 320), 0);
  EXPECT_EQ(progress(1000, 1000, 0), 1);
}

}  // namespace
}  // namespace starharbor::kiosk
