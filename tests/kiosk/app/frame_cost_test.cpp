// When things may move by themselves.
#include <gtest/gtest.h>

#include "kiosk/app.h"

namespace starharbor::kiosk {
namespace {

TEST(FrameCost, BeginsByTrying) {
  FrameCost cost;
  cost.add(400);
  EXPECT_TRUE(cost.loops_affordable()) << "the first frame paints the sky";
}

TEST(FrameCost, GivesUpLoopsWhereEveryFrameIsDear) {
  FrameCost cost;
  for (int frame = 0; frame < 5; ++frame) cost.add(85);
  EXPECT_FALSE(cost.loops_affordable());
}

TEST(FrameCost, OneHiccupChangesNothing) {
  FrameCost cost;
  for (int frame = 0; frame < 20; ++frame) cost.add(frame % 4 == 3 ? 200 : 9);
  EXPECT_TRUE(cost.loops_affordable());
}

TEST(FrameCost, TriesAgainOnceFramesAreCheap) {
  FrameCost cost;
  for (int frame = 0; frame < 5; ++frame) cost.add(85);
  cost.add(8);
  EXPECT_TRUE(cost.loops_affordable());
}

}  // namespace
}  // namespace starharbor::kiosk
