// Whether somebody is there: the warning of an idle visitor, the end of the visit, the door. And what the terminal says
// by itself: its toasts, how the exchange goes.
#include <array>
#include <string>
#include <utility>

#include "kiosk/model/core/reducers.h"

namespace starharbor::kiosk {

namespace {

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
bool is_at_right_door(const State& state) {
  const content::Event* door = door_event(state);
  if (!door) return state.screen == Screen::kAttract;
  return state.screen == Screen::kSignInFind && state.sign_in.event == door->id;
}

// When an event next begins or ceases to be open.
std::optional<int64_t> next_opening_ms(const State& state) {
  std::optional<int64_t> next_ms;
  for (const content::Event& event : state.hall->events) {
    for (const int64_t at_ms : {event.sign_in_from_ms, event.sign_in_until_ms}) {
      if (at_ms > state.now_ms) next_ms = std::min(next_ms.value_or(at_ms), at_ms);
    }
  }
  return next_ms;
}

// An empty find screen at the door has nothing on it that a warning would be for.
bool ends_unnoticed(const State& state) {
  return state.at_door && state.screen == Screen::kSignInFind && state.sign_in.typed.empty() &&
         !state.sign_in.waiting && state.language == Language::kChinese;
}

std::vector<int64_t*> none(State&) {
  return {};
}

std::vector<int64_t*> touch_instants(State& state) {
  return {&state.idle.touched_ms};
}

std::vector<int64_t*> warning_instants(State& state) {
  if (!state.idle.warning_since_ms) return {};
  return {&*state.idle.warning_since_ms};
}

// By which screens draw their moves; nothing becomes due.
constexpr Timer kMoves{.name = "moves",
                       .instants = [](State& state) -> std::vector<int64_t*> {
                         return {&state.language_changed_ms, &state.screen_since_ms, &state.transition.started_ms};
                       },
                       .due = [](const State&) { return std::optional<int64_t>(); },
                       .fire = nullptr};

// Whoever is told to call somebody has gone to fetch them: while a sign-in can't be written, nobody is idle.
constexpr Timer kStuck{.name = "stuck",
                       .instants = touch_instants,
                       .due = [](const State& state) -> std::optional<int64_t> {
                         if (!is_stuck(state)) return std::nullopt;
                         return state.now_ms;
                       },
                       .fire =
                           [](State& state, Effects&) {
                             state.idle.touched_ms = state.now_ms;
                             state.idle.warning_since_ms.reset();
                           },
                       .wakes = false};

constexpr Timer kVisitEnds{.name = "visit ends",
                           .instants = warning_instants,
                           .due = [](const State& state) -> std::optional<int64_t> {
                             const Idle& idle = state.idle;
                             if (!idle.warning_since_ms || idle.touched_ms >= *idle.warning_since_ms)
                               return std::nullopt;
                             return *idle.warning_since_ms + idle_warning_length_ms(state);
                           },
                           .fire = [](State& state, Effects&) { end_visit(state); }};

constexpr Timer kWarningAnswered{.name = "warning answered",
                                 .instants = warning_instants,
                                 .due = [](const State& state) -> std::optional<int64_t> {
                                   const Idle& idle = state.idle;
                                   const bool is_touched =
                                       idle.warning_since_ms && idle.touched_ms >= *idle.warning_since_ms;
                                   if (!is_touched) return std::nullopt;
                                   return idle.touched_ms + kWarningTouchMs;
                                 },
                                 .fire = [](State& state, Effects&) { still_here(state); }};

constexpr Timer kIdleWarning{.name = "idle warning",
                             .instants = touch_instants,
                             .due = [](const State& state) -> std::optional<int64_t> {
                               if (is_resting(state) || state.idle.warning_since_ms) return std::nullopt;
                               return state.idle.touched_ms + idle_warning_after_ms(state);
                             },
                             .fire =
                                 [](State& state, Effects&) {
                                   if (ends_unnoticed(state)) return end_visit(state);
                                   // Counted from now, not from when it was due: a sleeping process must not cut the
                                   // countdown short.
                                   state.idle.warning_since_ms = state.now_ms;
                                 }};

constexpr Timer kDoorOpens{.name = "an event opens or closes",
                           .instants = none,
                           .due = [](const State& state) -> std::optional<int64_t> {
                             if (!state.at_door || !is_resting(state) || !state.hall) return std::nullopt;
                             return next_opening_ms(state);
                           },
                           .fire = nullptr};

constexpr Timer kDoor{.name = "door",
                      .instants = none,
                      .due = [](const State& state) -> std::optional<int64_t> {
                        if (!state.at_door || !is_resting(state) || is_at_right_door(state)) return std::nullopt;
                        return state.now_ms;
                      },
                      .fire = [](State& state, Effects&) { end_visit(state); },
                      .wakes = false};

constexpr Timer kToast{.name = "toast",
                       .instants = [](State& state) -> std::vector<int64_t*> {
                         if (!state.toast) return {};
                         return {&state.toast->since_ms};
                       },
                       .due = [](const State& state) -> std::optional<int64_t> {
                         if (!state.toast) return std::nullopt;
                         return state.toast->since_ms + kToastMs;
                       },
                       .fire = [](State& state, Effects&) { state.toast.reset(); }};

constexpr Timer kExchange{.name = "exchange",
                          .instants = [](State& state) -> std::vector<int64_t*> {
                            if (!state.exchange) return {};
                            return {&state.exchange->since_ms};
                          },
                          .due = [](const State& state) -> std::optional<int64_t> {
                            // Home alone says a word about it.
                            if (state.screen != Screen::kHome || !state.exchange) return std::nullopt;
                            const Exchange& exchange = *state.exchange;
                            // One that takes long begins to be told, one that is done ceases to be.
                            if (exchange.running == shows_exchange(state)) return std::nullopt;
                            return exchange.since_ms + (exchange.running ? kExchangeQuietMs : kExchangeDoneMs);
                          },
                          .fire = nullptr};

constexpr std::array kTimers{kMoves,     kStuck, kVisitEnds, kWarningAnswered, kIdleWarning,
                             kDoorOpens, kDoor,  kToast,     kExchange};

}  // namespace

const Feature kPresence{.name = "presence",
                        .timers = kTimers,
                        .on_leave = nullptr,
                        .on_enter = nullptr,
                        .on_content = nullptr,
                        .way_back = nullptr};

void touch(State& state) {
  state.idle.touched_ms = state.now_ms;
  state.idle.resting = false;
  if (state.screen == Screen::kAttract) go_to(state, Screen::kHome);
}

void still_here(State& state) {
  state.idle.warning_since_ms.reset();
}

}  // namespace starharbor::kiosk
