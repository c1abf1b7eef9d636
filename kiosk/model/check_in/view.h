// Where somebody who signs in stands: what is typed and found, what is on its way to the disk, and what came of it.
// Plain values and what can be read off them; nothing here changes a State.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "content-db/attendance/sign_in.h"
#include "content-db/exhibit/hall.h"
#include "kiosk/input/words.h"
#include "kiosk/model/check_in/limits.h"
#include "kiosk/model/core/screens.h"

namespace starharbor::kiosk {

struct State;

enum class Keypad { kLetters, kDigits };
enum class WalkInField { kName, kFirm, kPhone };
enum class WritingPad { kPinyin, kHandwriting };

// An answer that is shown later, because too many were asked for in vain.
struct HeldAnswer {
  content::Found found;
  int64_t until_ms = 0;
};

struct Undo {
  content::FactId sign_in;
  int64_t since_ms = 0;
  uint64_t query = 0;  // by which it was asked to be taken back; 0: it was not
};

// Scanned where several events are open: it waits for the choice.
struct HeldCard {
  std::string text;  // empty: none waits
  int64_t since_ms = 0;
};

// Somebody who is on no roster writes themselves down. Gone with the screen.
struct WalkInView {
  int64_t consent_at_ms = 0;  // 0: the notice is shown, and nothing is asked for yet
  WalkInField field = WalkInField::kName;
  WritingPad pad = WritingPad::kPinyin;
  std::string name, firm, phone;  // name and firm in UTF-8, the phone in digits
  bool as_it_sounds = false;      // letters stand in the name where characters belong, for staff to complete
  std::string spelling;           // letters that are no words yet, in lower case
  std::vector<Stroke> strokes;    // of one character
  std::vector<Word> words;        // what these may be, likeliest first
  bool words_are_due = false;     // they are of what was there before the last key or stroke
  int words_page = 0;             // screens know how many fit, and clamp
};

struct CheckInView {
  std::string event;
  Keypad keypad = Keypad::kLetters;
  std::string typed;        // letters in upper case, or digits
  int64_t typed_at_ms = 0;  // of the last key
  uint64_t query = 0;       // whose answer is awaited; every other comes too late. 0: none is
  content::Found found;     // for `typed`
  bool took_back = false;   // the last key was an erasing one
  bool searching = false;   // enough was typed to be asked for, and nobody has been chosen yet
  std::optional<HeldAnswer> held;
  WalkInView walk_in;
  bool waiting = false;          // a sign-in is on its way to the disk: of a walk-in, unless there is
  std::string member;            // who it is,
  std::string card;              // or what was scanned; kept while its result is shown
  int64_t retry_at_ms = 0;       // it could not be written, and is tried again then; 0: no trouble
  content::SignInResult result;  // for kSignInDone and kSignInProblem
  int64_t result_at_ms = 0;
  int pressed_candidate = -1;  // which card led to the result: the done screen's star flies from it
  std::optional<Undo> undo;    // what can still be taken back, also on the find screen until the next person begins
  bool undoing = false;
  bool taken_back = false;  // the find screen was come to by an undo
  HeldCard held_card;
  Screen back = Screen::kHome;  // where 返回 leads from find
};

// Searches that led to nobody's sign-in, over all visits.
struct Searches {
  int in_vain = 0;
  int64_t last_ms = 0;
};

bool shows_result(Screen screen);
// There is enough to search by.
bool enough_typed(const CheckInView& view);
// The event that is signed in at takes people who are on no roster.
bool takes_walk_ins(const State& state);
// Which of a walk-in's words a field is of.
std::string WalkInView::*words_of(WalkInField field);
// What stands in the walk-in's chosen field.
const std::string& written(const WalkInView& view);
// The chosen field takes another word.
bool has_room(const WalkInView& view);
// There is all it takes: a name, nothing half spelled, a phone number that is whole or none.
bool is_complete(const WalkInView& view);
// A sign-in could not be written and is tried again: until it is, nobody's visit ends.
bool is_stuck(const State& state);
// The event whose next person is expected here: the one last signed in at while it is open, else this base's only open
// one. Null: there is none, or there is a choice.
const content::Event* door_event(const State& state);
// Others queue behind the present person: the event is still open.
bool in_rush(const State& state);
// When what is typed is cleared: so long after the last touch.
int64_t typed_clear_ms(const State& state);
// The moment until which the last sign-in can be taken back; nullopt when nothing can.
std::optional<int64_t> undo_until_ms(const State& state);
int64_t undo_left_ms(const State& state);
// How long the next answer to a search is kept back; 0 for everybody but those who look for many.
int64_t search_delay_ms(const State& state);
// The moment at which a result gives way by itself; nullopt on other screens.
std::optional<int64_t> result_return_ms(const State& state);

}  // namespace starharbor::kiosk
