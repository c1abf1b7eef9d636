// Which target a finger belongs to, and when it acts.
#include "kiosk/widgets/ui.h"

#include "tests/kiosk/widgets/headless.h"

namespace starharbor::kiosk {
namespace {

class UiTest : public tests::Headless {
 protected:
  // A screen of targets that counts what acted.
  Draw targets(std::vector<std::pair<std::string, Rect>> all) {
    return [this, all = std::move(all)](Ui& ui) {
      for (const auto& [id, rect] : all) {
        const TargetState state = ui.target(id, rect);
        pressed_[id] = state.pressed;
        if (state.tapped) ++acted_[id];
      }
    };
  }

  // The same with keys; the one that is called "erase" repeats.
  Draw keys(std::vector<std::pair<std::string, Rect>> all) {
    return [this, all = std::move(all)](Ui& ui) {
      for (const auto& [id, rect] : all) {
        const TargetState state = ui.key(id, rect, id == "erase");
        pressed_[id] = state.pressed;
        if (state.tapped) ++acted_[id];
      }
    };
  }

  const Rect key_{100, 100, 96, 96};
  const Rect far_key_{400, 100, 96, 96};
  std::map<std::string, bool> pressed_;
  std::map<std::string, int> acted_;
};

TEST_F(UiTest, APressShowsAtOnceAndActsOnRelease) {
  const Draw draw = targets({{"a", key_}});
  frame(draw, {gesture(GestureKind::kPress, {120, 120})});
  EXPECT_TRUE(pressed_["a"]);
  EXPECT_EQ(acted_["a"], 0);
  frame(draw);
  EXPECT_TRUE(pressed_["a"]) << "the finger rests";
  frame(draw, {gesture(GestureKind::kTap, {121, 120}, {120, 120})});
  EXPECT_FALSE(pressed_["a"]);
  EXPECT_EQ(acted_["a"], 1);
  frame(draw);
  EXPECT_EQ(acted_["a"], 1);
}

TEST_F(UiTest, AReleaseBesideTheTargetStillActsWithinTheSlop) {
  const Draw draw = targets({{"a", key_}});
  frame(draw, {gesture(GestureKind::kPress, {195, 120})});
  frame(draw, {gesture(GestureKind::kTap, {215, 120}, {195, 120})});
  EXPECT_EQ(acted_["a"], 1);
}

TEST_F(UiTest, APressBesideTheTargetIsNotItsOwn) {
  const Draw draw = targets({{"a", key_}});
  tap(draw, {200, 120});
  EXPECT_EQ(acted_["a"], 0);
}

TEST_F(UiTest, ADragCancelsThePressAndGivesWayToTheSwipe) {
  std::optional<Gesture> swipe;
  const Draw draw = [&](Ui& ui) {
    targets({{"a", key_}})(ui);
    swipe = ui.drag({0, 0, 1920, 540});
  };
  frame(draw, {gesture(GestureKind::kPress, {120, 120})});
  frame(draw, {gesture(GestureKind::kDragBegin, {160, 120}, {120, 120})});
  EXPECT_FALSE(pressed_["a"]);
  ASSERT_TRUE(swipe);
  EXPECT_EQ(swipe->start, (Vec2{120, 120}));
  frame(draw, {gesture(GestureKind::kDragEnd, {120, 120}, {120, 120})});
  EXPECT_EQ(acted_["a"], 0) << "even when it comes back";
}

TEST_F(UiTest, ADragThatBeganElsewhereIsNotSeen) {
  std::optional<Gesture> swipe;
  frame(
      [&](Ui& ui) {
        swipe = ui.drag({0, 600, 1920, 400});
      },
      {gesture(GestureKind::kDragMove, {500, 700}, {500, 500})});
  EXPECT_FALSE(swipe);
}

TEST_F(UiTest, ADragOfSeveralSamplesAddsUp) {
  Gesture first = gesture(GestureKind::kDragMove, {510, 500}, {500, 500}), second = first;
  first.delta = {10, 0};
  second.delta = {5, 2};
  std::optional<Gesture> swipe;
  frame([&](Ui& ui) { swipe = ui.drag({0, 0, 1920, 1080}); }, {first, second});
  ASSERT_TRUE(swipe);
  EXPECT_EQ(swipe->delta, (Vec2{15, 2}));
}

TEST_F(UiTest, TheSameTargetIsDeafFor250Ms) {
  const Draw draw = targets({{"a", key_}});
  tap(draw, {120, 120});
  now_ms += 100;
  tap(draw, {180, 180});
  EXPECT_EQ(acted_["a"], 1) << "an accidental double tap";
  now_ms += 250;
  tap(draw, {120, 120});
  EXPECT_EQ(acted_["a"], 2);
}

TEST_F(UiTest, ADoubleTapDoesNotPressWhatTheNextScreenHasThere) {
  tap(targets({{"home.story", key_}}), {120, 120});
  now_ms += 60;
  tap(targets({{"story.part", key_}}), {124, 118});
  EXPECT_EQ(acted_["story.part"], 0);
}

TEST_F(UiTest, TwoTargetsInTurnAreBothDeafToTheirSecondTap) {
  const Draw draw = targets({{"a", key_}, {"b", far_key_}});
  tap(draw, {120, 120});
  now_ms += 10;
  tap(draw, {420, 120});
  now_ms += 10;
  tap(draw, {120, 120});
  EXPECT_EQ(acted_["a"], 1);
}

TEST_F(UiTest, EveryFingerHasItsOwnTarget) {
  const Draw draw = targets({{"a", key_}, {"b", far_key_}});
  frame(draw, {gesture(GestureKind::kPress, {120, 120}, {120, 120}, 1)});
  frame(draw, {gesture(GestureKind::kPress, {420, 120}, {420, 120}, 2)});
  EXPECT_TRUE(pressed_["a"] && pressed_["b"]);
  frame(draw, {gesture(GestureKind::kTap, {120, 120}, {120, 120}, 1)});
  EXPECT_EQ(acted_["a"], 1);
  EXPECT_TRUE(pressed_["b"]);
  frame(draw, {gesture(GestureKind::kCancel, {420, 120}, {420, 120}, 2)});
  EXPECT_FALSE(pressed_["b"]);
  EXPECT_EQ(acted_["b"], 0);
}

TEST_F(UiTest, AKeyActsWhenItIsPressedAndIsNeverDeafToItself) {
  const Draw draw = keys({{"w", key_}});
  frame(draw, {gesture(GestureKind::kPress, {120, 120})});
  EXPECT_EQ(acted_["w"], 1);
  EXPECT_TRUE(pressed_["w"]);
  frame(draw);
  EXPECT_EQ(acted_["w"], 1);
  now_ms += 30;
  frame(draw, {gesture(GestureKind::kTap, {120, 120})});
  EXPECT_EQ(acted_["w"], 1);
  EXPECT_FALSE(pressed_["w"]);
  now_ms += 30;
  frame(draw, {gesture(GestureKind::kPress, {120, 120})});
  EXPECT_EQ(acted_["w"], 2);
}

TEST_F(UiTest, AKeyIsPressedByASecondFingerBeforeTheFirstIsUp) {
  const Draw draw = keys({{"w", key_}});
  frame(draw, {gesture(GestureKind::kPress, {120, 120}, {120, 120}, 1)});
  frame(draw, {gesture(GestureKind::kPress, {150, 150}, {150, 150}, 2)});
  EXPECT_EQ(acted_["w"], 2);
  frame(draw, {gesture(GestureKind::kTap, {120, 120}, {120, 120}, 1)});
  EXPECT_TRUE(pressed_["w"]);
}

TEST_F(UiTest, AKeyThatComesUnderADoubleTapIsNotPressed) {
  tap(targets({{"agree", key_}}), {120, 120});
  now_ms += 60;
  tap(keys({{"h", key_}}), {124, 118});
  EXPECT_EQ(acted_["h"], 0);
  now_ms += 250;
  tap(keys({{"h", key_}}), {124, 118});
  EXPECT_EQ(acted_["h"], 1);
}

TEST_F(UiTest, AHeldKeyRepeatsWhereItMay) {
  const Draw draw = keys({{"erase", key_}, {"w", far_key_}});
  frame(draw, {gesture(GestureKind::kPress, {120, 120}, {120, 120}, 1)});
  frame(draw, {gesture(GestureKind::kPress, {420, 120}, {420, 120}, 2)});
  ASSERT_TRUE(next_frame_at);
  EXPECT_EQ(*next_frame_at, now_ms + 500);
  now_ms += 499;
  frame(draw);
  EXPECT_EQ(acted_["erase"], 1);
  for (int i = 0; i < 3; ++i) {
    now_ms = *next_frame_at;
    frame(draw);
    EXPECT_EQ(*next_frame_at, now_ms + 80);
  }
  EXPECT_EQ(acted_["erase"], 4);
  EXPECT_EQ(acted_["w"], 1);
  now_ms += 80;
  frame(draw, {gesture(GestureKind::kTap, {120, 120}, {120, 120}, 1)});
  frame(draw);
  EXPECT_EQ(acted_["erase"], 4);
  EXPECT_FALSE(next_frame_at);
}

TEST_F(UiTest, AKeyThatWasHeldNoLongerThanASlowFrameDoesNotRepeat) {
  const Draw draw = keys({{"erase", key_}, {"w", far_key_}});
  frame(draw, {gesture(GestureKind::kPress, {120, 120}, {120, 120}, 1)});
  now_ms += 700;
  frame(draw, {gesture(GestureKind::kPress, {420, 120}, {420, 120}, 2)});  // of long ago
  frame(draw, {gesture(GestureKind::kTap, {120, 120}, {120, 120}, 1)});
  frame(draw);
  EXPECT_EQ(acted_["erase"], 1);
}

TEST_F(UiTest, WhatIsLetGoDoesNotActWhenItsFingerIsLifted) {
  const Draw draw = targets({{"a", key_}});
  frame(draw, {gesture(GestureKind::kPress, {120, 120})});
  pointer.let_go();
  frame(draw, {gesture(GestureKind::kTap, {120, 120})});
  EXPECT_EQ(acted_["a"], 0);
}

TEST_F(UiTest, FingersDrawBesideEachOther) {
  std::vector<Trail> trails;
  const Draw draw = [&](Ui& ui) { trails = ui.trails({0, 0, 1920, 1080}); };
  frame(draw, {gesture(GestureKind::kDragMove, {510, 500}, {500, 500}, 1),
               gesture(GestureKind::kDragMove, {520, 500}, {500, 500}, 1),
               gesture(GestureKind::kPress, {900, 500}, {900, 500}, 2)});
  ASSERT_EQ(trails.size(), 2u);
  EXPECT_EQ(trails[0].finger, 1);
  EXPECT_EQ(trails[0].points.size(), 2u);
  EXPECT_FALSE(trails[0].ended || trails[0].lost);
  EXPECT_TRUE(trails[1].began);
}

TEST_F(UiTest, AnotherKeyIsNotDeaf) {
  const Draw draw = targets({{"a", key_}, {"b", far_key_}});
  tap(draw, {120, 120});
  tap(draw, {420, 120});
  EXPECT_EQ(acted_["b"], 1);
}

TEST_F(UiTest, AClockThatIsSetBackDeafensNobody) {
  const Draw draw = targets({{"a", key_}});
  tap(draw, {120, 120});
  now_ms -= 3'600'000;
  tap(draw, {120, 120});
  EXPECT_EQ(acted_["a"], 2);
}

TEST_F(UiTest, WhatLiesUnderASheetTakesNoFinger) {
  const Draw draw = [&](Ui& ui) {
    ui.begin_inert();
    targets({{"under", key_}})(ui);
    ui.end_inert();
    targets({{"over", far_key_}})(ui);
  };
  tap(draw, {120, 120});
  tap(draw, {420, 120});
  EXPECT_EQ(acted_["under"], 0);
  EXPECT_EQ(acted_["over"], 1);
}

TEST_F(UiTest, OfTwoThatOverlapTheFirstHasTheFinger) {
  const Draw draw = targets({{"button", key_}, {"card", {0, 0, 600, 600}}});
  tap(draw, {120, 120});
  EXPECT_EQ(acted_["button"], 1);
  EXPECT_EQ(acted_["card"], 0);
}

TEST_F(UiTest, AQuickTapInsideOneSlowFrameActs) {
  frame(targets({{"a", key_}}), {gesture(GestureKind::kPress, {120, 120}), gesture(GestureKind::kTap, {120, 120})});
  EXPECT_EQ(acted_["a"], 1);
  EXPECT_TRUE(pointer.presses.empty());
}

TEST_F(UiTest, ATargetThatComesUnderARestingFingerDoesNotAct) {
  frame(targets({}), {gesture(GestureKind::kPress, {120, 120})});
  const Draw later = targets({{"late", key_}});
  frame(later);
  frame(later, {gesture(GestureKind::kTap, {120, 120})});
  EXPECT_EQ(acted_["late"], 0);
}

TEST_F(UiTest, ALostFingerMeansNothing) {
  const Draw draw = targets({{"a", key_}});
  frame(draw, {gesture(GestureKind::kPress, {120, 120})});
  frame(draw, {gesture(GestureKind::kCancel, {120, 120})});
  EXPECT_FALSE(pressed_["a"]);
  frame(draw, {gesture(GestureKind::kTap, {120, 120})});
  EXPECT_EQ(acted_["a"], 0);
}

TEST_F(UiTest, FingersAreMeasuredInStagePx) {
  screen_w = 3840;
  screen_h = 2160;
  tap(targets({{"a", key_}}), {2 * 150, 2 * 150});
  EXPECT_EQ(acted_["a"], 1);
}

TEST_F(UiTest, TheEarliestFrameWinsAndLoopsStayUnder30ASecond) {
  appearance.motion = true;
  frame([&](Ui& ui) {
    ui.need_frame_at(now_ms + 900);
    ui.need_loop_frame();
  });
  ASSERT_TRUE(next_frame_at);
  EXPECT_GE(*next_frame_at, now_ms + 34);
  EXPECT_LE(*next_frame_at, now_ms + 100);
}

TEST_F(UiTest, ReducedMotionSleeps) {
  frame([&](Ui& ui) {
    ui.need_loop_frame();
    EXPECT_EQ(ui.loop_phase(4200), 0);
    EXPECT_EQ(ui.loop_seconds(), 0);
  });
  EXPECT_FALSE(next_frame_at);
}

TEST_F(UiTest, ATouchRingGrowsFor320MsAndIsGone) {
  const Draw draw = [](Ui& ui) { ui.draw_touch_rings(ui.color(Role::kStarLight)); };
  frame(draw, {gesture(GestureKind::kPress, {500, 500})});
  EXPECT_FALSE(vertices.empty());
  EXPECT_TRUE(next_frame_at);
  now_ms += 320;
  frame(draw);
  EXPECT_TRUE(vertices.empty());
  EXPECT_FALSE(next_frame_at);
}

}  // namespace
}  // namespace starharbor::kiosk
