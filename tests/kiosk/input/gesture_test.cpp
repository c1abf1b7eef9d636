// What fingers do, as made-up samples, and what the recogniser makes of them.
#include "kiosk/input/gesture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <set>

namespace starharbor::kiosk {
namespace {

using testing::Contains;
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
  // Time passes while nobody says anything.
  Hand& wait(int64_t ms) {
    now_ms += ms;
    for (const Gesture& gesture : recognizer.step({}, now_ms)) gestures.push_back(gesture);
    return *this;
  }
  // A drop: it says something every 10 ms, and never gets far.
  Hand& jitter(int64_t id, float x, float y, int64_t ms) {
    for (int64_t i = 0; i < ms / 10; ++i) after(10).move(id, x + static_cast<float>(i % 3) * 6, y - 5);
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
    for (const Gesture& gesture : recognizer.step({{id, phase, {x, y}, now_ms}}, now_ms)) gestures.push_back(gesture);
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

TEST(Tap, ASlowFingerMayRestForALongMoment) {
  Hand hand;
  hand.down(1, 100, 100).wait(2'900).up(1, 100, 100);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kTap));
}

TEST(Tap, EveryFingerTapsByItself) {
  Hand hand;
  hand.down(1, 100, 100).after(30).down(2, 400, 100).after(30).up(1, 100, 100).after(30).down(3, 700, 100);
  hand.after(30).up(3, 700, 100).up(2, 400, 100);
  std::vector<std::pair<Kind, int64_t>> all;
  for (const Gesture& gesture : hand.gestures) all.emplace_back(gesture.kind, gesture.finger);
  EXPECT_THAT(all, ElementsAre(std::pair{Kind::kPress, 1}, std::pair{Kind::kPress, 2}, std::pair{Kind::kTap, 1},
                               std::pair{Kind::kPress, 3}, std::pair{Kind::kTap, 3}, std::pair{Kind::kTap, 2}));
}

TEST(Tap, TenFingersAreTenTaps) {
  Hand hand;
  for (int i = 0; i < 10; ++i) hand.down(i, 100.f * static_cast<float>(i), 50);
  for (int i = 0; i < 10; ++i) hand.up(i, 100.f * static_cast<float>(i), 50);
  const std::vector<Kind> kinds = hand.kinds();
  EXPECT_EQ(std::count(kinds.begin(), kinds.end(), Kind::kPress), 10);
  EXPECT_EQ(std::count(kinds.begin(), kinds.end(), Kind::kTap), 10);
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

TEST(Pinch, BeginsWhenOneOfTwoFingersMoves) {
  Hand hand;
  hand.down(1, 100, 100).down(2, 200, 100);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kPress));
  hand.move(2, 300, 100);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kCancel, Kind::kCancel, Kind::kPinchMove));
  hand.up(2, 300, 100).up(1, 100, 100);
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
  hand.down(1, 50, 50).down(2, 50, 50).move(2, 90, 50);
  EXPECT_FLOAT_EQ(hand.gestures.back().factor, 40);
}

TEST(Pinch, EndsADragWhenTheSecondFingerMovesToo) {
  Hand hand;
  hand.down(1, 0, 0).after(10).move(1, 100, 0).after(10).down(2, 300, 0);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kDragBegin, Kind::kDragMove, Kind::kPress));
  hand.after(10).move(2, 500, 0);
  EXPECT_EQ(hand.gestures[0].velocity_per_s, (Vec2{0, 0}));
  EXPECT_FLOAT_EQ(hand.gestures.back().factor, 2);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kDragEnd, Kind::kCancel, Kind::kPinchMove));
}

TEST(Pinch, WhatIsLeftOfItMeansNothing) {
  Hand hand;
  hand.down(1, 0, 0).down(2, 100, 0).move(1, -100, 0).up(1, -100, 0);
  hand.kinds();
  hand.move(2, 400, 0).up(2, 400, 0);
  EXPECT_THAT(hand.kinds(), IsEmpty());
  hand.down(4, 10, 10).up(4, 10, 10);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kTap));
}

TEST(Pinch, OneFingerMayRestWhileTheOtherMoves) {
  Hand hand;
  hand.down(1, 0, 0).down(2, 100, 0);
  for (int i = 1; i <= 100; ++i) hand.after(100).move(2, 100 + 30.f * static_cast<float>(i), 0);
  EXPECT_EQ(hand.gestures.back().kind, Kind::kPinchMove);
  hand.wait(3'000);
  EXPECT_EQ(hand.kinds().back(), Kind::kPinchEnd);
  EXPECT_FALSE(hand.recognizer.any_finger_down());
}

TEST(ThirdFinger, PressesBesideAPinchAndDoesNotJoinIt) {
  Hand hand;
  hand.down(1, 0, 0).down(2, 100, 0).move(2, 150, 0);
  hand.kinds();
  hand.down(3, 50, 50).up(3, 50, 50);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kTap));
  hand.down(4, 50, 50).move(4, 500, 500).up(4, 500, 500);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kCancel));
  hand.move(2, 300, 0);
  EXPECT_FLOAT_EQ(hand.gestures.back().factor, 2) << "the pinch of the first two goes on";
}

TEST(Lying, IsNoPressAndNoTap) {
  Hand hand;
  hand.down(1, 100, 100).wait(2'999);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress));
  ASSERT_EQ(hand.recognizer.due_ms(), hand.now_ms + 1);
  hand.wait(1);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kCancel));
  EXPECT_FALSE(hand.recognizer.any_finger_down());
  EXPECT_FALSE(hand.recognizer.due_ms());
  hand.up(1, 100, 100);
  EXPECT_THAT(hand.kinds(), IsEmpty());
}

TEST(Lying, AContactThatJittersShowsSomebodyOnce) {
  Hand hand;
  hand.down(1, 100, 100).jitter(1, 100, 100, 60'000);
  const auto shown = std::count_if(hand.gestures.begin(), hand.gestures.end(), shows_somebody);
  EXPECT_EQ(shown, 1) << "as it came down";
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kCancel));
}

TEST(Lying, ADropThatCreepsDownTheGlassIsNoDrag) {
  Hand hand;
  hand.down(1, 100, 100);
  for (int i = 1; i <= 300; ++i) hand.after(100).move(1, 100, 100 + .6f * static_cast<float>(i));
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kCancel));
}

TEST(Lying, OthersTapDragAndPinchBesideIt) {
  Hand hand;
  hand.down(1, 100, 100).jitter(1, 100, 100, 1'200);
  hand.kinds();
  hand.down(2, 500, 500).up(2, 500, 500);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kTap));
  hand.down(3, 500, 500).after(10).move(3, 600, 500).jitter(1, 100, 100, 50).move(3, 700, 500).up(3, 700, 500);
  EXPECT_THAT(hand.kinds(),
              ElementsAre(Kind::kPress, Kind::kDragBegin, Kind::kDragMove, Kind::kDragMove, Kind::kDragEnd));
  hand.down(4, 500, 500).down(5, 600, 500).move(5, 700, 500).jitter(1, 100, 100, 5'000);
  hand.kinds();
  hand.move(4, 400, 500);
  EXPECT_THAT(hand.kinds(), Contains(Kind::kDragBegin)) << "the two rested for as long, and one of them moves again";
}

TEST(Lying, TwoPinchWhileAThirdJitters) {
  Hand hand;
  hand.down(1, 100, 100).jitter(1, 100, 100, 4'000);
  hand.kinds();
  hand.down(4, 500, 500).down(5, 600, 500).move(5, 700, 500).jitter(1, 100, 100, 100).move(4, 400, 500);
  EXPECT_FLOAT_EQ(hand.gestures.back().factor, 1.5f);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kPress, Kind::kCancel, Kind::kCancel, Kind::kPinchMove,
                                        Kind::kPinchMove));
}

TEST(Lying, ADragThatStopsForSoLongIsOver) {
  Hand hand;
  hand.down(1, 0, 0).after(10).move(1, 100, 0).jitter(1, 100, 0, 3'100);
  EXPECT_EQ(hand.gestures.back().kind, Kind::kDragEnd);
  EXPECT_EQ(hand.gestures.back().velocity_per_s, (Vec2{0, 0}));
}

TEST(Lying, WhatMovesAfterAllIsAFinger) {
  Hand hand;
  hand.down(1, 100, 100).wait(8'000);
  hand.kinds();
  hand.after(20).move(1, 180, 100).after(10).up(1, 200, 100);
  EXPECT_EQ(hand.gestures.front().start, (Vec2{100, 100}));
  EXPECT_EQ(hand.gestures[1].delta, (Vec2{80, 0}));
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kDragBegin, Kind::kDragMove, Kind::kDragMove, Kind::kDragEnd));
}

TEST(Lying, AClockThatIsSetBackKeepsNoFingerFromLying) {
  Hand hand;
  hand.down(1, 100, 100).after(-3'600'000).wait(0).wait(3'000);
  EXPECT_THAT(hand.kinds(), ElementsAre(Kind::kPress, Kind::kCancel));
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
                                         {2, TouchPhase::kUp, {9, 9}, 4}},
                                        4);
  std::vector<Kind> kinds;
  for (const Gesture& gesture : gestures) kinds.push_back(gesture.kind);
  EXPECT_THAT(kinds, ElementsAre(Kind::kPress, Kind::kTap, Kind::kPress, Kind::kTap));
}

TEST(Order, WhatMayActEndsItsPartAndMovesAddUp) {
  Hand hand;
  hand.down(1, 0, 0).move(1, 100, 0).move(1, 200, 0).down(2, 500, 500).up(2, 500, 500).up(1, 300, 0);
  std::vector<std::vector<Kind>> parts;
  for (const auto& part : one_act_each(hand.gestures)) {
    parts.emplace_back();
    for (const Gesture& gesture : part) parts.back().push_back(gesture.kind);
  }
  EXPECT_THAT(parts, ElementsAre(ElementsAre(Kind::kPress),
                                 ElementsAre(Kind::kDragBegin, Kind::kDragMove, Kind::kDragMove, Kind::kPress),
                                 ElementsAre(Kind::kTap), ElementsAre(Kind::kDragMove, Kind::kDragEnd)));
}

// Whoever follows gestures may rely on this, whatever ten fingers and a broken device do.
class Book {
 public:
  void enter(const Gesture& gesture) {
    switch (gesture.kind) {
      case Kind::kPress:
        EXPECT_TRUE(pressed_.insert(gesture.finger).second && dragging_ != gesture.finger);
        break;
      case Kind::kTap:
      case Kind::kCancel:
        EXPECT_EQ(pressed_.erase(gesture.finger), 1u);
        break;
      case Kind::kDragBegin:
        EXPECT_TRUE(!dragging_ && !pinching_);
        pressed_.erase(gesture.finger);
        dragging_ = gesture.finger;
        break;
      case Kind::kDragMove:
      case Kind::kDragEnd:
        EXPECT_EQ(dragging_, gesture.finger);
        if (gesture.kind == Kind::kDragEnd) dragging_.reset();
        break;
      case Kind::kPinchMove:
      case Kind::kPinchEnd:
        EXPECT_FALSE(dragging_);
        pinching_ = gesture.kind == Kind::kPinchMove;
        break;
    }
  }
  bool is_closed() const { return pressed_.empty() && !dragging_ && !pinching_; }

 private:
  std::set<int64_t> pressed_;
  std::optional<int64_t> dragging_;
  bool pinching_ = false;
};

TEST(Order, WhateverTenFingersDoEveryPressDragAndPinchEndsOnce) {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](int most) { return std::uniform_int_distribution<int>(0, most - 1)(random); };
    Hand hand;
    for (int i = 0; i < 300; ++i) {
      const int64_t id = below(10);
      const auto x = static_cast<float>(below(120)), y = static_cast<float>(below(120));
      hand.after(below(20) == 0 ? below(4'000) : below(40));
      const int what = below(10);
      if (what < 3) hand.down(id, x, y);
      if (what >= 3 && what < 7) hand.move(id, x, y);
      if (what >= 7 && what < 9) hand.up(id, x, y);
      if (what == 9) hand.lose(id);
    }
    for (int64_t id = 0; id < 10; ++id) hand.up(id, 0, 0);
    Book book;
    for (const Gesture& gesture : hand.gestures) book.enter(gesture);
    EXPECT_TRUE(book.is_closed()) << "seed " << seed;
    EXPECT_FALSE(hand.recognizer.any_finger_down());
    EXPECT_FALSE(hand.recognizer.due_ms());
  }
}

}  // namespace
}  // namespace starharbor::kiosk
