// The one place where State changes. An Action says what happened (a finger, the clock, an answer of the data thread);
// update answers with the next State and the Effects that the data thread is to run. Pure: same input, same output.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/model/core/state.h"

namespace starharbor::kiosk {

// What a person did. Screens push these.
struct OpenHome {};  // the star map, from anywhere
struct Back {};
struct SetHomePage {
  int page;
};
struct ToggleLanguage {};
struct OpenStory {
  std::string base;
};  // empty: the alliance
struct GoToChapter {
  int chapter;
  int page = 0;
};
struct PressDiagramPart {
  int part;
};  // again: releases it
struct OpenGallery {
  std::string base_filter;
};
struct FilterGallery {
  std::string base;
};
struct ChooseAlbum {
  std::string album;
};
struct SetAlbumListPage {
  int page;
};
struct SetGalleryPage {
  int page;
};
struct OpenPhoto {
  std::string album;
  int index;
};
struct ShowPhoto {
  int index;
};
struct ToggleChrome {};
struct ZoomPhoto {
  float zoom;
  float pan_x;
  float pan_y;
};  // already clamped by the screen, which knows the pixels
struct OpenEvents {};
struct SetEventsPage {
  int page;
};
struct OpenSignIn {
  std::string event;
};                   // find yourself, for this event
struct OpenDesk {};  // to sign in somewhere: find yourself where one event is open, else the list
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
struct StillHere {};     // on the idle warning

// What came from elsewhere.
struct Touched {};  // any finger anywhere, before what it led to
struct Tick {};     // the clock alone
struct HallLoaded {
  std::shared_ptr<const content::Hall> hall;
};
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
  uint64_t query = 0;    // 0: of whatever is waited for
  bool walk_in = false;  // it was one
};
struct SignInUndone {
  std::string sign_in;
};
struct ExchangeNews {
  Exchange exchange;   // since_ms is left to the model
  int64_t age_ms = 0;  // how long ago it began, or ended
};
struct DataFailed {
  bool disk_full = false;
};  // the data thread met a broken environment and gave up what it was asked; details are in its log

using Action =
    std::variant<OpenHome, Back, SetHomePage, ToggleLanguage, OpenStory, GoToChapter, PressDiagramPart, OpenGallery,
                 FilterGallery, ChooseAlbum, SetAlbumListPage, SetGalleryPage, OpenPhoto, ShowPhoto, ToggleChrome,
                 ZoomPhoto, OpenEvents, SetEventsPage, OpenSignIn, OpenDesk, CardScanned, TypeKey, DeleteKey,
                 SwitchKeypad, ChooseCandidate, OpenWalkIn, AgreeToKeep, ChooseWalkInField, ChoosePad, DrawStroke,
                 ChooseWord, SetWordsPage, KeepLetters, SignInWalkIn, UndoSignIn, FinishSignIn, StillHere, Touched,
                 Tick, HallLoaded, MembersFound, WordsRead, SignedIn, SignInUndone, ExchangeNews, DataFailed>;

// What the data thread is asked to do. Each is answered by the action named.
struct LoadHall {};  // HallLoaded
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
  std::string sign_in;
};  // SignInUndone

using Effect = std::variant<LoadHall, FindByLetters, FindByPhone, WriteSignIn, WriteCardSignIn, SpellWords, ReadStrokes,
                            WriteWalkIn, WriteUndo>;

using Actions = std::vector<Action>;
using Effects = std::vector<Effect>;

// The state of a kiosk that has just been switched on.
State initial_state(Language language, int64_t now_ms);
// The same kiosk with nothing left of a visit.
State between_visits(State state, Language language);

// now_ms is UTC. Should it go back, every span of time goes on from where it was.
std::pair<State, Effects> update(State state, const Action& action, int64_t now_ms);

}  // namespace starharbor::kiosk
