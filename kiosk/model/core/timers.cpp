// What time alone does: it warns an idle visitor, ends the visit, takes typed words and results away. It knows no
// clock: the time is told.
#include <string>
#include <utility>

#include "kiosk/model/core/reducers.h"

namespace starharbor::kiosk {

namespace {

// A clock that was set back: every span goes on from where it was, so that nothing waits for the old time to come
// again.
void shift_times(State& state, int64_t by_ms) {
  for (int64_t* time :
       {&state.language_changed_ms, &state.screen_since_ms, &state.transition.started_ms, &state.sign_in.typed_at_ms,
        &state.idle.touched_ms, &state.searches.last_ms, &state.held_card_at_ms}) {
    *time += by_ms;
  }
  if (state.sign_in.result_at_ms != 0) state.sign_in.result_at_ms += by_ms;
  if (state.sign_in.retry_at_ms != 0) state.sign_in.retry_at_ms += by_ms;
  if (state.sign_in.held) state.sign_in.held->until_ms += by_ms;
  if (state.sign_in.undo) state.sign_in.undo->since_ms += by_ms;
  if (state.idle.warning_since_ms) *state.idle.warning_since_ms += by_ms;
  if (state.toast) state.toast->since_ms += by_ms;
  if (state.exchange) state.exchange->since_ms += by_ms;
}

void return_from_result(State& state) {
  const auto return_ms = result_return_ms(state);
  if (return_ms && !state.sign_in.undoing && state.now_ms >= *return_ms) next_person(state);
}

void show_held_answer(State& state) {
  auto& held = state.sign_in.held;
  if (!held || state.now_ms < held->until_ms) return;
  state.sign_in.found = std::move(held->found);
  // The time to read it begins now.
  state.sign_in.typed_at_ms = held->until_ms;
  held.reset();
}

void forget_undo(State& state) {
  const auto& undo = state.sign_in.undo;
  if (undo && !state.sign_in.undoing && state.now_ms >= undo->since_ms + kUndoMs) state.sign_in.undo.reset();
}

void forget_searches(State& state) {
  if (state.now_ms >= state.searches.last_ms + kSearchesForgottenMs) state.searches.in_vain = 0;
}

void forget_held_card(State& state) {
  if (state.now_ms >= state.held_card_at_ms + kHeldCardMs) state.held_card.clear();
}

void forget_typed(State& state) {
  if (state.sign_in.typed.empty() || state.sign_in.waiting) return;
  if (state.now_ms >= typed_clear_ms(state)) clear_typed(state);
}

void forget_result(State& state) {
  if (state.screen == Screen::kSignInDone || state.screen == Screen::kSignInProblem) return;
  if (state.sign_in.result_at_ms == 0 || state.now_ms < state.screen_since_ms + kResultAfterglowMs) return;
  state.sign_in.result = {};
  state.sign_in.result_at_ms = 0;
  if (!state.sign_in.waiting) state.sign_in.pressed_candidate = -1;
}

// At the door the next person is expected at the find screen; elsewhere, and where there is no one event to expect
// them at, at the attract screen.
void end_visit(State& state) {
  const content::Event* door = state.at_door ? door_event(state) : nullptr;
  const std::string event = door ? door->id : std::string();
  go_to(state, door ? Screen::kSignInFind : Screen::kAttract);
  const Screen screen = state.screen;
  const int64_t screen_since_ms = state.screen_since_ms;
  state = between_visits(std::move(state), Language::kChinese);
  state.screen = screen;
  state.screen_since_ms = screen_since_ms;
  state.sign_in.event = event;
  state.idle.resting = door != nullptr;
}

// While nobody is there, events open and close.
void follow_door(State& state) {
  if (!state.at_door || !is_resting(state)) return;
  const content::Event* door = door_event(state);
  const bool is_right =
      door ? state.screen == Screen::kSignInFind && state.sign_in.event == door->id : state.screen == Screen::kAttract;
  if (!is_right) end_visit(state);
}

// An empty find screen at the door has nothing on it that a warning would be for.
bool ends_unnoticed(const State& state) {
  return state.at_door && state.screen == Screen::kSignInFind && state.sign_in.typed.empty() &&
         !state.sign_in.waiting && state.language == Language::kChinese;
}

void answer_warning(State& state) {
  Idle& idle = state.idle;
  const bool touched_since = idle.touched_ms >= *idle.warning_since_ms;
  if (!touched_since && idle_warning_left_ms(state) == 0) end_visit(state);
  if (touched_since && state.now_ms >= idle.touched_ms + kWarningTouchMs) idle.warning_since_ms.reset();
}

void update_idleness(State& state) {
  // Whoever is told to call somebody has gone to fetch them.
  if (is_stuck(state)) {
    state.idle.touched_ms = state.now_ms;
    state.idle.warning_since_ms.reset();
    return;
  }
  if (state.idle.warning_since_ms) answer_warning(state);
  if (is_resting(state) || state.idle.warning_since_ms) return;
  if (state.now_ms < state.idle.touched_ms + idle_warning_after_ms(state)) return;
  if (ends_unnoticed(state)) return end_visit(state);
  // Counted from now, not from when it was due: a sleeping process must not cut the countdown short.
  state.idle.warning_since_ms = state.now_ms;
}

}  // namespace

void pass_time(State& state, int64_t now_ms, Effects& effects) {
  if (now_ms < state.now_ms) shift_times(state, now_ms - state.now_ms);
  state.now_ms = now_ms;
  return_from_result(state);
  show_held_answer(state);
  forget_typed(state);
  forget_result(state);
  forget_undo(state);
  forget_searches(state);
  forget_held_card(state);
  retry_writing(state, effects);
  update_idleness(state);
  follow_door(state);
  if (state.toast && now_ms >= state.toast->since_ms + kToastMs) state.toast.reset();
}

void touch(State& state) {
  state.idle.touched_ms = state.now_ms;
  state.idle.resting = false;
  if (state.screen == Screen::kAttract) go_to(state, Screen::kHome);
}

void still_here(State& state) {
  state.idle.warning_since_ms.reset();
}

}  // namespace starharbor::kiosk
