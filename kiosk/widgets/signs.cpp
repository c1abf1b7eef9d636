// Countdown ring, toast, empty state, logo and check.
#include "kiosk/widgets/signs.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "kiosk/theme/measures.h"
#include "kiosk/theme/motion.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/scene.h"

namespace starharbor::kiosk {
namespace {

Vec2 on_circle(Vec2 center, float radius, float degrees) {
  const float a = degrees * std::numbers::pi_v<float> / 180;
  return center + Vec2{std::cos(a), std::sin(a)} * radius;
}

void soft_shadow(Canvas& canvas, Rect rect) {
  constexpr float kSpread = 64, kDown = 24, kAlpha = .45f;
  const Rect wide = rect.grown(kSpread).moved(0, kDown);
  canvas.glow_ellipse(wide.center(), wide.w / 2, wide.h / 2, canvas.color(Role::kNightVoid), kAlpha);
}

// A polyline drawn up to a part of its length.
std::vector<Vec2> first_part(const std::vector<Vec2>& points, float part) {
  float length = 0;
  for (size_t i = 1; i < points.size(); ++i) {
    const Vec2 d = points[i] - points[i - 1];
    length += std::hypot(d.x, d.y);
  }
  float left = length * std::clamp(part, 0.f, 1.f);
  std::vector<Vec2> drawn{points[0]};
  for (size_t i = 1; i < points.size() && left > 0; ++i) {
    const Vec2 d = points[i] - points[i - 1];
    const float step = std::hypot(d.x, d.y);
    drawn.push_back(lerp(points[i - 1], points[i], std::min(1.f, left / step)));
    left -= step;
  }
  return drawn;
}

}  // namespace

void ring(Ui& ui, const Ring& ring) {
  Canvas& canvas = ui.canvas();
  const float fraction = std::clamp(ring.fraction, 0.f, 1.f);
  const float end = -90 + 360 * fraction;
  const Color arc = ring.arc.value_or(canvas.color(Role::kStarLight));
  canvas.ellipse(ring.center, ring.radius, ring.radius, canvas.color(ring.track), ring.width);
  if (fraction > 0) canvas.arc(ring.center, ring.radius, -90, end, arc, ring.width, true);
  if (!ring.star) return;
  const Vec2 at = on_circle(ring.center, ring.radius, end);
  canvas.glow(at, 130, arc, .8f);
  draw_star_solid(canvas, at, 34, canvas.color(Role::kStarCore), 0, 0);
}

bool toast(Ui& ui, const Words& text, int64_t since_ms, const Words& action) {
  const int64_t until = since_ms + kToastShownMs;
  if (ui.now_ms() < since_ms || ui.now_ms() >= until) return false;
  const float in = ease_out(progress(ui.now_ms(), since_ms, motion::kQuickMs));
  const float out = ease_in(progress(ui.now_ms(), until - motion::kQuickMs, motion::kQuickMs));
  if (in < 1 || out > 0) ui.need_frame_now();
  ui.need_frame_at(ui.now_ms() < until - motion::kQuickMs ? until - motion::kQuickMs : until);

  constexpr float kWidth = 720, kHeight = 96, kAboveQuay = 24, kAction = 200, kPad = 40;
  const Rect stage = ui.canvas().stage();
  const float nav_bar_top = ui.portrait() ? 1792 : 952;
  Canvas& canvas = ui.canvas();
  const float room = action.empty() ? kWidth - 2 * kPad : kWidth - kPad - kAction - 16;
  const float height = std::max(kHeight, label_size(canvas, {room, 0}, canvas.type(Style::kLabel), text).y + kPad);
  const Rect rect{stage.center().x - kWidth / 2, nav_bar_top - kAboveQuay - height, kWidth, height};
  canvas.push_alpha(in * (1 - out));
  soft_shadow(canvas, rect);
  canvas.fill(rect, canvas.color(Role::kNightRaised), radius::kControl);
  Rect words{rect.x + kPad, rect.y, rect.w - 2 * kPad, rect.h};
  bool acted = false;
  if (!action.empty()) {
    words.w = room;
    acted = button(ui, {.id = "toast.action",
                        .rect = {rect.right() - kAction, rect.y, kAction, height},
                        .label = action,
                        .kind = ButtonKind::kLine});
  }
  label_in(canvas, words, canvas.type(Style::kLabel), text, canvas.color(Role::kNightText),
           action.empty() ? Align::kCenter : Align::kLeft);
  canvas.pop_alpha();
  return acted;
}

bool empty_state(Ui& ui, const EmptyState& state) {
  const bool dark = state.ground == Ground::kNight;
  constexpr float kGlyph = 120, kButton = 96, kButtonWidth = 320, kGlyphGap = 32, kLineGap = 8, kButtonGap = 40;
  Canvas& canvas = ui.canvas();
  const TextStyle heading = ui.type(Style::kHeading), body = ui.type(Style::kBody);
  const float heading_h = label_size(canvas, {state.area.w, 0}, heading, state.heading).y;
  const float line_h = label_size(canvas, {state.area.w, 0}, body, state.line).y;
  float height = kGlyph + kGlyphGap + heading_h;
  if (!state.line.empty()) height += kLineGap + line_h;
  if (!state.action.empty()) height += kButtonGap + kButton;
  const float x = state.area.center().x;
  float y = state.area.y + (state.area.h - height) / 2;
  if (state.glyph) state.glyph(canvas, {x - kGlyph / 2, y, kGlyph, kGlyph});
  y += kGlyph + kGlyphGap;
  label_in(canvas, {state.area.x, y, state.area.w, heading_h}, heading, state.heading,
           dark ? canvas.color(Role::kNightText) : canvas.color(Role::kDayText));
  y += heading_h;
  if (!state.line.empty()) {
    label_in(canvas, {state.area.x, y + kLineGap, state.area.w, line_h}, body, state.line,
             dark ? canvas.color(Role::kNightText2) : canvas.color(Role::kDayText2));
    y += kLineGap + line_h;
  }
  if (state.action.empty()) return false;
  return button(ui, {.id = state.id,
                     .rect = {x - kButtonWidth / 2, y + kButtonGap, kButtonWidth, kButton},
                     .label = state.action,
                     .kind = ButtonKind::kQuiet,
                     .ground = state.ground});
}

void logo_mark(Canvas& canvas, Rect rect, Color color) {
  const float unit = rect.w / 64;
  const auto bar = [&](float x, float y, float w, float alpha) {
    canvas.fill({rect.x + x * unit, rect.y + y * unit, w * unit, 3.4f * unit}, with_alpha(color, alpha), 1.7f * unit);
  };
  draw_star_shape(canvas, {rect.x + 32 * unit, rect.y + 24 * unit}, 23 * unit, .30f, color);
  bar(4, 43, 56, 1);
  bar(17, 51, 30, .7f);
  bar(25, 59, 14, .45f);
}

void logo(Ui& ui, Vec2 top_left, Ground ground) {
  constexpr float kMark = 72, kGap = 20;
  const bool dark = ground == Ground::kNight;
  Canvas& canvas = ui.canvas();
  // The two lines are 74 high beside a mark of 72.
  logo_mark(canvas, {top_left.x, top_left.y + 1, kMark, kMark},
            dark ? canvas.color(Role::kStarLight) : canvas.color(Role::kStarInk));
  const float x = top_left.x + kMark + kGap;
  const TextStyle name = canvas.type(Style::kBrand);
  canvas.text(name, {x, top_left.y}, "星港", dark ? canvas.color(Role::kNightText) : canvas.color(Role::kDayText));
  canvas.text(canvas.type(Style::kBrandLatin), {x, top_left.y + name.line}, "Starharbor",
              dark ? canvas.color(Role::kNightText2) : canvas.color(Role::kDayText2));
}

void check_disc(Ui& ui, Vec2 center, float radius, float progress) {
  Canvas& canvas = ui.canvas();
  const float unit = radius / 100;
  canvas.disc(center, 96 * unit, canvas.color(Role::kNightOk));
  const auto at = [&](float x, float y) { return center + Vec2{x - 100, y - 100} * unit; };
  const std::vector<Vec2> tick = first_part({at(56, 104), at(88, 136), at(146, 70)}, progress);
  // Stroke by stroke, so that the corner is round.
  for (size_t i = 1; i < tick.size(); ++i) {
    canvas.polyline({tick[i - 1], tick[i]}, canvas.color(Role::kNightVoid), 17 * unit, false);
  }
}

}  // namespace starharbor::kiosk
