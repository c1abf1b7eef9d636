// The recogniser: one press, one drag or one pinch at a time. A third finger is never looked at, and no finger stays
// behind for ever: a new touch under an old id takes the old one's place, and an end of an unknown finger is nothing.
#include "kiosk/input/gesture.h"

#include <algorithm>
#include <cmath>

namespace starharbor::kiosk {

namespace {

// A fling has the speed of the last moments, not of the whole drag: who slows down before letting go throws nothing.
constexpr int64_t kVelocityWindowMs = 80;
constexpr float kMinPinchDistancePx = 1.0f;

// A finger that has said nothing for so long when another comes down has left without a word.
constexpr int64_t kLostAfterMs = 30'000;

float length(Vec2 v) {
  return std::hypot(v.x, v.y);
}

Gesture gesture(GestureKind kind, Vec2 at, Vec2 start, int64_t time_ms) {
  Gesture made;
  made.kind = kind;
  made.at = at;
  made.start = start;
  made.time_ms = time_ms;
  return made;
}

}  // namespace

std::vector<Gesture> GestureRecognizer::step(const std::vector<TouchSample>& samples) {
  std::vector<Gesture> gestures;
  for (const TouchSample& sample : samples) {
    switch (sample.phase) {
      case TouchPhase::kDown:
        down(sample, gestures);
        break;
      case TouchPhase::kMove:
        move(sample, gestures);
        break;
      case TouchPhase::kUp:
        up(sample, gestures);
        break;
      case TouchPhase::kCancel:
        lose(sample, gestures);
        break;
    }
  }
  return gestures;
}

GestureRecognizer::Finger* GestureRecognizer::find(int64_t id) {
  const auto finger = std::find_if(fingers_.begin(), fingers_.end(), [&](const Finger& f) { return f.id == id; });
  return finger == fingers_.end() ? nullptr : &*finger;
}

void GestureRecognizer::down(const TouchSample& sample, std::vector<Gesture>& gestures) {
  lose_silent_fingers(sample, gestures);
  fingers_.push_back({sample.id, sample.at, sample.at, sample.time_ms, {{sample.at, sample.time_ms}}});
  const Finger& first = fingers_.front();
  if (fingers_.size() == 1) {
    mode_ = Mode::kPress;
    gestures.push_back(gesture(GestureKind::kPress, sample.at, sample.at, sample.time_ms));
  } else if (fingers_.size() == 2) {
    if (mode_ == Mode::kPress) gestures.push_back(gesture(GestureKind::kCancel, first.at, first.start, sample.time_ms));
    if (mode_ == Mode::kDrag) gestures.push_back(gesture(GestureKind::kDragEnd, first.at, first.start, sample.time_ms));
    if (mode_ != Mode::kDead) begin_pinch();
  }
}

void GestureRecognizer::lose_silent_fingers(const TouchSample& sample, std::vector<Gesture>& gestures) {
  std::vector<int64_t> lost;
  for (const Finger& finger : fingers_) {
    if (finger.id == sample.id || finger.time_ms <= sample.time_ms - kLostAfterMs) lost.push_back(finger.id);
  }
  for (const int64_t id : lost) lose({id, TouchPhase::kCancel, sample.at, sample.time_ms}, gestures);
}

void GestureRecognizer::begin_pinch() {
  mode_ = Mode::kPinch;
  pinch_start_ = pinch_center();
}

void GestureRecognizer::move(const TouchSample& sample, std::vector<Gesture>& gestures) {
  Finger* finger = find(sample.id);
  if (!finger) return;
  if (mode_ == Mode::kPinch) return pinch(*finger, sample, gestures);
  Vec2 delta = sample.at - finger->at;
  remember(*finger, sample);
  if (mode_ == Mode::kPress && length(sample.at - finger->start) > kDragSlopPx * scale_) {
    mode_ = Mode::kDrag;
    delta = sample.at - finger->start;
    gestures.push_back(gesture(GestureKind::kDragBegin, sample.at, finger->start, sample.time_ms));
  }
  if (mode_ != Mode::kDrag) return;
  gestures.push_back(gesture(GestureKind::kDragMove, sample.at, finger->start, sample.time_ms));
  gestures.back().delta = delta;
}

void GestureRecognizer::pinch(Finger& finger, const TouchSample& sample, std::vector<Gesture>& gestures) {
  const Vec2 center_before = pinch_center();
  const float distance_before = pinch_distance();
  remember(finger, sample);
  const bool takes_part = &finger == &fingers_[0] || &finger == &fingers_[1];
  if (!takes_part) return;
  gestures.push_back(gesture(GestureKind::kPinchMove, pinch_center(), pinch_start_, sample.time_ms));
  gestures.back().delta = pinch_center() - center_before;
  gestures.back().factor = pinch_distance() / distance_before;
}

void GestureRecognizer::up(const TouchSample& sample, std::vector<Gesture>& gestures) {
  Finger* finger = find(sample.id);
  if (!finger) return;
  // The way to where it was let go counts too: a fast swipe may come as a Down and an Up alone.
  if (length(sample.at - finger->at) > 0) move(sample, gestures);
  if (mode_ == Mode::kPress) {
    gestures.push_back(gesture(GestureKind::kTap, sample.at, finger->start, sample.time_ms));
  } else if (mode_ == Mode::kDrag) {
    gestures.push_back(gesture(GestureKind::kDragEnd, sample.at, finger->start, sample.time_ms));
    gestures.back().velocity_per_s = velocity(*finger, sample.time_ms);
  }
  lift(*finger, sample.time_ms, gestures);
}

void GestureRecognizer::lose(const TouchSample& sample, std::vector<Gesture>& gestures) {
  Finger* finger = find(sample.id);
  if (!finger) return;
  if (mode_ == Mode::kPress)
    gestures.push_back(gesture(GestureKind::kCancel, finger->at, finger->start, sample.time_ms));
  if (mode_ == Mode::kDrag)
    gestures.push_back(gesture(GestureKind::kDragEnd, finger->at, finger->start, sample.time_ms));
  lift(*finger, sample.time_ms, gestures);
}

// Takes the finger away. What is left of a pinch does nothing until the screen is free: a finger that stays a moment
// longer is no drag.
void GestureRecognizer::lift(const Finger& finger, int64_t time_ms, std::vector<Gesture>& gestures) {
  const auto index = &finger - fingers_.data();
  if (mode_ == Mode::kPinch && index < 2) {
    gestures.push_back(gesture(GestureKind::kPinchEnd, pinch_center(), pinch_start_, time_ms));
  }
  if (index < 2) mode_ = Mode::kDead;
  fingers_.erase(fingers_.begin() + index);
  if (fingers_.empty()) mode_ = Mode::kNone;
}

void GestureRecognizer::remember(Finger& finger, const TouchSample& sample) {
  finger.at = sample.at;
  finger.time_ms = sample.time_ms;
  finger.trail.push_back({sample.at, sample.time_ms});
  // One sample older than the window stays, to measure from.
  const auto is_old = [&](const Trace& trace) { return trace.time_ms <= sample.time_ms - kVelocityWindowMs; };
  while (finger.trail.size() > 2 && is_old(finger.trail[1])) finger.trail.erase(finger.trail.begin());
}

Vec2 GestureRecognizer::velocity(const Finger& finger, int64_t up_ms) const {
  const Trace* from = nullptr;
  for (const Trace& trace : finger.trail) {
    if (trace.time_ms >= up_ms - kVelocityWindowMs && trace.time_ms < up_ms) {
      from = &trace;
      break;
    }
  }
  if (!from) return {};
  const float seconds = static_cast<float>(up_ms - from->time_ms) / 1000.0f;
  return (finger.at - from->at) * (1.0f / seconds);
}

Vec2 GestureRecognizer::pinch_center() const {
  return lerp(fingers_[0].at, fingers_[1].at, .5f);
}

float GestureRecognizer::pinch_distance() const {
  return std::max(kMinPinchDistancePx, length(fingers_[1].at - fingers_[0].at));
}

}  // namespace starharbor::kiosk
