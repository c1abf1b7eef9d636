// One row for each screen: how it is drawn, on which ground, and how it arrives. Then what lies under and over it: the
// one that a move leaves, the idle warning, the toast, the rings of fingers. Draws nothing of its own.
#include "kiosk/screens/registry.h"

#include <algorithm>
#include <vector>

#include "kiosk/screens/check_in/find.h"
#include "kiosk/screens/check_in/walk_in.h"
#include "kiosk/screens/gallery/gallery.h"
#include "kiosk/screens/gallery/photo.h"
#include "kiosk/screens/home/attract.h"
#include "kiosk/screens/home/home.h"
#include "kiosk/screens/idle_warning/idle_warning.h"
#include "kiosk/screens/shared/common.h"
#include "kiosk/screens/story/story.h"
#include "kiosk/theme/measures.h"
#include "kiosk/theme/motion.h"
#include "kiosk/widgets/signs.h"

namespace starharbor::kiosk {

// Screens that keep nothing from frame to frame, and that only the registry draws, are a file and a row.
void draw_events(Ui& ui, const State& state, Actions& actions);
void draw_sign_in_done(Ui& ui, const State& state, Actions& actions);
void draw_sign_in_problem(Ui& ui, const State& state, Actions& actions);

namespace {

struct Arrival {
  std::vector<Screen> own = {};        // from these the screen draws the move itself; from all others it fades in,
  std::vector<Screen> waits_for = {};  // from these only when what happens there has been seen
};

struct ScreenRow {
  Screen id;
  Ground ground;
  void (*draw)(Ui& ui, const State& state, ScreenMemory& memory, Actions& actions);
  Arrival arrival;
};

// Hands a screen what it keeps from frame to frame, whatever that is, if it keeps anything.
template <auto kDraw>
struct Page;
template <typename Memory, void (*kDraw)(Ui&, const State&, Memory&, Actions&)>
struct Page<kDraw> {
  template <Screen kScreen>
  static void draw(Ui& ui, const State& state, ScreenMemory& memory, Actions& actions) {
    kDraw(ui, state, memory.of<Memory>(kScreen), actions);
  }
};
template <void (*kDraw)(Ui&, const State&, Actions&)>
struct Page<kDraw> {
  template <Screen kScreen>
  static void draw(Ui& ui, const State& state, ScreenMemory&, Actions& actions) {
    kDraw(ui, state, actions);
  }
};

template <Screen kScreen, auto kDraw>
ScreenRow row(Ground ground, Arrival arrival = {}) {
  return {kScreen, ground, Page<kDraw>::template draw<kScreen>, std::move(arrival)};
}

const std::vector<ScreenRow>& rows() {
  using enum Screen;
  static const std::vector<ScreenRow> all = {
      row<kAttract, draw_attract>(Ground::kNight),
      row<kHome, draw_home>(Ground::kNight, {.own = {kAttract}}),
      row<kStory, draw_story>(Ground::kDay, {.own = {kHome}}),
      row<kGallery, draw_gallery>(Ground::kNight, {.own = {kHome}}),
      row<kPhoto, draw_photo>(Ground::kNight, {.own = {kGallery}}),
      row<kEvents, draw_events>(Ground::kNight),
      // The star that is taken back falls into the water first.
      row<kSignInFind, draw_sign_in_find>(Ground::kDay, {.waits_for = {kSignInDone}}),
      row<kSignInWalkIn, draw_sign_in_walk_in>(Ground::kDay),
      row<kSignInDone, draw_sign_in_done>(Ground::kNight, {.own = {kSignInFind, kSignInWalkIn}}),
      row<kSignInProblem, draw_sign_in_problem>(Ground::kNight),
  };
  return all;
}

const ScreenRow& row_of(Screen screen) {
  return *std::find_if(rows().begin(), rows().end(), [&](const ScreenRow& row) { return row.id == screen; });
}

bool is_among(const std::vector<Screen>& screens, Screen screen) {
  return std::find(screens.begin(), screens.end(), screen) != screens.end();
}

void draw_page(Ui& ui, const State& state, ScreenMemory& memory, Actions& actions) {
  row_of(state.visit.screen).draw(ui, state, memory, actions);
}

// A page that no finger reaches and that keeps nothing: what is left behind, what lies under the warning, the words of
// the language before.
void draw_untouchable(Ui& ui, const State& state, bool motion) {
  Pointer nobody;
  Ui still(ui.canvas(), nobody, {}, state.visit.language, ui.now_ms());
  if (!motion) still.hold_still();
  ScreenMemory forgotten;
  Actions ignored;
  draw_page(still, state, forgotten, ignored);
}

// Nobody may be there any more to guard what they wrote: under the warning, and while they fetch somebody because it
// can't be saved, it is not shown.
State with_nothing_written(const State& state) {
  State covered = state;
  covered.visit.check_in.walk_in = {};
  covered.visit.check_in.walk_in.consent_at_ms = state.visit.check_in.walk_in.consent_at_ms;
  return covered;
}

// What the arriving screen fades in over. An ended visit leaves no page behind: its words are gone already.
void draw_left_behind(Ui& ui, const State& state) {
  if (state.visit.screen == Screen::kAttract) {
    ui.canvas().fill(ui.canvas().bleed(), ui.color(Role::kNightVoid));
  } else {
    draw_untouchable(ui, left_behind(state), ui.motion());
  }
}

// 0..1 of the present screen's fading in; 1 where it arrives on its own terms.
float fade(const Ui& ui, const State& state) {
  const Transition& move = state.visit.transition;
  if (move.to != state.visit.screen || move.from == move.to) return 1;
  if (!ui.motion()) return progress(ui.now_ms(), move.started_ms, motion::kQuickMs);
  if (draws_own_arrival(move.from, move.to)) return 1;
  if (is_among(row_of(move.to).arrival.waits_for, move.from)) {
    return ease_out(progress(ui.now_ms(), move.started_ms, motion::kStandardMs, motion::kStandardMs));
  }
  return ease_out(progress(ui.now_ms(), move.started_ms, motion::kSceneMs));
}

void draw_arriving_page(Ui& ui, const State& state, ScreenMemory& memory, Actions& actions) {
  const float alpha = fade(ui, state);
  if (alpha < 1) draw_left_behind(ui, state);
  ui.canvas().push_alpha(alpha);
  draw_page(ui, is_stuck(state) ? with_nothing_written(state) : state, memory, actions);
  ui.canvas().pop_alpha();
  const Transition& move = state.visit.transition;
  if (move.from != move.to && ui.now_ms() < move.started_ms + (ui.motion() ? kArrivalMs : motion::kQuickMs)) {
    ui.need_frame_now();
  }
}

// Words cross over from the other language; all else is the same in both, so that only words are seen to change.
void draw_changing_language(Ui& ui, const State& state, ScreenMemory& memory, Actions& actions, float change) {
  State before = state;
  before.visit.language = state.visit.language == Language::kChinese ? Language::kEnglish : Language::kChinese;
  draw_untouchable(ui, before, ui.motion());
  ui.canvas().push_alpha(change);
  draw_page(ui, state, memory, actions);
  ui.canvas().pop_alpha();
  ui.need_frame_now();
}

float language_change(const Ui& ui, const State& state) {
  if (state.visit.language_changed_ms <= state.visit.screen_since_ms) return 1;
  return progress(ui.now_ms(), state.visit.language_changed_ms, motion::kQuickMs);
}

}  // namespace

bool is_drawn(Screen screen) {
  return std::any_of(rows().begin(), rows().end(), [&](const ScreenRow& row) { return row.id == screen; });
}

Ground ground_of(Screen screen) {
  return row_of(screen).ground;
}

bool draws_own_arrival(Screen from, Screen to) {
  return is_among(row_of(to).arrival.own, from);
}

void draw_screen(Ui& ui, const State& state, ScreenMemory& memory, Actions& actions) {
  const bool warned = state.visit.idle.warning_since_ms.has_value();
  const float change = language_change(ui, state);
  if (warned) {
    draw_untouchable(ui, with_nothing_written(state), false);
    draw_idle_warning(ui, state, actions);
  } else if (change < 1) {
    draw_changing_language(ui, state, memory, actions, change);
  } else {
    draw_arriving_page(ui, state, memory, actions);
  }
  if (state.visit.toast) toast(ui, ui.words(state.visit.toast->text_key), state.visit.toast->since_ms);
  ui.draw_touch_rings(ground_of(state.visit.screen) == Ground::kDay && !warned ? ui.color(Role::kDayText)
                                                                               : ui.color(Role::kStarLight));
}

}  // namespace starharbor::kiosk
