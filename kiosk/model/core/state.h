// The whole truth of the screen: what is shown, where the visitor stands in it, and since when. Pure values; screens
// read them, update() alone makes new ones. Nothing here knows pixels, threads, files or the wall clock.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "content-db/attendance/sign_in.h"
#include "content-db/base/settings.h"
#include "content-db/exhibit/hall.h"
#include "kiosk/input/words.h"

namespace starharbor::kiosk {

using content::Language;

enum class Screen {
  kAttract,
  kHome,
  kStory,
  kGallery,
  kPhoto,
  kEvents,
  kSignInFind,
  kSignInWalkIn,
  kSignInDone,
  kSignInProblem
};

constexpr int64_t kUndoMs = 10'000;
constexpr int64_t kNextPersonMs = 4'000;  // after the last touch on the done screen, while others queue
constexpr int64_t kResultReturnMs =
    10'000;  // from a result that there is more to read on, or that nobody queues behind
constexpr int64_t kTypedClearMs = 15'000;
constexpr int64_t kHeldCardMs = 30'000;  // a card that was scanned waits so long for its event to be chosen
constexpr int64_t kRetryMs = 2'000;      // a sign-in that could not be written is tried again
// Whoever looks for many and signs in nobody is made to wait for the answers, a little longer each time.
constexpr int kFreeSearches = 10;
constexpr int64_t kSlowerMs = 2'000;
constexpr int64_t kSlowestMs = 10'000;
constexpr int64_t kSearchesForgottenMs = 300'000;
constexpr int64_t kWarningTouchMs =
    1'000;  // so long a finger on the warning may take to mean something else than "still here"
constexpr int64_t kResultAfterglowMs =
    640;  // a result outlives its screen for the move away from it, then it is forgotten
constexpr int64_t kToastMs = 4'000;
constexpr int64_t kExchangeDoneMs = 60'000;  // how long after it a stick's exchange is said to be done
constexpr int64_t kExchangeQuietMs =
    3'000;  // with a share there are exchanges all day: only one that takes longer is worth a word
constexpr int kMinTypedLetters = 2;
constexpr int kTypedDigits = 4;
constexpr int kMaxTypedLetters = 12;
// A name or a firm that has so many takes no more words; the data has room for the longest of them on top.
constexpr int kMaxWrittenCharacters = 30;
constexpr int kMaxSpelledLetters = 30;
constexpr int kMaxStrokes = 40;        // of one character; the most intricate ones in use have fewer
constexpr int kMaxStrokePoints = 500;  // a finger that never lifts
constexpr float kMaxPhotoZoom = 3;
using content::kMaxPhoneDigits;
using content::kMinPhoneDigits;

struct StoryPlace {
  std::string base;  // empty: the alliance
  int chapter = 0;
  int page = 0;   // of the chapter; screens page by what fits and clamp
  int part = -1;  // pressed part of the diagram; -1: none, -2: its core
};

struct GalleryPlace {
  std::string base_filter;  // empty: all
  std::string album;        // selected; empty: the first of the filter
  int list_page = 0;        // of the album list
  int page = 0;             // of the mosaic
};

struct PhotoPlace {
  int index = 0;       // in the selected album
  bool chrome = true;  // words, discs and filmstrip are shown
  float zoom = 1.0f;   // 1..kMaxPhotoZoom
  float pan_x = 0.0f;  // offset of the picture's centre, in stage px at the present zoom
  float pan_y = 0.0f;
};

struct EventsPlace {
  int page = 0;
};

enum class Keypad { kLetters, kDigits };

// An answer that is shown later, because too many were asked for in vain.
struct HeldAnswer {
  content::Found found;
  int64_t until_ms = 0;
};

struct Undo {
  std::string sign_in;
  int64_t since_ms = 0;
};

enum class WalkInField { kName, kFirm, kPhone };
enum class WritingPad { kPinyin, kHandwriting };

// Somebody who is on no roster writes themselves down. Gone with the screen.
struct WalkInPlace {
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

struct SignInPlace {
  std::string event;
  Keypad keypad = Keypad::kLetters;
  std::string typed;        // letters in upper case, or digits
  int64_t typed_at_ms = 0;  // of the last key
  uint64_t query = 0;       // counts what was asked, for the whole run; an older answer is dropped
  content::Found found;     // for `typed`
  bool took_back = false;   // the last key was an erasing one
  bool searching = false;   // enough was typed to be asked for, and nobody has been chosen yet
  std::optional<HeldAnswer> held;
  WalkInPlace walk_in;
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
};

// Searches that led to nobody's sign-in, over all visits.
struct Searches {
  int in_vain = 0;
  int64_t last_ms = 0;
};

// A move between screens: how screens draw what moves. Ended when now - started_ms > its length.
struct Transition {
  Screen from = Screen::kAttract;
  Screen to = Screen::kAttract;
  int64_t started_ms = 0;
  bool left_form = false;  // of a walk-in, not its notice
};

struct Idle {
  int64_t touched_ms = 0;                   // last touch
  std::optional<int64_t> warning_since_ms;  // set while "are you still there" is shown
  bool resting = false;                     // the visit is over, and the find screen waits at the door for the next
};

struct Toast {
  std::string text_key;  // of the strings
  int64_t since_ms = 0;
};

// How the last exchange of data with other devices goes or went, as its service wrote it down.
struct Exchange {
  bool running = false;
  bool stick = false;    // staff stand there and wait to take it out
  bool good = false;     // it ended, and all is here
  int percent = 0;       // of the whole
  int64_t since_ms = 0;  // its begin while it runs, else its end
};

struct State {
  std::shared_ptr<const content::Hall> hall;  // null until the first load
  int64_t now_ms = 0;                         // UTC; advanced by every update
  Language language = Language::kChinese;
  int64_t language_changed_ms = 0;
  Screen screen = Screen::kAttract;
  int64_t screen_since_ms = 0;
  Transition transition;
  int home_page = 0;
  StoryPlace story;
  GalleryPlace gallery;
  PhotoPlace photo;
  EventsPlace events;
  SignInPlace sign_in;
  Searches searches;
  std::string held_card;  // scanned where several events are open: it waits for the choice
  int64_t held_card_at_ms = 0;
  content::Settings settings;  // of this terminal, as they were when it began
  bool at_door = false;        // a setting of this terminal: while an event is open, a visit ends at its find screen
  Screen back_from_sign_in = Screen::kHome;  // where 返回 leads from find
  Screen back_from_gallery = Screen::kHome;
  Idle idle;
  std::optional<Toast> toast;
  std::optional<Exchange> exchange;
  bool data_trouble = false;  // the data thread could not read or write; a quiet sentence says so
  bool disk_full = false;     // and this was why
};

// What screens and the model both must agree on. All are pure and cheap.
bool is_sign_in(Screen screen);
// There is enough to search by.
bool enough_typed(const SignInPlace& place);
// The event that is signed in at takes people who are on no roster.
bool takes_walk_ins(const State& state);
// Which of a walk-in's words a field is of.
std::string WalkInPlace::*words_of(WalkInField field);
// What stands in the walk-in's chosen field.
const std::string& written(const WalkInPlace& place);
// The chosen field takes another word.
bool has_room(const WalkInPlace& place);
// There is all it takes: a name, nothing half spelled, a phone number that is whole or none.
bool is_complete(const WalkInPlace& place);
// The events that can be signed in at now: of the shown base or the alliance first, then the shorter, then by start.
// Pointers into the hall.
std::vector<const content::Event*> open_events(const State& state);
// The events screen's list: open ones first, then those still to come, by start.
std::vector<const content::Event*> listed_events(const State& state);
// The album shown: the chosen one, else the first under the filter; null when there is none.
const content::Album* current_album(const State& state);
std::vector<const content::Album*> listed_albums(const State& state);
std::vector<const content::Chapter*> chapters_of(const content::Hall& hall, const std::string& base);
std::vector<const content::Figure*> figures_of(const content::Hall& hall, const std::string& base);
// The one event that is open here; where none is, the one that is open anywhere. Null: there is none, or a choice.
const content::Event* only_open_event(const State& state);
// A sign-in could not be written and is tried again: until it is, nobody's visit ends.
bool is_stuck(const State& state);
// The event whose next person is expected here: the one last signed in at while it is open, else this base's only open
// one. Null: there is none, or there is a choice.
const content::Event* door_event(const State& state);
// Others queue behind the present person: the event is still open.
bool in_rush(const State& state);
// Nobody is there, as far as the kiosk knows, and nothing of anybody is shown.
bool is_resting(const State& state);
// How long after the last touch the present screen is warned about.
int64_t idle_warning_after_ms(const State& state);
// Length of the idle warning over the present screen.
int64_t idle_warning_length_ms(const State& state);
// Milliseconds left of the idle warning; 0 when none is shown.
int64_t idle_warning_left_ms(const State& state);
// When what is typed is cleared: so long after the last touch.
int64_t typed_clear_ms(const State& state);
// The moment until which the last sign-in can be taken back; nullopt when nothing can.
std::optional<int64_t> undo_until_ms(const State& state);
int64_t undo_left_ms(const State& state);
// How long the next answer to a search is kept back; 0 for everybody but those who look for many.
int64_t search_delay_ms(const State& state);
// Whether home says a word about the exchange. One that failed is the staff's business, not the visitors'.
bool shows_exchange(const State& state);
// The moment at which a result gives way by itself; nullopt on other screens.
std::optional<int64_t> result_return_ms(const State& state);
// When time alone will change the state next (a warning, a return, words that are to go): the app sends a Tick then.
// nullopt: never.
std::optional<int64_t> next_due_ms(const State& state);

}  // namespace starharbor::kiosk
