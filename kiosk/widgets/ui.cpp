// Fingers and targets of one frame, and when the next frame is due. Draws nothing but touch rings.
#include "kiosk/widgets/ui.h"

#include <algorithm>

namespace starharbor::kiosk {
namespace {

constexpr int kDeafMs = 250;
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

Ui::Ui(Canvas& canvas, Pointer& pointer, const std::vector<Gesture>& gestures, Language language, int64_t now_ms,
       bool loops)
    : canvas_(canvas), pointer_(pointer), gestures_(gestures), language_(language), now_ms_(now_ms), loops_(loops) {
  const float per_px = 1 / canvas_.scale();
  if (!pointer_.pressed.empty()) {
    touches_.push_back({.start = pointer_.pressed_at, .at = pointer_.pressed_at, .owner = pointer_.pressed});
  }
  for (Gesture& gesture : gestures_) {
    gesture.at = canvas_.to_stage(gesture.at);
    gesture.start = canvas_.to_stage(gesture.start);
    gesture.delta = gesture.delta * per_px;
    gesture.velocity_per_s = gesture.velocity_per_s * per_px;
    follow(gesture);
  }
  if (touches_.empty() || !touches_.back().down || touches_.back().owner.empty()) pointer_.pressed.clear();
  std::erase_if(pointer_.rings, [&](const Pointer::Ring& ring) {
    return now_ms_ < ring.since_ms || now_ms_ - ring.since_ms >= kRingMs;
  });
}

void Ui::follow(const Gesture& gesture) {
  if (gesture.kind == GestureKind::kPress) {
    if (!touches_.empty()) touches_.back().down = false;
    touches_.push_back({.start = gesture.at, .at = gesture.at, .pressed_ms = gesture.time_ms});
    pointer_.pressed_at = gesture.at;
    pointer_.rings.push_back({gesture.at, now_ms_});
    return;
  }
  if (touches_.empty()) return;
  Touch& touch = touches_.back();
  touch.at = gesture.at;
  touch.ended_ms = gesture.time_ms;
  touch.tapped = touch.down && gesture.kind == GestureKind::kTap;
  touch.down = false;
}

bool Ui::deaf(std::string_view id, const Touch& touch) const {
  const int64_t since = touch.pressed_ms - pointer_.last_acted_ms;
  if (since < 0 || since >= kDeafMs || pointer_.last_acted.empty()) return false;
  return pointer_.last_acted == id || close_to(pointer_.last_acted_at, touch.start);
}

TargetState Ui::target(std::string_view id, Rect rect) {
  TargetState state;
  if (inert_ > 0) return state;
  for (Touch& touch : touches_) {
    if (touch.owner.empty() && rect.contains(touch.start) && !deaf(id, touch)) {
      touch.owner = id;
      if (touch.down) pointer_.pressed = id;
    }
    if (touch.owner != id) continue;
    state.pressed = touch.down;
    if (touch.tapped && rect.grown(kSlopPx).contains(touch.at)) {
      touch.tapped = false;
      state.tapped = true;
      pointer_.last_acted = id;
      pointer_.last_acted_ms = touch.ended_ms;
      pointer_.last_acted_at = touch.at;
    }
  }
  return state;
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
    if (begins || trails.empty() || trails.back().ended || trails.back().lost) trails.push_back({.began = begins});
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
  if (loops_) need_frame_at(now_ms_ + kLoopFrameMs);
}

float Ui::loop_phase(int period_ms, int offset_ms) const {
  if (!loops_) return 0;
  return static_cast<float>(modulo(now_ms_ + offset_ms, period_ms)) / static_cast<float>(period_ms);
}

float Ui::loop_seconds() const {
  constexpr int64_t kHourMs = 3'600'000;  // a float cannot hold the time of day in ms
  return loops_ ? static_cast<float>(modulo(now_ms_, kHourMs)) / 1000 : 0;
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
