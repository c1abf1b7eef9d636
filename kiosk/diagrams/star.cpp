// A charging station: a star of as many points as there are parts, a port at each, a bolt in the ring at its heart.
#include <algorithm>
#include <cmath>

#include "kiosk/diagrams/pen.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

constexpr float kOrbit = .44f, kTip = .396f, kValley = .246f, kPort = .036f, kPortLabelled = .030f;
constexpr float kRing = .145f, kRingWidth = .030f, kSpokeFrom = .165f, kLine = .012f;
constexpr float kLabelledScale = .705f, kLabelAway = .022f, kLabelSpill = .07f, kCharge = .82f;
constexpr Vec2 kBolt[] = {{.52f, .405f},  {.452f, .515f}, {.494f, .515f},
                          {.478f, .595f}, {.549f, .482f}, {.506f, .482f}};

float point_angle(int index, int count) {
  return -90 + 360.f * static_cast<float>(index) / static_cast<float>(count);
}

void draw_body(const DiagramPen& pen, float scale) {
  const int count = pen.parts();
  std::vector<Vec2> rim;
  for (int k = 0; k < 2 * count; ++k) {
    rim.push_back(pen.at(polar(kUnitCenter, (k % 2 == 0 ? kTip : kValley) * scale, point_angle(k, 2 * count))));
  }
  std::vector<Vec2> fan;
  for (size_t k = 0; k < rim.size(); ++k) {
    fan.insert(fan.end(), {pen.at(kUnitCenter), rim[k], rim[(k + 1) % rim.size()]});
  }
  pen.canvas().triangles(fan, pen.tone(pen.colors().soft, kCorePart));
  pen.canvas().polyline(rim, pen.tone(pen.colors().mid, kCorePart), pen.px(kLine), true);
}

struct PortLabel {
  Rect box;
  Align align;
};

// Above and below the ports at the top and the bottom, beside all others.
PortLabel label_of_port(const DiagramPen& pen, int index) {
  const float angle = point_angle(index, pen.parts());
  const Vec2 out = polar({}, 1, angle), at = pen.at(polar(kUnitCenter, kOrbit * kLabelledScale, angle));
  const TextStyle style = pen.label_style(false);
  const float away = kPortLabelled + kLabelAway, line = style.px * 1.25f;
  if (std::abs(out.x) <= .3f) {
    const float y = out.y < 0 ? at.y - pen.px(away) - line : at.y + pen.px(away);
    return {{at.x - pen.px(.2f), y, pen.px(.4f), line}, Align::kCenter};
  }
  const float y = at.y + out.y * style.px * .55f - line;
  const bool right = out.x > 0;
  const float from = right ? at.x + pen.px(away) : pen.at({-kLabelSpill, 0}).x;
  const float to = right ? pen.at({1 + kLabelSpill, 0}).x : at.x - pen.px(away);
  return {{from, y, to - from, 2 * line}, right ? Align::kLeft : Align::kRight};
}

void draw_ports(const DiagramPen& pen, float scale) {
  const int count = pen.parts();
  const float radius = pen.labels() ? kPortLabelled : kPort;
  for (int i = 0; i < count; ++i) {
    const float angle = point_angle(i, count);
    const Vec2 port = polar(kUnitCenter, kOrbit * scale, angle);
    // A port lights up as the charge passes it.
    const bool lit = pen.progress() >= 1 || pen.progress() * static_cast<float>(count) >= static_cast<float>(i);
    const Color color = pen.tone(lit ? pen.colors().main : pen.colors().soft, i);
    pen.canvas().line(pen.at(polar(kUnitCenter, kSpokeFrom * scale, angle)), pen.at(port), color, pen.px(kLine));
    pen.canvas().disc(pen.at(port), pen.px(radius), color);
    if (!pen.labels() || pen.silent() || !lit) continue;
    const PortLabel label = label_of_port(pen, i);
    label_in(pen.canvas(), label.box, pen.label_style(false), pen.words(i), pen.tone(pen.colors().text, i),
             label.align);
  }
}

void draw_heart(const DiagramPen& pen, float scale) {
  const DiagramColors& colors = pen.colors();
  const Vec2 center = pen.at(kUnitCenter);
  const float radius = pen.px(kRing * scale), width = pen.px(kRingWidth * scale);
  pen.canvas().disc(center, radius, colors.ground);
  pen.canvas().ellipse(center, radius, radius, pen.tone(colors.mid, kCorePart), width);
  const float charge = 360 * kCharge * pen.progress();
  if (charge > 0) pen.canvas().arc(center, radius, -90, -90 + charge, pen.tone(colors.main, kCorePart), width, true);
  const auto corner = [&](int index) { return pen.at(kUnitCenter + (kBolt[index] - kUnitCenter) * scale); };
  const Color bolt = pen.tone(colors.core, kCorePart);
  pen.canvas().convex({corner(0), corner(1), corner(2), corner(5)}, bolt);
  pen.canvas().convex({corner(2), corner(3), corner(4), corner(5)}, bolt);
}

}  // namespace

void draw_star_diagram(const DiagramPen& pen) {
  const float scale = pen.labels() ? kLabelledScale : 1;
  draw_body(pen, scale);
  draw_ports(pen, scale);
  draw_heart(pen, scale);
}

bool star_words_fit(const DiagramPen& pen) {
  for (int i = 0; i < pen.parts(); ++i) {
    const Rect box = label_of_port(pen, i).box;
    if (!pen.word_fits(i, pen.label_style(false), {pen.unit(box.w), pen.unit(box.h)})) return false;
  }
  return true;
}

int star_part_at(int parts, Vec2 unit) {
  constexpr float kHeart = .13f, kReach = .62f;
  const float away = distance(unit, kUnitCenter);
  if (away <= kHeart) return kCorePart;
  if (away > kReach) return kNoPart;
  const float step = 360.f / static_cast<float>(parts);
  const float angle = std::atan2(unit.y - .5f, unit.x - .5f) * 57.29578f + 90;
  const int index = static_cast<int>(std::lround(angle / step));
  return (index % parts + parts) % parts;
}

}  // namespace starharbor::kiosk
