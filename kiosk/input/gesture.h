// From touch samples to gestures: tap, drag with momentum, pinch. Fed by multi-touch and mouse alike; knows no screen and no
// window. Positions are device px, times UTC milliseconds; time is always passed in.
#pragma once

#include <cstdint>
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
  kPress,      // the first finger went down
  kTap,        // it came up within the slop of where it went down
  kDragBegin,  // it moved further than the slop: the press is over
  kDragMove,
  kDragEnd,    // velocity holds; a fling is the screen's to show
  kPinchMove,  // two fingers: factor and center since the last
  kPinchEnd,
  kCancel,     // the press is over and means nothing (a second finger, a lost device)
};

struct Gesture {
  GestureKind kind = GestureKind::kPress;
  Vec2 at;                // where the finger is; a pinch's centre
  Vec2 start;             // where it went down
  Vec2 delta;             // since the last sample; a pinch's shift of its centre
  Vec2 velocity_per_s;    // px per second; at kDragEnd
  float factor = 1;       // kPinchMove: ratio of the fingers' distances, now to before
  int64_t time_ms = 0;
};

constexpr float kDragSlopPx = 24;  // design px; the recogniser is told the scale

class GestureRecognizer {
 public:
  void set_scale(float device_px_per_stage_px) { scale_ = device_px_per_stage_px; }
  // Samples in the order in which they came.
  std::vector<Gesture> step(const std::vector<TouchSample>& samples);
  bool any_finger_down() const { return !fingers_.empty(); }

 private:
  struct Finger {
    int64_t id;
    Vec2 start, at;
    int64_t time_ms;
    Vec2 velocity_per_s;
  };
  enum class Mode { kNone, kPress, kDrag, kPinch, kDead };  // kDead: wait until all fingers are up
  float scale_ = 1;
  Mode mode_ = Mode::kNone;
  std::vector<Finger> fingers_;
};

}  // namespace starharbor::kiosk
