// See schedule.h. Each store carries one time at which it is due; what happens moves it forward, a failure holds
// it back.
#include "sync/watch/schedule.h"

#include <algorithm>
#include <utility>

#include "content-db/base/civil_time.h"

namespace starharbor::sync {

namespace {

constexpr int64_t kLongestSleepMs = 3'600'000;

}  // namespace

WatchSchedule::WatchSchedule(const std::vector<std::string>& stores, std::vector<int> set_times, Moment now)
    : set_times_(std::move(set_times)), passed_set_time_ms_(latest_set_time_ms(now.wall_ms)) {
  for (const std::string& name : stores) {
    Store& store = stores_[name];
    store.named = true;
    want(store, now.steady_ms);
  }
}

void WatchSchedule::want(Store& store, int64_t at_ms) {
  store.due_ms = store.due_ms ? std::min(*store.due_ms, at_ms) : at_ms;
}

void WatchSchedule::forgive(Store& store) {
  store.not_before_ms.reset();
  store.next_retry_ms = kFirstRetryMs;
}

std::optional<int64_t> WatchSchedule::begins_ms(const Store& store) {
  if (!store.due_ms) return std::nullopt;
  return std::max(*store.due_ms, store.not_before_ms.value_or(*store.due_ms));
}

int64_t WatchSchedule::spaced_ms(const Store& store, int64_t spacing_ms, Moment now) {
  return store.began_ms ? std::max(now.steady_ms, *store.began_ms + spacing_ms) : now.steady_ms;
}

void WatchSchedule::link_came_up(Moment now) {
  for (auto& [name, store] : stores_) {
    if (store.stick) continue;
    forgive(store);
    want(store, now.steady_ms);
  }
}

void WatchSchedule::store_came(const std::string& name, bool stick, Moment now) {
  Store& store = stores_[name];
  store.stick = stick;
  forgive(store);
  want(store, now.steady_ms);
}

void WatchSchedule::store_went(const std::string& name) {
  const auto found = stores_.find(name);
  if (found == stores_.end()) return;
  if (!found->second.named) {
    stores_.erase(found);
  } else {
    found->second.stick = false;
  }
}

void WatchSchedule::store_changed(const std::string& name, Moment now) {
  const auto found = stores_.find(name);
  if (found != stores_.end()) want(found->second, spaced_ms(found->second, kOpenSpacingMs, now));
}

void WatchSchedule::want_unsent(Store& store, Moment now) const {
  if (store.unsent) want(store, spaced_ms(store, event_open_ ? kOpenSpacingMs : kQuietSpacingMs, now));
}

void WatchSchedule::data_changed(Moment now) {
  note_unsent({}, now);
}

void WatchSchedule::note_unsent(const std::string& except, Moment now) {
  for (auto& [name, store] : stores_) {
    // A stick may be taken out once it is done: nothing more goes there by itself.
    if (store.stick || name == except) continue;
    store.unsent = true;
    want_unsent(store, now);
  }
}

void WatchSchedule::set_event_open(bool open, Moment now) {
  if (event_open_ == open) return;
  event_open_ = open;
  for (auto& [name, store] : stores_) want_unsent(store, now);
}

int64_t WatchSchedule::latest_set_time_ms(int64_t wall_ms) const {
  int64_t latest_ms = INT64_MIN;
  for (const int minutes : set_times_) {
    const content::Day today = content::day_at(wall_ms);
    const int64_t at_ms = content::instant_ms(today, minutes);
    latest_ms =
        std::max(latest_ms, at_ms <= wall_ms ? at_ms : content::instant_ms(today - std::chrono::days(1), minutes));
  }
  return latest_ms;
}

int64_t WatchSchedule::until_next_set_time_ms(int64_t wall_ms) const {
  int64_t next_ms = INT64_MAX;
  for (const int minutes : set_times_) {
    const content::Day today = content::day_at(wall_ms);
    const int64_t at_ms = content::instant_ms(today, minutes);
    next_ms = std::min(next_ms, at_ms > wall_ms ? at_ms : content::instant_ms(today + std::chrono::days(1), minutes));
  }
  return next_ms == INT64_MAX ? kLongestSleepMs : next_ms - wall_ms;
}

// Unequal, not greater: a clock that was far ahead and is put right must not keep the set time away until it is that
// late again.
void WatchSchedule::pass_set_times(Moment now) {
  const int64_t latest_ms = latest_set_time_ms(now.wall_ms);
  if (latest_ms == passed_set_time_ms_) return;
  passed_set_time_ms_ = latest_ms;
  for (auto& [name, store] : stores_) {
    store.not_before_ms.reset();
    want(store, now.steady_ms);
  }
}

WatchDecision WatchSchedule::decide(Moment now) {
  pass_set_times(now);
  if (!running_.empty()) return {std::nullopt, kLongestSleepMs};
  int64_t sleep_ms = std::min(kLongestSleepMs, until_next_set_time_ms(now.wall_ms));
  std::pair<const std::string, Store>* next = nullptr;
  for (auto& entry : stores_) {
    const auto at_ms = begins_ms(entry.second);
    if (!at_ms) continue;
    if (*at_ms > now.steady_ms) {
      sleep_ms = std::min(sleep_ms, *at_ms - now.steady_ms);
      continue;
    }
    // Somebody stands beside a stick; of the others the one that waits longest.
    const auto before = [](const Store& a, const Store& b) {
      return a.stick != b.stick ? a.stick : *begins_ms(a) < *begins_ms(b);
    };
    if (!next || before(entry.second, next->second)) next = &entry;
  }
  if (!next) return {std::nullopt, sleep_ms};
  running_ = next->first;
  next->second.due_ms.reset();
  next->second.unsent = false;
  next->second.began_ms = now.steady_ms;
  return {running_, 0};
}

void WatchSchedule::ended(Ending ending, bool news, Moment now) {
  const std::string name = std::exchange(running_, {});
  if (news) note_unsent(name, now);
  const auto found = stores_.find(name);
  if (found == stores_.end()) return;
  Store& store = found->second;
  if (ending == Ending::kGood) return forgive(store);
  want(store, now.steady_ms);
  if (ending == Ending::kBusy) {
    store.not_before_ms = now.steady_ms + kBusyRetryMs;
    return;
  }
  store.not_before_ms = now.steady_ms + store.next_retry_ms;
  store.next_retry_ms = std::min(2 * store.next_retry_ms, kLongestRetryMs);
}

int64_t WatchSchedule::retry_in_ms(const std::string& name, Moment now) const {
  const auto found = stores_.find(name);
  if (found == stores_.end() || !found->second.not_before_ms) return 0;
  return std::max<int64_t>(0, *found->second.not_before_ms - now.steady_ms);
}

}  // namespace starharbor::sync
