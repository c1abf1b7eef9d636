// Fingers and targets of one frame, and when the next frame is due. Draws nothing but touch rings.
#include "kiosk/widgets/ui.h"

#include <algorithm>

namespace starharbor::kiosk {
namespace {

constexpr int kDeafMs = 250;
constexpr int kRepeatAfterMs = 500, kRepeatEveryMs = 80;
constexpr float kSlopPx = kDragSlopPx;
constexpr int kRingMs = 320;
constexpr float kRingFrom = 12, kRingTo = 64, kRingWidth = 3, kRingAlpha = .6f;
// Nothing in a loop moves faster than 15 px a second, so 20 frames a second show no steps, and cost less than the 30
// that the design allows.
constexpr int kLoopFrameMs = 50;

bool is_drag(GestureKind kind) {
  return kind == GestureKind::kDragBegin || kind == GestureKind::kDragMove || kind == GestureKind::kDragEnd;
}
bool is_pinch(GestureKind kind) {
  return kind == GestureKind::kPinchMove || kind == GestureKind::kPinchEnd;
}

bool close_to(Vec2 a, Vec2 b) {
  const Vec2 d = a - b;
  return d.x * d.x + d.y * d.y <= 4 * kSlopPx * kSlopPx;
}

int64_t modulo(int64_t value, int64_t period) {
  return ((value % period) + period) % period;
}

}  // namespace

Ui::Ui(Canvas& canvas, Pointer& pointer, const std::vector<Gesture>& gestures, Language language, int64_t now_ms)
    : canvas_(canvas),
      pointer_(pointer),
      gestures_(gestures),
      language_(language),
      now_ms_(now_ms),
      motion_(canvas.look().motion) {
  const float per_px = 1 / canvas_.scale();
  for (const Pointer::Press& press : pointer_.presses) {
    touches_.push_back({.finger = press.finger, .start = press.at, .at = press.at, .owner = press.target});
  }
  for (Gesture& gesture : gestures_) {
    gesture.at = canvas_.to_stage(gesture.at);
    gesture.start = canvas_.to_stage(gesture.start);
    gesture.delta = gesture.delta * per_px;
    gesture.velocity_per_s = gesture.velocity_per_s * per_px;
    follow(gesture);
  }
  std::erase_if(pointer_.presses, [&](const Pointer::Press& press) {
    const Touch* touch = touch_of(press.finger);
    return !touch || touch->owner.empty();
  });
  std::erase_if(pointer_.rings, [&](const Pointer::Ring& ring) {
    return now_ms_ < ring.since_ms || now_ms_ - ring.since_ms >= kRingMs;
  });
}

void Ui::follow(const Gesture& gesture) {
  Touch* touch = touch_of(gesture.finger);
  if (gesture.kind == GestureKind::kPress) {
    if (touch) touch->down = false;
    touches_.push_back(
        {.finger = gesture.finger, .start = gesture.at, .at = gesture.at, .pressed_ms = gesture.time_ms});
    pointer_.rings.push_back({gesture.at, now_ms_});
  } else if (touch && !is_pinch(gesture.kind)) {
    touch->at = gesture.at;
    touch->ended_ms = gesture.time_ms;
    touch->tapped = gesture.kind == GestureKind::kTap;
    touch->down = false;
  }
}

// The finger that is down; null: it isn't.
Ui::Touch* Ui::touch_of(int64_t finger) {
  const auto is_it = [&](const Touch& touch) { return touch.down && touch.finger == finger; };
  const auto touch = std::find_if(touches_.begin(), touches_.end(), is_it);
  return touch == touches_.end() ? nullptr : &*touch;
}

bool Ui::deaf(std::string_view id, const Touch& touch) const {
  return std::any_of(pointer_.acts.begin(), pointer_.acts.end(), [&](const Pointer::Act& act) {
    const int64_t since_ms = touch.pressed_ms - act.time_ms;
    return since_ms >= 0 && since_ms < kDeafMs && (act.target == id || close_to(act.at, touch.start));
  });
}

bool Ui::take(Touch& touch, std::string_view id, Rect rect) {
  if (!touch.owner.empty() || !rect.contains(touch.start) || deaf(id, touch)) return false;
  touch.owner = id;
  if (touch.down) pointer_.presses.push_back({touch.finger, touch.owner, touch.start, touch.pressed_ms, false});
  return true;
}

TargetState Ui::target(std::string_view id, Rect rect) {
  TargetState state;
  if (inert_ > 0) return state;
  for (Touch& touch : touches_) {
    take(touch, id, rect);
    if (touch.owner != id) continue;
    state.pressed = state.pressed || touch.down;
    if (!touch.tapped || !rect.grown(kSlopPx).contains(touch.at)) continue;
    touch.tapped = false;
    state.tapped = true;
    std::erase_if(pointer_.acts, [&](const Pointer::Act& act) { return touch.ended_ms >= act.time_ms + kDeafMs; });
    pointer_.acts.push_back({touch.owner, touch.at, touch.ended_ms});
  }
  return state;
}

TargetState Ui::key(std::string_view id, Rect rect, bool repeats) {
  TargetState state;
  if (inert_ > 0) return state;
  for (Touch& touch : touches_) {
    if (take(touch, id, rect)) state.tapped = true;
    if (touch.owner != id || !touch.down) continue;
    state.pressed = true;
    if (repeats && repeat(touch)) state.tapped = true;
  }
  return state;
}

// Only a frame in which no finger does anything repeats: one that does shows an earlier moment, and has an act already.
bool Ui::repeat(const Touch& touch) {
  const auto press = std::find_if(pointer_.presses.begin(), pointer_.presses.end(),
                                  [&](const Pointer::Press& held) { return held.finger == touch.finger; });
  const int64_t due_ms = press->repeated_ms + (press->repeats ? kRepeatEveryMs : kRepeatAfterMs);
  const bool is_due = gestures_.empty() && now_ms_ >= due_ms;
  if (is_due) {
    press->repeated_ms = now_ms_;
    press->repeats = true;
  }
  need_frame_at(is_due ? now_ms_ + kRepeatEveryMs : due_ms);
  return is_due;
}

std::optional<Gesture> Ui::drag(Rect rect) {
  if (inert_ > 0 || drag_taken_) return std::nullopt;
  std::optional<Gesture> sum;
  for (const Gesture& gesture : gestures_) {
    if (!is_drag(gesture.kind) || !rect.contains(gesture.start)) continue;
    if (!sum) {
      sum = gesture;
      continue;
    }
    const Vec2 delta = sum->delta + gesture.delta;
    const bool began = sum->kind == GestureKind::kDragBegin && gesture.kind == GestureKind::kDragMove;
    sum = gesture;
    sum->delta = delta;
    if (began) sum->kind = GestureKind::kDragBegin;
  }
  drag_taken_ = sum.has_value();
  return sum;
}

std::optional<Gesture> Ui::pinch(Rect rect) {
  if (inert_ > 0 || pinch_taken_) return std::nullopt;
  std::optional<Gesture> sum;
  for (const Gesture& gesture : gestures_) {
    if (!is_pinch(gesture.kind) || !(rect.contains(gesture.start) || rect.contains(gesture.at))) continue;
    const Vec2 delta = sum ? sum->delta + gesture.delta : gesture.delta;
    const float factor = sum ? sum->factor * gesture.factor : gesture.factor;
    sum = gesture;
    sum->delta = delta;
    sum->factor = factor;
  }
  pinch_taken_ = sum.has_value();
  return sum;
}

std::vector<Trail> Ui::trails(Rect rect) {
  std::vector<Trail> trails;
  if (inert_ > 0) return trails;
  for (const Gesture& gesture : gestures_) {
    if (is_pinch(gesture.kind) || !rect.contains(gesture.start)) continue;
    const bool begins = gesture.kind == GestureKind::kPress;
    const bool goes_on = !begins && !trails.empty() && trails.back().finger == gesture.finger;
    if (!goes_on) trails.push_back({.finger = gesture.finger, .began = begins});
    Trail& trail = trails.back();
    trail.lost = gesture.kind == GestureKind::kCancel;
    trail.ended = gesture.kind == GestureKind::kTap || gesture.kind == GestureKind::kDragEnd;
    if (!trail.lost) trail.points.push_back(gesture.at);
  }
  return trails;
}

void Ui::begin_inert() {
  ++inert_;
}

void Ui::end_inert() {
  --inert_;
}

void Ui::need_frame_at(int64_t time_ms) {
  next_frame_at_ = next_frame_at_ ? std::min(*next_frame_at_, time_ms) : time_ms;
}

void Ui::need_loop_frame() {
  if (motion_) need_frame_at(now_ms_ + kLoopFrameMs);
}

float Ui::loop_phase(int period_ms, int offset_ms) const {
  if (!motion_) return 0;
  return static_cast<float>(modulo(now_ms_ + offset_ms, period_ms)) / static_cast<float>(period_ms);
}

float Ui::loop_seconds() const {
  constexpr int64_t kHourMs = 3'600'000;  // a float cannot hold the time of day in ms
  return motion_ ? static_cast<float>(modulo(now_ms_, kHourMs)) / 1000 : 0;
}

void Ui::draw_touch_rings(Color color) {
  for (const Pointer::Ring& ring : pointer_.rings) {
    const float t = static_cast<float>(now_ms_ - ring.since_ms) / kRingMs;
    canvas_.ellipse(ring.at, lerp(kRingFrom, kRingTo, t), lerp(kRingFrom, kRingTo, t),
                    with_alpha(color, kRingAlpha * (1 - t)), kRingWidth);
  }
  if (!pointer_.rings.empty()) need_frame_now();
}

}  // namespace starharbor::kiosk
