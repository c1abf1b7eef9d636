// The one loop over what time does. It knows no clock: the time is told.
#include <algorithm>
#include <set>

#include "kiosk/model/core/reducers.h"

namespace starharbor::kiosk {

namespace {

template <typename Do>
void for_each_timer(const Do& action) {
  for (const Feature* feature : features()) {
    for (const Timer& timer : feature->timers) action(timer);
  }
}

// A clock that was set back: every span goes on from where it was, so that nothing waits for the old time to come
// again. Several timers may count from one instant.
void shift_times(State& state, int64_t by_ms) {
  std::set<int64_t*> instants;
  for_each_timer([&](const Timer& timer) {
    for (int64_t* instant : timer.instants(state)) instants.insert(instant);
  });
  for (int64_t* instant : instants) *instant += by_ms;
}

}  // namespace

void pass_time(State& state, int64_t now_ms, Effects& effects) {
  if (now_ms < state.now_ms) shift_times(state, now_ms - state.now_ms);
  state.now_ms = now_ms;
  for_each_timer([&](const Timer& timer) {
    const auto due_ms = timer.fire ? timer.due(state) : std::nullopt;
    if (due_ms && state.now_ms >= *due_ms) timer.fire(state, effects);
  });
}

std::optional<int64_t> next_due_ms(const State& state) {
  std::optional<int64_t> next_ms;
  for_each_timer([&](const Timer& timer) {
    const auto due_ms = timer.wakes ? timer.due(state) : std::nullopt;
    if (due_ms) next_ms = std::min(next_ms.value_or(*due_ms), *due_ms);
  });
  return next_ms;
}

}  // namespace starharbor::kiosk
