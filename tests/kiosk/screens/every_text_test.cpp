// What holds for the words of every screen, in both languages and orientations, as designed, in large text and in high
// contrast: none is cut or stands out of its place, none stands on another, and in high contrast all stand out.
#include <gmock/gmock.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "tests/kiosk/screens/drawn_screen.h"
#include "tests/kiosk/theme/contrast.h"

namespace starharbor::kiosk {
namespace {

using content::SignInOutcome;

struct Look {
  std::string name;
  Appearance appearance;
};

struct Scene {
  std::string name;
  std::function<void(State&)> set;
};

std::vector<Look> looks() {
  return {{"as designed", {}},
          {"large text", with_large_text({})},
          {"high contrast", with_high_contrast({})},
          {"large text, high contrast", with_high_contrast(with_large_text({}))}};
}

Scene scene(const std::string& name, Screen screen, std::function<void(State&)> more = {}) {
  return {name, [screen, more](State& state) {
            state.visit.screen = screen;
            if (more) more(state);
          }};
}

std::vector<Scene> problems() {
  std::vector<Scene> scenes;
  for (int outcome = 0; outcome <= static_cast<int>(SignInOutcome::kCardUnknown); ++outcome) {
    scenes.push_back(scene("problem " + std::to_string(outcome), Screen::kSignInProblem, [outcome](State& state) {
      state.visit.check_in.result.outcome = static_cast<SignInOutcome>(outcome);
      state.visit.check_in.result.terminal = "二号终端";
    }));
  }
  return scenes;
}

std::vector<Scene> finds() {
  const auto typed = [](const std::string& keys, Keypad keypad, int people) {
    return [=](State& state) {
      CheckInView& view = state.visit.check_in;
      view.typed = keys;
      view.keypad = keypad;
      view.found = made_up_people(std::min(people, 4), people);
    };
  };
  return {scene("find", Screen::kSignInFind, typed("WXM", Keypad::kLetters, 3)),
          scene("find, too many", Screen::kSignInFind, typed("WX", Keypad::kLetters, 23)),
          scene("find, many of one name", Screen::kSignInFind, typed("WANGXIAOMI", Keypad::kLetters, 23)),
          scene("find, digits", Screen::kSignInFind, typed("5678", Keypad::kDigits, 23)),
          scene("find, nobody", Screen::kSignInFind, typed("QXZ", Keypad::kLetters, 0)),
          scene("find, nothing typed", Screen::kSignInFind, typed("", Keypad::kLetters, 0)),
          scene("find, waiting in vain", Screen::kSignInFind,
                [typed](State& state) {
                  typed("WXM", Keypad::kLetters, 3)(state);
                  state.visit.check_in.waiting = true;
                  state.device.data_trouble = state.device.disk_full = true;
                }),
          scene("find, the last one can be undone", Screen::kSignInFind, [typed](State& state) {
            typed("", Keypad::kLetters, 0)(state);
            state.visit.check_in.undo = Undo{content::FactId("fact"), state.now_ms};
          })};
}

std::vector<Scene> walk_ins() {
  const auto form = [](const std::function<void(WalkInView&)>& fill_in) {
    return [fill_in](State& state) {
      WalkInView& view = state.visit.check_in.walk_in;
      view.consent_at_ms = state.now_ms;
      view.name = "欧阳";
      fill_in(view);
    };
  };
  const auto pinyin = [](WalkInView& view) {
    view.spelling = "mingyue";
    view.words = {{"明月", 7}, {"明", 4}, {"名", 4}};
  };
  const auto handwriting = [](WalkInView& view) {
    view.field = WalkInField::kFirm;
    view.pad = WritingPad::kHandwriting;
    view.strokes = {{{1, .5f}}, {{1.2f, .2f}, {1.4f, .8f}}};
    view.words = {{"月", 1}};
  };
  const auto phone = [](WalkInView& view) {
    view.field = WalkInField::kPhone;
    view.phone = "13800005678";
  };
  return {scene("walk-in, notice", Screen::kSignInWalkIn),
          scene("walk-in, pinyin", Screen::kSignInWalkIn, form(pinyin)),
          scene("walk-in, handwriting", Screen::kSignInWalkIn, form(handwriting)),
          scene("walk-in, phone", Screen::kSignInWalkIn, form(phone))};
}

std::vector<Scene> scenes() {
  const auto empty = [](State& state) { state.hall = std::make_shared<const content::Hall>(); };
  const auto exchange = [](State& state) {
    state.device.exchange = Exchange{.running = true, .stick = true, .percent = 35, .since_ms = state.now_ms};
  };
  std::vector<Scene> all = {
      scene("attract", Screen::kAttract),
      scene("home", Screen::kHome),
      scene("home, exchanging", Screen::kHome, exchange),
      scene("home, in trouble", Screen::kHome, [](State& state) { state.device.data_trouble = true; }),
      scene("home, empty", Screen::kHome, empty),
      scene("home, loading", Screen::kHome, [](State& state) { state.hall = nullptr; }),
      scene("story", Screen::kStory, [](State& state) { state.visit.browse.story.base = "b1"; }),
      scene("story, a part of the diagram", Screen::kStory,
            [](State& state) {
              state.visit.browse.story.base = "b0";
              state.visit.browse.story.part = 1;
            }),
      scene("story, empty", Screen::kStory, [](State& state) { state.visit.browse.story.base = "b9"; }),
      scene("gallery", Screen::kGallery),
      scene("gallery, empty", Screen::kGallery, empty),
      scene("photo", Screen::kPhoto),
      scene("events", Screen::kEvents),
      scene("events, empty", Screen::kEvents, empty),
      scene("done", Screen::kSignInDone),
      scene("done, undoing", Screen::kSignInDone, [](State& state) { state.visit.check_in.undoing = true; }),
      scene("done, a guest", Screen::kSignInDone, [](State& state) { state.visit.check_in.result.guest_from = "b1"; }),
      scene("idle warning", Screen::kGallery,
            [](State& state) { state.visit.idle.warning_since_ms = state.now_ms - 5'000; }),
      scene("toast", Screen::kHome,
            [](State& state) {
              state.visit.toast = Toast{"toast.card_retry", state.now_ms - 500};
            }),
  };
  for (std::vector<Scene> more : {finds(), walk_ins(), problems()}) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return all;
}

class EveryText : public ScreenTest {
 protected:
  EveryText() {
    content::Hall hall = made_up_hall(5);
    hall.cards = true;
    for (int i = 0; i < 3; ++i) {
      const std::string id = "e" + std::to_string(i);
      content::Event event = made_up_event(id, "b0", now_ms - kHourMs, now_ms + kHourMs);
      event.sample = true;
      event.registered = 60;
      event.attended = 26;
      event.walk_ins = true;
      hall.events.push_back(event);
    }
    hall.events.back().capacity = 26;
    hall.events.push_back(made_up_event("later", "", now_ms + 30 * kHourMs, now_ms + 32 * kHourMs));
    set_hall(std::move(hall));
    CheckInView& view = state.visit.check_in;
    view.event = "e0";
    view.result.masked_name = "王*明";
    view.result.ordinal = 27;
    view.result.attended = view.result.capacity = 60;
    view.result.at_ms = view.result_at_ms = now_ms;
    state.now_ms = now_ms;
  }

  // Every scene at rest, in every appearance asked for.
  void everywhere(const std::function<bool(const Look&)>& wanted, const std::function<void()>& check) {
    const State fresh = state;
    for (const Look& look : looks()) {
      if (!wanted(look)) continue;
      appearance = look.appearance;
      appearance.motion = false;
      for (const Scene& scene : scenes()) {
        for (const bool portrait : {false, true}) {
          for (const Language chosen : {Language::kChinese, Language::kEnglish}) {
            SCOPED_TRACE(scene.name + ", " + look.name + (portrait ? ", portrait" : "") +
                         (chosen == Language::kChinese ? ", Chinese" : ", English"));
            state = fresh;
            state.visit.language = chosen;
            scene.set(state);
            rest_on(state.visit.screen);
            turn_portrait(portrait);
            memory = {};
            show();
            check();
          }
        }
      }
    }
  }

  void expect_on_stage() const {
    for (const Written::Line& line : written.lines) {
      const Rect& rect = line.rect;
      EXPECT_TRUE(rect.x >= -1 && rect.y >= -1 && rect.right() <= screen_w + 1 && rect.bottom() <= screen_h + 1)
          << line.words << " leaves the screen at " << rect.x << ", " << rect.y << " to " << rect.right();
    }
  }
  void expect_apart() const {
    for (size_t i = 0; i < written.lines.size(); ++i) {
      for (size_t j = i + 1; j < written.lines.size(); ++j) {
        const Written::Line &a = written.lines[i], &b = written.lines[j];
        const float wide = std::min(a.rect.right(), b.rect.right()) - std::max(a.rect.x, b.rect.x);
        const float high = std::min(a.rect.bottom(), b.rect.bottom()) - std::max(a.rect.y, b.rect.y);
        // Letters fill their em boxes neither at the top nor at the bottom.
        EXPECT_FALSE(wide > 2 && high > .12f * std::min(a.rect.h, b.rect.h))
            << a.words << " and " << b.words << " stand on each other at " << b.rect.x << ", " << b.rect.y;
      }
    }
  }
  void expect_contrast() const;
};

TEST_F(EveryText, IsCutNowhereAndStandsInItsPlace) {
  everywhere([](const Look&) { return true; },
             [&] {
               EXPECT_THAT(written.misfits, testing::IsEmpty());
               expect_on_stage();
               // What stands over everything covers what is under it.
               if (!state.visit.idle.warning_since_ms && !state.visit.toast) expect_apart();
             });
}

Vec2 center_of(const tests::DrawnTriangle& triangle) {
  const Vec2 sum = triangle.at[0] + triangle.at[1] + triangle.at[2];
  return sum * (1 / 3.f);
}

// Its colour at that point over what is there already.
void paint(const tests::DrawnTriangle& triangle, Vec2 p, Color& ground) {
  const Vec2 a = triangle.at[0], b = triangle.at[1], c = triangle.at[2];
  const float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  if (area == 0) return;
  const float v = ((p.x - a.x) * (c.y - a.y) - (c.x - a.x) * (p.y - a.y)) / area;
  const float w = ((b.x - a.x) * (p.y - a.y) - (p.x - a.x) * (b.y - a.y)) / area;
  if (v < 0 || w < 0 || v + w > 1) return;
  const Color color = mix(mix(triangle.color[0], triangle.color[1], v / std::max(.001f, 1 - w)), triangle.color[2], w);
  Color over = mix(ground, color, static_cast<float>(color.a) / 255);
  over.a = 255;
  ground = over;
}

void EveryText::expect_contrast() const {
  constexpr double kEnough = 7;
  const std::vector<tests::DrawnTriangle> drawn = triangles();
  double least = 100;
  std::string where;
  for (size_t i = 0; i < drawn.size(); i += 1) {
    if (!drawn[i].letter) continue;
    EXPECT_EQ(drawn[i].color[0].a, 255) << "words are solid";
    const Vec2 at = center_of(drawn[i]);
    Color ground{};
    for (size_t below = 0; below < i; ++below) {
      if (!drawn[below].letter && !drawn[below].picture) paint(drawn[below], at, ground);
    }
    const double ratio = contrast(drawn[i].color[0], ground);
    if (ratio >= least) continue;
    least = ratio;
    where = std::to_string(at.x) + ", " + std::to_string(at.y);
  }
  EXPECT_GE(least, kEnough) << "at " << where;
}

TEST_F(EveryText, StandsOutSevenToOneInHighContrast) {
  everywhere([](const Look& look) { return look.name.ends_with("high contrast"); }, [&] { expect_contrast(); });
}

}  // namespace
}  // namespace starharbor::kiosk
