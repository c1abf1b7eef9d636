// Which step an action or an answer means for somebody who signs in.
#include "kiosk/model/check_in/check_in.h"

namespace starharbor::kiosk {

namespace {

struct Step {
  State& state;
  Effects& effects;

  void operator()(const OpenSignIn& action) { open_sign_in(state, action.event, effects); }
  void operator()(const OpenCheckIn&) { open_check_in(state, effects); }
  void operator()(const CardScanned& action) { scan_card(state, action.text, effects); }
  void operator()(const TypeKey& action) {
    type_key(state, action.key, effects);
    spell_key(state, action.key, effects);
  }
  void operator()(const DeleteKey&) {
    delete_key(state, effects);
    delete_written(state, effects);
  }
  void operator()(const SwitchKeypad&) { switch_keypad(state); }
  void operator()(const ChooseCandidate& action) { choose_candidate(state, action.index, effects); }
  void operator()(const OpenWalkIn&) { open_walk_in(state); }
  void operator()(const AgreeToKeep&) { agree_to_keep(state); }
  void operator()(const ChooseWalkInField& action) { choose_walk_in_field(state, action.field); }
  void operator()(const ChoosePad& action) { choose_pad(state, action.pad); }
  void operator()(const DrawStroke& action) { draw_stroke(state, action.stroke, effects); }
  void operator()(const ChooseWord& action) { choose_word(state, action.index, effects); }
  void operator()(const SetWordsPage& action) {
    WalkInView& view = state.visit.check_in.walk_in;
    view.words_page = clamp_index(action.page, view.words.size());
  }
  void operator()(const KeepLetters&) { keep_letters(state); }
  void operator()(const SignInWalkIn&) { sign_in_walk_in(state, effects); }
  void operator()(const UndoSignIn&) { undo_sign_in(state, effects); }
  void operator()(const FinishSignIn&) {
    if (is_sign_in(state.visit.screen)) next_person(state);
  }
  void operator()(const MembersFound& answer) { take_found(state, answer); }
  void operator()(const WordsRead& answer) { take_words(state, answer); }
  void operator()(const SignedIn& answer) { take_signed_in(state, answer, effects); }
  void operator()(const SignInUndone& answer) { take_undone(state, answer, effects); }
  void operator()(const DataFailed& failure) { take_failure(state, failure); }
};

}  // namespace

void update_check_in(State& state, const Action& action, Effects& effects) {
  take_step(Joined<CheckInActions, CheckInAnswers>(), action, Step{state, effects});
}

}  // namespace starharbor::kiosk
