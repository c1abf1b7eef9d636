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

constexpr Timer kReturn{.name = "return from a result",
                        .instants = [](State& state) -> Instants {
                          if (state.visit.check_in.result_at_ms == 0) return {};
                          return {&state.visit.check_in.result_at_ms};
                        },
                        .due = [](const State& state) -> Due {
                          if (state.visit.check_in.undoing) return std::nullopt;
                          return result_return_ms(state);
                        },
                        .fire = [](State& state, Effects&) { next_person(state); }};

constexpr Timer kHeldAnswer{.name = "held answer",
                            .instants = [](State& state) -> Instants {
                              if (!state.visit.check_in.held) return {};
                              return {&state.visit.check_in.held->until_ms};
                            },
                            .due = [](const State& state) -> Due {
                              if (!state.visit.check_in.held) return std::nullopt;
                              return state.visit.check_in.held->until_ms;
                            },
                            .fire =
                                [](State& state, Effects&) {
                                  CheckInView& view = state.visit.check_in;
                                  view.found = std::move(view.held->found);
                                  // The time to read it begins now.
                                  view.typed_at_ms = view.held->until_ms;
                                  view.held.reset();
                                }};

constexpr Timer kTyped{.name = "typed",
                       .instants = [](State& state) -> Instants { return {&state.visit.check_in.typed_at_ms}; },
                       .due = [](const State& state) -> Due {
                         if (state.visit.check_in.typed.empty() || state.visit.check_in.waiting) return std::nullopt;
                         return typed_clear_ms(state);
                       },
                       .fire = [](State& state, Effects&) { clear_typed(state); }};

constexpr Timer kResult{.name = "result",
                        .instants = [](State& state) -> Instants { return {&state.visit.screen_since_ms}; },
                        .due = [](const State& state) -> Due {
                          if (shows_result(state.visit.screen) || state.visit.check_in.result_at_ms == 0)
                            return std::nullopt;
                          return state.visit.screen_since_ms + kResultAfterglowMs;
                        },
                        .fire =
                            [](State& state, Effects&) {
                              state.visit.check_in.result = {};
                              state.visit.check_in.result_at_ms = 0;
                              if (!state.visit.check_in.waiting) state.visit.check_in.pressed_candidate = -1;
                            }};

constexpr Timer kUndo{.name = "undo",
                      .instants = [](State& state) -> Instants {
                        if (!state.visit.check_in.undo) return {};
                        return {&state.visit.check_in.undo->since_ms};
                      },
                      .due = [](const State& state) -> Due {
                        if (!state.visit.check_in.undo || state.visit.check_in.undoing) return std::nullopt;
                        return state.visit.check_in.undo->since_ms + kUndoMs;
                      },
                      .fire = [](State& state, Effects&) { state.visit.check_in.undo.reset(); }};

constexpr Timer kSearches{.name = "searches in vain",
                          .instants = [](State& state) -> Instants { return {&state.device.searches.last_ms}; },
                          .due = [](const State& state) -> Due {
                            if (state.device.searches.in_vain == 0) return std::nullopt;
                            return state.device.searches.last_ms + kSearchesForgottenMs;
                          },
                          .fire = [](State& state, Effects&) { state.device.searches.in_vain = 0; },
                          .wakes = false};

constexpr Timer kHeldCard{
    .name = "held card",
    .instants = [](State& state) -> Instants { return {&state.visit.check_in.held_card.since_ms}; },
    .due = [](const State& state) -> Due {
      const HeldCard& card = state.visit.check_in.held_card;
      if (card.text.empty()) return std::nullopt;
      return card.since_ms + kHeldCardMs;
    },
    .fire = [](State& state, Effects&) { state.visit.check_in.held_card.text.clear(); }};

constexpr Timer kRetry{.name = "retry",
                       .instants = [](State& state) -> Instants {
                         if (state.visit.check_in.retry_at_ms == 0) return {};
                         return {&state.visit.check_in.retry_at_ms};
                       },
                       .due = [](const State& state) -> Due {
                         if (!state.visit.check_in.waiting || state.visit.check_in.retry_at_ms == 0)
                           return std::nullopt;
                         return state.visit.check_in.retry_at_ms;
                       },
                       .fire = retry_writing};

constexpr std::array kTimers{kReturn, kHeldAnswer, kTyped, kResult, kUndo, kSearches, kHeldCard, kRetry};

void leave(State& state) {
  CheckInView& view = state.visit.check_in;
  const Screen next = state.visit.transition.to;
  if (state.visit.screen == Screen::kSignInFind || state.visit.screen == Screen::kSignInWalkIn) {
    clear_typed(state);
    stop_writing(state);
  }
  if (shows_result(state.visit.screen)) view.card.clear();
  state.visit.transition.left_form = view.walk_in.consent_at_ms != 0;
  view.walk_in = {};
  const bool undo_is_offered = next == Screen::kSignInDone || next == Screen::kSignInFind;
  if (!undo_is_offered) view.undo.reset();
  if (next != Screen::kEvents) view.held_card.text.clear();
  view.undoing = false;
}

// The event may be gone, and with it what was begun for it.
void settle(State& state, const State&) {
  CheckInView& view = state.visit.check_in;
  if (view.event.empty() || state.hall->event(view.event)) return;
  if (is_sign_in(state.visit.screen)) go_to(state, state.visit.idle.resting ? Screen::kAttract : Screen::kHome);
  state.visit.idle.resting = false;
  reset_sign_in(state, {});
}

std::optional<Screen> way_back(const State& state) {
  const CheckInView& view = state.visit.check_in;
  if (state.visit.screen == Screen::kSignInFind) return view.back;
  if (state.visit.screen != Screen::kSignInProblem) return std::nullopt;
  const auto outcome = view.result.outcome;
  const bool nobody_may_try = outcome == content::SignInOutcome::kFull || outcome == content::SignInOutcome::kClosed;
  return nobody_may_try ? Screen::kEvents : Screen::kSignInFind;
}

}  // namespace

const Feature kCheckIn{.name = "check_in",
                       .timers = kTimers,
                       .update = update_check_in,
                       .on_leave = leave,
                       .on_content = settle,
                       .way_back = way_back};

}  // namespace starharbor::kiosk
