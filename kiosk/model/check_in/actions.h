// What a person does who signs in, what the data thread is asked for then, and what it answers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "content-db/attendance/sign_in.h"
#include "kiosk/input/words.h"
#include "kiosk/model/check_in/view.h"
#include "kiosk/model/core/kinds.h"

namespace starharbor::kiosk {

struct OpenSignIn {
  std::string event;
};                      // find yourself, for this event
struct OpenCheckIn {};  // to sign in somewhere: find yourself where one event is open, else the list
struct CardScanned {
  std::string text;
};  // whatever the scanner read, from any screen
struct TypeKey {
  char key;
};  // 'A'..'Z', '0'..'9', where something is typed
struct DeleteKey {};
struct SwitchKeypad {};
struct ChooseCandidate {
  int index;
};                      // signs in
struct OpenWalkIn {};   // I am on no list
struct AgreeToKeep {};  // to the notice: my name may be kept
struct ChooseWalkInField {
  WalkInField field;
};
struct ChoosePad {
  WritingPad pad;
};
struct DrawStroke {
  Stroke stroke;
};
struct ChooseWord {
  int index;
};
struct SetWordsPage {
  int page;
};
struct KeepLetters {};   // as they were typed: a name in letters, or one that staff complete
struct SignInWalkIn {};  // with what is written down
struct UndoSignIn {};
struct FinishSignIn {};  // 完成

using CheckInActions = Kinds<OpenSignIn, OpenCheckIn, CardScanned, TypeKey, DeleteKey, SwitchKeypad, ChooseCandidate,
                             OpenWalkIn, AgreeToKeep, ChooseWalkInField, ChoosePad, DrawStroke, ChooseWord,
                             SetWordsPage, KeepLetters, SignInWalkIn, UndoSignIn, FinishSignIn>;

struct MembersFound {
  uint64_t query;
  content::Found found;
};
struct WordsRead {
  uint64_t query;
  std::vector<Word> words;
};
struct SignedIn {
  content::SignInResult result;
  uint64_t query = 0;
  bool walk_in = false;  // it was one
};
struct SignInUndone {
  content::FactId sign_in;
};

using CheckInAnswers = Kinds<MembersFound, WordsRead, SignedIn, SignInUndone>;

// Each is answered by the action named.
struct FindByLetters {
  uint64_t query = 0;
  std::string event;
  std::string letters;
};  // MembersFound
struct FindByPhone {
  uint64_t query = 0;
  std::string event;
  std::string last4;
};  // MembersFound
struct WriteSignIn {
  std::string event;
  std::string member;
  uint64_t query = 0;
};  // SignedIn
struct WriteCardSignIn {
  std::string event;
  std::string card;  // as scanned
  uint64_t query = 0;
};  // SignedIn
struct SpellWords {
  uint64_t query = 0;
  std::string spelling;
};  // WordsRead
struct ReadStrokes {
  uint64_t query = 0;
  std::vector<Stroke> strokes;
};  // WordsRead
struct WriteWalkIn {
  std::string event;
  content::WalkIn walk_in;  // its id is the data thread's to make: the same for the same query
  uint64_t query = 0;
};  // SignedIn
struct WriteUndo {
  content::FactId sign_in;
  uint64_t query = 0;
};  // SignInUndone

using CheckInEffects =
    Kinds<FindByLetters, FindByPhone, WriteSignIn, WriteCardSignIn, SpellWords, ReadStrokes, WriteWalkIn, WriteUndo>;

}  // namespace starharbor::kiosk
