// A ship-to-shore crane and a container ship.
#include "kiosk/widgets/silhouettes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "kiosk/widgets/dice.h"

namespace starharbor::kiosk {
namespace {

// A crane's own units: 100 is the girder's height, y up, the foot at 0.
class CranePen {
 public:
  CranePen(Canvas& canvas, const Crane& crane, float horizon)
      : canvas_(canvas),
        foot_{crane.x, horizon},
        scale_(crane.scale),
        mirror_(crane.flip ? -1.f : 1.f),
        color_(canvas.color(crane.near ? Role::kSilhouetteNear : Role::kSilhouetteFar)) {}

  Vec2 at(float x, float y) const { return {foot_.x + x * scale_ * mirror_, foot_.y - y * scale_}; }
  void bar(float x1, float y1, float x2, float y2, float width) const {
    canvas_.line(at(x1, y1), at(x2, y2), color_, width * scale_);
  }
  void box(float x, float y, float w, float h, Color color) const {
    const Vec2 a = at(x, y + h), b = at(x + w, y);
    canvas_.fill({std::min(a.x, b.x), a.y, w * scale_, h * scale_}, color);
  }
  void box(float x, float y, float w, float h) const { box(x, y, w, h, color_); }
  void lamp(float x, float y, float radius) const {
    canvas_.disc(at(x, y), radius * scale_, with_alpha(canvas_.color(Role::kStarLight), .95f));
    canvas_.disc(at(x, y), radius * 4.2f * scale_, with_alpha(canvas_.color(Role::kStarLight), .10f));
  }

 private:
  Canvas& canvas_;
  Vec2 foot_;
  float scale_, mirror_;
  Color color_;
};

void draw_frame(const CranePen& pen) {
  constexpr float kBars[][5] = {{-24, 0, -21, 100, 4},   {24, 0, 21, 100, 4},     {-23, 36, 23, 36, 3.4f},
                                {-21, 100, 21, 100, 4},  {-22, 36, 21, 98, 1.6f}, {-24, 4, 24, 4, 2.2f},
                                {-21, 100, 6, 158, 3},   {21, 100, 6, 158, 3},    {-70, 103, 26, 103, 5},
                                {6, 158, -68, 106, 1.5f}};
  for (const auto& bar : kBars) pen.bar(bar[0], bar[1], bar[2], bar[3], bar[4]);
  pen.box(-56, 105, 30, 14);
}

Vec2 draw_raised_boom(const CranePen& pen, float degrees) {
  const float a = degrees * std::numbers::pi_v<float> / 180;
  const Vec2 reach{112 * std::cos(a), 112 * std::sin(a)};
  const Vec2 tip{26 + reach.x, 103 + reach.y};
  pen.bar(26, 103, tip.x, tip.y, 4.4f);
  pen.bar(6, 158, 26 + reach.x * .62f, 103 + reach.y * .62f, 1.4f);
  return tip;
}

Vec2 draw_working_boom(const CranePen& pen, const Crane& crane) {
  pen.bar(26, 103, 132, 103, 4.4f);
  pen.bar(6, 158, 128, 106, 1.5f);
  pen.bar(6, 158, 76, 106, 1.4f);
  pen.box(crane.trolley - 7, 93, 14, 8);
  pen.bar(crane.trolley - 5, 94, crane.trolley - 5, 94 - crane.drop, .9f);
  pen.bar(crane.trolley + 5, 94, crane.trolley + 5, 94 - crane.drop, .9f);
  if (crane.box.a > 0) pen.box(crane.trolley - 13, 94 - crane.drop - 11, 26, 11, crane.box);
  return {132, 103};
}

void draw_containers(Canvas& canvas, const Ship& ship, float deck, float width, float height) {
  const auto dimmed = [&](Color color, float toward_dark) {
    return mix(color, canvas.color(Role::kSilhouetteNear), toward_dark);
  };
  const auto of_base = [&](const char* base) { return canvas.look().base_colors(base, std::nullopt).mid; };
  const Color boxes[] = {dimmed(of_base("harbour"), .64f), dimmed(of_base("maple"), .64f),
                         dimmed(of_base("haven"), .64f), dimmed(of_base("heart"), .68f),
                         dimmed(canvas.color(Role::kNightOutline), .6f)};
  Dice dice(ship.seed);
  for (int i = 0; i < ship.columns; ++i) {
    const float swell = 1.8f * std::sin(std::floor(static_cast<float>(i) / 3.7f) * 1.9f + 1);
    const int stack = 3 + static_cast<int>(std::lround(swell)) - (dice.next() < .25f ? 1 : 0);
    const float x = ship.x + ship.length * .155f + width * (static_cast<float>(i) + .18f * static_cast<float>(i / 4));
    for (int j = 0; j < stack; ++j) {
      const Color color = boxes[static_cast<size_t>(dice.next() * 5)];
      canvas.fill({x, deck - static_cast<float>(j + 1) * height, width - 1.3f, height - 1.1f}, color);
    }
  }
}

void draw_bridge(Canvas& canvas, const Ship& ship, float deck, float box_height) {
  const float w = ship.length, x = ship.x + w * .055f, width = w * .06f;
  const float top = deck - box_height * 6.4f;
  canvas.fill({x, top, width, deck - top}, canvas.color(Role::kSilhouetteNear));
  canvas.fill({x - w * .008f, top, width + w * .016f, box_height * .8f}, canvas.color(Role::kSilhouetteNear));
  canvas.fill({x + width * .25f, top - box_height * 1.2f, width * .14f, box_height * 1.3f},
              canvas.color(Role::kSilhouetteNear));
  for (int deck_number = 0; deck_number < 5; ++deck_number) {
    const float y = top + box_height * (.25f + 1.15f * static_cast<float>(deck_number));
    canvas.fill({x + width * .1f, y, width * .8f, box_height * .26f},
                with_alpha(canvas.color(Role::kStarLight), deck_number == 0 ? .9f : .55f));
  }
}

}  // namespace

void draw_crane(Canvas& canvas, const Crane& crane, float horizon) {
  const CranePen pen(canvas, crane, horizon);
  draw_frame(pen);
  const Vec2 tip = crane.raised_deg > 0 ? draw_raised_boom(pen, crane.raised_deg) : draw_working_boom(pen, crane);
  pen.lamp(6, 160, 1.7f);
  pen.lamp(tip.x, tip.y + 2, 1.4f);
  pen.lamp(-70, 103, 1.3f);
  pen.lamp(-41, 112, 1.2f);
  pen.lamp(21, 70, 1.1f);
  pen.lamp(-22, 52, 1.1f);
}

void draw_ship(Canvas& canvas, const Ship& ship, float horizon) {
  if (ship.length <= 0) return;
  const float w = ship.length, x = ship.x, height = w * .062f, deck = horizon - height * 1.05f;
  canvas.convex({{x, deck}, {x + w * .9f, deck}, {x + w * .955f, horizon}, {x + w * .02f, horizon}},
                canvas.color(Role::kSilhouetteNear));
  canvas.convex({{x + w * .89f, deck},
                 {x + w * .93f, horizon - height * 1.25f},
                 {x + w, horizon - height * 1.55f},
                 {x + w * .954f, horizon},
                 {x + w * .9f, horizon}},
                canvas.color(Role::kSilhouetteNear));
  const float box_width = w * .74f / static_cast<float>(ship.columns), box_height = box_width * .52f;
  draw_containers(canvas, ship, deck, box_width, box_height);
  draw_bridge(canvas, ship, deck, box_height);
}

}  // namespace starharbor::kiosk
