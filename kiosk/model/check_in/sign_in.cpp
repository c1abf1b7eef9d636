// Finding oneself by a few letters or digits, signing in with one press, taking it back. The rules of who may sign in
// are the desk's; here is only what the screen goes through.
#include <string>
#include <utility>

#include "content-db/people/card_code.h"
#include "kiosk/model/check_in/check_in.h"

namespace starharbor::kiosk {

namespace {

// A search that ends with nobody chosen was in vain.
void end_search(State& state) {
  SignInPlace& place = state.sign_in;
  place.found = {};
  place.held.reset();
  if (!std::exchange(place.searching, false)) return;
  ++state.searches.in_vain;
  state.searches.last_ms = state.now_ms;
}

// What is typed has changed: every answer under way is too late, and a new one is asked for where there is enough to go
// by.
void ask(State& state, Effects& effects) {
  SignInPlace& place = state.sign_in;
  ++place.query;
  place.typed_at_ms = state.now_ms;
  place.held.reset();
  if (!enough_typed(place)) return end_search(state);
  place.searching = true;
  if (place.keypad == Keypad::kLetters) {
    effects.emplace_back(FindByLetters{place.query, place.event, place.typed});
  } else {
    effects.emplace_back(FindByPhone{place.query, place.event, place.typed});
  }
}

bool takes_keys(const State& state) {
  return state.screen == Screen::kSignInFind && !state.sign_in.waiting && !state.sign_in.undoing;
}

content::WalkIn walk_in_of(const WalkInPlace& place) {
  content::WalkIn walk_in;
  walk_in.name = place.name;
  walk_in.as_it_sounds = place.as_it_sounds;
  walk_in.firm = place.firm;
  walk_in.phone = place.phone;
  walk_in.consent_at_ms = place.consent_at_ms;
  return walk_in;
}

void write(const SignInPlace& place, Effects& effects) {
  if (!place.card.empty()) {
    effects.emplace_back(WriteCardSignIn{place.event, place.card, place.query});
  } else if (!place.member.empty()) {
    effects.emplace_back(WriteSignIn{place.event, place.member, place.query});
  } else {
    effects.emplace_back(WriteWalkIn{place.event, walk_in_of(place.walk_in), place.query});
  }
}

void remember_way_back(State& state) {
  if (is_sign_in(state.screen)) return;
  state.back_from_sign_in = state.screen == Screen::kEvents ? Screen::kEvents : Screen::kHome;
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
  clear_typed(state);  // what was searched for until now counts
  const uint64_t query = state.sign_in.query + 1;
  state.sign_in = {};
  state.sign_in.event = event;
  state.sign_in.query = query;
}

void clear_typed(State& state) {
  ++state.sign_in.query;
  state.sign_in.typed.clear();
  state.sign_in.took_back = false;
  end_search(state);
}

void stop_writing(State& state) {
  SignInPlace& place = state.sign_in;
  place.waiting = false;
  place.member.clear();
  place.card.clear();
  place.retry_at_ms = 0;
}

void begin_writing(State& state, const std::string& member, const std::string& card, Effects& effects) {
  SignInPlace& place = state.sign_in;
  place.waiting = true;
  place.member = member;
  place.card = card;
  place.searching = false;
  place.undo.reset();
  ++place.query;
  write(place, effects);
}

void open_sign_in(State& state, const std::string& event, Effects& effects) {
  const content::Event* chosen = state.hall ? state.hall->event(event) : nullptr;
  if (!chosen || !chosen->open_at(state.now_ms)) return;
  if (!state.held_card.empty()) return begin_with_card(state, event, std::string(state.held_card), effects);
  if (state.screen == Screen::kSignInFind && state.sign_in.event == event) return;
  remember_way_back(state);
  reset_sign_in(state, event);
  go_to(state, Screen::kSignInFind);
}

void open_desk(State& state, Effects& effects) {
  const content::Event* only = only_open_event(state);
  if (!only) return go_to(state, Screen::kEvents);
  open_sign_in(state, only->id, effects);
  if (state.screen == Screen::kSignInFind) state.back_from_sign_in = Screen::kEvents;
}

void scan_card(State& state, const std::string& scanned, Effects& effects) {
  const auto say = [&](const char* text_key) { state.toast = Toast{text_key, state.now_ms}; };
  const content::ScanKind kind = content::kind_of_scan(scanned);
  if (kind == content::ScanKind::kOther) return say("toast.card_other");
  if (kind == content::ScanKind::kDamaged) return say("toast.card_retry");
  // A scanner may read a card that is held to it again and again.
  if (!state.sign_in.card.empty() && scanned == state.sign_in.card) return;
  if (state.sign_in.waiting || state.sign_in.undoing) return say("toast.card_wait");
  const bool is_here = is_sign_in(state.screen) && in_rush(state);
  const content::Event* event = is_here ? state.hall->event(state.sign_in.event) : door_event(state);
  if (event) return begin_with_card(state, event->id, scanned, effects);
  if (open_events(state).empty()) return say("toast.card_no_event");
  go_to(state, Screen::kEvents);
  state.held_card = scanned;
  state.held_card_at_ms = state.now_ms;
  say("toast.card_choose");
}

void type_key(State& state, char key, Effects& effects) {
  SignInPlace& place = state.sign_in;
  if (!takes_keys(state) || !fits(place.keypad, key)) return;
  place.typed_at_ms = state.now_ms;
  const int most = place.keypad == Keypad::kLetters ? kMaxTypedLetters : kTypedDigits;
  if (static_cast<int>(place.typed.size()) >= most) return;
  place.typed += key;
  place.undo.reset();
  // Who takes letters back and tries others looks for somebody else.
  if (std::exchange(place.took_back, false) && place.searching) end_search(state);
  ask(state, effects);
}

void delete_key(State& state, Effects& effects) {
  if (!takes_keys(state) || state.sign_in.typed.empty()) return;
  state.sign_in.typed.pop_back();
  state.sign_in.took_back = true;
  ask(state, effects);
}

void switch_keypad(State& state) {
  if (!takes_keys(state)) return;
  clear_typed(state);
  state.sign_in.keypad = state.sign_in.keypad == Keypad::kLetters ? Keypad::kDigits : Keypad::kLetters;
}

void choose_candidate(State& state, int index, Effects& effects) {
  SignInPlace& place = state.sign_in;
  if (!takes_keys(state) || index < 0 || index >= static_cast<int>(place.found.candidates.size())) return;
  place.pressed_candidate = index;
  begin_writing(state, place.found.candidates[index].member, {}, effects);
}

void retry_writing(State& state, Effects& effects) {
  SignInPlace& place = state.sign_in;
  place.retry_at_ms = 0;
  write(place, effects);
}

void take_failure(State& state, const DataFailed& failure) {
  SignInPlace& place = state.sign_in;
  state.data_trouble = true;
  state.disk_full = failure.disk_full;
  if (place.undoing) state.toast = Toast{"toast.data_trouble", state.now_ms};
  place.undoing = false;
  // What was pressed or scanned stays as it is, and is written as soon as it can be.
  if (place.waiting) place.retry_at_ms = state.now_ms + kRetryMs;
}

void take_found(State& state, const MembersFound& answer) {
  if (state.screen != Screen::kSignInFind || answer.query != state.sign_in.query || state.sign_in.waiting) return;
  SignInPlace& place = state.sign_in;
  if (!enough_typed(place)) return;
  const int64_t until_ms = place.typed_at_ms + search_delay_ms(state);
  if (state.now_ms < until_ms) {
    place.found = {};
    place.held = HeldAnswer{answer.found, until_ms};
  } else {
    place.found = answer.found;
  }
}

void take_signed_in(State& state, const SignedIn& answer, Effects& effects) {
  SignInPlace& place = state.sign_in;
  const bool is_on_disk = answer.result.outcome == content::SignInOutcome::kSignedIn;
  if (is_on_disk) effects.emplace_back(LoadHall{});
  const bool is_awaited = place.waiting && (answer.query == 0 || answer.query == place.query);
  if (!is_awaited) {
    // Whoever left without waiting may write themselves down again, and would be somebody else then.
    if (is_on_disk && answer.walk_in) effects.emplace_back(WriteUndo{answer.result.sign_in});
    return;
  }
  place.result = answer.result;
  place.result_at_ms = state.now_ms;
  place.taken_back = false;
  if (is_on_disk) {
    place.undo = Undo{answer.result.sign_in, state.now_ms};
    state.searches = {};
  }
  const std::string card = place.card;
  go_to(state, is_on_disk ? Screen::kSignInDone : Screen::kSignInProblem);
  place.card = card;
}

void undo_sign_in(State& state, Effects& effects) {
  if (state.sign_in.undoing || undo_left_ms(state) == 0) return;
  state.sign_in.undoing = true;
  effects.emplace_back(WriteUndo{state.sign_in.undo->sign_in});
}

void take_undone(State& state, const SignInUndone& answer, Effects& effects) {
  effects.emplace_back(LoadHall{});
  SignInPlace& place = state.sign_in;
  if (!place.undoing || !place.undo || answer.sign_in != place.undo->sign_in) return;
  place.undoing = false;
  place.undo.reset();
  place.keypad = Keypad::kLetters;
  place.taken_back = state.screen == Screen::kSignInDone;
  state.toast = Toast{"toast.undone", state.now_ms};
  go_to(state, Screen::kSignInFind);
}

void next_person(State& state) {
  if (!in_rush(state)) return go_to(state, Screen::kHome);
  state.sign_in.keypad = Keypad::kLetters;
  go_to(state, Screen::kSignInFind);
}

}  // namespace starharbor::kiosk
