// What time alone does: it warns an idle visitor, ends the visit, takes typed words and results away. It knows no
// clock: the time is told.
#include "kiosk/model/steps.h"

namespace starharbor::kiosk {

namespace {

// A clock that was set back: every span goes on from where it was, so that nothing waits for the old time to come
// again.
void shift_times(State& state, int64_t by_ms) {
  for (int64_t* time : {&state.language_changed_ms, &state.screen_since_ms, &state.transition.started_ms,
                        &state.sign_in.typed_at_ms, &state.idle.touched_ms}) {
    *time += by_ms;
  }
  if (state.sign_in.result_at_ms != 0) state.sign_in.result_at_ms += by_ms;
  if (state.idle.warning_since_ms) *state.idle.warning_since_ms += by_ms;
  if (state.toast) state.toast->since_ms += by_ms;
  if (state.exchange) state.exchange->since_ms += by_ms;
}

void return_from_result(State& state) {
  const bool shows_result = state.screen == Screen::kSignInDone || state.screen == Screen::kSignInProblem;
  if (shows_result && !state.sign_in.undoing && done_return_left_ms(state) == 0) go_to(state, Screen::kHome);
}

void forget_typed(State& state) {
  if (state.sign_in.typed.empty() || state.sign_in.waiting) return;
  if (state.now_ms >= state.sign_in.typed_at_ms + kTypedClearMs) clear_typed(state);
}

void forget_result(State& state) {
  if (state.screen == Screen::kSignInDone || state.screen == Screen::kSignInProblem) return;
  if (state.sign_in.result_at_ms == 0 || state.now_ms < state.screen_since_ms + kResultAfterglowMs) return;
  state.sign_in.result = {};
  state.sign_in.result_at_ms = 0;
  if (!state.sign_in.waiting) state.sign_in.pressed_candidate = -1;
}

// Nothing of a visit is left but the hall itself and the count of queries, which lets late answers be told from new
// ones.
void end_visit(State& state) {
  go_to(state, Screen::kAttract);
  State fresh = initial_state(Language::kChinese, state.now_ms);
  fresh.hall = std::move(state.hall);
  fresh.transition = state.transition;
  fresh.data_trouble = state.data_trouble;
  fresh.exchange = state.exchange;
  fresh.sign_in.query = state.sign_in.query + 1;
  state = std::move(fresh);
}

void answer_warning(State& state) {
  Idle& idle = state.idle;
  const bool touched_since = idle.touched_ms >= *idle.warning_since_ms;
  if (!touched_since && idle_warning_left_ms(state) == 0) end_visit(state);
  if (touched_since && state.now_ms >= idle.touched_ms + kWarningTouchMs) idle.warning_since_ms.reset();
}

void mind_idleness(State& state) {
  if (state.idle.warning_since_ms) answer_warning(state);
  if (state.screen == Screen::kAttract || state.idle.warning_since_ms) return;
  const int64_t after_ms = is_sign_in(state.screen) ? kSignInIdleWarningAfterMs : kIdleWarningAfterMs;
  // Counted from now, not from when it was due: a sleeping process must not cut the countdown short.
  if (state.now_ms >= state.idle.touched_ms + after_ms) state.idle.warning_since_ms = state.now_ms;
}

}  // namespace

void pass_time(State& state, int64_t now_ms) {
  if (now_ms < state.now_ms) shift_times(state, now_ms - state.now_ms);
  state.now_ms = now_ms;
  return_from_result(state);
  forget_typed(state);
  forget_result(state);
  mind_idleness(state);
  if (state.toast && now_ms >= state.toast->since_ms + kToastMs) state.toast.reset();
}

void touch(State& state) {
  state.idle.touched_ms = state.now_ms;
  if (state.screen == Screen::kAttract) go_to(state, Screen::kHome);
}

void still_here(State& state) {
  state.idle.warning_since_ms.reset();
}

}  // namespace starharbor::kiosk
