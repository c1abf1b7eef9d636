// The recogniser: every finger presses by itself; of drags and pinches there is one at a time. No finger stays behind
// for ever: a new touch under an old id takes the old one's place, and an end of an unknown finger is nothing.
#include "kiosk/input/gesture.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace starharbor::kiosk {

namespace {

// A fling has the speed of the last moments, not of the whole drag: who slows down before letting go throws nothing.
constexpr int64_t kVelocityWindowMs = 80;
constexpr float kMinPinchDistancePx = 1.0f;

float length(Vec2 v) {
  return std::hypot(v.x, v.y);
}

float pinch_distance(Vec2 a, Vec2 b) {
  return std::max(kMinPinchDistancePx, length(a - b));
}

Gesture gesture(GestureKind kind, int64_t finger, Vec2 at, Vec2 start, int64_t time_ms) {
  Gesture made;
  made.kind = kind;
  made.finger = finger;
  made.at = at;
  made.start = start;
  made.time_ms = time_ms;
  return made;
}

bool is_move(GestureKind kind) {
  return kind == GestureKind::kDragBegin || kind == GestureKind::kDragMove || kind == GestureKind::kPinchMove;
}

}  // namespace

bool shows_somebody(const Gesture& gesture) {
  return gesture.kind == GestureKind::kPress || gesture.kind == GestureKind::kTap || is_move(gesture.kind);
}

std::vector<std::vector<Gesture>> one_act_each(const std::vector<Gesture>& gestures) {
  std::vector<std::vector<Gesture>> parts;
  bool begins = true;
  for (const Gesture& gesture : gestures) {
    if (begins) parts.emplace_back();
    parts.back().push_back(gesture);
    begins = !is_move(gesture.kind);
  }
  return parts;
}

std::vector<Gesture> GestureRecognizer::step(const std::vector<TouchSample>& samples, int64_t now_ms) {
  Gestures gestures;
  for (const TouchSample& sample : samples) {
    let_lie(sample.time_ms, gestures);
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
        lose(sample.id, sample.time_ms, gestures);
        break;
    }
  }
  let_lie(now_ms, gestures);
  return gestures;
}

bool GestureRecognizer::any_finger_down() const {
  return std::any_of(fingers_.begin(), fingers_.end(), [](const Finger& f) { return f.part != Part::kLying; });
}

std::optional<int64_t> GestureRecognizer::due_ms() const {
  std::optional<int64_t> due;
  for (const Finger& finger : fingers_) {
    if (finger.part == Part::kLying) continue;
    const int64_t lies_ms = finger.circle_since_ms + kLyingAfterMs;
    due = due ? std::min(*due, lies_ms) : lies_ms;
  }
  return due;
}

GestureRecognizer::Finger* GestureRecognizer::find(int64_t id) {
  const auto finger = std::find_if(fingers_.begin(), fingers_.end(), [&](const Finger& f) { return f.id == id; });
  return finger == fingers_.end() ? nullptr : &*finger;
}

void GestureRecognizer::down(const TouchSample& sample, Gestures& gestures) {
  lose_silent_fingers(sample, gestures);
  fingers_.push_back({.id = sample.id,
                      .start = sample.at,
                      .at = sample.at,
                      .told = sample.at,
                      .down_ms = sample.time_ms,
                      .time_ms = sample.time_ms,
                      .circle = sample.at,
                      .circle_since_ms = sample.time_ms,
                      .trail = {{sample.at, sample.time_ms}}});
  gestures.push_back(gesture(GestureKind::kPress, sample.id, sample.at, sample.at, sample.time_ms));
}

void GestureRecognizer::lose_silent_fingers(const TouchSample& sample, Gestures& gestures) {
  std::vector<int64_t> lost;
  for (const Finger& finger : fingers_) {
    if (finger.id == sample.id || finger.time_ms <= sample.time_ms - kLostAfterMs) lost.push_back(finger.id);
  }
  for (const int64_t id : lost) lose(id, sample.time_ms, gestures);
}

// A clock that was set back makes nobody wait for the old time.
void GestureRecognizer::let_lie(int64_t time_ms, Gestures& gestures) {
  for (Finger& finger : fingers_) {
    finger.circle_since_ms = std::min(finger.circle_since_ms, time_ms);
    if (finger.part == Part::kLying || time_ms < finger.circle_since_ms + kLyingAfterMs) continue;
    Finger* other = finger.part == Part::kPinch ? other_pinching(finger) : nullptr;
    end(finger, Part::kLying, time_ms, gestures);
    if (other) other->part = Part::kLying;
  }
}

void GestureRecognizer::move(const TouchSample& sample, Gestures& gestures) {
  Finger* finger = find(sample.id);
  if (!finger) return;
  // A slow creep is none: what lies there is measured anew from where it has got to.
  if (finger->part == Part::kLying && sample.time_ms >= finger->circle_since_ms + kLyingAfterMs) {
    finger->circle = finger->at;
    finger->circle_since_ms = sample.time_ms;
  }
  const Vec2 from = finger->circle;
  remember(*finger, sample);
  const bool has_left = leaves_circle(*finger);
  if (finger->part == Part::kDrag) return drag(*finger, gestures);
  if (finger->part == Part::kPinch) return pinch(*finger, gestures);
  if (has_left && finger->part != Part::kSpent) set_out(*finger, from, gestures);
}

bool GestureRecognizer::leaves_circle(Finger& finger) {
  if (length(finger.at - finger.circle) <= kDragSlopPx * scale_) return false;
  finger.circle = finger.at;
  finger.circle_since_ms = finger.time_ms;
  // One finger of a pinch may rest as long as the other moves.
  if (Finger* other = finger.part == Part::kPinch ? other_pinching(finger) : nullptr) {
    other->circle_since_ms = finger.time_ms;
  }
  return true;
}

// A press or a thing that lay there begins to move.
void GestureRecognizer::set_out(Finger& finger, Vec2 from, Gestures& gestures) {
  if (other_pinching(finger)) {
    if (finger.part == Part::kPress) end(finger, Part::kSpent, finger.time_ms, gestures);
    return;
  }
  finger.start = finger.told = from;
  if (Finger* partner = partner_of(finger)) return begin_pinch(*partner, finger, gestures);
  finger.part = Part::kDrag;
  gestures.push_back(gesture(GestureKind::kDragBegin, finger.id, finger.at, finger.start, finger.time_ms));
  drag(finger, gestures);
}

// Whom a finger that begins to move pinches with; null: nobody.
GestureRecognizer::Finger* GestureRecognizer::partner_of(const Finger& finger) {
  Finger* partner = nullptr;
  for (Finger& other : fingers_) {
    if (other.id == finger.id) continue;
    if (other.part == Part::kDrag) return &other;
    const bool are_together = std::abs(other.down_ms - finger.down_ms) <= kTogetherMs;
    if (other.part == Part::kPress && are_together) partner = &other;
  }
  return partner;
}

GestureRecognizer::Finger* GestureRecognizer::other_pinching(const Finger& finger) {
  const auto is_other = [&](const Finger& f) { return f.part == Part::kPinch && f.id != finger.id; };
  const auto other = std::find_if(fingers_.begin(), fingers_.end(), is_other);
  return other == fingers_.end() ? nullptr : &*other;
}

void GestureRecognizer::begin_pinch(Finger& first, Finger& second, Gestures& gestures) {
  const int64_t now_ms = second.time_ms;
  for (Finger* finger : {&first, &second}) {
    end(*finger, Part::kPinch, now_ms, gestures);
    finger->circle_since_ms = now_ms;
  }
  pinch_start_ = lerp(first.told, second.told, .5f);
  pinch(second, gestures);
}

void GestureRecognizer::drag(Finger& finger, Gestures& gestures) {
  gestures.push_back(gesture(GestureKind::kDragMove, finger.id, finger.at, finger.start, finger.time_ms));
  gestures.back().delta = finger.at - std::exchange(finger.told, finger.at);
}

void GestureRecognizer::pinch(Finger& finger, Gestures& gestures) {
  Finger& other = *other_pinching(finger);
  const Vec2 center = lerp(finger.at, other.at, .5f), center_before = lerp(finger.told, other.told, .5f);
  gestures.push_back(gesture(GestureKind::kPinchMove, finger.id, center, pinch_start_, finger.time_ms));
  gestures.back().delta = center - center_before;
  gestures.back().factor = pinch_distance(finger.at, other.at) / pinch_distance(finger.told, other.told);
  finger.told = finger.at;
  other.told = other.at;
}

void GestureRecognizer::up(const TouchSample& sample, Gestures& gestures) {
  Finger* finger = find(sample.id);
  if (!finger) return;
  // The way to where it was let go counts too: a fast swipe may come as a Down and an Up alone.
  if (length(sample.at - finger->at) > 0) move(sample, gestures);
  if (finger->part == Part::kPress) {
    gestures.push_back(gesture(GestureKind::kTap, finger->id, sample.at, finger->start, sample.time_ms));
    finger->part = Part::kSpent;
  } else if (finger->part == Part::kDrag) {
    gestures.push_back(gesture(GestureKind::kDragEnd, finger->id, sample.at, finger->start, sample.time_ms));
    gestures.back().velocity_per_s = velocity(*finger, sample.time_ms);
    finger->part = Part::kSpent;
  }
  lose(sample.id, sample.time_ms, gestures);
}

void GestureRecognizer::lose(int64_t id, int64_t time_ms, Gestures& gestures) {
  Finger* finger = find(id);
  if (!finger) return;
  end(*finger, Part::kSpent, time_ms, gestures);
  fingers_.erase(fingers_.begin() + (finger - fingers_.data()));
}

// What is left of a pinch does nothing until it is lifted: a finger that stays a moment longer is no drag.
void GestureRecognizer::end(Finger& finger, Part next, int64_t time_ms, Gestures& gestures) {
  const Part before = std::exchange(finger.part, next);
  if (before == Part::kPress) {
    gestures.push_back(gesture(GestureKind::kCancel, finger.id, finger.at, finger.start, time_ms));
  } else if (before == Part::kDrag) {
    gestures.push_back(gesture(GestureKind::kDragEnd, finger.id, finger.at, finger.start, time_ms));
  } else if (before == Part::kPinch) {
    Finger& other = *other_pinching(finger);
    const Vec2 center = lerp(finger.at, other.at, .5f);
    gestures.push_back(gesture(GestureKind::kPinchEnd, finger.id, center, pinch_start_, time_ms));
    other.part = Part::kSpent;
  }
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

}  // namespace starharbor::kiosk
