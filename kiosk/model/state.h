// The whole truth of the screen: what is shown, where the visitor stands in it, and since when. Pure values; screens
// read them, update() alone makes new ones. Nothing here knows pixels, threads, files or the wall clock.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "content-db/hall.h"
#include "content-db/sign_in.h"

namespace starharbor::kiosk {

using content::Language;

enum class Screen { kAttract, kHome, kStory, kGallery, kPhoto, kEvents, kSignInFind, kSignInDone, kSignInProblem };

constexpr int64_t kIdleWarningAfterMs = 60'000;
constexpr int64_t kSignInIdleWarningAfterMs = 30'000;
constexpr int64_t kIdleWarningMs = 20'000;
constexpr int64_t kUndoMs = 10'000;
constexpr int64_t kDoneReturnMs = 10'000;
constexpr int64_t kTypedClearMs = 15'000;
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
  float zoom = 1.0f;   // 1..3
  float pan_x = 0.0f;  // offset of the picture's centre, in stage px at the present zoom
  float pan_y = 0.0f;
};

struct EventsPlace {
  int page = 0;
};

enum class Keypad { kLetters, kDigits };

struct SignInPlace {
  std::string event;
  Keypad keypad = Keypad::kLetters;
  std::string typed;             // letters in upper case, or digits
  int64_t typed_at_ms = 0;       // of the last key
  uint64_t query = 0;            // counts what was asked, for the whole run; an older answer is dropped
  content::Found found;          // for `typed`
  bool waiting = false;          // a sign-in is on its way to the disk
  content::SignInResult result;  // for kSignInDone and kSignInProblem
  int64_t result_at_ms = 0;
  int pressed_candidate = -1;  // which card led to the result: the done screen's star flies from it
  bool undoing = false;
};

// A move between screens: how screens draw what moves. Ended when now - started_ms > its length.
struct Transition {
  Screen from = Screen::kAttract;
  Screen to = Screen::kAttract;
  int64_t started_ms = 0;
};

struct Idle {
  int64_t touched_ms = 0;                   // last touch
  std::optional<int64_t> warning_since_ms;  // set while "are you still there" is shown
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
  Screen back_from_sign_in = Screen::kHome;  // where 返回 leads from find
  Screen back_from_gallery = Screen::kHome;
  Idle idle;
  std::optional<Toast> toast;
  std::optional<Exchange> exchange;
  bool data_trouble = false;  // the data thread could not read or write; a quiet sentence says so
};

// What screens and the model both must agree on. All are pure and cheap.
bool is_sign_in(Screen screen);
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
// Milliseconds left of the idle warning; 0 when none is shown.
int64_t idle_warning_left_ms(const State& state);
int64_t undo_left_ms(const State& state);
// Whether home says a word about the exchange. One that failed is the staff's business, not the visitors'.
bool shows_exchange(const State& state);
int64_t done_return_left_ms(const State& state);
// When time alone will change the state next (a warning, a return, words that are to go): the app sends a Tick then.
// nullopt: never.
std::optional<int64_t> next_due_ms(const State& state);

}  // namespace starharbor::kiosk
