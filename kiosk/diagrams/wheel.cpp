// The plain form for kinds that this version does not know: labelled discs on a ring round the core.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "kiosk/diagrams/pen.h"

namespace starharbor::kiosk {
namespace {

constexpr float kOrbit = .36f, kDiscMost = .13f, kCore = .14f, kLine = .012f;
constexpr int kStaggerMs = 60;

float disc_radius(int count) {
  if (count < 2) return kDiscMost;
  return std::min(kDiscMost, .9f * kOrbit * std::sin(std::numbers::pi_v<float> / static_cast<float>(count)));
}

Vec2 disc_center(int index, int count) {
  return polar(kUnitCenter, kOrbit, -90 + 360.f * static_cast<float>(index) / static_cast<float>(count));
}

Vec2 label_size_in(float radius) {
  return {radius * 1.7f, radius};
}

}  // namespace

void draw_wheel(const DiagramPen& pen) {
  const int count = pen.parts();
  const DiagramColors& colors = pen.colors();
  const float radius = disc_radius(count);
  pen.canvas().ellipse(pen.at(kUnitCenter), pen.px(kOrbit), pen.px(kOrbit), pen.tone(colors.mid, kNoPart),
                       pen.px(kLine));
  for (int i = 0; i < count; ++i) {
    const Color fill = i % 2 == 0 ? colors.main : colors.mid;
    pen.canvas().disc(pen.at(disc_center(i, count)), pen.px(radius) * pen.arrival(i, count, kPartMs, kStaggerMs),
                      pen.tone(fill, i));
  }
  pen.canvas().disc(pen.at(kUnitCenter), pen.px(kCore), pen.tone(colors.core, kCorePart));
  if (pen.progress() < 1) return;
  for (int i = 0; i < count; ++i) {
    pen.label(i, disc_center(i, count), label_size_in(radius), pen.tone(colors.on_main, i), pen.narrow_style(true));
  }
  pen.label(kCorePart, kUnitCenter, {kCore * 1.8f, kCore}, pen.tone(colors.on_core, kCorePart), pen.label_style(true));
}

bool wheel_words_fit(const DiagramPen& pen) {
  return pen.words_fit(pen.narrow_style(true), label_size_in(disc_radius(pen.parts())));
}

int wheel_part_at(int parts, Vec2 unit) {
  if (distance(unit, kUnitCenter) <= kCore) return kCorePart;
  constexpr float kOutside = .03f;
  int nearest = kNoPart;
  float shortest = disc_radius(parts) + kOutside;
  for (int i = 0; i < parts; ++i) {
    const float away = distance(unit, disc_center(i, parts));
    if (away < shortest) {
      shortest = away;
      nearest = i;
    }
  }
  return nearest;
}

}  // namespace starharbor::kiosk
