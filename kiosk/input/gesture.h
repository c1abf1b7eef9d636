// From touch samples to gestures: tap, drag with momentum, pinch; every finger by itself, and what only lies on the
// glass told from fingers. Fed by multi-touch and mouse alike; knows no screen and no window. Positions are device px,
// times UTC milliseconds; time is always passed in.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kiosk/theme/geometry.h"

namespace starharbor::kiosk {

enum class TouchPhase { kDown, kMove, kUp, kCancel };

struct TouchSample {
  int64_t id = 0;  // of the finger; the mouse is kMouseTouch
  TouchPhase phase = TouchPhase::kDown;
  Vec2 at;
  int64_t time_ms = 0;
};

constexpr int64_t kMouseTouch = -1;

enum class GestureKind {
  kPress,      // a finger went down
  kTap,        // it came up within the slop of where it went down
  kDragBegin,  // it moved further than the slop: the press is over
  kDragMove,
  kDragEnd,    // velocity holds; a fling is the screen's to show
  kPinchMove,  // two fingers: factor and center since the last
  kPinchEnd,
  kCancel,  // the press is over and means nothing (it became a pinch, lies there, its device was lost)
};

struct Gesture {
  GestureKind kind = GestureKind::kPress;
  int64_t finger = 0;   // the sample's id; of a pinch, either of the two
  Vec2 at;              // where the finger is; a pinch's centre
  Vec2 start;           // where it went down, or lay before it moved
  Vec2 delta;           // since the last sample, of the first kDragMove since `start`; a pinch's shift of its centre
  Vec2 velocity_per_s;  // px per second; at kDragEnd
  float factor = 1;     // kPinchMove: ratio of the fingers' distances, now to before
  int64_t time_ms = 0;
};

// When is it a finger, and when a thing that touches the glass (a drop, a sleeve, a palm)? A contact that has not left
// a circle of the slop for kLyingAfterMs lies there: it is part of no gesture and shows nobody, however it jitters,
// until it leaves such a circle faster than that. Long enough for a slow hand on a button, or to erase a whole field.
constexpr float kDragSlopPx = 24;  // design px; the recogniser is told the scale
constexpr int64_t kLyingAfterMs = 3'000;
// A finger that moves beside one that rests pinches with it where both went down so close together; else it drags.
constexpr int64_t kTogetherMs = 1'000;
// A contact that has said nothing for so long when another comes down has left without a word.
constexpr int64_t kLostAfterMs = 30'000;

// Somebody is there. What merely ends may have been a drop.
bool shows_somebody(const Gesture& gesture);

// The same gestures in parts that are read one after the other, so that what reads them needs to remember one act at
// most: moves add up, and whatever a screen may act on ends its part.
std::vector<std::vector<Gesture>> one_act_each(const std::vector<Gesture>& gestures);

class GestureRecognizer {
 public:
  void set_scale(float device_px_per_stage_px) { scale_ = device_px_per_stage_px; }
  // Samples in the order in which they came, none later than now_ms.
  std::vector<Gesture> step(const std::vector<TouchSample>& samples, int64_t now_ms);
  // What lies there is no finger.
  bool any_finger_down() const;
  // When time alone makes something of a finger: step() is to be called then. nullopt: never.
  std::optional<int64_t> due_ms() const;

 private:
  struct Trace {
    Vec2 at;
    int64_t time_ms;
  };
  // kSpent: left over from a pinch, or moved beside one; means nothing more.
  enum class Part { kPress, kDrag, kPinch, kSpent, kLying };
  struct Finger {
    int64_t id;
    Part part = Part::kPress;
    Vec2 start, at;
    Vec2 told;  // where the last gesture left it
    int64_t down_ms, time_ms;
    Vec2 circle;                    // it has been within the slop of here
    int64_t circle_since_ms;        // since then
    std::vector<Trace> trail = {};  // of the last moments, for the speed of a fling
  };
  using Gestures = std::vector<Gesture>;

  void down(const TouchSample& sample, Gestures& gestures);
  void move(const TouchSample& sample, Gestures& gestures);
  void up(const TouchSample& sample, Gestures& gestures);
  void lose(int64_t id, int64_t time_ms, Gestures& gestures);
  void lose_silent_fingers(const TouchSample& sample, Gestures& gestures);
  void let_lie(int64_t time_ms, Gestures& gestures);
  void set_out(Finger& finger, Vec2 from, Gestures& gestures);
  void begin_pinch(Finger& first, Finger& second, Gestures& gestures);
  void drag(Finger& finger, Gestures& gestures);
  void pinch(Finger& finger, Gestures& gestures);
  // Ends what the finger is part of without an act, and gives it another part.
  void end(Finger& finger, Part next, int64_t time_ms, Gestures& gestures);
  Finger* find(int64_t id);
  Finger* partner_of(const Finger& finger);
  Finger* other_pinching(const Finger& finger);
  static void remember(Finger& finger, const TouchSample& sample);
  bool leaves_circle(Finger& finger);
  Vec2 velocity(const Finger& finger, int64_t up_ms) const;

  float scale_ = 1;
  std::vector<Finger> fingers_;  // in the order in which they came down
  Vec2 pinch_start_;
};

}  // namespace starharbor::kiosk
