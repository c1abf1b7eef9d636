// What holds for all actions: time passes first, and whatever a person does shows that somebody is there. Then each
// feature takes its step.
#include "kiosk/model/update.h"

#include "kiosk/model/core/reducers.h"

namespace starharbor::kiosk {

uint64_t query_of(const Effect& effect) {
  return std::visit([](const auto& asked) { return asked.query; }, effect);
}

std::pair<State, Effects> update(State state, const Action& action, int64_t now_ms) {
  Effects effects;
  pass_time(state, now_ms, effects);
  if (is_among<PersonActions>(action)) {
    // A finger on the attract screen means no more than that; a card means what it always does.
    const bool only_opens = state.visit.screen == Screen::kAttract && !std::holds_alternative<CardScanned>(action);
    touch(state);
    still_here(state);
    if (only_opens) return {std::move(state), std::move(effects)};
  }
  if (is_among<Answers>(action)) state.device.data_trouble = false;
  for (const Feature* feature : features()) {
    if (feature->update) feature->update(state, action, effects);
  }
  return {std::move(state), std::move(effects)};
}

}  // namespace starharbor::kiosk
