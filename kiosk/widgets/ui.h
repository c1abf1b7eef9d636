// What a screen is handed for one frame: the canvas, the time, the language, the frame's gestures, and the list that its
// actions go to. It decides which target a finger belongs to. It never sees State.
//
// A press acts on release inside the target grown by 24 px; moving further than that cancels it and begins a drag; the
// same target is deaf for 250 ms after it acted, so that an accidental double tap does nothing twice.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/hall.h"
#include "kiosk/input/gesture.h"
#include "kiosk/theme/canvas.h"
#include "kiosk/theme/strings.h"

namespace starharbor::kiosk {

using content::Language;

// What lives from frame to frame between screens and fingers. Owned by the app (or a test), one for each window.
struct Pointer {
  std::string pressed;           // target under the first finger, empty: none
  Vec2 pressed_at;               // stage px
  std::string last_acted;
  int64_t last_acted_ms = 0;
  struct Ring { Vec2 at; int64_t since_ms; };
  std::vector<Ring> rings;       // touch rings still growing
};

struct TargetState {
  bool pressed = false;  // finger is on it now
  bool tapped = false;   // acts, this frame
};

class Ui {
 public:
  // gestures in device px; loops false: reduced motion, nothing moves by itself.
  Ui(Canvas& canvas, Pointer& pointer, const std::vector<Gesture>& gestures, Language language, int64_t now_ms, bool loops);

  Canvas& canvas() { return canvas_; }
  Language language() const { return language_; }
  bool chinese() const { return language_ == Language::kChinese; }
  int64_t now_ms() const { return now_ms_; }
  bool portrait() const { return canvas_.portrait(); }
  bool loops() const { return loops_; }
  std::string_view tr(std::string_view key) const { return starharbor::kiosk::tr(language_, key); }

  // Registers a target and says what the finger does with it. id is unique on the screen ("quay.back").
  TargetState target(std::string_view id, Rect rect);
  // A drag or pinch that began inside rect, in stage px; nullopt when none this frame. A target pressed inside is let go.
  std::optional<Gesture> drag(Rect rect);
  std::optional<Gesture> pinch(Rect rect);
  // No target below takes a finger until the matching end: for what lies under a sheet or the idle warning.
  void begin_inert();
  void end_inert();

  // Somebody needs a frame at this time (a transition, a countdown). The earliest wins; the app sleeps until then.
  void need_frame_at(int64_t time_ms);
  void need_frame_now() { need_frame_at(now_ms_); }
  // Like need_frame_now at no more than 30 frames a second, and only while loops() holds.
  void need_loop_frame();
  std::optional<int64_t> next_frame_at() const { return next_frame_at_; }

  // A seconds-long wave for glows and reflections; a constant when loops() is off.
  float loop_phase(int period_ms, int offset_ms = 0) const;  // 0..1
  float loop_seconds() const;                                // 0 when off

 private:
  Canvas& canvas_;
  Pointer& pointer_;
  std::vector<Gesture> gestures_;  // in stage px
  Language language_;
  int64_t now_ms_;
  bool loops_;
  int inert_ = 0;
  std::optional<int64_t> next_frame_at_;
};

}  // namespace starharbor::kiosk
