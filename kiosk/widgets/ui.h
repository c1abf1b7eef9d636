// What a screen is handed for one frame: the canvas, the time, the language and the frame's gestures. It decides which
// target a finger belongs to, and when the next frame is due. It never sees State.
//
// Every finger is followed by itself. On what acts once a press acts on release inside the target grown by 24 px;
// moving further than that cancels it and begins a drag; the same target, and the same spot, are deaf for 250 ms after
// it acted, so that an accidental double tap does nothing twice. A key acts when it is pressed, every time. Where
// targets overlap, the one that is registered first has the finger.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/base/text.h"
#include "kiosk/input/gesture.h"
#include "kiosk/theme/canvas.h"
#include "kiosk/theme/strings.h"

namespace starharbor::kiosk {

using content::Language;

// What lives from frame to frame between screens and fingers. Owned by the app (or a test), one for each window.
struct Pointer {
  struct Press {
    int64_t finger;
    std::string target;
    Vec2 at;              // stage px
    int64_t repeated_ms;  // when it began, or last repeated
    bool repeats;         // it has been held long enough to
  };
  std::vector<Press> presses = {};  // targets under fingers
  struct Act {
    std::string target;
    Vec2 at;  // stage px; a second tap on the same spot is deaf too, whatever is there by now
    int64_t time_ms;
  };
  std::vector<Act> acts = {};  // of what acts once, of the last moments
  struct Ring {
    Vec2 at;
    int64_t since_ms;
  };
  std::vector<Ring> rings = {};  // touch rings still growing

  // What was under the fingers is gone: a release means nothing any more.
  void let_go() { presses.clear(); }
};

struct TargetState {
  bool pressed = false;  // a finger is on it now
  bool tapped = false;   // acts, this frame
};

// One finger's way over a rectangle, this frame's part of it, in stage px.
struct Trail {
  int64_t finger = 0;
  std::vector<Vec2> points = {};
  bool began = false;  // with the first of the points; else they go on where the last frame's ended
  bool ended = false;  // the finger is up
  bool lost = false;   // it means nothing after all: it lies there, or the device went
};

class Ui {
 public:
  // gestures in device px, with one act at most (one_act_each), so that screens need to count none.
  Ui(Canvas& canvas, Pointer& pointer, const std::vector<Gesture>& gestures, Language language, int64_t now_ms);

  Canvas& canvas() { return canvas_; }
  Language language() const { return language_; }
  bool chinese() const { return language_ == Language::kChinese; }
  int64_t now_ms() const { return now_ms_; }
  bool portrait() const { return canvas_.portrait(); }

  // How everything looks; the canvas has it.
  const Appearance& look() const { return canvas_.look(); }
  Color color(Role role) const { return canvas_.color(role); }
  TextStyle type(Style style) const { return canvas_.type(style); }
  TextStyle type(Style style, float line) const { return canvas_.type(style, line); }
  float text_scale() const { return look().text_scale; }
  Reach reach() const { return look().reach; }
  // Whether things move by themselves.
  bool motion() const { return motion_; }
  // Nothing moves in what is drawn once more under something else.
  void hold_still() { motion_ = false; }

  std::string_view tr(std::string_view key) const { return starharbor::kiosk::tr(language_, key); }
  // With its shorter form, where it has one.
  Words words(std::string_view key) const { return starharbor::kiosk::words(language_, key); }

  // Registers a target that acts once, on release, and says what fingers do with it. id is unique on the screen
  // ("nav_bar.back").
  TargetState target(std::string_view id, Rect rect);
  // Registers a target that acts when it is pressed, and again and again while it is held where it `repeats`. It is
  // deaf to nothing but the second half of a double tap on what was there before it.
  TargetState key(std::string_view id, Rect rect, bool repeats = false);
  // A drag or pinch that began inside rect, in stage px; nullopt when none this frame. A target pressed inside is let
  // go.
  std::optional<Gesture> drag(Rect rect);
  std::optional<Gesture> pinch(Rect rect);
  // Every point of the fingers that went down inside rect, for what is drawn by hand. Register no target there.
  std::vector<Trail> trails(Rect rect);
  // No target below takes a finger until the matching end: for what lies under a sheet or the idle warning.
  void begin_inert();
  void end_inert();

  // Somebody needs a frame at this time (a transition, a countdown). The earliest wins; the app sleeps until then.
  void need_frame_at(int64_t time_ms);
  void need_frame_now() { need_frame_at(now_ms_); }
  // A frame soon, at a loop's leisurely rate (never over 30 a second), and only while motion() holds.
  void need_loop_frame();
  std::optional<int64_t> next_frame_at() const { return next_frame_at_; }

  // The rings that grow from fingers. Last of all, above everything: the star's light on night, the text's colour on
  // day.
  void draw_touch_rings(Color color);

  // A seconds-long wave for glows and reflections; a constant when motion() is off.
  float loop_phase(int period_ms, int offset_ms = 0) const;  // 0..1
  float loop_seconds() const;                                // 0 when off

 private:
  // One finger's way through this frame. A frame may see several: quick fingers, and many of them.
  struct Touch {
    int64_t finger = 0;
    Vec2 start = {}, at = {};
    int64_t pressed_ms = 0, ended_ms = 0;
    bool down = true, tapped = false;
    std::string owner = {};  // empty: no target has taken it yet
  };
  void follow(const Gesture& gesture);
  Touch* touch_of(int64_t finger);
  // Gives a new finger in the rectangle to the target; true when it was given.
  bool take(Touch& touch, std::string_view id, Rect rect);
  bool repeat(const Touch& touch);
  bool deaf(std::string_view id, const Touch& touch) const;

  Canvas& canvas_;
  Pointer& pointer_;
  std::vector<Gesture> gestures_;  // in stage px
  std::vector<Touch> touches_;
  Language language_;
  int64_t now_ms_;
  bool motion_;
  bool drag_taken_ = false;
  bool pinch_taken_ = false;
  int inert_ = 0;
  std::optional<int64_t> next_frame_at_;
};

}  // namespace starharbor::kiosk
