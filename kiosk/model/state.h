// The whole truth of the screen, put together: the terminal, the hall, and the visit. Pure values; screens read them,
// update() alone makes new ones. Nothing here knows pixels, threads, files or the wall clock.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "content-db/base/settings.h"
#include "content-db/exhibit/hall.h"
#include "kiosk/model/browse/view.h"
#include "kiosk/model/check_in/view.h"
#include "kiosk/model/core/events.h"
#include "kiosk/model/core/presence.h"
#include "kiosk/model/core/screens.h"

namespace starharbor::kiosk {

using content::Language;

// What is of the terminal and outlives every visit.
struct Device {
  content::Settings settings;  // as they were when it began
  bool at_door = false;        // a setting: while an event is open, a visit ends at its find screen
  std::optional<Exchange> exchange;
  bool data_trouble = false;  // the data thread could not read or write; a quiet sentence says so
  bool disk_full = false;     // and this was why
  uint64_t last_query = 0;    // counts what the data thread was asked, so that late answers can be told from new ones
  Searches searches;          // forgotten with the visit they would be no limit
};

// What is forgotten when it ends, as a whole.
struct Visit {
  Language language = Language::kChinese;
  int64_t language_changed_ms = 0;
  Screen screen = Screen::kAttract;
  int64_t screen_since_ms = 0;
  Transition transition;
  Idle idle;
  std::optional<Toast> toast;
  BrowseView browse;
  CheckInView check_in;
};

struct State {
  int64_t now_ms = 0;  // UTC; advanced by every update
  Device device;
  std::shared_ptr<const content::Hall> hall;  // null until the first load
  Visit visit;
};

// A visit that begins now.
Visit new_visit(Language language, int64_t now_ms);
// The state of a kiosk that has just been switched on.
State initial_state(Language language, int64_t now_ms);
// When time alone will change the state next (a warning, a return, words that are to go): the app sends a Tick then.
// nullopt: never.
std::optional<int64_t> next_due_ms(const State& state);

}  // namespace starharbor::kiosk
