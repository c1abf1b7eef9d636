// Finding oneself by a few letters or digits, signing in with one press, taking it back. The rules of who may sign in
// are CheckIn's; here is only what the screen goes through.
#include <string>
#include <utility>

#include "content-db/people/card_code.h"
#include "kiosk/model/check_in/check_in.h"
#include "kiosk/model/core/events.h"

namespace starharbor::kiosk {

namespace {

// A search that ends with nobody chosen was in vain.
void end_search(State& state) {
  CheckInView& view = state.visit.check_in;
  view.found = {};
  view.held.reset();
  if (!std::exchange(view.searching, false)) return;
  ++state.device.searches.in_vain;
  state.device.searches.last_ms = state.now_ms;
}

// What is typed has changed: every answer under way is too late, and a new one is asked for where there is enough to go
// by.
void ask(State& state, Effects& effects) {
  CheckInView& view = state.visit.check_in;
  view.query = 0;
  view.typed_at_ms = state.now_ms;
  view.held.reset();
  if (!enough_typed(view)) return end_search(state);
  view.searching = true;
  view.query = ++state.device.last_query;
  if (view.keypad == Keypad::kLetters) {
    effects.emplace_back(FindByLetters{view.query, view.event, view.typed});
  } else {
    effects.emplace_back(FindByPhone{view.query, view.event, view.typed});
  }
}

bool takes_keys(const State& state) {
  const CheckInView& view = state.visit.check_in;
  return state.visit.screen == Screen::kSignInFind && !view.waiting && !view.undoing;
}

content::WalkIn walk_in_of(const WalkInView& view) {
  content::WalkIn walk_in;
  walk_in.name = view.name;
  walk_in.as_it_sounds = view.as_it_sounds;
  walk_in.firm = view.firm;
  walk_in.phone = view.phone;
  walk_in.consent_at_ms = view.consent_at_ms;
  return walk_in;
}

void write(const CheckInView& view, Effects& effects) {
  if (!view.card.empty()) {
    effects.emplace_back(WriteCardSignIn{view.event, view.card, view.query});
  } else if (!view.member.empty()) {
    effects.emplace_back(WriteSignIn{view.event, view.member, view.query});
  } else {
    effects.emplace_back(WriteWalkIn{view.event, walk_in_of(view.walk_in), view.query});
  }
}

void remember_way_back(State& state) {
  if (is_sign_in(state.visit.screen)) return;
  state.visit.check_in.back = state.visit.screen == Screen::kEvents ? Screen::kEvents : Screen::kHome;
}

void begin_with_card(State& state, const std::string& event, const std::string& card, Effects& effects) {
  remember_way_back(state);
  reset_sign_in(state, event);
  go_to(state, Screen::kSignInFind);
  begin_writing(state, {}, card, effects);
}

bool fits(Keypad keypad, char key) {
  return keypad == Keypad::kLetters ? key >= 'A' && key <= 'Z' : key >= '0' && key <= '9';
}

}  // namespace

void reset_sign_in(State& state, const std::string& event) {
  CheckInView& view = state.visit.check_in;
  clear_typed(state);  // what was searched for until now counts
  CheckInView fresh;
  fresh.event = event;
  fresh.held_card = view.held_card;
  fresh.back = view.back;
  view = std::move(fresh);
}

void clear_typed(State& state) {
  CheckInView& view = state.visit.check_in;
  view.query = 0;
  view.typed.clear();
  view.took_back = false;
  end_search(state);
}

void stop_writing(State& state) {
  CheckInView& view = state.visit.check_in;
  view.waiting = false;
  view.member.clear();
  view.card.clear();
  view.retry_at_ms = 0;
}

void begin_writing(State& state, const std::string& member, const std::string& card, Effects& effects) {
  CheckInView& view = state.visit.check_in;
  view.waiting = true;
  view.member = member;
  view.card = card;
  view.searching = false;
  view.undo.reset();
  view.query = ++state.device.last_query;
  write(view, effects);
}

void open_sign_in(State& state, const std::string& event, Effects& effects) {
  CheckInView& view = state.visit.check_in;
  const content::Event* chosen = state.hall ? state.hall->event(event) : nullptr;
  if (!chosen || !chosen->open_at(state.now_ms)) return;
  const std::string card = view.held_card.text;
  if (!card.empty()) return begin_with_card(state, event, card, effects);
  if (state.visit.screen == Screen::kSignInFind && view.event == event) return;
  remember_way_back(state);
  reset_sign_in(state, event);
  go_to(state, Screen::kSignInFind);
}

void open_check_in(State& state, Effects& effects) {
  const content::Event* only = only_open_event(state);
  if (!only) return go_to(state, Screen::kEvents);
  open_sign_in(state, only->id, effects);
  if (state.visit.screen == Screen::kSignInFind) state.visit.check_in.back = Screen::kEvents;
}

void scan_card(State& state, const std::string& scanned, Effects& effects) {
  CheckInView& view = state.visit.check_in;
  const auto say = [&](const char* text_key) { state.visit.toast = Toast{text_key, state.now_ms}; };
  const content::ScanKind kind = content::kind_of_scan(scanned);
  if (kind == content::ScanKind::kOther) return say("toast.card_other");
  if (kind == content::ScanKind::kDamaged) return say("toast.card_retry");
  // A scanner may read a card that is held to it again and again.
  if (!view.card.empty() && scanned == view.card) return;
  if (view.waiting || view.undoing) return say("toast.card_wait");
  const bool is_here = is_sign_in(state.visit.screen) && in_rush(state);
  const content::Event* event = is_here ? state.hall->event(view.event) : door_event(state);
  if (event) return begin_with_card(state, event->id, scanned, effects);
  if (open_events(state).empty()) return say("toast.card_no_event");
  go_to(state, Screen::kEvents);
  view.held_card = {scanned, state.now_ms};
  say("toast.card_choose");
}

void type_key(State& state, char key, Effects& effects) {
  CheckInView& view = state.visit.check_in;
  if (!takes_keys(state) || !fits(view.keypad, key)) return;
  view.typed_at_ms = state.now_ms;
  const int most = view.keypad == Keypad::kLetters ? kMaxTypedLetters : kTypedDigits;
  if (static_cast<int>(view.typed.size()) >= most) return;
  view.typed += key;
  view.undo.reset();
  // Who takes letters back and tries others looks for somebody else.
  if (std::exchange(view.took_back, false) && view.searching) end_search(state);
  ask(state, effects);
}

void delete_key(State& state, Effects& effects) {
  CheckInView& view = state.visit.check_in;
  if (!takes_keys(state) || view.typed.empty()) return;
  view.typed.pop_back();
  view.took_back = true;
  ask(state, effects);
}

void switch_keypad(State& state) {
  CheckInView& view = state.visit.check_in;
  if (!takes_keys(state)) return;
  clear_typed(state);
  view.keypad = view.keypad == Keypad::kLetters ? Keypad::kDigits : Keypad::kLetters;
}

void choose_candidate(State& state, int index, Effects& effects) {
  CheckInView& view = state.visit.check_in;
  if (!takes_keys(state) || index < 0 || index >= static_cast<int>(view.found.candidates.size())) return;
  view.pressed_candidate = index;
  begin_writing(state, view.found.candidates[index].member, {}, effects);
}

void retry_writing(State& state, Effects& effects) {
  CheckInView& view = state.visit.check_in;
  view.retry_at_ms = 0;
  write(view, effects);
}

void take_failure(State& state, const DataFailed& failure) {
  CheckInView& view = state.visit.check_in;
  if (view.undoing && view.undo && failure.query == view.undo->query) {
    state.visit.toast = Toast{"toast.data_trouble", state.now_ms};
    view.undoing = false;
  }
  // What was pressed or scanned stays as it is, and is written as soon as it can be.
  if (view.waiting && failure.query == view.query) view.retry_at_ms = state.now_ms + kRetryMs;
}

void take_found(State& state, const MembersFound& answer) {
  CheckInView& view = state.visit.check_in;
  if (state.visit.screen != Screen::kSignInFind || answer.query != view.query || view.waiting) return;
  if (!enough_typed(view)) return;
  const int64_t until_ms = view.typed_at_ms + search_delay_ms(state);
  if (state.now_ms < until_ms) {
    view.found = {};
    view.held = HeldAnswer{answer.found, until_ms};
  } else {
    view.found = answer.found;
  }
}

void take_signed_in(State& state, const SignedIn& answer, Effects& effects) {
  CheckInView& view = state.visit.check_in;
  const bool is_on_disk = answer.result.outcome == content::SignInOutcome::kSignedIn;
  if (is_on_disk) effects.emplace_back(LoadHall{});
  const bool is_awaited = view.waiting && answer.query == view.query;
  if (!is_awaited) {
    // Whoever left without waiting may write themselves down again, and would be somebody else then.
    if (is_on_disk && answer.walk_in) effects.emplace_back(WriteUndo{answer.result.sign_in});
    return;
  }
  view.result = answer.result;
  view.result_at_ms = state.now_ms;
  view.taken_back = false;
  if (is_on_disk) {
    view.undo = Undo{answer.result.sign_in, state.now_ms};
    state.device.searches = {};
  }
  const std::string card = view.card;
  go_to(state, is_on_disk ? Screen::kSignInDone : Screen::kSignInProblem);
  view.card = card;
}

void undo_sign_in(State& state, Effects& effects) {
  CheckInView& view = state.visit.check_in;
  if (view.undoing || undo_left_ms(state) == 0) return;
  view.undoing = true;
  view.undo->query = ++state.device.last_query;
  effects.emplace_back(WriteUndo{view.undo->sign_in, view.undo->query});
}

void take_undone(State& state, const SignInUndone& answer, Effects& effects) {
  CheckInView& view = state.visit.check_in;
  effects.emplace_back(LoadHall{});
  if (!view.undoing || !view.undo || answer.sign_in != view.undo->sign_in) return;
  view.undoing = false;
  view.undo.reset();
  view.keypad = Keypad::kLetters;
  view.taken_back = state.visit.screen == Screen::kSignInDone;
  state.visit.toast = Toast{"toast.undone", state.now_ms};
  go_to(state, Screen::kSignInFind);
}

void next_person(State& state) {
  if (!in_rush(state)) return go_to(state, Screen::kHome);
  state.visit.check_in.keypad = Keypad::kLetters;
  go_to(state, Screen::kSignInFind);
}

}  // namespace starharbor::kiosk
