// Where a visitor stands, whether somebody is there at all, and what the terminal says by itself: plain values, how
// long they hold, and what can be read off them. Nothing here changes a State.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/model/core/screens.h"

namespace starharbor::kiosk {

struct State;

// So long a finger on the warning may take to mean something else than "still here".
constexpr int64_t kWarningTouchMs = 1'000;
constexpr int64_t kToastMs = 4'000;
constexpr int64_t kExchangeDoneMs = 60'000;  // how long after it a stick's exchange is said to be done
// With a share there are exchanges all day: only one that takes longer is worth a word.
constexpr int64_t kExchangeQuietMs = 3'000;

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
  bool resting = false;                     // nobody is there, and a screen waits for the next
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

// Nobody is there, as far as the kiosk knows, and nothing of anybody is shown.
bool is_resting(const State& state);
// How long after the last touch the present screen is warned about.
int64_t idle_warning_after_ms(const State& state);
// Length of the idle warning over the present screen.
int64_t idle_warning_length_ms(const State& state);
// Milliseconds left of the idle warning; 0 when none is shown.
int64_t idle_warning_left_ms(const State& state);
// Whether home says a word about the exchange. One that failed is the staff's business, not the visitors'.
bool shows_exchange(const State& state);
// Of a span that began at since_ms; 0 when it is over.
int64_t left_ms(int64_t now_ms, int64_t since_ms, int64_t length_ms);

}  // namespace starharbor::kiosk
