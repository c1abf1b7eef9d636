// Rings linked in a circle round a core. Each goes over the next at the outer crossing and under it at the inner one;
// the weave is two gaps in every ring, so nothing is painted over.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "kiosk/diagrams/pen.h"

namespace starharbor::kiosk {
namespace {

constexpr float kReach = .484f;          // from the middle to a ring's outer rim
constexpr float kRingPerPitch = .6575f;  // a ring's radius to the distance of two neighbours
constexpr float kCore = .062f, kLabelOutward = .034f;
constexpr int kStaggerMs = 90;
constexpr float kDegrees = 180 / std::numbers::pi_v<float>;

struct Plan {
  float orbit, radius;
};

// Six rings come out as the design has them (.292 and .192); other numbers keep the same weave.
Plan plan_for(int count) {
  const float half_pitch = std::sin(std::numbers::pi_v<float> / static_cast<float>(count));
  const float orbit = kReach / (1 + 2 * kRingPerPitch * half_pitch);
  return {orbit, kReach - orbit};
}

Vec2 ring_center(const Plan& plan, int index, int count) {
  return polar(kUnitCenter, plan.orbit, -90 + 360.f * static_cast<float>(index) / static_cast<float>(count));
}

float direction(Vec2 from, Vec2 to) {
  return std::atan2(to.y - from.y, to.x - from.x) * kDegrees;
}

float clockwise_from(float start, float degrees) {
  const float turn = std::fmod(degrees - start, 360.f);
  return turn < 0 ? turn + 360 : turn;
}

struct Weave {
  float width, give;
};

Weave weave_of(const DiagramPen& pen) {
  return pen.labels() ? Weave{.030f, .011f} : Weave{.044f, .012f};
}

Vec2 label_size_in(const Plan& plan, const Weave& weave) {
  const float room = 2 * (plan.radius - weave.width);
  return {room * .78f, room * .5f};
}

void draw_ring(const DiagramPen& pen, const Plan& plan, const Weave& weave, int index) {
  const int count = pen.parts();
  const Vec2 center = ring_center(plan, index, count);
  const Vec2 next = ring_center(plan, (index + 1) % count, count);
  const Vec2 previous = ring_center(plan, (index + count - 1) % count, count);
  const float crossing = std::acos(distance(center, next) / 2 / plan.radius) * kDegrees;
  const float half_gap = (weave.width / 2 + weave.give) / plan.radius / std::sin(2 * crossing / kDegrees) * kDegrees;
  const float under_next = direction(center, next) + crossing;
  const float to_under_previous = clockwise_from(under_next, direction(center, previous) + crossing);
  const float first = to_under_previous - 2 * half_gap, second = 360 - to_under_previous - 2 * half_gap;

  const float drawn = (first + second) * pen.arrival(index, count, kPartMs, kStaggerMs);
  const Color color = pen.tone(index % 2 == 0 ? pen.colors().main : pen.colors().mid, index);
  const auto arc = [&](float from, float sweep) {
    if (sweep > 0) {
      pen.canvas().arc(pen.at(center), pen.px(plan.radius), from, from + sweep, color, pen.px(weave.width), false);
    }
  };
  arc(under_next + half_gap, std::min(drawn, first));
  arc(under_next + to_under_previous + half_gap, drawn - first);
}

}  // namespace

void draw_rings(const DiagramPen& pen) {
  const int count = pen.parts();
  const Plan plan = plan_for(count);
  const Weave weave = weave_of(pen);
  for (int i = 0; i < count; ++i) draw_ring(pen, plan, weave, i);
  const DiagramColors& colors = pen.colors();
  pen.canvas().disc(pen.at(kUnitCenter), pen.px(kCore) * pen.arrival(count - 1, count, kPartMs, kStaggerMs),
                    pen.tone(colors.core, kCorePart));
  if (pen.progress() < 1) return;
  const Vec2 size = label_size_in(plan, weave);
  const TextStyle style = pen.narrow_style(true);
  for (int i = 0; i < count; ++i) {
    const float angle = -90 + 360.f * static_cast<float>(i) / static_cast<float>(count);
    pen.label(i, polar(kUnitCenter, plan.orbit + kLabelOutward, angle), size, pen.tone(colors.text, i), style);
  }
  pen.label(kCorePart, kUnitCenter, {2 * kCore * .94f, 2 * kCore}, pen.tone(colors.on_core, kCorePart),
            pen.core_style());
}

bool rings_words_fit(const DiagramPen& pen) {
  return pen.words_fit(pen.narrow_style(true), label_size_in(plan_for(pen.parts()), weave_of(pen)));
}

int rings_part_at(int parts, Vec2 unit) {
  constexpr float kCoreReach = .085f, kOutside = .05f;
  if (distance(unit, kUnitCenter) <= kCoreReach) return kCorePart;
  const Plan plan = plan_for(parts);
  int nearest = kNoPart;
  float shortest = plan.radius + kOutside;
  for (int i = 0; i < parts; ++i) {
    const float away = distance(unit, ring_center(plan, i, parts));
    if (away < shortest) {
      shortest = away;
      nearest = i;
    }
  }
  return nearest;
}

}  // namespace starharbor::kiosk
