// Widgets under fingers: each returns what was pressed, where the design puts it.
#include <gmock/gmock.h>

#include "kiosk/theme/measures.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/choice.h"
#include "kiosk/widgets/keyboard.h"
#include "kiosk/widgets/nav_bar.h"
#include "kiosk/widgets/pictures.h"
#include "kiosk/widgets/signs.h"
#include "tests/kiosk/widgets/headless.h"

namespace starharbor::kiosk {
namespace {

class ControlsTest : public tests::Headless {
 protected:
  void turn_portrait() {
    screen_w = 1080;
    screen_h = 1920;
  }
  // Types by position; each key is pressed long after the last.
  std::string typed(const std::function<KeyPress(Ui&)>& pad, const std::vector<Vec2>& places) {
    std::string all;
    const Draw draw = [&](Ui& ui) {
      const KeyPress press = pad(ui);
      if (press.action == KeyAction::kCharacter) all += press.character;
      if (press.action == KeyAction::kErase) all += '<';
      if (press.action == KeyAction::kOtherPad) all += '#';
    };
    for (const Vec2 place : places) {
      now_ms += 1000;
      tap(draw, place);
    }
    return all;
  }
};

TEST_F(ControlsTest, TheLettersStandWhereTheDesignHasThem) {
  const auto pad = [](Ui& ui) { return letter_keyboard(ui, "0–9"); };
  EXPECT_EQ(typed(pad, {{850, 640}, {1020, 880}, {1600, 880}, {1770, 640}, {700, 880}, {1790, 880}}), "WXMP#<");
  turn_portrait();
  EXPECT_EQ(typed(pad, {{180, 1450}, {330, 1680}, {850, 1680}, {1000, 1450}, {60, 1680}, {1040, 1680}}), "WXMP#<");
}

TEST_F(ControlsTest, TheDigitsStandInThreeRows) {
  const auto pad = [](Ui& ui) { return digit_pad(ui, "ABC"); };
  EXPECT_EQ(typed(pad, {{800, 640}, {1100, 760}, {1400, 880}, {1700, 880}, {1700, 640}, {1700, 760}}), "1590<#");
}

TEST_F(ControlsTest, AFullFieldTakesNoMoreButMayBeErased) {
  const auto pad = [](Ui& ui) { return digit_pad(ui, "ABC", false); };
  EXPECT_EQ(typed(pad, {{800, 640}, {1700, 640}}), "<");
}

TEST_F(ControlsTest, TheWayToTheOtherPadActsOnceSoThatADoubleTapDoesNotComeBack) {
  int switched = 0;
  const Draw draw = [&](Ui& ui) { switched += letter_keyboard(ui, "0–9").action == KeyAction::kOtherPad; };
  tap(draw, {700, 880});
  now_ms += 60;
  tap(draw, {700, 880});
  EXPECT_EQ(switched, 1);
}

TEST_F(ControlsTest, TheWholeToggleSwitchesTheLanguageInBothOrientations) {
  std::vector<NavBarPress> presses;
  const Draw draw = [&](Ui& ui) {
    const NavBarPress press = nav_bar(ui, {.back_label = "返回"});
    if (press != NavBarPress::kNone) presses.push_back(press);
  };
  tap(draw, {1630, 960});
  now_ms += 1000;
  tap(draw, {1820, 1040});
  now_ms += 1000;
  tap(draw, {200, 1000});
  turn_portrait();
  now_ms += 1000;
  tap(draw, {900, 1800});
  EXPECT_THAT(presses, testing::ElementsAre(NavBarPress::kLanguage, NavBarPress::kLanguage, NavBarPress::kBack,
                                            NavBarPress::kLanguage));
}

TEST_F(ControlsTest, ABusyOrDisabledButtonDoesNotAct) {
  int acted = 0;
  Button plan{.id = "go", .rect = {100, 100, 320, 96}, .label = "签到", .busy = true};
  const Draw draw = [&](Ui& ui) { acted += button(ui, plan) ? 1 : 0; };
  tap(draw, {200, 150});
  plan.busy = false;
  plan.enabled = false;
  now_ms += 1000;
  tap(draw, {200, 150});
  EXPECT_EQ(acted, 0);
  plan.enabled = true;
  now_ms += 1000;
  tap(draw, {200, 150});
  EXPECT_EQ(acted, 1);
}

TEST_F(ControlsTest, TheStripsButtonIsNotTheStrip) {
  EventStripPress press;
  const EventStrip plan{.id = "strip", .rect = {96, 740, 852, 176}, .title = "茶话会", .action = "签到", .pages = 2};
  const Draw draw = [&](Ui& ui) { press = event_strip(ui, plan); };
  tap(draw, {830, 830});
  EXPECT_TRUE(press.action);
  EXPECT_FALSE(press.body);
  now_ms += 1000;
  tap(draw, {400, 830});
  EXPECT_TRUE(press.body);
  EXPECT_FALSE(press.action);
  frame(draw, {gesture(GestureKind::kDragEnd, {300, 830}, {500, 830})});
  EXPECT_EQ(press.step, 1);
}

TEST_F(ControlsTest, EveryOneOfManyBasesCanBeReached) {
  std::vector<Chip> all(13);
  for (Chip& chip : all) chip.label = "港";
  int selected = 0;
  const Draw draw = [&](Ui& ui) {
    const int pressed = chips(ui, "chips", all, selected);
    if (pressed >= 0) selected = pressed;
  };
  for (int i = 0; i < 12; ++i) {
    now_ms += 1000;
    tap(draw, {1290, 1000});  // the last chip in sight
  }
  EXPECT_EQ(selected, 12);
  now_ms += 1000;
  tap(draw, {350, 1000});
  EXPECT_EQ(selected, 0) << "all stays in sight";
}

TEST_F(ControlsTest, TheFilmstripShowsWhatIsAroundTheCurrentPhoto) {
  int pressed = -1;
  const std::vector<std::string> photos(48, "00");
  const Draw draw = [&](Ui& ui) {
    const int now = filmstrip(ui, "film", {336, 956}, 7, photos, 20);
    if (now >= 0) pressed = now;
  };
  tap(draw, {340 + 150 * 3, 1000});
  EXPECT_EQ(pressed, 20);
  now_ms += 1000;
  tap(draw, {340, 1000});
  EXPECT_EQ(pressed, 17);
}

TEST_F(ControlsTest, AToastGoesAfterFourSecondsAndAsksForItsFrames) {
  const int64_t since = now_ms;
  const Draw draw = [&](Ui& ui) { toast(ui, "屏幕不会留下您的信息", since); };
  now_ms = since + 1000;
  frame(draw);
  EXPECT_FALSE(vertices.empty());
  EXPECT_EQ(next_frame_at, since + kToastShownMs - motion::kQuickMs);
  now_ms = since + kToastShownMs;
  frame(draw);
  EXPECT_TRUE(vertices.empty());
  EXPECT_FALSE(next_frame_at);
}

}  // namespace
}  // namespace starharbor::kiosk
