// Quick fingers on the pads, in quick frames and in slow ones, and what lies on the glass beside them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/screens/registry.h"
#include "tests/kiosk/screens/glass.h"

namespace starharbor::kiosk {
namespace {

constexpr Vec2 kErase{1740, 878}, kBack{196, 1000};

Vec2 letter(char key) {
  const std::string rows[] = {"QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"};
  const float indents[] = {0, 57.8f, 173.4f};
  for (int row = 0; row < 3; ++row) {
    const size_t column = rows[row].find(key);
    if (column == std::string::npos) continue;
    return {680 + indents[row] + static_cast<float>(column) * 115.6f + 52, 646 + 116.f * static_cast<float>(row)};
  }
  return {};
}

Vec2 digit(char key) {
  if (key == '0') return {1680, 878};
  const int at = key - '1';
  return {820 + 289.f * static_cast<float>(at % 3), 646 + 116.f * static_cast<float>(at / 3)};
}

class TypingTest : public tests::Glass {
 protected:
  TypingTest() {
    use(tests::a_hall_with_tea(now_ms));
    act(OpenSignIn{"tea"});
    rest();
    done.clear();
  }
  void draw(Ui& ui, Actions& actions) override { draw_screen(ui, state, memory, actions); }

  const CheckInView& place() const { return state.visit.check_in; }
  void open_form() {
    act(OpenWalkIn{});
    act(AgreeToKeep{});
    rest();
  }
  void down(Vec2 at, int64_t id) { finger(TouchPhase::kDown, at, id); }
  void up(Vec2 at, int64_t id) { finger(TouchPhase::kUp, at, id); }
  void quick_tap(Vec2 at) {
    down(at, 1);
    now_ms += 30;
    up(at, 1);
    now_ms += 30;
  }
  // Taps 60 ms apart that all come within one frame.
  void within_one_frame(const std::vector<Vec2>& places) {
    std::vector<TouchSample> samples;
    int64_t id = 0;
    for (const Vec2 at : places) {
      samples.push_back({++id, TouchPhase::kDown, at, now_ms});
      samples.push_back({id, TouchPhase::kUp, at, now_ms + 40});
      now_ms += 60;
    }
    show(recognizer.step(samples, now_ms));
  }
  std::vector<Vec2> letters(const std::string& word) {
    std::vector<Vec2> places;
    for (const char key : word) places.push_back(letter(key));
    return places;
  }

  ScreenMemory memory;
};

TEST_F(TypingTest, TheSameKeyAgainAtOnceIsTwoLetters) {
  quick_tap(letter('W'));
  quick_tap(letter('W'));
  EXPECT_EQ(place().typed, "WW");
  quick_tap(kErase);
  quick_tap(kErase);
  EXPECT_EQ(place().typed, "");
  act(SwitchKeypad{});
  for (const char key : std::string("8999")) quick_tap(digit(key));
  EXPECT_EQ(place().typed, "8999");
}

TEST_F(TypingTest, AFingerThatIsDownBeforeTheOneBeforeIsUpTypesToo) {
  const std::string word = "ZHANG";
  down(letter(word[0]), 1);
  for (size_t i = 1; i < word.size(); ++i) {
    now_ms += 40;
    down(letter(word[i]), static_cast<int64_t>(i) + 1);
    now_ms += 40;
    up(letter(word[i - 1]), static_cast<int64_t>(i));
  }
  up(letter('G'), 5);
  EXPECT_EQ(place().typed, word);
}

TEST_F(TypingTest, AFlatHandTypesInTheOrderOfTouching) {
  const std::string word = "POIUYTREWQ";
  std::vector<TouchSample> samples;
  for (const char key : word) samples.push_back({key, TouchPhase::kDown, letter(key), now_ms});
  show(recognizer.step(samples, now_ms));
  EXPECT_EQ(place().typed, word);
}

TEST_F(TypingTest, EveryTapOfASlowFrameCountsInItsOrder) {
  within_one_frame(letters("ZHANG"));
  EXPECT_EQ(place().typed, "ZHANG");
  within_one_frame({kErase, kErase, letter('O'), letter('O'), kErase});
  EXPECT_EQ(place().typed, "ZHAO");
  open_form();
  within_one_frame(letters("ZHANG"));
  EXPECT_EQ(place().walk_in.spelling, "zhang");
}

TEST_F(TypingTest, WhoIsFoundMeanwhileTakesNoLetterAway) {
  content::Found found;
  found.candidates.push_back({"m1", "张*", "", "星海", {}, false, false});
  found.total = 1;
  for (const char key : std::string("ZHANG")) {
    down(letter(key), key);
    act(MembersFound{place().query, found});
    now_ms += 20;
    show();
    up(letter(key), key);
  }
  EXPECT_EQ(place().typed, "ZHANG");
  open_form();
  for (const char key : std::string("ZHANG")) {
    down(letter(key), key);
    act(WordsRead{place().query, {{"张", 1}, {"章", 1}}});
    now_ms += 20;
    up(letter(key), key);
  }
  EXPECT_EQ(place().walk_in.spelling, "zhang");
}

TEST_F(TypingTest, HeldEraseTakesTheWholeFieldBack) {
  within_one_frame(letters("ABCDEFGHIJKL"));
  ASSERT_EQ(place().typed.size(), static_cast<size_t>(kMaxTypedLetters));
  down(kErase, 1);
  EXPECT_EQ(place().typed.size(), 11u);
  for (int64_t held_ms = 0; held_ms < kLyingAfterMs; held_ms += 20) {
    now_ms += 20;
    show(recognizer.step({}, now_ms));
  }
  EXPECT_EQ(place().typed, "");
  up(kErase, 1);
}

TEST_F(TypingTest, WhatLiesOnEraseErasesForAWhileOnly) {
  down(kErase, 9);
  for (int i = 0; i < 100; ++i) {
    now_ms += 100;
    finger(TouchPhase::kMove, kErase + Vec2{static_cast<float>(i % 5), 0}, 9);
  }
  within_one_frame(letters("ABC"));
  now_ms += 2'000;
  show();
  EXPECT_EQ(place().typed, "ABC");
}

TEST_F(TypingTest, OneWhoTypesAndOneThatOnlyJitters) {
  const Vec2 drop{400, 300};
  down(drop, 9);
  for (int i = 0; i < 40; ++i) {
    now_ms += 100;
    finger(TouchPhase::kMove, drop + Vec2{static_cast<float>(i % 4) * 5, 0}, 9);
  }
  for (const char key : std::string("ZHANG")) {
    quick_tap(letter(key));
    finger(TouchPhase::kMove, drop + Vec2{static_cast<float>(key % 4) * 5, 0}, 9);
  }
  EXPECT_EQ(place().typed, "ZHANG");
  act(MembersFound{place().query, {{{"m1", "张*", "", "星海", {}, false, false}}, 1}});
  const int64_t typed_ms = now_ms;
  while (!state.visit.idle.warning_since_ms && now_ms < typed_ms + 60'000) {
    now_ms += 100;
    finger(TouchPhase::kMove, drop + Vec2{static_cast<float>(now_ms % 4) * 5, 0}, 9);
    EXPECT_EQ(place().typed.empty(), now_ms >= typed_ms + kTypedClearMs);
  }
  EXPECT_LE(now_ms - typed_ms, idle_warning_after_ms(state) + 100) << "a drop keeps no warning away";
  while (!is_resting(state) && now_ms < typed_ms + 90'000) {
    now_ms += 100;
    finger(TouchPhase::kMove, drop + Vec2{static_cast<float>(now_ms % 4) * 5, 0}, 9);
  }
  EXPECT_TRUE(is_resting(state));
}

TEST_F(TypingTest, AScreenThatNobodyHasSeenTakesNoTap) {
  within_one_frame({kBack, {1326, 1000}, {900, 820}});
  EXPECT_EQ(done.size(), 1u);
  EXPECT_NE(state.visit.screen, Screen::kSignInFind);
}

TEST_F(TypingTest, AFingerThatRestsWhereAnotherLeavesTheScreenPressesNothingOnTheNext) {
  down(kErase, 1);
  quick_tap(kBack);
  ASSERT_NE(state.visit.screen, Screen::kSignInFind);
  EXPECT_TRUE(pointer.presses.empty());
}

}  // namespace
}  // namespace starharbor::kiosk
