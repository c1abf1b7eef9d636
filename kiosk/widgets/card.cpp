// Entry tile, event strip, candidate card and big number.
#include "kiosk/widgets/card.h"

#include <cmath>
#include <string>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

constexpr float kPressScale = .97f;
constexpr float kSwipePx = 80, kFlingPxPerS = 500;

// The strip's measures; portrait is smaller by the design.
struct StripPlan {
  float panel, glyph, text_x, time_y, title_y, place_y;
  Rect action;  // relative to the strip's top right corner
};
constexpr StripPlan kLandscapeStrip{176, 104, 208, 20, 58, 118, {-200, 28, 172, 120}};
constexpr StripPlan kPortraitStrip{152, 96, 184, 12, 46, 102, {-172, 24, 148, 104}};

int swipe_step(Ui& ui, Rect rect) {
  const std::optional<Gesture> drag = ui.drag(rect);
  if (!drag || drag->kind != GestureKind::kDragEnd) return 0;
  const float moved = drag->at.x - drag->start.x;
  const bool flung = std::abs(drag->velocity_per_s.x) > kFlingPxPerS && moved * drag->velocity_per_s.x > 0;
  if (std::abs(moved) < kSwipePx && !flung) return 0;
  return moved < 0 ? 1 : -1;
}

void strip_text(Canvas& canvas, const EventStrip& strip, const StripPlan& plan) {
  const Rect rect = strip.rect;
  const float x = rect.x + plan.text_x;
  const float right = strip.action.empty() ? rect.right() - 32 : rect.right() + plan.action.x - 16;
  const auto line = [&](float y, TextStyle style, std::string_view text, Color color) {
    label_in(canvas, {x, rect.y + y, right - x, style.line}, style, text, color, Align::kLeft);
  };
  line(plan.time_y, canvas.type(Style::kCaption), strip.time, canvas.color(Role::kStarLight));
  line(plan.title_y, canvas.type(Style::kTitle), strip.title, canvas.color(Role::kNightText));
  line(plan.place_y, canvas.type(Style::kCaption), strip.place, canvas.color(Role::kNightText2));
}

}  // namespace

bool entry_tile(Ui& ui, std::string_view id, Rect rect, std::string_view icon, std::string_view label) {
  const TargetState state = ui.target(id, rect);
  const float icon_size = 56, stroke = 3.6f;
  const bool portrait = ui.portrait();
  Canvas& canvas = ui.canvas();
  if (state.pressed) canvas.push_zoom(rect.center(), kPressScale);
  canvas.fill(rect, state.pressed ? canvas.color(Role::kNightRaised) : canvas.color(Role::kNightSurface),
              radius::kControl);
  canvas.icon(icon, {rect.x + (rect.w - icon_size) / 2, rect.y + (portrait ? 24 : 34)}, icon_size,
              canvas.color(Role::kStarLight), stroke);
  label_in(canvas, {rect.x + 8, rect.y + (portrait ? 94 : 110), rect.w - 16, canvas.type(Style::kLabel).line},
           canvas.type(Style::kLabel), label, canvas.color(Role::kNightText));
  if (state.pressed) canvas.pop_zoom();
  return state.tapped;
}

EventStripPress event_strip(Ui& ui, const EventStrip& strip) {
  const StripPlan& plan = ui.portrait() ? kPortraitStrip : kLandscapeStrip;
  const Rect rect = strip.rect;
  const Rect action = plan.action.moved(rect.right(), rect.y);
  const std::string action_id = std::string(strip.id) + ".action";
  EventStripPress press;
  // The button lies on the strip, so it must ask for the finger first.
  if (!strip.action.empty()) press.action = ui.target(action_id, action).tapped;
  const TargetState body = ui.target(strip.id, rect);
  press.body = body.tapped;
  if (strip.pages > 1) press.step = swipe_step(ui, rect);

  Canvas& canvas = ui.canvas();
  canvas.fill(rect, body.pressed ? canvas.color(Role::kNightRaised) : canvas.color(Role::kNightSurface),
              radius::kControl);
  canvas.fill_left_rounded({rect.x, rect.y, plan.panel, rect.h}, strip.panel, radius::kControl);
  const float inset = (plan.panel - plan.glyph) / 2;
  if (strip.glyph) strip.glyph(canvas, {rect.x + inset, rect.y + (rect.h - plan.glyph) / 2, plan.glyph, plan.glyph});
  strip_text(canvas, strip, plan);
  if (!strip.action.empty()) button(ui, {.id = action_id, .rect = action, .label = strip.action});
  constexpr float kDotsMargin = 20;
  page_dots(ui, {rect.x + plan.panel / 2, rect.bottom() - 16}, strip.pages, strip.page, Ground::kNight,
            plan.panel - 2 * kDotsMargin);
  return press;
}

bool candidate_card(Ui& ui, const Candidate& candidate) {
  const TargetState state = candidate.enabled ? ui.target(candidate.id, candidate.rect) : TargetState{};
  const bool on = state.pressed || candidate.chosen;
  const Rect rect = candidate.rect;
  Canvas& canvas = ui.canvas();
  canvas.fill(rect, on ? candidate.ink : canvas.color(Role::kDaySurface), radius::kControl);
  if (!on) canvas.outline(rect, canvas.color(Role::kDayLine), 2, radius::kControl);
  const Color words = on                  ? canvas.color(Role::kOnInk)
                      : candidate.enabled ? canvas.color(Role::kDayText)
                                          : canvas.color(Role::kDayOutline);
  const float text_x = rect.x + 184, text_w = rect.w - 184 - 84, name_w = 184 - 32 - 8;
  label_in(canvas, {rect.x + 32, rect.y, name_w, rect.h}, canvas.type(Style::kTitleSerif), candidate.name, words,
           Align::kLeft);
  const float middle = rect.y + rect.h / 2;
  const float phone_y = candidate.firm.empty() ? middle - 20 : middle - 40;
  label_in(canvas, {text_x, phone_y, text_w, 40}, canvas.type(Style::kLabel), candidate.phone, words, Align::kLeft);
  label_in(canvas, {text_x, middle + 4, text_w, 36}, canvas.type(Style::kCaption), candidate.firm,
           on ? candidate.mist : canvas.color(Role::kDayText2), Align::kLeft);
  constexpr float kIcon = 44;
  canvas.icon(on ? "check" : "next", {rect.right() - 76, middle - kIcon / 2}, kIcon,
              on ? canvas.color(Role::kOnInk) : canvas.color(Role::kDayOutline));
  return state.tapped;
}

void big_number(Ui& ui, const BigNumber& number) {
  Canvas& canvas = ui.canvas();
  const Color words = number.ground == Ground::kNight ? canvas.color(Role::kNightText) : canvas.color(Role::kDayText);
  canvas.fill({number.at.x, number.at.y, number.width, 2}, with_alpha(words, .18f));
  const TextStyle numeral = canvas.type(Style::kDisplay, number.row_height);
  // The small words share the numeral's baseline, as CSS would set them.
  const GlyphCache& glyphs = canvas.glyphs();
  const auto baseline = [&](TextStyle style) {
    const float up = glyphs.ascent(style.face) * style.px, down = glyphs.descent(style.face) * style.px;
    return (style.line + up - down) / 2;
  };
  const float label_y = number.at.y + 2 + baseline(numeral) - baseline(canvas.type(Style::kLabel));
  constexpr float kGap = 14;
  float x = number.at.x;
  if (!number.before.empty())
    x += canvas.text(canvas.type(Style::kLabel), {x, label_y}, number.before, number.color) + kGap;
  x += canvas.text(numeral, {x, number.at.y + 2}, number.value, number.color) + kGap;
  const float room = number.at.x + number.width - x;
  const TextStyle style = fitting(canvas, canvas.type(Style::kLabel), number.after, room);
  canvas.text(style, {x, number.at.y + 2 + baseline(numeral) - baseline(style)},
              ellipsize(canvas.glyphs(), style, number.after, room), words);
}

}  // namespace starharbor::kiosk
