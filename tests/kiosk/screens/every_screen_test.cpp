// What holds for every screen: it draws in both orientations and languages whatever the hall is like, in the midst of
// every move, the language can be changed, and no target is too small for a finger.
#include "tests/kiosk/screens/drawn_screen.h"

#include <cmath>
#include <map>

namespace starharbor::kiosk {
namespace {

constexpr Screen kScreens[] = {Screen::kAttract,    Screen::kHome,         Screen::kStory,      Screen::kGallery,
                               Screen::kPhoto,      Screen::kEvents,       Screen::kSignInFind, Screen::kSignInWalkIn,
                               Screen::kSignInDone, Screen::kSignInProblem};
constexpr float kSmallestTarget = 96;

class EveryScreen : public ScreenTest {
 protected:
  EveryScreen() { fill_visit(made_up_hall(5)); }

  void fill_visit(content::Hall hall) {
    if (!hall.bases.empty()) {
      for (int i = 0; i < 3; ++i) {
        const std::string id = "e" + std::to_string(i);
        hall.events.push_back(made_up_event(id, hall.bases.front().id, now_ms - kHourMs, now_ms + kHourMs));
      }
      hall.events.back().capacity = 100;
      hall.events.push_back(made_up_event("later", "", now_ms + 30 * kHourMs, now_ms + 32 * kHourMs));
      state.visit.browse.story.base = hall.bases.front().id;
    }
    set_hall(std::move(hall));
    state.visit.check_in.event = "e0";
    state.visit.check_in.typed = "WXM";
    state.visit.check_in.found = made_up_people(4, 6);
    WalkInView& walk_in = state.visit.check_in.walk_in;
    walk_in.consent_at_ms = now_ms;
    walk_in.name = "欧阳";
    walk_in.spelling = "mingyue";
    walk_in.words = {{"明月", 7}, {"明", 4}, {"名", 4}};
    state.visit.check_in.result.masked_name = "王*明";
    state.visit.check_in.result.ordinal = 27;
    state.visit.check_in.result_at_ms = now_ms;
  }
  // The walk-in's screen is several: the notice, and a form for each pad.
  std::vector<WalkInView> walk_ins() const {
    WalkInView notice, handwriting = state.visit.check_in.walk_in, phone = state.visit.check_in.walk_in;
    handwriting.pad = WritingPad::kHandwriting;
    handwriting.spelling.clear();
    handwriting.strokes = {{{1, .5f}}, {{1.2f, .2f}, {1.4f, .8f}}};
    phone.field = WalkInField::kPhone;
    phone.spelling.clear();
    phone.phone = "13800005678";
    return {notice, handwriting, phone};
  }
  void show_everywhere() {
    for (const Screen screen : kScreens) {
      for (const bool portrait : {false, true}) {
        for (const Language chosen : {Language::kChinese, Language::kEnglish}) {
          turn_portrait(portrait);
          state.visit.language = chosen;
          rest_on(screen);
          show();
          EXPECT_FALSE(vertices.empty());
        }
      }
    }
  }
  // How far the target under this point reaches to both sides, along x or y.
  float extent(const std::string& id, Vec2 at, Vec2 step) {
    float reach = 0;
    for (const float side : {-1.f, 1.f}) {
      float in = 0, out = kSmallestTarget + 8;
      if (target_at(at + step * (side * out)) == id) {
        reach += out;
        continue;
      }
      while (out - in > 1) {
        const float middle = (in + out) / 2;
        (target_at(at + step * (side * middle)) == id ? in : out) = middle;
      }
      reach += in;
    }
    return reach + 1;
  }
  void expect_large_targets(Screen screen) {
    constexpr float kStep = 60;
    for (const bool portrait : {false, true}) {
      turn_portrait(portrait);
      rest_on(screen);
      std::map<std::string, Vec2> found;
      for (float y = kStep / 2; y < screen_h; y += kStep) {
        for (float x = kStep / 2; x < screen_w; x += kStep) {
          const std::string id = target_at({x, y});
          // A diagram's part is as wide as the drawing is at that height.
          if (!id.empty() && !id.starts_with("story.part")) found.emplace(id, Vec2{x, y});
        }
      }
      EXPECT_EQ(found.empty(), screen == Screen::kAttract) << static_cast<int>(screen);
      for (const auto& [id, at] : found) {
        EXPECT_GE(extent(id, at, {1, 0}), kSmallestTarget) << id << " on screen " << static_cast<int>(screen);
        EXPECT_GE(extent(id, at, {0, 1}), kSmallestTarget) << id << " on screen " << static_cast<int>(screen);
      }
    }
  }
};

TEST_F(EveryScreen, DrawsInBothOrientationsAndLanguages) {
  show_everywhere();
}

TEST_F(EveryScreen, DrawsWithoutAHall) {
  state.hall = nullptr;
  show_everywhere();
}

TEST_F(EveryScreen, DrawsAnEmptyHall) {
  fill_visit({});
  show_everywhere();
}

TEST_F(EveryScreen, DrawsOneBaseAndNine) {
  fill_visit(made_up_hall(1));
  show_everywhere();
  fill_visit(made_up_hall(9));
  show_everywhere();
}

TEST_F(EveryScreen, DrawsEmptyAlbumsAndOnesOfAThousand) {
  fill_visit(made_up_hall(2, 0));
  show_everywhere();
  fill_visit(made_up_hall(2, 1'000));
  state.visit.browse.gallery.page = 40;
  state.visit.browse.photo.index = 999;
  show_everywhere();
}

TEST_F(EveryScreen, DrawsVeryLongWords) {
  content::Hall hall = made_up_hall(9);
  std::string chinese, english;
  for (int i = 0; i < 40; ++i) {
    chinese += "尉迟𠮷臻";
    english += "Fellowship ";
  }
  for (content::Base& base : hall.bases) base.name = base.place = base.trade = base.fact = {chinese, english};
  for (content::Album& album : hall.albums) album.title = album.note = {chinese, english};
  for (content::Chapter& chapter : hall.chapters) chapter.title = chapter.text = chapter.rail = {chinese, english};
  fill_visit(hall);
  state.visit.check_in.result.masked_name = chinese;
  for (content::Candidate& candidate : state.visit.check_in.found.candidates)
    candidate.masked_name = candidate.firm = chinese;
  WalkInView& walk_in = state.visit.check_in.walk_in;
  walk_in.name = walk_in.firm = chinese;
  walk_in.words.push_back({chinese, 1});
  show_everywhere();
}

TEST_F(EveryScreen, DrawsEveryStepOfAWalkIn) {
  for (const WalkInView& step : walk_ins()) {
    state.visit.check_in.walk_in = step;
    show_everywhere();
  }
}

TEST_F(EveryScreen, DrawsOtherSizes) {
  for (const Vec2 size : {Vec2{3840, 2160}, Vec2{1280, 800}, Vec2{1024, 768}, Vec2{768, 1366}, Vec2{2560, 1080}}) {
    screen_w = size.x;
    screen_h = size.y;
    for (const Screen screen : kScreens) {
      rest_on(screen);
      show();
    }
  }
}

TEST_F(EveryScreen, DrawsTheMidstOfEveryMove) {
  appearance.motion = true;
  for (const Screen from : kScreens) {
    for (const Screen to : kScreens) {
      if (from == to) continue;
      for (const bool portrait : {false, true}) {
        turn_portrait(portrait);
        rest_on(to);
        state.visit.transition = {from, to, now_ms - 200};
        state.visit.screen_since_ms = now_ms - 200;
        show();
        ASSERT_TRUE(next_frame_at);
        EXPECT_LE(*next_frame_at, now_ms) << "a move goes on at once";
      }
    }
  }
}

TEST_F(EveryScreen, DrawsTheWarningOverEverything) {
  for (const Screen screen : kScreens) {
    rest_on(screen);
    state.visit.idle.warning_since_ms = now_ms - 5'000;
    show();
    ASSERT_TRUE(next_frame_at);
    EXPECT_LE(*next_frame_at, now_ms + 1'000);
  }
}

TEST_F(EveryScreen, ChangesItsLanguageInTheSamePlace) {
  for (const Screen screen : kScreens) {
    if (screen == Screen::kAttract) continue;
    rest_on(screen);
    turn_portrait(false);
    press({1724, 1000});
    EXPECT_TRUE(came<ToggleLanguage>()) << static_cast<int>(screen);
    turn_portrait(true);
    press({908, 1840});
    EXPECT_TRUE(came<ToggleLanguage>()) << static_cast<int>(screen);
  }
}

TEST_F(EveryScreen, HasNoTargetTooSmallForAFinger) {
  for (const Screen screen : kScreens) expect_large_targets(screen);
  for (const WalkInView& step : walk_ins()) {
    state.visit.check_in.walk_in = step;
    expect_large_targets(Screen::kSignInWalkIn);
  }
}

}  // namespace
}  // namespace starharbor::kiosk
