// From touch samples to gestures: tap, drag with momentum, pinch. Fed by multi-touch and mouse alike; knows no screen
// and no window. Positions are device px, times UTC milliseconds; time is always passed in.
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
  kCancel,  // the press is over and means nothing (a second finger, a lost device)
};

struct Gesture {
  GestureKind kind = GestureKind::kPress;
  Vec2 at;              // where the finger is; a pinch's centre
  Vec2 start;           // where it went down
  Vec2 delta;           // since the last sample, of the first kDragMove since `start`; a pinch's shift of its centre
  Vec2 velocity_per_s;  // px per second; at kDragEnd
  float factor = 1;     // kPinchMove: ratio of the fingers' distances, now to before
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
  struct Trace {
    Vec2 at;
    int64_t time_ms;
  };
  struct Finger {
    int64_t id;
    Vec2 start, at;
    int64_t time_ms;
    std::vector<Trace> trail;  // of the last moments, for the speed of a fling
  };
  enum class Mode { kNone, kPress, kDrag, kPinch, kDead };  // kDead: wait until all fingers are up

  void down(const TouchSample& sample, std::vector<Gesture>& gestures);
  void move(const TouchSample& sample, std::vector<Gesture>& gestures);
  void up(const TouchSample& sample, std::vector<Gesture>& gestures);
  void lose(const TouchSample& sample, std::vector<Gesture>& gestures);
  void lift(const Finger& finger, int64_t time_ms, std::vector<Gesture>& gestures);
  void pinch(Finger& finger, const TouchSample& sample, std::vector<Gesture>& gestures);
  void lose_silent_fingers(const TouchSample& sample, std::vector<Gesture>& gestures);
  void begin_pinch();
  Finger* find(int64_t id);
  static void remember(Finger& finger, const TouchSample& sample);
  Vec2 velocity(const Finger& finger, int64_t up_ms) const;
  Vec2 pinch_center() const;  // of the first two fingers
  float pinch_distance() const;

  float scale_ = 1;
  Mode mode_ = Mode::kNone;
  std::vector<Finger> fingers_;  // in the order in which they came down
  Vec2 pinch_start_;
};

}  // namespace starharbor::kiosk
