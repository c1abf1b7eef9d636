// The lights of the scene: stars, reflections, constellation, invitation, seats, and the identity panel made of them.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "kiosk/theme/measures.h"
#include "kiosk/widgets/dice.h"
#include "kiosk/widgets/scene.h"

namespace starharbor::kiosk {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kInner = .20f, kCore = .27f, kGlowRadius = 5.2f;
constexpr float kSmallStar = 15, kSmallInner = .30f, kSmallCore = 3.6f, kSmallGlow = 46;
constexpr float kGlowRest = .50f, kGlowFull = .62f;
constexpr float kSwayPx = 5;
constexpr float kPlainGrown = 1.4f, kPlainInner = .26f;  // of a star without its light

Vec2 on_circle(Vec2 center, float radius, float degrees) {
  const float a = degrees * kPi / 180;
  return center + Vec2{std::cos(a), std::sin(a)} * radius;
}

void draw_small_star(Canvas& canvas, Vec2 center, float radius, Color color, float alpha) {
  const float size = radius / kSmallStar;
  canvas.glow(center, kSmallGlow * size, color, alpha);
  draw_star_shape(canvas, center, radius, kSmallInner, mix(color, canvas.color(Role::kStarCore), .35f));
  canvas.disc(center, kSmallCore * size, canvas.color(Role::kStarCore));
}

// Three bars, each wider than the one above.
void draw_plain_reflection(Canvas& canvas, const Reflection& reflection) {
  constexpr float kFirst = 13, kPitch = 14, kHeight = 5, kWidth = 42, kWider = 24;
  for (int bar = 0; bar < 3; ++bar) {
    const float y = kFirst + kPitch * static_cast<float>(bar), width = kWidth + kWider * static_cast<float>(bar);
    if (y + kHeight > reflection.length) return;
    canvas.fill({reflection.x - width / 2, reflection.horizon + y, width, kHeight}, reflection.color, kHeight / 2);
  }
}

}  // namespace

void draw_star_shape(Canvas& canvas, Vec2 center, float radius, float inner, Color color) {
  Vec2 rim[10];
  for (int k = 0; k < 10; ++k) {
    rim[k] = on_circle(center, k % 2 == 0 ? radius : radius * inner, -90.f + 36.f * static_cast<float>(k));
  }
  // Rays reach to the centre and the pentagon covers where they meet, so that no seam shows.
  for (int k = 0; k < 10; k += 2) canvas.convex({center, rim[(k + 9) % 10], rim[k], rim[k + 1]}, color);
  canvas.convex({rim[1], rim[3], rim[5], rim[7], rim[9]}, color);
}

void draw_star(Canvas& canvas, Vec2 center, float radius, Color color, float glow_alpha) {
  if (!canvas.look().art) return draw_star_shape(canvas, center, radius * kPlainGrown, kPlainInner, color);
  if (radius <= kSmallStar) return draw_small_star(canvas, center, radius, color, .34f * glow_alpha / kGlowRest);
  canvas.glow(center, radius * kGlowRadius, color, glow_alpha);
  draw_star_shape(canvas, center, radius, kInner, mix(color, canvas.color(Role::kStarCore), .45f));
  canvas.disc(center, radius * kCore, canvas.color(Role::kStarCore));
}

void draw_star_solid(Canvas& canvas, Vec2 center, float radius, Color color, float glow_radius, float glow_alpha) {
  constexpr float kSolidInner = .22f;
  if (glow_radius > 0) canvas.glow(center, glow_radius, color, glow_alpha);
  draw_star_shape(canvas, center, radius, kSolidInner, color);
  canvas.disc(center, radius * kCore, canvas.color(Role::kStarCore));
}

float breath(Ui& ui, int index) {
  constexpr int kOffsetMs = 840;
  ui.need_loop_frame();
  if (!ui.motion()) return kGlowRest;
  const float phase = ui.loop_phase(motion::kBreathMs, kOffsetMs * index);
  return lerp(kGlowRest, kGlowFull, .5f - .5f * std::cos(2 * kPi * phase));
}

void draw_reflection(Ui& ui, const Reflection& reflection) {
  if (!ui.look().art) return draw_plain_reflection(ui.canvas(), reflection);
  Dice dice(reflection.seed);
  const float turn = 2 * kPi * ui.loop_phase(motion::kReflectionMs);
  const float end = reflection.horizon + reflection.length;
  float y = reflection.horizon + 5;
  for (int bar = 0; y < end; ++bar) {
    const float t = (y - reflection.horizon) / reflection.length;
    const float height = 2.2f + 3.4f * t;
    const float width = lerp(reflection.width_near, reflection.width_far, t) * (.45f + .75f * dice.next());
    float shift = (dice.next() - .5f) * width * .55f;
    if (ui.motion()) shift += kSwayPx * t * std::sin(turn + 1.7f * static_cast<float>(bar));
    const float alpha = reflection.alpha * std::pow(1 - t, 1.35f) * (.55f + .45f * dice.next());
    ui.canvas().fill({reflection.x + shift - width / 2, y, width, height}, with_alpha(reflection.color, alpha),
                     height / 2);
    y += height + 4 + 9 * t + 3 * dice.next();
  }
  ui.need_loop_frame();
}

void draw_constellation(Canvas& canvas, const std::vector<Vec2>& stars, float gap, float alpha) {
  for (size_t i = 1; i < stars.size(); ++i) {
    const Vec2 d = stars[i] - stars[i - 1];
    const float length = std::hypot(d.x, d.y);
    if (length <= 2 * gap) continue;
    const Vec2 free = d * (gap / length);
    const Color color = canvas.color(Role::kNightText);
    canvas.line(stars[i - 1] + free, stars[i] - free, canvas.look().art ? with_alpha(color, alpha) : color, 2);
  }
}

void draw_invitation(Ui& ui, Vec2 center) {
  struct Wave {
    float radius_x, radius_y, alpha, width;
  };
  constexpr Wave kWaves[] = {{60, 19, .95f, 3.5f}, {132, 42, .55f, 2.5f}, {222, 70, .26f, 2}};
  constexpr float kGrowth = .14f, kArriving = .2f;
  Canvas& canvas = ui.canvas();
  int index = 0;
  for (const Wave& wave : kWaves) {
    float size = 1, alpha = wave.alpha;
    if (ui.motion()) {
      const float t = ui.loop_phase(motion::kRippleMs, -300 * index++);
      size += kGrowth * t;
      alpha *= t < kArriving ? t / kArriving : (1 - t) / (1 - kArriving);
    }
    canvas.ellipse(center, wave.radius_x * size, wave.radius_y * size,
                   with_alpha(canvas.color(Role::kStarLight), alpha), wave.width);
  }
  canvas.glow(center, 150, canvas.color(Role::kStarLight), .55f);
  canvas.ellipse(center, 15, 6, canvas.color(Role::kStarCore), 0);
  ui.need_loop_frame();
}

void draw_identity_panel(Ui& ui, const IdentityPanel& panel) {
  Canvas& canvas = ui.canvas();
  const Rect stage = canvas.stage(), bleed = canvas.bleed();
  const float left = panel.rect.x <= stage.x ? bleed.x : panel.rect.x;
  const float top = panel.rect.y <= stage.y ? bleed.y : panel.rect.y;
  const float right = panel.rect.right() >= stage.right() ? bleed.right() : panel.rect.right();
  const float bottom = panel.rect.bottom() >= stage.bottom() ? bleed.bottom() : panel.rect.bottom();
  canvas.push_clip({left, top, right - left, bottom - top});
  if (!canvas.look().art) {
    canvas.fill({left, top, right - left, bottom - top}, canvas.color(Role::kNightVoid));
    draw_star(canvas, panel.star, panel.star_radius, panel.light, 0);
    return canvas.pop_clip();
  }
  canvas.gradient_down({left, top, right - left, panel.horizon - top}, canvas.color(Role::kNightSky), panel.deep);
  canvas.gradient_down({left, panel.horizon, right - left, bottom - panel.horizon}, canvas.color(Role::kNightWater),
                       canvas.color(Role::kNightVoid));
  Dice dice(panel.seed);
  constexpr int kStars = 70;
  for (int i = 0; i < kStars; ++i) {
    const Vec2 at{lerp(left, right, dice.next()), lerp(top, panel.horizon, .87f * dice.next())};
    const float radius = .8f + 1.1f * dice.next();
    canvas.disc(at, radius, with_alpha(canvas.color(Role::kSkyStar), .15f + .5f * dice.next()));
  }
  canvas.fill({left, panel.horizon - 1, right - left, 2}, with_alpha(panel.light, .35f));
  draw_star(canvas, panel.star, panel.star_radius, panel.light, breath(ui, 0));
  draw_reflection(ui, {.x = panel.star.x,
                       .horizon = panel.horizon,
                       .length = std::min(220.f, bottom - panel.horizon),
                       .color = panel.light,
                       .width_near = 12,
                       .width_far = 92,
                       .alpha = .6f,
                       .seed = 3});
  canvas.pop_clip();
}

Vec2 seat_position(const Seats& seats, int index, bool mine) {
  constexpr float kStep = 39.5f, kMineStep = 46.5f, kTurnDeg = 137.50776f, kStartDeg = 66, kCrowdedReach = 306;
  constexpr int kRoomy = 90;
  float step = kStep;
  if (seats.registered > kRoomy) step = kCrowdedReach / std::sqrt(static_cast<float>(seats.registered));
  if (mine) step *= kMineStep / kStep;
  const float i = static_cast<float>(index);
  return on_circle(seats.center, step * std::sqrt(i + .6f), std::fmod(i * kTurnDeg + kStartDeg, 360.f));
}

void draw_seats(Ui& ui, const Seats& seats) {
  Canvas& canvas = ui.canvas();
  const int total = std::max(seats.registered, seats.lit + 1);
  const float crowded = seats.registered > 90 ? std::sqrt(90.f / static_cast<float>(seats.registered)) : 1;
  for (int i = total - 1; i >= 0; --i) {
    const Vec2 at = seat_position(seats, i, false);
    const float light =
        std::clamp(seats.progress * static_cast<float>(seats.lit + 1) - static_cast<float>(i), 0.f, 1.f);
    if (i < seats.lit && light > 0) {
      draw_star(canvas, at, kSmallStar * crowded * light, seats.light, kGlowRest);
    } else if (i != seats.lit) {
      canvas.disc(at, 3.4f * crowded, with_alpha(canvas.color(Role::kNightOutline), .8f));
    }
  }
  if (seats.mine)
    draw_star_solid(canvas, seat_position(seats, seats.lit, true), 54, canvas.color(Role::kStarLight), 260, .8f);
}

}  // namespace starharbor::kiosk
