// Buttons in their four states, page arrows and dots.
#include "kiosk/widgets/button.h"

#include <algorithm>
#include <string>

#include "kiosk/theme/measures.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/signs.h"

namespace starharbor::kiosk {
namespace {

constexpr float kPressScale = .97f;
constexpr float kPad = 32, kIcon = 40, kIconGap = 14, kLabelPad = 4;
constexpr float kOutline = 2;
constexpr int kTurnMs = 1200;

struct Colors {
  Color fill, words;
  Color outline = kTransparent;
};

Colors primary_colors(const Appearance& look, const Button& button, bool pressed) {
  if (button.ground == Ground::kNight) {
    if (!button.enabled) return {look.color(Role::kNightSurface), look.color(Role::kNightOutline)};
    return {pressed ? look.color(Role::kStarPress) : look.color(Role::kStarLight), look.color(Role::kDayText)};
  }
  if (!button.enabled) return {look.color(Role::kDaySurface), look.color(Role::kDayOutline)};
  return {pressed ? look.color(Role::kDayPress) : look.color(Role::kDayText), look.color(Role::kDaySurface)};
}

Colors quiet_colors(const Appearance& look, const Button& button, bool pressed) {
  const bool dark = button.ground == Ground::kNight;
  if (!button.enabled)
    return {dark ? look.color(Role::kNightSurface) : look.color(Role::kDaySurface),
            dark ? look.color(Role::kNightOutline) : look.color(Role::kDayOutline)};
  if (button.selected)
    return {dark ? look.color(Role::kNightText) : look.color(Role::kDayText),
            dark ? look.color(Role::kNightVoid) : look.color(Role::kDaySurface)};
  if (dark)
    return {pressed ? look.color(Role::kNightRaised) : look.color(Role::kNightSurface), look.color(Role::kNightText)};
  return {pressed ? look.color(Role::kDaySunk) : look.color(Role::kDaySurface), look.color(Role::kDayText)};
}

Colors line_colors(const Appearance& look, const Button& button, bool pressed) {
  const bool dark = button.ground == Ground::kNight;
  const Color surface = dark ? look.color(Role::kNightSurface) : look.color(Role::kDaySurface);
  Colors colors{with_alpha(surface, button.filled ? 1 : 0),
                dark ? look.color(Role::kNightText) : look.color(Role::kDayText),
                dark ? look.color(Role::kNightOutline) : look.color(Role::kDayOutline)};
  if (pressed) colors.fill = dark ? look.color(Role::kNightRaised) : look.color(Role::kDaySunk);
  if (!button.enabled) {
    colors.words = colors.outline;
    colors.outline = dark ? look.color(Role::kNightLine) : look.color(Role::kDayLine);
  }
  return colors;
}

Colors colors_of(const Appearance& look, const Button& button, bool pressed) {
  if (button.kind == ButtonKind::kPrimary) return primary_colors(look, button, pressed);
  return button.kind == ButtonKind::kQuiet ? quiet_colors(look, button, pressed) : line_colors(look, button, pressed);
}

TextStyle label_style(const Appearance& look, const Button& button) {
  const bool bold = button.kind == ButtonKind::kPrimary || button.selected;
  TextStyle style = bold ? look.type(Style::kLabelBold) : look.type(Style::kLabel);
  if (button.large_label) style = look.type(Style::kTitle);
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
  const float pad = rect.w > 120 ? std::min(kPad, rect.w / 16) : 4;
  const float room = rect.w - 2 * pad - beside;
  const TextStyle style = label_style(canvas.look(), button);
  const float height = rect.h - 2 * kLabelPad;
  const float width = label_size(canvas, {room, height}, style, button.label).x;
  const float x = rect.x + (rect.w - beside - width) / 2;
  if (icon) draw_icon(ui, button, {x, rect.y + (rect.h - kIcon) / 2}, kIcon, color);
  const Rect box{icon ? x + beside : rect.x + pad, rect.y + kLabelPad, room, height};
  label_in(canvas, box, style, button.label, color, icon ? Align::kLeft : Align::kCenter);
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
  label_in(canvas, {x, rect.y, room, rect.h}, label_style(canvas.look(), button), button.label, color, Align::kLeft);
  const Role track = button.ground == Ground::kNight ? Role::kNightLine : Role::kDayLine;
  ring(ui, {.center = ring_center,
            .radius = ring_radius,
            .width = 6,
            .fraction = button.countdown,
            .arc = color,
            .track = track});
  canvas.digits(canvas.type(Style::kLabel), {ring_center.x, ring_center.y - canvas.type(Style::kLabel).line / 2},
                std::to_string(button.countdown_s), color);
}

}  // namespace

bool button(Ui& ui, const Button& button) {
  const bool heard = button.enabled && !button.busy;
  const TargetState state = heard ? ui.target(button.id, button.rect) : TargetState{};
  Canvas& canvas = ui.canvas();
  const Colors colors = colors_of(canvas.look(), button, state.pressed);
  const bool zoomed = state.pressed && button.kind != ButtonKind::kLine;
  if (zoomed) canvas.push_zoom(button.rect.center(), kPressScale);
  control_face(canvas, button.rect, colors.fill, radius::kControl, button.ground);
  if (colors.outline.a > 0) canvas.outline(button.rect, colors.outline, kOutline, radius::kControl);
  if (button.countdown >= 0) {
    countdown_content(ui, button, colors.words);
  } else {
    centred_content(ui, button, colors.words);
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
  canvas.disc(rect.center(), kDiameter / 2,
              with_alpha(state.pressed ? canvas.color(Role::kNightRaised) : canvas.color(Role::kNightSurface), .92f));
  control_face(canvas, rect, kTransparent, kDiameter / 2, Ground::kNight);
  const float inset = (kDiameter - kRoundIcon) / 2;
  canvas.icon(icon, top_left + Vec2{inset, inset}, kRoundIcon,
              enabled ? canvas.color(Role::kNightText) : canvas.color(Role::kNightOutline));
  if (state.pressed) canvas.pop_zoom();
  return state.tapped;
}

int page_arrows(Ui& ui, std::string_view id, Vec2 left, Vec2 right, bool has_previous, bool has_next, Ground ground) {
  constexpr float kSize = 96, kArrow = 48, kFace = 30;  // the face is smaller, for words come close
  const Color words = ground == Ground::kNight ? ui.color(Role::kNightText) : ui.color(Role::kDayOutline);
  const Color pressed_fill = ground == Ground::kNight ? ui.color(Role::kNightRaised) : ui.color(Role::kDaySunk);
  int step = 0;
  const auto arrow = [&](std::string_view name, std::string_view icon, Vec2 at, int by) {
    const Rect rect{at.x, at.y, kSize, kSize};
    const TargetState state = ui.target(std::string(id) + std::string(name), rect);
    if (state.pressed) ui.canvas().disc(rect.center(), kSize / 2, pressed_fill);
    control_face(ui.canvas(), rect.grown(kFace - kSize / 2), kTransparent, kFace, ground);
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
  const Color on = ground == Ground::kNight ? ui.color(Role::kNightText) : ui.color(Role::kDayText);
  const Color off = ground == Ground::kNight ? ui.color(Role::kNightOutline) : ui.color(Role::kDayLine);
  const float x = center.x - pitch * static_cast<float>(count - 1) / 2;
  for (int i = 0; i < count; ++i) {
    const Vec2 at{x + pitch * static_cast<float>(i), center.y};
    ui.canvas().disc(at, i == current ? radius + 2 : radius, i == current ? on : off);
  }
}

}  // namespace starharbor::kiosk
