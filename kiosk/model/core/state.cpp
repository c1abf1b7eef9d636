// What can be read off a State. Nothing here changes one.
#include "kiosk/model/core/state.h"

#include <algorithm>

#include "content-db/base/utf8.h"

namespace starharbor::kiosk {

namespace {

bool starts_before(const content::Event* a, const content::Event* b) {
  return a->starts_at_ms != b->starts_at_ms ? a->starts_at_ms < b->starts_at_ms : a->id < b->id;
}

int64_t left_ms(int64_t now_ms, int64_t since_ms, int64_t length_ms) {
  return std::clamp<int64_t>(since_ms + length_ms - now_ms, 0, length_ms);
}

bool shows_result(Screen screen) {
  return screen == Screen::kSignInDone || screen == Screen::kSignInProblem;
}

bool is_ours(const State& state, const content::Event& event) {
  return event.base.empty() || event.base == state.hall->shown_base;
}

}  // namespace

bool enough_typed(const SignInPlace& place) {
  const auto length = static_cast<int>(place.typed.size());
  return place.keypad == Keypad::kLetters ? length >= kMinTypedLetters : length == kTypedDigits;
}

bool takes_walk_ins(const State& state) {
  const content::Event* event = state.hall ? state.hall->event(state.sign_in.event) : nullptr;
  return event && event->walk_ins;
}

std::string WalkInPlace::*words_of(WalkInField field) {
  switch (field) {
    case WalkInField::kFirm:
      return &WalkInPlace::firm;
    case WalkInField::kPhone:
      return &WalkInPlace::phone;
    case WalkInField::kName:
      break;
  }
  return &WalkInPlace::name;
}

const std::string& written(const WalkInPlace& place) {
  return place.*words_of(place.field);
}

bool has_room(const WalkInPlace& place) {
  if (place.field == WalkInField::kPhone) return static_cast<int>(place.phone.size()) < kMaxPhoneDigits;
  return static_cast<int>(content::utf8_length(written(place))) < kMaxWrittenCharacters;
}

bool is_complete(const WalkInPlace& place) {
  const auto digits = static_cast<int>(place.phone.size());
  const bool phone_is_whole = digits == 0 || digits >= kMinPhoneDigits;
  return place.consent_at_ms != 0 && !place.name.empty() && phone_is_whole && place.spelling.empty() &&
         place.strokes.empty();
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

const content::Album* current_album(const State& state) {
  if (!state.hall) return nullptr;
  if (const content::Album* chosen = state.hall->album(state.gallery.album)) return chosen;
  const auto listed = listed_albums(state);
  return listed.empty() ? nullptr : listed.front();
}

std::vector<const content::Album*> listed_albums(const State& state) {
  std::vector<const content::Album*> listed;
  if (!state.hall) return listed;
  for (const content::Album& album : state.hall->albums) {
    if (state.gallery.base_filter.empty() || album.base == state.gallery.base_filter) listed.push_back(&album);
  }
  return listed;
}

std::vector<const content::Chapter*> chapters_of(const content::Hall& hall, const std::string& base) {
  std::vector<const content::Chapter*> chapters;
  for (const content::Chapter& chapter : hall.chapters) {
    if (chapter.base == base) chapters.push_back(&chapter);
  }
  return chapters;
}

std::vector<const content::Figure*> figures_of(const content::Hall& hall, const std::string& base) {
  std::vector<const content::Figure*> figures;
  for (const content::Figure& figure : hall.figures) {
    if (figure.base == base) figures.push_back(&figure);
  }
  return figures;
}

const content::Event* only_open_event(const State& state) {
  const auto open = open_events(state);  // ours first
  if (open.empty()) return nullptr;
  const bool is_alone = open.size() == 1 || (is_ours(state, *open[0]) && !is_ours(state, *open[1]));
  return is_alone ? open.front() : nullptr;
}

bool is_stuck(const State& state) {
  return state.sign_in.waiting && (state.data_trouble || state.sign_in.retry_at_ms != 0);
}

const content::Event* door_event(const State& state) {
  if (!state.hall) return nullptr;
  const content::Event* last = state.hall->event(state.sign_in.event);
  if (last && last->open_at(state.now_ms)) return last;
  const content::Event* only = only_open_event(state);
  return only && is_ours(state, *only) ? only : nullptr;
}

bool in_rush(const State& state) {
  const content::Event* event = state.hall ? state.hall->event(state.sign_in.event) : nullptr;
  return event && event->open_at(state.now_ms);
}

bool is_resting(const State& state) {
  return state.screen == Screen::kAttract || state.idle.resting;
}

int64_t idle_warning_after_ms(const State& state) {
  return 1000 * state.settings.number(is_sign_in(state.screen) ? "kiosk.sign_in_idle_warning_after_s"
                                                               : "kiosk.idle_warning_after_s");
}

int64_t idle_warning_length_ms(const State& state) {
  return 1000 *
         state.settings.number(is_sign_in(state.screen) ? "kiosk.sign_in_idle_warning_s" : "kiosk.idle_warning_s");
}

int64_t idle_warning_left_ms(const State& state) {
  if (!state.idle.warning_since_ms) return 0;
  return left_ms(state.now_ms, *state.idle.warning_since_ms, idle_warning_length_ms(state));
}

int64_t typed_clear_ms(const State& state) {
  return std::max(state.sign_in.typed_at_ms, state.idle.touched_ms) + kTypedClearMs;
}

std::optional<int64_t> undo_until_ms(const State& state) {
  const bool is_offered = state.screen == Screen::kSignInDone || state.screen == Screen::kSignInFind;
  if (!is_offered || !state.sign_in.undo) return std::nullopt;
  return state.sign_in.undo->since_ms + kUndoMs;
}

int64_t undo_left_ms(const State& state) {
  const auto until_ms = undo_until_ms(state);
  return until_ms ? left_ms(state.now_ms, *until_ms - kUndoMs, kUndoMs) : 0;
}

int64_t search_delay_ms(const State& state) {
  const int64_t too_many = state.searches.in_vain - kFreeSearches + 1;
  return std::clamp<int64_t>(too_many * kSlowerMs, 0, kSlowestMs);
}

bool shows_exchange(const State& state) {
  if (!state.exchange) return false;
  const Exchange& exchange = *state.exchange;
  if (exchange.running) return exchange.stick || state.now_ms >= exchange.since_ms + kExchangeQuietMs;
  return exchange.stick && exchange.good && left_ms(state.now_ms, exchange.since_ms, kExchangeDoneMs) > 0;
}

std::optional<int64_t> result_return_ms(const State& state) {
  if (!shows_result(state.screen)) return std::nullopt;
  // Who still touches the screen still reads it.
  const int64_t since_ms = std::max(state.sign_in.result_at_ms, state.idle.touched_ms);
  const bool is_quick = state.screen == Screen::kSignInDone && in_rush(state);
  return since_ms + (is_quick ? kNextPersonMs : kResultReturnMs);
}

}  // namespace starharbor::kiosk
