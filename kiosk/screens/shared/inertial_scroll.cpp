// Exponential decay for pans; pages that follow, give way at the ends, and snap.
#include "kiosk/screens/shared/inertial_scroll.h"

#include <algorithm>
#include <cmath>

#include "kiosk/theme/color.h"
#include "kiosk/theme/measures.h"
#include "kiosk/theme/motion.h"

namespace starharbor::kiosk {
namespace {

constexpr float kDecayMs = 300;  // after it, a third of the speed is left
constexpr float kStillPxPerS = 12;
constexpr float kTurnPart = .5f;      // of a page's width, with the momentum counted in
constexpr float kTurnAtMostPx = 220;  // a wide page need not be pulled half its width
constexpr float kGivesWayPart = .25f;

float left_of_speed(int64_t elapsed_ms) {
  return std::exp(-static_cast<float>(std::max<int64_t>(0, elapsed_ms)) / kDecayMs);
}

bool sideways(const Gesture& drag) {
  const Vec2 way = drag.at - drag.start;
  return std::abs(way.x) >= std::abs(way.y);
}

}  // namespace

Vec2 glided(Vec2 velocity_per_s, int64_t elapsed_ms) {
  return glide_length(velocity_per_s) * (1 - left_of_speed(elapsed_ms));
}

Vec2 glide_length(Vec2 velocity_per_s) {
  return velocity_per_s * (kDecayMs / 1000);
}

bool glide_over(Vec2 velocity_per_s, int64_t elapsed_ms) {
  return std::hypot(velocity_per_s.x, velocity_per_s.y) * left_of_speed(elapsed_ms) < kStillPxPerS;
}

float held_back(float pulled, float width) {
  const float most = width * kGivesWayPart;
  return most <= 0 ? 0 : std::copysign(most * (1 - 1 / (1 + std::abs(pulled) / most)), pulled);
}

int PageSwipe::follow(const std::optional<Gesture>& drag, const Row& row, int64_t now_ms) {
  if (!drag) return 0;
  const bool ends = drag->kind == GestureKind::kDragEnd;
  const bool begins = drag->kind == GestureKind::kDragBegin;
  // A quick flick may begin and end within one frame.
  if (!held_ && (begins || ends)) held_ = sideways(*drag);
  if (!held_) return 0;

  const float pulled = drag->at.x - drag->start.x;
  const bool there = pulled > 0 ? row.before : row.after;
  pulled_ = there ? std::clamp(pulled, -row.width, row.width) : held_back(pulled, row.width);
  if (!ends) return 0;

  held_ = false;
  const float aimed = pulled + glide_length(drag->velocity_per_s).x;
  const float needed = std::min(row.width * kTurnPart, kTurnAtMostPx);
  const bool turns = there && std::abs(aimed) >= needed && aimed * pulled > 0;
  const int step = turns ? (pulled > 0 ? -1 : 1) : 0;
  settle_from(pulled_ + static_cast<float>(step) * row.width, now_ms);
  return step;
}

void PageSwipe::settle_from(float offset, int64_t now_ms) {
  held_ = false;
  settles_from_ = offset;
  settled_ms_ = now_ms;
}

void PageSwipe::stop() {
  held_ = false;
  settles_from_ = 0;
}

float PageSwipe::offset(int64_t now_ms) const {
  if (held_) return pulled_;
  if (!moving(now_ms)) return 0;
  return settles_from_ * (1 - ease_out(progress(now_ms, settled_ms_, motion::kStandardMs)));
}

bool PageSwipe::moving(int64_t now_ms) const {
  return !held_ && settles_from_ != 0 && now_ms < settled_ms_ + motion::kStandardMs;
}

}  // namespace starharbor::kiosk
