// Fingers on the walk-in's screen: the notice, a name by keys, by hand and in letters, and who may look over a
// shoulder.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <imgui.h>

#include "kiosk/screens/check_in/common.h"
#include "kiosk/screens/check_in/walk_in.h"
#include "kiosk/screens/registry.h"
#include "tests/kiosk/screens/glass.h"

namespace starharbor::kiosk {
namespace {

class WalkInScreenTest : public tests::Glass {
 protected:
  WalkInScreenTest() {
    use(tests::a_hall_with_tea(now_ms));
    act(OpenSignIn{"tea"});
    rest();
    done.clear();
  }
  void draw(Ui& ui, Actions& actions) override { draw_screen(ui, state, memory, actions); }

  const WalkInView& place() const { return state.visit.check_in.walk_in; }
  void open_form() {
    act(OpenWalkIn{});
    act(AgreeToKeep{});
    rest();
    done.clear();
  }
  void answer(std::vector<Word> words) { act(WordsRead{state.visit.check_in.query, std::move(words)}); }
  template <typename Kind>
  bool last_was() const {
    return !done.empty() && std::holds_alternative<Kind>(done.back());
  }

  ScreenMemory memory;
};

constexpr Vec2 kKeyZ{883, 878}, kKeyOther{760, 878}, kKeyErase{1740, 878};
constexpr Vec2 kFirstWord{730, 376}, kLetters{1250, 1000};

TEST_F(WalkInScreenTest, TheEntryStandsBesideTheEmptyFieldAndUnderNobody) {
  touch({1500, 376});
  EXPECT_TRUE(last_was<OpenWalkIn>());
  act(Back{});
  act(TypeKey{'X'});
  act(TypeKey{'X'});
  rest();
  touch({1252, 512});
  EXPECT_TRUE(last_was<OpenWalkIn>());
  EXPECT_EQ(state.visit.screen, Screen::kSignInWalkIn);
}

TEST_F(WalkInScreenTest, ThereIsNoEntryWhereTheEventTakesNone) {
  content::Hall hall = *state.hall;
  hall.events[0].walk_ins = false;
  act(HallLoaded{std::make_shared<const content::Hall>(hall)});
  touch({1500, 376});
  EXPECT_EQ(times<OpenWalkIn>(), 0);
}

TEST_F(WalkInScreenTest, TheNoticeIsAgreedToOrLeft) {
  for (const bool portrait : {false, true}) {
    if (portrait) upright();
    act(OpenSignIn{"tea"});
    act(OpenWalkIn{});
    rest();
    touch(portrait ? Vec2{540, 1600} : Vec2{1300, 772});
    EXPECT_EQ(state.visit.screen, Screen::kSignInFind);
    act(OpenWalkIn{});
    rest();
    touch(portrait ? Vec2{540, 1460} : Vec2{900, 772});
    EXPECT_NE(place().consent_at_ms, 0);
    act(Back{});
  }
}

TEST_F(WalkInScreenTest, LettersBecomeWordsAndWordsAName) {
  open_form();
  touch(kKeyZ);
  EXPECT_EQ(place().spelling, "z");
  answer({{"张", 1}, {"赵", 1}});
  touch(kFirstWord);
  EXPECT_EQ(place().name, "张");
  touch(kKeyErase);
  EXPECT_TRUE(place().name.empty());
  touch(kKeyZ);
  touch(kLetters);
  EXPECT_EQ(place().name, "Z");
  EXPECT_TRUE(place().as_it_sounds);
  touch(walk_in_rect(false).center());
  EXPECT_TRUE(state.visit.check_in.waiting);
}

TEST_F(WalkInScreenTest, SignInWaitsUntilAllIsWritten) {
  open_form();
  touch(walk_in_rect(false).center());
  EXPECT_EQ(times<SignInWalkIn>(), 0);
  touch(kLetters);
  EXPECT_EQ(times<KeepLetters>(), 0) << "there are none";
}

TEST_F(WalkInScreenTest, AWordThatComesUpUnderAFingerIsNotChosen) {
  open_form();
  touch(kKeyZ);
  answer({{"张", 1}});
  now_ms += 400;
  finger(TouchPhase::kDown, kFirstWord);
  answer({{"赵", 1}});
  now_ms += 80;
  finger(TouchPhase::kUp, kFirstWord);
  EXPECT_TRUE(place().name.empty());
}

TEST_F(WalkInScreenTest, PagesOfWordsAreTurned) {
  open_form();
  touch(kKeyZ);
  std::vector<Word> many;
  for (int i = 0; i < 40; ++i) many.push_back({"字", 1});
  many.push_back({"末", 1});
  answer(many);
  for (int i = 0; i < 12; ++i) touch({1776, 376});
  EXPECT_GT(place().words_page, 2);
  EXPECT_LT(place().words_page, 12) << "there is no page after the last";
  touch({1672, 376});
  const int before_last = place().words_page;
  touch({1776, 376});
  EXPECT_EQ(place().words_page, before_last + 1);
}

TEST_F(WalkInScreenTest, AFingerDrawsOnThePad) {
  for (const bool portrait : {false, true}) {
    if (portrait) upright();
    act(OpenSignIn{"tea"});
    open_form();
    touch(portrait ? Vec2{80, 1682} : kKeyOther);
    ASSERT_EQ(place().pad, WritingPad::kHandwriting);
    const Vec2 from = portrait ? Vec2{300, 1450} : Vec2{900, 650}, to = from + Vec2{200, 100};
    pull(from, to);
    ASSERT_EQ(place().strokes.size(), 1u);
    const Stroke& stroke = place().strokes[0];
    EXPECT_GT(stroke.size(), 4u);
    EXPECT_NEAR(stroke.back().x - stroke.front().x, 200 / 332.f, .01f);
    EXPECT_NEAR(stroke.back().y - stroke.front().y, 100 / 332.f, .01f) << "both ways count alike";
    touch(from);
    EXPECT_EQ(place().strokes.size(), 2u) << "a dot";
    answer({{"义", 0}});
    touch(portrait ? Vec2{128, 888} : kFirstWord);
    EXPECT_EQ(place().name, "义");
    EXPECT_TRUE(place().strokes.empty());
    act(Back{});
  }
}

TEST_F(WalkInScreenTest, InkStaysOnThePad) {
  open_form();
  act(ChoosePad{WritingPad::kHandwriting});
  pull({900, 900}, {300, 1070});
  ASSERT_EQ(place().strokes.size(), 1u);
  EXPECT_EQ(place().strokes[0].back().x, 0);
  EXPECT_EQ(place().strokes[0].back().y, 1);
  pull({1740, 760}, {900, 650});
  EXPECT_EQ(place().strokes.size(), 1u) << "it did not begin on the pad";
}

TEST_F(WalkInScreenTest, AHandThatRestsOnThePadDrawsNothing) {
  open_form();
  act(ChoosePad{WritingPad::kHandwriting});
  finger(TouchPhase::kDown, {1500, 900}, 9);
  now_ms += 1'200;
  for (int i = 0; i < 2; ++i) {
    pull({900, 650.f + 100.f * static_cast<float>(i)}, {1200, 650.f + 100.f * static_cast<float>(i)});
    finger(TouchPhase::kMove, {1505, 900}, 9);
  }
  EXPECT_EQ(place().strokes.size(), 2u);
  finger(TouchPhase::kUp, {1505, 900}, 9);
  EXPECT_EQ(place().strokes.size(), 2u);
  EXPECT_TRUE(memory.of<SignInWalkInMemory>(Screen::kSignInWalkIn).pad.wet.empty());
}

TEST_F(WalkInScreenTest, AStrokeWhoseEndThePadDidNotSeeDries) {
  open_form();
  act(ChoosePad{WritingPad::kHandwriting});
  finger(TouchPhase::kDown, {900, 700});
  recognizer = {};
  now_ms += kLyingAfterMs;
  show();
  EXPECT_TRUE(memory.of<SignInWalkInMemory>(Screen::kSignInWalkIn).pad.wet.empty());
}

TEST_F(WalkInScreenTest, AStrokeThatNobodyFinishedIsGoneWithTheScreen) {
  open_form();
  act(ChoosePad{WritingPad::kHandwriting});
  finger(TouchPhase::kDown, {900, 700});
  now_ms += 40;
  finger(TouchPhase::kMove, {1000, 700});
  EXPECT_FALSE(memory.of<SignInWalkInMemory>(Screen::kSignInWalkIn).pad.wet.empty());
  act(Back{});
  now_ms += 400;
  act(OpenWalkIn{});
  act(AgreeToKeep{});
  show();
  EXPECT_TRUE(memory.of<SignInWalkInMemory>(Screen::kSignInWalkIn).pad.wet.empty());
}

TEST_F(WalkInScreenTest, TheTabsLeadToFirmAndPhone) {
  open_form();
  touch({1250, 512});
  EXPECT_EQ(place().field, WalkInField::kFirm);
  touch({1640, 512});
  EXPECT_EQ(place().field, WalkInField::kPhone);
  touch({800, 646});
  EXPECT_EQ(place().phone, "1");
  touch({1700, 760});
  EXPECT_EQ(place().phone, "1") << "there is no other pad for digits";
  touch({870, 512});
  EXPECT_EQ(place().field, WalkInField::kName);
}

TEST_F(WalkInScreenTest, UnderTheWarningNothingWrittenIsShown) {
  const auto look = [&] {
    show();
    return ImGui::GetBackgroundDrawList()->VtxBuffer.Size;
  };
  open_form();
  now_ms += idle_warning_after_ms(state);
  const int without = look();
  act(StillHere{});
  act(TypeKey{'Z'});
  answer({{"张", 1}, {"赵", 1}});
  act(ChooseWord{0});
  act(ChooseWalkInField{WalkInField::kFirm});
  act(ChooseWalkInField{WalkInField::kName});
  rest();
  now_ms += idle_warning_after_ms(state);
  EXPECT_EQ(look(), without);
  EXPECT_EQ(place().name, "张") << "kept for whoever is still there";
}

TEST_F(WalkInScreenTest, WhileSomebodyIsFetchedNothingWrittenIsShown) {
  const auto look = [&] {
    show();
    return ImGui::GetBackgroundDrawList()->VtxBuffer.Size;
  };
  open_form();
  std::vector<int> sizes;
  for (const char* name : {"张", "欧阳明月"}) {
    act(TypeKey{'Z'});
    answer({{name, 1}});
    act(ChooseWord{0});
    rest();
    act(SignInWalkIn{});
    act(DataFailed{true, state.visit.check_in.query});
    sizes.push_back(look());
    act(Back{});
    rest();
    open_form();
  }
  EXPECT_EQ(sizes[0], sizes[1]) << "a longer name would take more to draw";
}

TEST_F(WalkInScreenTest, AFingerThatNeverLiftsFillsNoMemory) {
  open_form();
  act(ChoosePad{WritingPad::kHandwriting});
  finger(TouchPhase::kDown, {900, 700});
  for (int i = 0; i < 2'000; ++i) {
    now_ms += 1;
    finger(TouchPhase::kMove, {900.f + static_cast<float>(i % 200), 700});
  }
  ASSERT_EQ(memory.of<SignInWalkInMemory>(Screen::kSignInWalkIn).pad.wet.size(), 1u);
  EXPECT_LE(memory.of<SignInWalkInMemory>(Screen::kSignInWalkIn).pad.wet.begin()->second.stroke.size(), 500u);
}

}  // namespace
}  // namespace starharbor::kiosk
