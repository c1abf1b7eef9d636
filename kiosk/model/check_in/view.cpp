// What can be read off a sign-in that is under way.
#include "kiosk/model/check_in/view.h"

#include <algorithm>

#include "content-db/base/utf8.h"
#include "kiosk/model/core/events.h"
#include "kiosk/model/state.h"

namespace starharbor::kiosk {

namespace {

// The one last signed in at, while it is open; else null.
const content::Event* event_under_way(const State& state) {
  const content::Event* event = state.hall ? state.hall->event(state.visit.check_in.event) : nullptr;
  return event && event->open_at(state.now_ms) ? event : nullptr;
}

}  // namespace

bool shows_result(Screen screen) {
  return screen == Screen::kSignInDone || screen == Screen::kSignInProblem;
}

bool enough_typed(const CheckInView& view) {
  const auto length = static_cast<int>(view.typed.size());
  return view.keypad == Keypad::kLetters ? length >= kMinTypedLetters : length == kTypedDigits;
}

bool takes_walk_ins(const State& state) {
  const content::Event* event = state.hall ? state.hall->event(state.visit.check_in.event) : nullptr;
  return event && event->walk_ins;
}

std::string WalkInView::*words_of(WalkInField field) {
  switch (field) {
    case WalkInField::kFirm:
      return &WalkInView::firm;
    case WalkInField::kPhone:
      return &WalkInView::phone;
    case WalkInField::kName:
      break;
  }
  return &WalkInView::name;
}

const std::string& written(const WalkInView& view) {
  return view.*words_of(view.field);
}

bool has_room(const WalkInView& view) {
  if (view.field == WalkInField::kPhone) return static_cast<int>(view.phone.size()) < content::kMaxPhoneDigits;
  return static_cast<int>(content::utf8_length(written(view))) < kMaxWrittenCharacters;
}

bool is_complete(const WalkInView& view) {
  const auto digits = static_cast<int>(view.phone.size());
  const bool phone_is_whole = digits == 0 || digits >= content::kMinPhoneDigits;
  return view.consent_at_ms != 0 && !view.name.empty() && phone_is_whole && view.spelling.empty() &&
         view.strokes.empty();
}

bool is_stuck(const State& state) {
  const CheckInView& view = state.visit.check_in;
  return view.waiting && (state.device.data_trouble || view.retry_at_ms != 0);
}

const content::Event* door_event(const State& state) {
  if (!state.hall) return nullptr;
  if (const content::Event* last = event_under_way(state)) return last;
  const content::Event* only = only_open_event(state);
  return only && is_ours(state, *only) ? only : nullptr;
}

bool in_rush(const State& state) {
  return event_under_way(state) != nullptr;
}

int64_t typed_clear_ms(const State& state) {
  return std::max(state.visit.check_in.typed_at_ms, state.visit.idle.touched_ms) + kTypedClearMs;
}

std::optional<int64_t> undo_until_ms(const State& state) {
  const CheckInView& view = state.visit.check_in;
  const bool is_offered = state.visit.screen == Screen::kSignInDone || state.visit.screen == Screen::kSignInFind;
  if (!is_offered || !view.undo) return std::nullopt;
  return view.undo->since_ms + kUndoMs;
}

int64_t undo_left_ms(const State& state) {
  const auto until_ms = undo_until_ms(state);
  return until_ms ? left_ms(state.now_ms, *until_ms - kUndoMs, kUndoMs) : 0;
}

int64_t search_delay_ms(const State& state) {
  const int64_t too_many = state.device.searches.in_vain - kFreeSearches + 1;
  return std::clamp<int64_t>(too_many * kSlowerMs, 0, kSlowestMs);
}

std::optional<int64_t> result_return_ms(const State& state) {
  if (!shows_result(state.visit.screen)) return std::nullopt;
  // Who still touches the screen still reads it.
  const int64_t since_ms = std::max(state.visit.check_in.result_at_ms, state.visit.idle.touched_ms);
  const bool is_quick = state.visit.screen == Screen::kSignInDone && in_rush(state);
  return since_ms + (is_quick ? kNextPersonMs : kResultReturnMs);
}

}  // namespace starharbor::kiosk
