// What fingers do, as made-up samples, and what the recogniser makes of them.
#include "kiosk/input/gesture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace starharbor::kiosk {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = GestureKind;

// Fingers on a screen; collects what is recognised.
class Hand {
 public:
  Hand& down(int64_t id, float x, float y) { return sample(id, TouchPhase::kDown, x, y); }
  Hand& move(int64_t id, float x, float y) { return sample(id, TouchPhase::kMove, x, y); }
  Hand& up(int64_t id, float x, float y) { return sample(id, TouchPhase::kUp, x, y); }
  Hand& lose(int64_t id) { return sample(id, TouchPhase::kCancel, 0, 0); }
  Hand& after(int64_t ms) {
    now_ms += ms;
    return *this;
  }
  // What has been recognised since the last call.
  std::vector<Kind> kinds() {
    std::vector<Kind> kinds;
    for (const Gesture& gesture : gestures) kinds.push_back(gesture.kind);
    gestures.clear();
    return kinds;
  }

  int64_t now_ms = 1'000;
  GestureRecognizer recognizer;
  std::vector<Gesture> gestures;

 private:
  Hand& sample(int64_t id, TouchPhase phase, float x, float y) {
    for (const Gesture& gesture : recognizer.step({{id, phase, {x, y}, now_ms}})) gestures.push_back(gesture);
    return *this;
  }
};

TEST(Tap, IsAPressThatComesUpWhereItWentDown) {
  Hand hand;
  hand.down(1, 100, 100).after(50).move(1, 110, 95).after(50).up(1, 112, 96);
  EXPECT_EQ(hand.gestures.back().at, (Vec2{112, 96}));
  EXPECT_EQ(hand.gestures.back().start, (Vec2{100, 100}));
  EXPECT_EQ(hand.gestures.back().time_ms, 1'100);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kTap));
  EXPECT_FALSE(hand.recognizer.any_finger_down());
}

TEST(Tap, AFingerMayRestAsLongAsItLikes) {
  Hand hand;
  hand.down(1, 100, 100).after(20'000).up(1, 100, 100);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kTap));
}

TEST(Tap, TheSlopGrowsWithTheScreen) {
  Hand small, large;
  large.recognizer.set_scale(2);
  small.down(1, 0, 0).move(1, 40, 0).up(1, 40, 0);
  large.down(1, 0, 0).move(1, 40, 0).up(1, 40, 0);
  EXPECT_EQ(small.gestures.back().kind, Kind::kDragEnd);
  EXPECT_EQ(large.gestures.back().kind, Kind::kTap);
}

TEST(Drag, BeginsBeyondTheSlopAndCarriesTheWholeWay) {
  Hand hand;
  hand.down(1, 100, 100).after(10).move(1, 110, 100);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress));
  hand.after(10).move(1, 130, 100);
  ASSERT_EQ(hand.gestures.size(), 2u);
  EXPECT_EQ(hand.gestures[0].kind, Kind::kDragBegin);
  EXPECT_EQ(hand.gestures[1].delta, (Vec2{30, 0}));
  hand.after(10).move(1, 150, 105);
  EXPECT_EQ(hand.gestures.back().delta, (Vec2{20, 5}));
  EXPECT_EQ(hand.gestures.back().start, (Vec2{100, 100}));
}

TEST(Drag, DoesNotBecomeATapByComingBack) {
  Hand hand;
  hand.down(1, 100, 100).move(1, 200, 100).move(1, 100, 100).up(1, 100, 100);
  EXPECT_EQ(hand.kinds().back(), Kind::kDragEnd);
}

TEST(Drag, AFlingHasTheSpeedOfItsEnd) {
  Hand hand;
  hand.down(1, 0, 0);
  for (int i = 1; i <= 20; ++i) hand.after(10).move(1, 1.0f * i, 0);        // slowly,
  for (int i = 1; i <= 10; ++i) hand.after(10).move(1, 20 + 10.0f * i, 0);  // then 1,000 px a second
  hand.after(1).up(1, 120, 0);
  EXPECT_NEAR(hand.gestures.back().velocity_per_s.x, 1000, 60);
  EXPECT_FLOAT_EQ(hand.gestures.back().velocity_per_s.y, 0);
}

TEST(Drag, WhoStopsBeforeLettingGoThrowsNothing) {
  Hand hand;
  hand.down(1, 0, 0);
  for (int i = 1; i <= 10; ++i) hand.after(10).move(1, 30.0f * i, 0);
  hand.after(300).up(1, 300, 0);
  EXPECT_EQ(hand.gestures.back().kind, Kind::kDragEnd);
  EXPECT_EQ(hand.gestures.back().velocity_per_s, (Vec2{0, 0}));
}

TEST(Drag, ASwipeWithoutASingleMoveIsOneToo) {
  Hand hand;
  hand.down(1, 0, 0).after(40).up(1, 200, 0);
  EXPECT_NEAR(hand.gestures.back().velocity_per_s.x, 5000, 1);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kDragBegin, Kind::kDragMove, Kind::kDragEnd));
}

TEST(Drag, SamplesOfOneInstantGiveNoInfiniteSpeed) {
  Hand hand;
  hand.down(1, 0, 0).move(1, 100, 0).up(1, 200, 0);
  EXPECT_EQ(hand.gestures.back().velocity_per_s, (Vec2{0, 0}));
}

TEST(Pinch, TheSecondFingerEndsThePress) {
  Hand hand;
  hand.down(1, 100, 100).down(2, 200, 100);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kCancel));
  hand.up(2, 200, 100).up(1, 100, 100);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPinchEnd)) << "and no tap comes of it";
}

TEST(Pinch, TellsFactorCenterAndShift) {
  Hand hand;
  hand.down(1, 100, 100).down(2, 200, 100).move(2, 300, 100);
  const Gesture& pinch = hand.gestures.back();
  EXPECT_EQ(pinch.kind, Kind::kPinchMove);
  EXPECT_FLOAT_EQ(pinch.factor, 2);
  EXPECT_EQ(pinch.at, (Vec2{200, 100}));
  EXPECT_EQ(pinch.delta, (Vec2{50, 0}));
  EXPECT_EQ(pinch.start, (Vec2{150, 100}));
}

TEST(Pinch, FactorsMultiplyToTheWholeChange) {
  Hand hand;
  hand.down(1, 0, 0).down(2, 100, 0);
  for (int i = 1; i <= 10; ++i) hand.move(1, -10.0f * i, 0).move(2, 100 + 10.0f * i, 0);
  float factor = 1;
  for (const Gesture& gesture : hand.gestures) {
    if (gesture.kind == Kind::kPinchMove) factor *= gesture.factor;
  }
  EXPECT_NEAR(factor, 3, 1e-4);
}

TEST(Pinch, FingersInOnePlaceDivideByNothing) {
  Hand hand;
  hand.down(1, 50, 50).down(2, 50, 50).move(2, 60, 50);
  EXPECT_FLOAT_EQ(hand.gestures.back().factor, 10);
}

TEST(Pinch, EndsADrag) {
  Hand hand;
  hand.down(1, 0, 0).after(10).move(1, 100, 0).after(10).down(2, 300, 0);
  EXPECT_EQ(hand.gestures.back().velocity_per_s, (Vec2{0, 0}));
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kDragBegin, Kind::kDragMove, Kind::kDragEnd));
}

TEST(Pinch, WhatIsLeftOfItMeansNothing) {
  Hand hand;
  hand.down(1, 0, 0).down(2, 100, 0).up(1, 0, 0);
  hand.kinds();
  hand.move(2, 400, 0).down(3, 500, 0).move(3, 600, 0).up(3, 600, 0).up(2, 400, 0);
  EXPECT_THAT(hand.kinds(), IsEmpty());
  hand.down(4, 10, 10).up(4, 10, 10);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kTap));
}

TEST(ThirdFinger, IsNotLookedAt) {
  Hand hand;
  hand.down(1, 0, 0).down(2, 100, 0);
  hand.kinds();
  hand.down(3, 50, 50).move(3, 500, 500).up(3, 500, 500);
  EXPECT_THAT(hand.kinds(), IsEmpty());
  hand.move(2, 200, 0);
  EXPECT_FLOAT_EQ(hand.gestures.back().factor, 2) << "the pinch of the first two goes on";
}

TEST(LostFinger, EndsItsPressWithoutATap) {
  Hand hand;
  hand.down(1, 0, 0).lose(1);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kCancel));
  hand.up(1, 0, 0).move(1, 50, 50);
  EXPECT_THAT(hand.kinds(), IsEmpty());
}

TEST(LostFinger, EndsItsDragWithoutAFling) {
  Hand hand;
  hand.down(1, 0, 0).after(10).move(1, 100, 0).after(10).lose(1);
  EXPECT_EQ(hand.gestures.back().kind, Kind::kDragEnd);
  EXPECT_EQ(hand.gestures.back().velocity_per_s, (Vec2{0, 0}));
}

TEST(LostFinger, ANewTouchOfTheSameIdTakesItsPlace) {
  Hand hand;
  hand.down(1, 0, 0).down(1, 300, 300).up(1, 300, 300);
  EXPECT_EQ(hand.gestures.back().start, (Vec2{300, 300}));
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kCancel, Kind::kPress, Kind::kTap));
}

TEST(LostFinger, OneThatWentWithoutAWordBlocksNobodyForEver) {
  Hand hand;
  hand.down(1, 0, 0).after(60'000).down(2, 300, 300).up(2, 300, 300);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kCancel, Kind::kPress, Kind::kTap));
}

TEST(Mouse, IsAFingerLikeAnyOther) {
  Hand hand;
  hand.down(kMouseTouch, 5, 5).up(kMouseTouch, 5, 5);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kTap));
}

TEST(Order, SamplesOfOneStepComeOutInOrder) {
  GestureRecognizer recognizer;
  const auto gestures = recognizer.step({{1, TouchPhase::kDown, {0, 0}, 1},
                                         {1, TouchPhase::kUp, {0, 0}, 2},
                                         {2, TouchPhase::kDown, {9, 9}, 3},
                                         {2, TouchPhase::kUp, {9, 9}, 4}});
  std::vector<Kind> kinds;
  for (const Gesture& gesture : gestures) kinds.push_back(gesture.kind);
  EXPECT_THAT(kinds, ElementsAre(Kind::kPress, Kind::kTap, Kind::kPress, Kind::kTap));
}

}  // namespace
}  // namespace starharbor::kiosk
