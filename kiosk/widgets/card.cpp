// Entry tile, event strip and candidate card.
#include "kiosk/widgets/card.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "kiosk/theme/measures.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

constexpr float kPressScale = .97f;
constexpr float kSwipePx = 80, kFlingPxPerS = 500;

// The strip's measures; portrait is smaller by the design.
struct StripPlan {
  float height, panel, glyph, text_x, time_y;
  float below_time, below_title;  // gaps
  Rect action;                    // relative to the strip's top right corner
};
constexpr StripPlan kLandscapeStrip{176, 176, 104, 208, 20, 2, 4, {-200, 28, 172, 120}};
constexpr StripPlan kPortraitStrip{152, 152, 96, 184, 12, -2, 0, {-172, 24, 148, 104}};
constexpr float kStripPad = 12;         // over and under the words, at least
constexpr float kWrappedTitle = 1.15f;  // em from line to line

const StripPlan& strip_plan(const Ui& ui) {
  return ui.portrait() ? kPortraitStrip : kLandscapeStrip;
}

int swipe_step(Ui& ui, Rect rect) {
  const std::optional<Gesture> drag = ui.drag(rect);
  if (!drag || drag->kind != GestureKind::kDragEnd) return 0;
  const float moved = drag->at.x - drag->start.x;
  const bool flung = std::abs(drag->velocity_per_s.x) > kFlingPxPerS && moved * drag->velocity_per_s.x > 0;
  if (std::abs(moved) < kSwipePx && !flung) return 0;
  return moved < 0 ? 1 : -1;
}

// From the strip's left.
Rect strip_words(const EventStrip& strip, const StripPlan& plan) {
  const float right = strip.action.empty() ? strip.rect.w - 32 : strip.rect.w + plan.action.x - 16;
  return {plan.text_x, 0, right - plan.text_x, strip.rect.h};
}

float title_height(Canvas& canvas, const EventStrip& strip, const StripPlan& plan) {
  const TextStyle style = canvas.type(Style::kTitle);
  const bool one_line = canvas.text_width(style, strip.title) <= strip_words(strip, plan).w;
  return one_line ? style.line : 2 * kWrappedTitle * style.px;
}

float words_height(Canvas& canvas, const EventStrip& strip, const StripPlan& plan) {
  return 2 * canvas.type(Style::kCaption).line + plan.below_time + plan.below_title + title_height(canvas, strip, plan);
}

// At the design's height where the title takes one line; else in the middle.
void strip_text(Canvas& canvas, const EventStrip& strip, const StripPlan& plan) {
  const Rect words = strip_words(strip, plan);
  const TextStyle caption = canvas.type(Style::kCaption), title = canvas.type(Style::kTitle);
  const float all = words_height(canvas, strip, plan), rest = plan.height - 2 * plan.time_y;
  float y = strip.rect.y + (strip.rect.h - plan.height) / 2 + plan.time_y - std::max(0.f, all - rest) / 2;
  const auto line = [&](float height, TextStyle style, const std::string& text, Color color) {
    label_in(canvas, {strip.rect.x + words.x, y, words.w, height}, style, text, color, Align::kLeft);
    y += height;
  };
  line(caption.line, caption, strip.time, canvas.color(Role::kStarLight));
  y += plan.below_time;
  line(title_height(canvas, strip, plan), title, strip.title, canvas.color(Role::kNightText));
  y += plan.below_title;
  line(caption.line, caption, facts_in(canvas, caption, words.w, strip.place), canvas.color(Role::kNightText2));
}

// What has no room on the first line stands before the rest on the second.
std::pair<std::string, std::string> two_lines_of(Canvas& canvas, const Candidate& candidate, float width) {
  const std::vector<std::string> first = fitting_facts(canvas, canvas.type(Style::kLabel), width, candidate.phone);
  std::vector<std::string> second;
  size_t shown = 0;
  for (const std::string& fact : candidate.phone) {
    if (shown < first.size() && first[shown] == fact) {
      ++shown;
    } else {
      second.push_back(fact);
    }
  }
  second.insert(second.end(), candidate.firm.begin(), candidate.firm.end());
  return {facts_line(first), facts_in(canvas, canvas.type(Style::kCaption), width, second)};
}

void candidate_words(Canvas& canvas, const Candidate& candidate, Color color, Color second_color) {
  constexpr float kPad = 32, kNameWidth = 144, kNameGap = 8, kWidestName = .4f, kIconRoom = 84, kLineGap = 4;
  const Rect rect = candidate.rect;
  const TextStyle name = canvas.type(Style::kTitleSerif), first = canvas.type(Style::kLabel),
                  second = canvas.type(Style::kCaption);
  const float name_w =
      std::clamp(canvas.text_width(name, candidate.name), kNameWidth, std::max(kNameWidth, rect.w * kWidestName));
  label_in(canvas, {rect.x + kPad, rect.y, name_w, rect.h}, name, candidate.name, color, Align::kLeft);
  const float x = rect.x + kPad + name_w + kNameGap, width = rect.right() - kIconRoom - x;
  const auto [above, below] = two_lines_of(canvas, candidate, width);
  const float middle = rect.y + rect.h / 2;
  const float y = below.empty() ? middle - first.line / 2 : middle - (first.line + kLineGap + second.line) / 2;
  label_in(canvas, {x, y, width, first.line}, first, above, color, Align::kLeft);
  label_in(canvas, {x, y + first.line + kLineGap, width, second.line}, second, below, second_color, Align::kLeft);
}

}  // namespace

bool entry_tile(Ui& ui, std::string_view id, Rect rect, std::string_view icon, const Words& label) {
  const TargetState state = ui.target(id, rect);
  const float icon_size = 56, stroke = 3.6f;
  const bool portrait = ui.portrait();
  Canvas& canvas = ui.canvas();
  if (state.pressed) canvas.push_zoom(rect.center(), kPressScale);
  const Color fill = state.pressed ? canvas.color(Role::kNightRaised) : canvas.color(Role::kNightSurface);
  control_face(canvas, rect, fill, radius::kControl, Ground::kNight);
  // Icon and words in the middle, the gap between them the design's.
  const TextStyle style = canvas.type(Style::kLabel);
  const float gap = portrait ? 14 : 20, room = rect.h - 2 * kStripPad - icon_size - gap;
  const float words = std::max(style.line, label_size(canvas, {rect.w - 16, room}, style, label).y);
  const float designed = portrait ? 24 + icon_size + gap + 40 + 18 : 34 + icon_size + gap + 40 + 26;
  const float y = rect.y + (rect.h - designed) / 2 + (portrait ? 24 : 34) - (words - 40) / 2;
  canvas.icon(icon, {rect.x + (rect.w - icon_size) / 2, y}, icon_size, canvas.color(Role::kStarLight), stroke);
  label_in(canvas, {rect.x + 8, y + icon_size + gap, rect.w - 16, words}, style, label, canvas.color(Role::kNightText));
  if (state.pressed) canvas.pop_zoom();
  return state.tapped;
}

float event_strip_height(Ui& ui, const EventStrip& strip) {
  const StripPlan& plan = strip_plan(ui);
  const float needed = words_height(ui.canvas(), strip, plan) + 2 * kStripPad;
  return std::max(plan.height, std::ceil(needed));
}

EventStripPress event_strip(Ui& ui, const EventStrip& strip) {
  const StripPlan& plan = strip_plan(ui);
  const Rect rect = strip.rect;
  const Rect action = plan.action.moved(rect.right(), rect.y + (rect.h - plan.height) / 2);
  const std::string action_id = std::string(strip.id) + ".action";
  EventStripPress press;
  // The button lies on the strip, so it must ask for the finger first.
  if (!strip.action.empty()) press.action = ui.target(action_id, action).tapped;
  const TargetState body = ui.target(strip.id, rect);
  press.body = body.tapped;
  if (strip.pages > 1) press.step = swipe_step(ui, rect);

  Canvas& canvas = ui.canvas();
  const Color fill = body.pressed ? canvas.color(Role::kNightRaised) : canvas.color(Role::kNightSurface);
  canvas.fill(rect, fill, radius::kControl);
  canvas.fill_left_rounded({rect.x, rect.y, plan.panel, rect.h}, strip.panel, radius::kControl);
  control_face(canvas, rect, kTransparent, radius::kControl, Ground::kNight);
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
  control_face(canvas, rect, on ? candidate.ink : canvas.color(Role::kDaySurface), radius::kControl, Ground::kDay);
  if (!on) canvas.outline(rect, canvas.color(Role::kDayLine), 2, radius::kControl);
  const Color words = on                  ? canvas.color(Role::kOnInk)
                      : candidate.enabled ? canvas.color(Role::kDayText)
                                          : canvas.color(Role::kDayOutline);
  candidate_words(canvas, candidate, words, on ? candidate.mist : canvas.color(Role::kDayText2));
  const float middle = rect.y + rect.h / 2;
  constexpr float kIcon = 44;
  canvas.icon(on ? "check" : "next", {rect.right() - 76, middle - kIcon / 2}, kIcon,
              on ? canvas.color(Role::kOnInk) : canvas.color(Role::kDayOutline));
  return state.tapped;
}

}  // namespace starharbor::kiosk
