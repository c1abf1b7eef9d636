// From screen to screen.
#include <algorithm>

#include "kiosk/model/core/reducers.h"
#include "kiosk/model/core/screens.h"

namespace starharbor::kiosk {

int clamp_index(int index, size_t count) {
  return count == 0 ? 0 : std::clamp(index, 0, static_cast<int>(count) - 1);
}

void go_to(State& state, Screen screen, Way way) {
  if (state.visit.screen == screen) return;
  state.visit.transition = {state.visit.screen, screen, state.now_ms, false};
  for (const Feature* feature : features()) {
    if (feature->on_leave) feature->on_leave(state);
  }
  state.visit.screen = screen;
  state.visit.screen_since_ms = state.now_ms;
  for (const Feature* feature : features()) {
    if (feature->on_enter) feature->on_enter(state, way);
  }
}

void go_back(State& state) {
  std::optional<Screen> back = facts_of(state.visit.screen).back;
  for (const Feature* feature : features()) {
    const auto way = feature->way_back ? feature->way_back(state) : std::nullopt;
    if (way) back = way;
  }
  if (back) go_to(state, *back, Way::kBack);
}

}  // namespace starharbor::kiosk
