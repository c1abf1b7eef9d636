// Whether somebody is there: the warning of an idle visitor, the end of the visit. And what the terminal says by
// itself: its toasts, how the exchange goes.
#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/model/core/reducers.h"

namespace starharbor::kiosk {

namespace {

bool ends_unnoticed(const State& state) {
  return std::any_of(features().begin(), features().end(),
                     [&](const Feature* feature) { return feature->ends_unnoticed && feature->ends_unnoticed(state); });
}

std::vector<int64_t*> touch_instants(State& state) {
  return {&state.visit.idle.touched_ms};
}

std::vector<int64_t*> warning_instants(State& state) {
  if (!state.visit.idle.warning_since_ms) return {};
  return {&*state.visit.idle.warning_since_ms};
}

// By which screens draw their moves; nothing becomes due.
constexpr Timer kMoves{
    .name = "moves",
    .instants = [](State& state) -> std::vector<int64_t*> {
      return {&state.visit.language_changed_ms, &state.visit.screen_since_ms, &state.visit.transition.started_ms};
    },
    .due = [](const State&) { return std::optional<int64_t>(); },
    .fire = nullptr};

constexpr Timer kVisitEnds{.name = "visit ends",
                           .instants = warning_instants,
                           .due = [](const State& state) -> std::optional<int64_t> {
                             const Idle& idle = state.visit.idle;
                             if (!idle.warning_since_ms || idle.touched_ms >= *idle.warning_since_ms)
                               return std::nullopt;
                             return *idle.warning_since_ms + idle_warning_length_ms(state);
                           },
                           .fire = [](State& state, Effects&) { end_visit(state); }};

constexpr Timer kWarningAnswered{.name = "warning answered",
                                 .instants = warning_instants,
                                 .due = [](const State& state) -> std::optional<int64_t> {
                                   const Idle& idle = state.visit.idle;
                                   const bool is_touched =
                                       idle.warning_since_ms && idle.touched_ms >= *idle.warning_since_ms;
                                   if (!is_touched) return std::nullopt;
                                   return idle.touched_ms + kWarningTouchMs;
                                 },
                                 .fire = [](State& state, Effects&) { still_here(state); }};

constexpr Timer kIdleWarning{.name = "idle warning",
                             .instants = touch_instants,
                             .due = [](const State& state) -> std::optional<int64_t> {
                               if (is_resting(state) || state.visit.idle.warning_since_ms) return std::nullopt;
                               return state.visit.idle.touched_ms + idle_warning_after_ms(state);
                             },
                             .fire =
                                 [](State& state, Effects&) {
                                   if (ends_unnoticed(state)) return end_visit(state);
                                   // Counted from now, not from when it was due: a sleeping process must not cut the
                                   // countdown short.
                                   state.visit.idle.warning_since_ms = state.now_ms;
                                 }};

constexpr Timer kToast{.name = "toast",
                       .instants = [](State& state) -> std::vector<int64_t*> {
                         if (!state.visit.toast) return {};
                         return {&state.visit.toast->since_ms};
                       },
                       .due = [](const State& state) -> std::optional<int64_t> {
                         if (!state.visit.toast) return std::nullopt;
                         return state.visit.toast->since_ms + kToastMs;
                       },
                       .fire = [](State& state, Effects&) { state.visit.toast.reset(); }};

constexpr Timer kExchange{.name = "exchange",
                          .instants = [](State& state) -> std::vector<int64_t*> {
                            if (!state.device.exchange) return {};
                            return {&state.device.exchange->since_ms};
                          },
                          .due = [](const State& state) -> std::optional<int64_t> {
                            // Home alone says a word about it.
                            if (state.visit.screen != Screen::kHome || !state.device.exchange) return std::nullopt;
                            const Exchange& exchange = *state.device.exchange;
                            // One that takes long begins to be told, one that is done ceases to be.
                            if (exchange.running == shows_exchange(state)) return std::nullopt;
                            return exchange.since_ms + (exchange.running ? kExchangeQuietMs : kExchangeDoneMs);
                          },
                          .fire = nullptr};

constexpr std::array kTimers{kMoves, kVisitEnds, kWarningAnswered, kIdleWarning, kToast, kExchange};

}  // namespace

const Feature kCore{.name = "core", .timers = kTimers, .update = update_core};

Visit new_visit(Language language, int64_t now_ms) {
  Visit visit;
  visit.language = language;
  visit.screen_since_ms = visit.language_changed_ms = now_ms;
  visit.transition.started_ms = now_ms;
  visit.idle.touched_ms = now_ms;
  return visit;
}

State initial_state(Language language, int64_t now_ms) {
  State state;
  state.now_ms = now_ms;
  state.visit = new_visit(language, now_ms);
  return state;
}

// All that one visit leaves to the next: the move away from it, which is still drawn, and what a feature hands over.
void end_visit(State& state) {
  Visit next = new_visit(Language::kChinese, state.now_ms);
  for (const Feature* feature : features()) {
    if (feature->begin_visit) feature->begin_visit(state, next);
  }
  go_to(state, next.screen);
  next.screen_since_ms = state.visit.screen_since_ms;
  next.transition = state.visit.transition;
  next.idle.resting = next.screen != Screen::kAttract;
  state.visit = std::move(next);
}

void touch(State& state) {
  state.visit.idle.touched_ms = state.now_ms;
  state.visit.idle.resting = false;
  if (state.visit.screen == Screen::kAttract) go_to(state, Screen::kHome);
}

void still_here(State& state) {
  state.visit.idle.warning_since_ms.reset();
}

bool is_resting(const State& state) {
  return state.visit.screen == Screen::kAttract || state.visit.idle.resting;
}

int64_t idle_warning_after_ms(const State& state) {
  return 1000 * state.device.settings.number(is_sign_in(state.visit.screen) ? "kiosk.sign_in_idle_warning_after_s"
                                                                            : "kiosk.idle_warning_after_s");
}

int64_t idle_warning_length_ms(const State& state) {
  return 1000 * state.device.settings.number(is_sign_in(state.visit.screen) ? "kiosk.sign_in_idle_warning_s"
                                                                            : "kiosk.idle_warning_s");
}

int64_t idle_warning_left_ms(const State& state) {
  if (!state.visit.idle.warning_since_ms) return 0;
  return left_ms(state.now_ms, *state.visit.idle.warning_since_ms, idle_warning_length_ms(state));
}

bool shows_exchange(const State& state) {
  if (!state.device.exchange) return false;
  const Exchange& exchange = *state.device.exchange;
  if (exchange.running) return exchange.stick || state.now_ms >= exchange.since_ms + kExchangeQuietMs;
  return exchange.stick && exchange.good && left_ms(state.now_ms, exchange.since_ms, kExchangeDoneMs) > 0;
}

int64_t left_ms(int64_t now_ms, int64_t since_ms, int64_t length_ms) {
  return std::clamp<int64_t>(since_ms + length_ms - now_ms, 0, length_ms);
}

}  // namespace starharbor::kiosk
