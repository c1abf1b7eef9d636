// Which screen is drawn, and what lies under and over it: the one that a move leaves, the idle warning, the toast, the
// rings of fingers. Draws nothing of its own.
#include "kiosk/screens/registry.h"

#include "kiosk/screens/shared/common.h"
#include "kiosk/theme/motion.h"
#include "kiosk/widgets/signs.h"

namespace starharbor::kiosk {
namespace {

void draw_page(Ui& ui, const State& state, ScreenMemory& memory, Actions& actions) {
  switch (state.screen) {
    case Screen::kAttract:
      return draw_attract(ui, state, memory.attract, actions);
    case Screen::kHome:
      return draw_home(ui, state, memory.home, actions);
    case Screen::kStory:
      return draw_story(ui, state, memory.story, actions);
    case Screen::kGallery:
      return draw_gallery(ui, state, memory.gallery, actions);
    case Screen::kPhoto:
      return draw_photo(ui, state, memory.photo, actions);
    case Screen::kEvents:
      return draw_events(ui, state, memory.events, actions);
    case Screen::kSignInFind:
      return draw_sign_in_find(ui, state, memory.sign_in_find, actions);
    case Screen::kSignInWalkIn:
      return draw_sign_in_walk_in(ui, state, memory.sign_in_walk_in, actions);
    case Screen::kSignInDone:
      return draw_sign_in_done(ui, state, memory.sign_in_done, actions);
    case Screen::kSignInProblem:
      return draw_sign_in_problem(ui, state, memory.sign_in_problem, actions);
  }
}

bool is_day(Screen screen) {
  return screen == Screen::kStory || screen == Screen::kSignInFind || screen == Screen::kSignInWalkIn;
}

// A page that no finger reaches and that keeps nothing: what is left behind, what lies under the warning, the words of
// the language before.
void draw_untouchable(Ui& ui, const State& state, bool loops) {
  Pointer nobody;
  Ui still(ui.canvas(), nobody, {}, state.language, ui.now_ms(), loops);
  ScreenMemory forgotten;
  Actions ignored;
  draw_page(still, state, forgotten, ignored);
}

// Nobody may be there any more to guard what they wrote: under the warning, and while they fetch somebody because it
// can't be saved, it is not shown.
State with_nothing_written(const State& state) {
  State covered = state;
  covered.sign_in.walk_in = {};
  covered.sign_in.walk_in.consent_at_ms = state.sign_in.walk_in.consent_at_ms;
  return covered;
}

// What the arriving screen fades in over. An ended visit leaves no page behind: its words are gone already.
void draw_left_behind(Ui& ui, const State& state) {
  if (state.screen == Screen::kAttract) {
    ui.canvas().fill(ui.canvas().bleed(), night::kVoid);
  } else {
    draw_untouchable(ui, left_behind(state), ui.loops());
  }
}

// 0..1 of the present screen's fading in; 1 where it arrives on its own terms.
float fade(const Ui& ui, const State& state) {
  const Transition& move = state.transition;
  if (move.to != state.screen || move.from == move.to) return 1;
  if (!ui.loops()) return progress(ui.now_ms(), move.started_ms, motion::kQuickMs);
  if (draws_own_arrival(move.from, move.to)) return 1;
  // The star that is taken back falls into the water first.
  if (move.from == Screen::kSignInDone && move.to == Screen::kSignInFind) {
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
  const Transition& move = state.transition;
  if (move.from != move.to && ui.now_ms() < move.started_ms + (ui.loops() ? kArrivalMs : motion::kQuickMs)) {
    ui.need_frame_now();
  }
}

// Words cross over from the other language; all else is the same in both, so that only words are seen to change.
void draw_changing_language(Ui& ui, const State& state, ScreenMemory& memory, Actions& actions, float change) {
  State before = state;
  before.language = state.language == Language::kChinese ? Language::kEnglish : Language::kChinese;
  draw_untouchable(ui, before, ui.loops());
  ui.canvas().push_alpha(change);
  draw_page(ui, state, memory, actions);
  ui.canvas().pop_alpha();
  ui.need_frame_now();
}

float language_change(const Ui& ui, const State& state) {
  if (state.language_changed_ms <= state.screen_since_ms) return 1;
  return progress(ui.now_ms(), state.language_changed_ms, motion::kQuickMs);
}

}  // namespace

void draw_screen(Ui& ui, const State& state, ScreenMemory& memory, Actions& actions) {
  const bool warned = state.idle.warning_since_ms.has_value();
  const float change = language_change(ui, state);
  if (warned) {
    draw_untouchable(ui, with_nothing_written(state), false);
    draw_idle_warning(ui, state, memory.idle_warning, actions);
  } else if (change < 1) {
    draw_changing_language(ui, state, memory, actions, change);
  } else {
    draw_arriving_page(ui, state, memory, actions);
  }
  if (state.toast) toast(ui, ui.tr(state.toast->text_key), state.toast->since_ms);
  ui.draw_touch_rings(is_day(state.screen) && !warned ? day::kText : star::kLight);
}

}  // namespace starharbor::kiosk
