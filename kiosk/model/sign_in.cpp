// Finding oneself by a few letters or digits, signing in with one press, taking it back. The rules of who may sign in
// are the desk's; here is only what the screen goes through.
#include <string>

#include "kiosk/model/steps.h"

namespace starharbor::kiosk {

namespace {

bool enough_typed(const SignInPlace& place) {
  const auto length = static_cast<int>(place.typed.size());
  return place.keypad == Keypad::kLetters ? length >= kMinTypedLetters : length == kTypedDigits;
}

// What is typed has changed: every answer under way is too late, and a new one is asked for where there is enough to go
// by.
void ask(State& state, Effects& effects) {
  SignInPlace& place = state.sign_in;
  ++place.query;
  place.typed_at_ms = state.now_ms;
  if (!enough_typed(place)) {
    place.found = {};
  } else if (place.keypad == Keypad::kLetters) {
    effects.emplace_back(FindByLetters{place.query, place.event, place.typed});
  } else {
    effects.emplace_back(FindByPhone{place.query, place.event, place.typed});
  }
}

bool takes_keys(const State& state) {
  return state.screen == Screen::kSignInFind && !state.sign_in.waiting;
}

bool fits(Keypad keypad, char key) {
  return keypad == Keypad::kLetters ? key >= 'A' && key <= 'Z' : key >= '0' && key <= '9';
}

}  // namespace

void reset_sign_in(State& state, const std::string& event) {
  const uint64_t query = state.sign_in.query + 1;
  state.sign_in = {};
  state.sign_in.event = event;
  state.sign_in.query = query;
}

void clear_typed(State& state) {
  SignInPlace& place = state.sign_in;
  ++place.query;
  place.typed.clear();
  place.found = {};
}

void open_sign_in(State& state, const std::string& event) {
  const content::Event* chosen = state.hall ? state.hall->event(event) : nullptr;
  if (!chosen || !chosen->open_at(state.now_ms)) return;
  if (state.screen == Screen::kSignInFind && state.sign_in.event == event) return;
  if (!is_sign_in(state.screen)) {
    state.back_from_sign_in = state.screen == Screen::kEvents ? Screen::kEvents : Screen::kHome;
  }
  reset_sign_in(state, event);
  go_to(state, Screen::kSignInFind);
}

void type_key(State& state, char key, Effects& effects) {
  SignInPlace& place = state.sign_in;
  if (!takes_keys(state) || !fits(place.keypad, key)) return;
  place.typed_at_ms = state.now_ms;
  const int most = place.keypad == Keypad::kLetters ? kMaxTypedLetters : kTypedDigits;
  if (static_cast<int>(place.typed.size()) >= most) return;
  place.typed += key;
  ask(state, effects);
}

void delete_key(State& state, Effects& effects) {
  if (!takes_keys(state) || state.sign_in.typed.empty()) return;
  state.sign_in.typed.pop_back();
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
  place.waiting = true;
  place.pressed_candidate = index;
  ++place.query;
  effects.emplace_back(WriteSignIn{place.event, place.found.candidates[index].member, place.query});
}

void take_found(State& state, const MembersFound& answer) {
  if (state.screen != Screen::kSignInFind || answer.query != state.sign_in.query || state.sign_in.waiting) return;
  if (enough_typed(state.sign_in)) state.sign_in.found = answer.found;
}

void take_signed_in(State& state, const SignedIn& answer, Effects& effects) {
  SignInPlace& place = state.sign_in;
  const bool is_on_disk = answer.result.outcome == content::SignInOutcome::kSignedIn;
  if (is_on_disk) effects.emplace_back(LoadHall{});
  if (state.screen != Screen::kSignInFind || !place.waiting) return;
  if (answer.query != 0 && answer.query != place.query) return;
  place.result = answer.result;
  place.result_at_ms = state.now_ms;
  go_to(state, is_on_disk ? Screen::kSignInDone : Screen::kSignInProblem);
}

void undo_sign_in(State& state, Effects& effects) {
  if (state.screen != Screen::kSignInDone || state.sign_in.undoing || undo_left_ms(state) == 0) return;
  state.sign_in.undoing = true;
  effects.emplace_back(WriteUndo{state.sign_in.result.sign_in});
}

void take_undone(State& state, const SignInUndone& answer, Effects& effects) {
  effects.emplace_back(LoadHall{});
  if (state.screen != Screen::kSignInDone || answer.sign_in != state.sign_in.result.sign_in) return;
  state.sign_in.keypad = Keypad::kLetters;
  state.toast = Toast{"toast.undone", state.now_ms};
  go_to(state, Screen::kSignInFind);
}

}  // namespace starharbor::kiosk
