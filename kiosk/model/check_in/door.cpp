// The door: where a visit ends at the find screen of the event whose next person is expected. And what keeps a visit
// from ending: a sign-in that can't be written yet.
#include <algorithm>
#include <array>

#include "kiosk/model/check_in/check_in.h"

namespace starharbor::kiosk {

namespace {

using Instants = std::vector<int64_t*>;
using Due = std::optional<int64_t>;

// Where there is no one event to expect somebody at, the attract screen will do.
void begin_visit(const State& state, Visit& next) {
  const content::Event* door = state.device.at_door ? door_event(state) : nullptr;
  if (!door) return;
  next.screen = Screen::kSignInFind;
  next.check_in.event = door->id;
}

// While nobody is there, events open and close.
bool is_at_right_door(const State& state) {
  const content::Event* door = door_event(state);
  if (!door) return state.visit.screen == Screen::kAttract;
  return state.visit.screen == Screen::kSignInFind && state.visit.check_in.event == door->id;
}

// When an event next begins or ceases to be open.
Due next_opening_ms(const State& state) {
  Due next_ms;
  for (const content::Event& event : state.hall->events) {
    for (const int64_t at_ms : {event.sign_in_from_ms, event.sign_in_until_ms}) {
      if (at_ms > state.now_ms) next_ms = std::min(next_ms.value_or(at_ms), at_ms);
    }
  }
  return next_ms;
}

// An empty find screen at the door has nothing on it that a warning would be for.
bool ends_unnoticed(const State& state) {
  const CheckInView& view = state.visit.check_in;
  return state.device.at_door && state.visit.screen == Screen::kSignInFind && view.typed.empty() && !view.waiting &&
         state.visit.language == Language::kChinese;
}

Instants none(State&) {
  return {};
}

// Whoever is told to call somebody has gone to fetch them: while a sign-in can't be written, nobody is idle.
constexpr Timer kStuck{.name = "stuck",
                       .instants = none,
                       .due = [](const State& state) -> Due {
                         if (!is_stuck(state)) return std::nullopt;
                         return state.now_ms;
                       },
                       .fire =
                           [](State& state, Effects&) {
                             state.visit.idle.touched_ms = state.now_ms;
                             still_here(state);
                           },
                       .wakes = false};

constexpr Timer kDoorOpens{.name = "an event opens or closes",
                           .instants = none,
                           .due = [](const State& state) -> Due {
                             if (!state.device.at_door || !is_resting(state) || !state.hall) return std::nullopt;
                             return next_opening_ms(state);
                           },
                           .fire = nullptr};

constexpr Timer kAtDoor{.name = "door",
                        .instants = none,
                        .due = [](const State& state) -> Due {
                          if (!state.device.at_door || !is_resting(state) || is_at_right_door(state))
                            return std::nullopt;
                          return state.now_ms;
                        },
                        .fire = [](State& state, Effects&) { end_visit(state); },
                        .wakes = false};

constexpr std::array kTimers{kStuck, kDoorOpens, kAtDoor};

}  // namespace

const Feature kDoor{.name = "door", .timers = kTimers, .begin_visit = begin_visit, .ends_unnoticed = ends_unnoticed};

}  // namespace starharbor::kiosk
