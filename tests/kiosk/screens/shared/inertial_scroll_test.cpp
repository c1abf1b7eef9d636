// What a finger leaves behind: pans that run out, pages that follow and snap.
#include "kiosk/screens/shared/inertial_scroll.h"

#include <gtest/gtest.h>

namespace starharbor::kiosk {
namespace {

constexpr int64_t kNow = 1'000'000;
constexpr PageSwipe::Row kBetween{1000, true, true};

Gesture drag(GestureKind kind, float from, float to, float velocity = 0) {
  Gesture gesture;
  gesture.kind = kind;
  gesture.start = {from, 500};
  gesture.at = {to, 500};
  gesture.velocity_per_s = {velocity, 0};
  return gesture;
}

TEST(Glide, RunsOutWhereItsLengthSays) {
  const Vec2 velocity{900, -300};
  const Vec2 whole = glide_length(velocity);
  EXPECT_GT(glided(velocity, 100).x, 0);
  EXPECT_LT(glided(velocity, 100).x, glided(velocity, 200).x);
  EXPECT_NEAR(glided(velocity, 5000).x, whole.x, .5f);
  EXPECT_NEAR(glided(velocity, 5000).y, whole.y, .5f);
  EXPECT_FALSE(glide_over(velocity, 100));
  EXPECT_TRUE(glide_over(velocity, 3000));
  EXPECT_EQ(glided(velocity, -50), (Vec2{0, 0}));
}

TEST(HeldBack, GivesWayLessAndLess) {
  EXPECT_LT(held_back(100, 1000), 100);
  EXPECT_GT(held_back(200, 1000), held_back(100, 1000));
  EXPECT_LT(held_back(1e6f, 1000), 251);
  EXPECT_FLOAT_EQ(held_back(-300, 1000), -held_back(300, 1000));
}

TEST(PageSwipe, FollowsTheFinger) {
  PageSwipe swipe;
  EXPECT_EQ(swipe.follow(drag(GestureKind::kDragBegin, 900, 860), kBetween, kNow), 0);
  EXPECT_EQ(swipe.follow(drag(GestureKind::kDragMove, 900, 700), kBetween, kNow), 0);
  EXPECT_TRUE(swipe.held());
  EXPECT_FLOAT_EQ(swipe.offset(kNow), -200);
}

TEST(PageSwipe, TurnsWhenPulledFarAndTheNewPageComesFromWhereItIs) {
  PageSwipe swipe;
  swipe.follow(drag(GestureKind::kDragBegin, 900, 860), kBetween, kNow);
  EXPECT_EQ(swipe.follow(drag(GestureKind::kDragEnd, 900, 600), kBetween, kNow), 1);
  EXPECT_FLOAT_EQ(swipe.offset(kNow), 700);
  EXPECT_TRUE(swipe.moving(kNow + 100));
  EXPECT_FLOAT_EQ(swipe.offset(kNow + 400), 0);
  EXPECT_FALSE(swipe.moving(kNow + 400));
}

TEST(PageSwipe, AShortPullFallsBackAndAFlickDoesNot) {
  PageSwipe swipe;
  swipe.follow(drag(GestureKind::kDragBegin, 900, 860), kBetween, kNow);
  EXPECT_EQ(swipe.follow(drag(GestureKind::kDragEnd, 900, 820), kBetween, kNow), 0);
  EXPECT_FLOAT_EQ(swipe.offset(kNow), -80);
  EXPECT_EQ(swipe.follow(drag(GestureKind::kDragEnd, 900, 820, -1200), kBetween, kNow), 1);
  EXPECT_EQ(swipe.follow(drag(GestureKind::kDragEnd, 820, 900, 1200), kBetween, kNow), -1);
}

TEST(PageSwipe, AFlickBackTakesThePullBack) {
  PageSwipe swipe;
  swipe.follow(drag(GestureKind::kDragBegin, 900, 860), kBetween, kNow);
  EXPECT_EQ(swipe.follow(drag(GestureKind::kDragEnd, 900, 600, 1500), kBetween, kNow), 0);
}

TEST(PageSwipe, TheEndsHoldBack) {
  PageSwipe swipe;
  swipe.follow(drag(GestureKind::kDragBegin, 100, 140), {1000, false, true}, kNow);
  swipe.follow(drag(GestureKind::kDragMove, 100, 700), {1000, false, true}, kNow);
  EXPECT_LT(swipe.offset(kNow), 250);
  EXPECT_EQ(swipe.follow(drag(GestureKind::kDragEnd, 100, 700, 2000), {1000, false, true}, kNow), 0);
}

TEST(PageSwipe, ADragDownIsNone) {
  PageSwipe swipe;
  Gesture down = drag(GestureKind::kDragBegin, 500, 510);
  down.at.y = 700;
  EXPECT_EQ(swipe.follow(down, kBetween, kNow), 0);
  down.kind = GestureKind::kDragEnd;
  down.at.x = 550;
  EXPECT_EQ(swipe.follow(down, kBetween, kNow), 0);
  EXPECT_FLOAT_EQ(swipe.offset(kNow), 0);
}

}  // namespace
}  // namespace starharbor::kiosk
