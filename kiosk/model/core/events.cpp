// Open or not is a question of the time alone; the order is by what somebody who stands here came for.
#include "kiosk/model/core/events.h"

#include <algorithm>

#include "kiosk/model/state.h"

namespace starharbor::kiosk {

namespace {

bool starts_before(const content::Event* a, const content::Event* b) {
  return a->starts_at_ms != b->starts_at_ms ? a->starts_at_ms < b->starts_at_ms : a->id < b->id;
}

}  // namespace

bool is_ours(const State& state, const content::Event& event) {
  return event.base.empty() || event.base == state.hall->shown_base;
}

std::vector<const content::Event*> open_events(const State& state) {
  std::vector<const content::Event*> open;
  if (!state.hall) return open;
  for (const content::Event& event : state.hall->events) {
    if (event.open_at(state.now_ms)) open.push_back(&event);
  }
  std::stable_sort(open.begin(), open.end(), [&](const content::Event* a, const content::Event* b) {
    const bool a_is_ours = is_ours(state, *a);
    if (a_is_ours != is_ours(state, *b)) return a_is_ours;
    // A tea hour says more about now than an open house that takes all day.
    const int64_t a_lasts_ms = a->ends_at_ms - a->starts_at_ms, b_lasts_ms = b->ends_at_ms - b->starts_at_ms;
    return a_lasts_ms != b_lasts_ms ? a_lasts_ms < b_lasts_ms : starts_before(a, b);
  });
  return open;
}

std::vector<const content::Event*> listed_events(const State& state) {
  std::vector<const content::Event*> listed = open_events(state);
  if (!state.hall) return listed;
  const auto first_to_come = static_cast<std::ptrdiff_t>(listed.size());
  for (const content::Event& event : state.hall->events) {
    if (!event.open_at(state.now_ms) && event.starts_at_ms > state.now_ms) listed.push_back(&event);
  }
  std::stable_sort(listed.begin() + first_to_come, listed.end(), starts_before);
  return listed;
}

const content::Event* only_open_event(const State& state) {
  const auto open = open_events(state);  // ours first
  if (open.empty()) return nullptr;
  const bool is_alone = open.size() == 1 || (is_ours(state, *open[0]) && !is_ours(state, *open[1]));
  return is_alone ? open.front() : nullptr;
}

}  // namespace starharbor::kiosk
