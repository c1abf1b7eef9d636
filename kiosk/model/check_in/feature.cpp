// What time, new content and the way between screens do to whoever signs in. Names, letters and cards go as soon as
// nobody needs them.
#include <array>
#include <string>
#include <utility>

#include "kiosk/model/check_in/check_in.h"

namespace starharbor::kiosk {

namespace {

using Instants = std::vector<int64_t*>;
using Due = std::optional<int64_t>;

bool shows_result(Screen screen) {
  return screen == Screen::kSignInDone || screen == Screen::kSignInProblem;
}

constexpr Timer kReturn{.name = "return from a result",
                        .instants = [](State& state) -> Instants {
                          if (state.sign_in.result_at_ms == 0) return {};
                          return {&state.sign_in.result_at_ms};
                        },
                        .due = [](const State& state) -> Due {
                          if (state.sign_in.undoing) return std::nullopt;
                          return result_return_ms(state);
                        },
                        .fire = [](State& state, Effects&) { next_person(state); }};

constexpr Timer kHeldAnswer{.name = "held answer",
                            .instants = [](State& state) -> Instants {
                              if (!state.sign_in.held) return {};
                              return {&state.sign_in.held->until_ms};
                            },
                            .due = [](const State& state) -> Due {
                              if (!state.sign_in.held) return std::nullopt;
                              return state.sign_in.held->until_ms;
                            },
                            .fire =
                                [](State& state, Effects&) {
                                  SignInPlace& place = state.sign_in;
                                  place.found = std::move(place.held->found);
                                  // The time to read it begins now.
                                  place.typed_at_ms = place.held->until_ms;
                                  place.held.reset();
                                }};

constexpr Timer kTyped{.name = "typed",
                       .instants = [](State& state) -> Instants { return {&state.sign_in.typed_at_ms}; },
                       .due = [](const State& state) -> Due {
                         if (state.sign_in.typed.empty() || state.sign_in.waiting) return std::nullopt;
                         return typed_clear_ms(state);
                       },
                       .fire = [](State& state, Effects&) { clear_typed(state); }};

constexpr Timer kResult{.name = "result",
                        .instants = [](State& state) -> Instants { return {&state.screen_since_ms}; },
                        .due = [](const State& state) -> Due {
                          if (shows_result(state.screen) || state.sign_in.result_at_ms == 0) return std::nullopt;
                          return state.screen_since_ms + kResultAfterglowMs;
                        },
                        .fire =
                            [](State& state, Effects&) {
                              state.sign_in.result = {};
                              state.sign_in.result_at_ms = 0;
                              if (!state.sign_in.waiting) state.sign_in.pressed_candidate = -1;
                            }};

constexpr Timer kUndo{.name = "undo",
                      .instants = [](State& state) -> Instants {
                        if (!state.sign_in.undo) return {};
                        return {&state.sign_in.undo->since_ms};
                      },
                      .due = [](const State& state) -> Due {
                        if (!state.sign_in.undo || state.sign_in.undoing) return std::nullopt;
                        return state.sign_in.undo->since_ms + kUndoMs;
                      },
                      .fire = [](State& state, Effects&) { state.sign_in.undo.reset(); }};

constexpr Timer kSearches{.name = "searches in vain",
                          .instants = [](State& state) -> Instants { return {&state.searches.last_ms}; },
                          .due = [](const State& state) -> Due {
                            if (state.searches.in_vain == 0) return std::nullopt;
                            return state.searches.last_ms + kSearchesForgottenMs;
                          },
                          .fire = [](State& state, Effects&) { state.searches.in_vain = 0; },
                          .wakes = false};

constexpr Timer kHeldCard{.name = "held card",
                          .instants = [](State& state) -> Instants { return {&state.held_card_at_ms}; },
                          .due = [](const State& state) -> Due {
                            if (state.held_card.empty()) return std::nullopt;
                            return state.held_card_at_ms + kHeldCardMs;
                          },
                          .fire = [](State& state, Effects&) { state.held_card.clear(); }};

constexpr Timer kRetry{.name = "retry",
                       .instants = [](State& state) -> Instants {
                         if (state.sign_in.retry_at_ms == 0) return {};
                         return {&state.sign_in.retry_at_ms};
                       },
                       .due = [](const State& state) -> Due {
                         if (!state.sign_in.waiting || state.sign_in.retry_at_ms == 0) return std::nullopt;
                         return state.sign_in.retry_at_ms;
                       },
                       .fire = retry_writing};

constexpr std::array kTimers{kReturn, kHeldAnswer, kTyped, kResult, kUndo, kSearches, kHeldCard, kRetry};

void leave(State& state) {
  const Screen next = state.transition.to;
  if (state.screen == Screen::kSignInFind || state.screen == Screen::kSignInWalkIn) {
    clear_typed(state);
    stop_writing(state);
  }
  if (shows_result(state.screen)) state.sign_in.card.clear();
  state.transition.left_form = state.sign_in.walk_in.consent_at_ms != 0;
  state.sign_in.walk_in = {};
  const bool undo_is_offered = next == Screen::kSignInDone || next == Screen::kSignInFind;
  if (!undo_is_offered) state.sign_in.undo.reset();
  if (next != Screen::kEvents) state.held_card.clear();
  state.sign_in.undoing = false;
}

// The event may be gone, and with it what was begun for it.
void settle(State& state, const State&) {
  if (state.sign_in.event.empty() || state.hall->event(state.sign_in.event)) return;
  if (is_sign_in(state.screen)) go_to(state, state.idle.resting ? Screen::kAttract : Screen::kHome);
  state.idle.resting = false;
  reset_sign_in(state, {});
}

std::optional<Screen> way_back(const State& state) {
  if (state.screen == Screen::kSignInFind) return state.back_from_sign_in;
  if (state.screen != Screen::kSignInProblem) return std::nullopt;
  const auto outcome = state.sign_in.result.outcome;
  const bool nobody_may_try = outcome == content::SignInOutcome::kFull || outcome == content::SignInOutcome::kClosed;
  return nobody_may_try ? Screen::kEvents : Screen::kSignInFind;
}

}  // namespace

const Feature kCheckIn{.name = "check_in",
                       .timers = kTimers,
                       .on_leave = leave,
                       .on_enter = nullptr,
                       .on_content = settle,
                       .way_back = way_back};

}  // namespace starharbor::kiosk
