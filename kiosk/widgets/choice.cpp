// Chips and the chapter rail, each as a window around what is selected when there are many.
#include "kiosk/widgets/choice.h"

#include <algorithm>
#include <cmath>

#include "kiosk/theme/measures.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

constexpr float kMinTarget = 96;

struct Window {
  int first = 0;
  int count = 0;
};

Window window_around(int selected, int total, int fit) {
  const int count = std::clamp(fit, 0, total);
  return {std::clamp(selected - count / 2, 0, total - count), count};
}

std::string item_id(std::string_view id, int index) {
  return std::string(id) + "." + std::to_string(index);
}

struct ChipRow {
  float x, y, width, gap, all_width;
  int fit;  // bases beside "all"
};

// Under the pictures as designed; over the navigation bar's whole middle when there are more bases or their names are
// longer.
ChipRow chip_row(bool portrait, int bases, float longest_label) {
  if (portrait) return {72, 1672, 136, 24, 136, 5};
  constexpr float kPicturesLeft = 584, kQuayLeft = 320, kWidth = 120, kWide = 176, kAllWidth = 112, kGap = 12;
  constexpr int kBesidePictures = 5, kOnQuay = 7;
  if (longest_label > kWidth - 4) return {kQuayLeft, 952, kWide, kGap, kAllWidth, kBesidePictures};
  if (bases > kBesidePictures) return {kQuayLeft, 952, kWidth, kGap, kAllWidth, kOnQuay};
  return {kPicturesLeft, 952, kWidth, kGap, kAllWidth, kBesidePictures};
}

float longest_label(Canvas& canvas, const std::vector<Chip>& chips) {
  float longest = 0;
  for (const Chip& chip : chips)
    longest = std::max(longest, canvas.text_width(canvas.type(Style::kCaption), chip.label.whole));
  return longest;
}

// Glyphs stand over the names where every name takes one line; else there is room for the names alone.
bool draw_chip(Ui& ui, const std::string& id, Rect rect, const Chip& chip, bool selected, bool with_glyph) {
  const TargetState state = ui.target(id, rect);
  Canvas& canvas = ui.canvas();
  const Color fill = selected        ? canvas.color(Role::kNightText)
                     : state.pressed ? canvas.color(Role::kNightRaised)
                                     : canvas.color(Role::kNightSurface);
  const Color words = selected ? canvas.color(Role::kNightVoid) : canvas.color(Role::kNightText);
  control_face(canvas, rect, fill, radius::kControl, Ground::kNight);
  if (!chip.glyph) {
    label_in(canvas, {rect.x + 4, rect.y, rect.w - 8, rect.h},
             selected ? canvas.type(Style::kLabelBold) : canvas.type(Style::kLabel), chip.label, words);
    return state.tapped;
  }
  const TextStyle style = canvas.type(selected ? Style::kCaptionBold : Style::kCaption);
  if (!with_glyph) {
    label_in(canvas, {rect.x + 2, rect.y, rect.w - 4, rect.h}, style, chip.label, words);
    return state.tapped;
  }
  constexpr float kGlyph = 44;
  chip.glyph(canvas, {rect.x + (rect.w - kGlyph) / 2, rect.y + 8, kGlyph, kGlyph});
  const Rect name{rect.x + 2, rect.y + 54, rect.w - 4, 36};
  label_in(canvas, name, style, chip.label, words);
  return state.tapped;
}

void rail_line(Canvas& canvas, float x, float y, float width, Color color) {
  if (width > 0) canvas.fill({x, y - 2, width, 4}, color);
}

void rail_dot(Canvas& canvas, Vec2 center, bool passed, Color ink) {
  constexpr float kRadius = 9, kRim = 4;
  canvas.disc(center, kRadius, passed ? ink : canvas.color(Role::kDayOutline));
  if (!passed) canvas.disc(center, kRadius - kRim, canvas.color(Role::kDaySurface));
}

bool names_fit(Canvas& canvas, const Rail& rail, float width) {
  const TextStyle widest = canvas.type(Style::kCaptionBold);
  return std::all_of(rail.stops.begin(), rail.stops.end(),
                     [&](const Words& stop) { return canvas.text_width(widest, stop.whole) <= width; });
}

// Room for the one name that is shown where not all have room: under its stop, and never out of the rail.
Rect lone_name(Rect rail, float x) {
  const float width = std::min(rail.w / 2, 400.f), pad = 16;
  const float left = std::clamp(x - width / 2, rail.x + pad, rail.right() - pad - width);
  return {left, rail.y + 50, width, 36};
}

}  // namespace

int chips(Ui& ui, std::string_view id, const std::vector<Chip>& chips, int selected) {
  if (chips.empty()) return -1;
  const int bases = static_cast<int>(chips.size()) - 1;
  const float longest = longest_label(ui.canvas(), chips);
  const ChipRow row = chip_row(ui.portrait(), bases, longest);
  const bool with_glyphs = longest <= row.width - 4;
  const Window window = window_around(selected - 1, bases, row.fit);
  int pressed = -1;
  if (draw_chip(ui, item_id(id, 0), {row.x, row.y, row.all_width, kMinTarget}, chips[0], selected == 0, false)) {
    pressed = 0;
  }
  for (int i = 0; i < window.count; ++i) {
    const int index = window.first + i + 1;
    const Rect rect{row.x + row.all_width + row.gap + (row.width + row.gap) * static_cast<float>(i), row.y, row.width,
                    kMinTarget};
    if (draw_chip(ui, item_id(id, index), rect, chips[static_cast<size_t>(index)], selected == index, with_glyphs)) {
      pressed = index;
    }
  }
  return pressed;
}

int chapter_rail(Ui& ui, const Rail& rail) {
  const int total = static_cast<int>(rail.stops.size());
  if (total == 0) return -1;
  const Rect rect = rail.rect;
  const Window window = window_around(rail.selected, total, static_cast<int>(rect.w / kMinTarget));
  const float pitch = rect.w / static_cast<float>(window.count);
  const float y = rect.y + 29;
  const auto stop_x = [&](float stop) {
    const float last = static_cast<float>(window.count - 1);
    return rect.x + pitch * (std::clamp(stop - static_cast<float>(window.first), 0.f, last) + .5f);
  };
  Canvas& canvas = ui.canvas();
  control_face(canvas, rect, canvas.color(Role::kDaySurface), radius::kControl, Ground::kDay);
  const float left = stop_x(0), right = stop_x(static_cast<float>(total)), travelled = stop_x(rail.dot);
  const bool all_named = names_fit(canvas, rail, pitch - 8);
  rail_line(canvas, left, y, right - left, canvas.color(Role::kDayLine));
  rail_line(canvas, left, y, travelled - left, rail.ink);
  int pressed = -1;
  for (int i = window.first; i < window.first + window.count; ++i) {
    const float x = stop_x(static_cast<float>(i));
    const Rect area{x - pitch / 2, rect.y, pitch, rect.h};
    const TargetState state = ui.target(item_id(rail.id, i), area);
    if (state.tapped) pressed = i;
    if (state.pressed)
      canvas.fill({area.x, rect.y + 46, pitch, rect.h - 50}, canvas.color(Role::kDaySunk), radius::kKey);
    rail_dot(canvas, {x, y}, static_cast<float>(i) <= rail.dot, rail.ink);
    const bool on = i == rail.selected;
    if (!on && !all_named) continue;
    const Rect name = all_named ? Rect{area.x + 4, rect.y + 50, pitch - 8, 36} : lone_name(rect, x);
    label_in(canvas, name, canvas.type(on ? Style::kCaptionBold : Style::kCaption), rail.stops[static_cast<size_t>(i)],
             on ? rail.ink : canvas.color(Role::kDayText2));
  }
  canvas.disc({travelled, y}, 14, rail.ink);
  canvas.disc({travelled, y}, 5, canvas.color(Role::kOnInk));
  return pressed;
}

}  // namespace starharbor::kiosk
