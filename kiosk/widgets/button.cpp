// Buttons in their four states, page arrows and dots.
#include "kiosk/widgets/button.h"

#include <algorithm>
#include <string>

#include "kiosk/widgets/label.h"
#include "kiosk/widgets/signs.h"

namespace starharbor::kiosk {
namespace {

constexpr float kPressScale = .97f;
constexpr float kPad = 32, kIcon = 40, kIconGap = 14;
constexpr float kOutline = 2;
constexpr int kTurnMs = 1200;

struct Look {
  Color fill, words;
  Color outline{0, 0, 0, 0};
};

Look primary_look(const Button& button, bool pressed) {
  if (button.ground == Ground::kNight) {
    if (!button.enabled) return {night::kSurface, night::kOutline};
    return {pressed ? star::kPress : star::kLight, day::kText};
  }
  if (!button.enabled) return {day::kSurface, day::kOutline};
  return {pressed ? day::kPress : day::kText, day::kSurface};
}

Look quiet_look(const Button& button, bool pressed) {
  const bool dark = button.ground == Ground::kNight;
  if (!button.enabled) return {dark ? night::kSurface : day::kSurface, dark ? night::kOutline : day::kOutline};
  if (button.selected) return {dark ? night::kText : day::kText, dark ? night::kVoid : day::kSurface};
  if (dark) return {pressed ? night::kRaised : night::kSurface, night::kText};
  return {pressed ? day::kSunk : day::kSurface, day::kText};
}

Look line_look(const Button& button, bool pressed) {
  const bool dark = button.ground == Ground::kNight;
  const Color surface = dark ? night::kSurface : day::kSurface;
  Look look{with_alpha(surface, button.filled ? 1 : 0), dark ? night::kText : day::kText,
            dark ? night::kOutline : day::kOutline};
  if (pressed) look.fill = dark ? night::kRaised : day::kSunk;
  if (!button.enabled) {
    look.words = look.outline;
    look.outline = dark ? night::kLine : day::kLine;
  }
  return look;
}

Look look_of(const Button& button, bool pressed) {
  if (button.kind == ButtonKind::kPrimary) return primary_look(button, pressed);
  return button.kind == ButtonKind::kQuiet ? quiet_look(button, pressed) : line_look(button, pressed);
}

TextStyle label_style(const Button& button) {
  const bool bold = button.kind == ButtonKind::kPrimary || button.selected;
  TextStyle style = bold ? type::kLabelBold : type::kLabel;
  if (button.large_label) style = type::kTitle;
  return style;
}

void turning_ring(Ui& ui, Vec2 center, Color color) {
  const float from = 360 * ui.loop_phase(kTurnMs) - 90;
  ui.canvas().arc(center, 15, from, from + 260, color, 4, true);
  ui.need_loop_frame();
}

void draw_icon(Ui& ui, const Button& button, Vec2 top_left, float size, Color color) {
  if (button.busy) {
    turning_ring(ui, top_left + Vec2{size / 2, size / 2}, color);
  } else {
    ui.canvas().icon(button.icon, top_left, size, color);
  }
}

void centred_content(Ui& ui, const Button& button, Color color) {
  Canvas& canvas = ui.canvas();
  const Rect rect = button.rect;
  const bool icon = !button.icon.empty() || button.busy;
  const float beside = icon ? kIcon + (button.label.empty() ? 0 : kIconGap) : 0;
  const float pad = rect.w > 120 ? std::min(kPad, rect.w / 8) : 4;
  const float room = rect.w - 2 * pad - beside;
  const TextStyle style = fitting(canvas, label_style(button), button.label, room);
  const float width = std::min(room, canvas.text_width(style, button.label));
  const float x = rect.x + (rect.w - beside - width) / 2;
  if (icon) draw_icon(ui, button, {x, rect.y + (rect.h - kIcon) / 2}, kIcon, color);
  label_in(canvas, {x + beside, rect.y, room, rect.h}, style, button.label, color, Align::kLeft);
}

void countdown_content(Ui& ui, const Button& button, Color color) {
  Canvas& canvas = ui.canvas();
  const Rect rect = button.rect;
  const float icon = 44, gap = 20, ring_radius = 34;
  const Vec2 ring_center{rect.right() - 64, rect.y + rect.h / 2};
  float x = rect.x + kPad;
  if (!button.icon.empty() || button.busy) {
    draw_icon(ui, button, {x, rect.y + (rect.h - icon) / 2}, icon, color);
    x += icon + gap;
  }
  const float room = ring_center.x - ring_radius - 16 - x;
  label_in(canvas, {x, rect.y, room, rect.h}, label_style(button), button.label, color, Align::kLeft);
  const Color track = button.ground == Ground::kNight ? night::kLine : day::kLine;
  ring(ui, {.center = ring_center,
            .radius = ring_radius,
            .width = 6,
            .fraction = button.countdown,
            .arc = color,
            .track = track});
  canvas.digits(type::kLabel, {ring_center.x, ring_center.y - type::kLabel.line / 2},
                std::to_string(button.countdown_s), color);
}

}  // namespace

bool button(Ui& ui, const Button& button) {
  const bool heard = button.enabled && !button.busy;
  const TargetState state = heard ? ui.target(button.id, button.rect) : TargetState{};
  const Look look = look_of(button, state.pressed);
  Canvas& canvas = ui.canvas();
  const bool zoomed = state.pressed && button.kind != ButtonKind::kLine;
  if (zoomed) canvas.push_zoom(button.rect.center(), kPressScale);
  if (look.fill.a > 0) canvas.fill(button.rect, look.fill, radius::kControl);
  if (look.outline.a > 0) canvas.outline(button.rect, look.outline, kOutline, radius::kControl);
  if (button.countdown >= 0) {
    countdown_content(ui, button, look.words);
  } else {
    centred_content(ui, button, look.words);
  }
  if (zoomed) canvas.pop_zoom();
  return state.tapped;
}

bool round_button(Ui& ui, std::string_view id, Vec2 top_left, std::string_view icon, bool enabled) {
  constexpr float kDiameter = 112, kRoundIcon = 48;
  const Rect rect{top_left.x, top_left.y, kDiameter, kDiameter};
  const TargetState state = enabled ? ui.target(id, rect) : TargetState{};
  Canvas& canvas = ui.canvas();
  if (state.pressed) canvas.push_zoom(rect.center(), kPressScale);
  canvas.disc(rect.center(), kDiameter / 2, with_alpha(state.pressed ? night::kRaised : night::kSurface, .92f));
  const float inset = (kDiameter - kRoundIcon) / 2;
  canvas.icon(icon, top_left + Vec2{inset, inset}, kRoundIcon, enabled ? night::kText : night::kOutline);
  if (state.pressed) canvas.pop_zoom();
  return state.tapped;
}

int page_arrows(Ui& ui, std::string_view id, Vec2 left, Vec2 right, bool has_previous, bool has_next, Ground ground) {
  constexpr float kSize = 96, kArrow = 48;
  const Color words = ground == Ground::kNight ? night::kText : day::kOutline;
  const Color pressed_fill = ground == Ground::kNight ? night::kRaised : day::kSunk;
  int step = 0;
  const auto arrow = [&](std::string_view name, std::string_view icon, Vec2 at, int by) {
    const Rect rect{at.x, at.y, kSize, kSize};
    const TargetState state = ui.target(std::string(id) + std::string(name), rect);
    if (state.pressed) ui.canvas().disc(rect.center(), kSize / 2, pressed_fill);
    const float inset = (kSize - kArrow) / 2;
    ui.canvas().icon(icon, at + Vec2{inset, inset}, kArrow, words);
    if (state.tapped) step = by;
  };
  if (has_previous) arrow(".previous", "back", left, -1);
  if (has_next) arrow(".next", "next", right, 1);
  return step;
}

void page_dots(Ui& ui, Vec2 center, int count, int current, Ground ground, float width) {
  if (count < 2) return;
  constexpr float kRadius = 6, kPitch = 28;
  const float pitch = std::min(kPitch, (width - 2 * kRadius) / static_cast<float>(count - 1));
  const float radius = std::min(kRadius, pitch / 3);
  const Color on = ground == Ground::kNight ? night::kText : day::kText;
  const Color off = ground == Ground::kNight ? night::kOutline : day::kLine;
  const float x = center.x - pitch * static_cast<float>(count - 1) / 2;
  for (int i = 0; i < count; ++i) {
    const Vec2 at{x + pitch * static_cast<float>(i), center.y};
    ui.canvas().disc(at, i == current ? radius + 2 : radius, i == current ? on : off);
  }
}

}  // namespace starharbor::kiosk
