// Picture, scrims, name and numbers of a base or of the alliance.
#include "kiosk/screens/story/identity.h"

#include <algorithm>
#include <array>
#include <vector>

#include "kiosk/screens/shared/common.h"
#include "kiosk/screens/shared/photo_picture.h"
#include "kiosk/screens/story/pages.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/scene.h"

namespace starharbor::kiosk {
namespace {

constexpr std::string_view kAlliancePicture = "alliance";
constexpr size_t kMostFigures = 3;

struct IdentityLayout {
  Vec2 name;          // top left of the first character's cell
  float name_width;   // of an English name
  Style name_style;   // and its type
  float name_height;  // of a Chinese one
  Vec2 figures;
  float figure_pitch;
  float hairline;
  float figure_width;  // what a number and its words may take
  float left_scrim;    // from the left to nothing
  Vec2 star;           // where there is no picture
  float horizon;
};
constexpr IdentityLayout kLandscape{{96, 64}, 504, Style::kDisplay, 492, {96, 576}, 118, 432,
                                    510,      400, {470, 250},      691};
constexpr IdentityLayout kPortrait{{72, 40}, 320, Style::kHeadingBlack, 492, {420, 88}, 140, 588,
                                   588,      720, {860, 150},           420};

// From the top of the panel to its bottom; dark where the numbers stand.
struct ScrimStop {
  float at, alpha;
};
constexpr std::array<ScrimStop, 4> kScrim{{{0, .33f}, {.34f, .40f}, {.66f, .95f}, {1, 1}}};
constexpr std::array<ScrimStop, 4> kPortraitScrim{{{0, .55f}, {.34f, .62f}, {.66f, .80f}, {1, 1}}};
constexpr float kLeftScrim = .72f;
constexpr float kHairlineAlpha = .18f;

// The panel with the bleed of the screen's edges that it touches.
Rect bled(const Canvas& canvas, Rect panel, bool portrait) {
  const Rect bleed = canvas.bleed();
  const float right = portrait ? bleed.right() : panel.right();
  const float bottom = portrait ? panel.bottom() : bleed.bottom();
  return {bleed.x, bleed.y, right - bleed.x, bottom - bleed.y};
}

void draw_scrims(Canvas& canvas, Rect panel, const IdentityLayout& layout, bool portrait) {
  const auto& stops = portrait ? kPortraitScrim : kScrim;
  for (size_t i = 1; i < stops.size(); ++i) {
    const float top = panel.y + panel.h * stops[i - 1].at, bottom = panel.y + panel.h * stops[i].at;
    canvas.gradient_down({panel.x, top, panel.w, bottom - top},
                         with_alpha(canvas.color(Role::kNightVoid), stops[i - 1].alpha),
                         with_alpha(canvas.color(Role::kNightVoid), stops[i].alpha));
  }
  canvas.gradient_right({panel.x, panel.y, layout.left_scrim - panel.x, panel.h},
                        with_alpha(canvas.color(Role::kNightVoid), kLeftScrim),
                        with_alpha(canvas.color(Role::kNightVoid), 0));
}

const content::Photo* picture_of(const content::Hall& hall, const std::string& base) {
  const content::Base* found = hall.base(base);
  return hall.photo(found ? found->picture : std::string(kAlliancePicture));
}

void draw_vertical_name(Canvas& canvas, const IdentityLayout& layout, const std::string& name) {
  constexpr float kHeroCell = 164, kDisplayCell = 104;
  const auto characters = static_cast<float>(decode_utf8(name).size());
  if (characters * kHeroCell <= layout.name_height + 1) {
    canvas.vertical(canvas.type(Style::kHero), layout.name, kHeroCell, name, canvas.color(Role::kNightText));
  } else {
    const float cell = std::min(kDisplayCell, layout.name_height / std::max(1.f, characters));
    const TextStyle style = cell < kDisplayCell ? canvas.type(Style::kHeading) : canvas.type(Style::kDisplay);
    canvas.vertical(style, layout.name, cell, name, canvas.color(Role::kNightText));
  }
}

void draw_horizontal_name(Canvas& canvas, const IdentityLayout& layout, const std::string& name) {
  canvas.paragraph(canvas.type(layout.name_style),
                   {layout.name.x, layout.name.y, layout.name_width, layout.name_height}, name,
                   canvas.color(Role::kNightText));
}

struct FigureWords {
  std::string before, value, after;
};

FigureWords words_of(const content::Figure& figure, Language language) {
  FigureWords words{figure.before.in(language), figure.value, {}};
  if (language == Language::kChinese) {
    words.after = figure.unit.zh + figure.label.zh;
  } else {
    words.after = figure.unit.en;
    if (!words.after.empty() && !figure.label.en.empty()) words.after += " ";
    words.after += figure.label.in(language);
  }
  return words;
}

constexpr float kFigureGap = 14;

float baseline(const GlyphCache& glyphs, TextStyle style) {
  return (style.line + (glyphs.ascent(style.face) - glyphs.descent(style.face)) * style.px) / 2;
}

// Latin words are longer, so theirs are a size smaller.
struct FigureStyle {
  Style numeral, label;
};

FigureStyle figure_style(Language language) {
  if (language == Language::kChinese) return {Style::kDisplay, Style::kLabel};
  return {Style::kDisplaySmall, Style::kCaption};
}

// The words stand on the number's line; where they take two, beside it.
void draw_figure(Canvas& canvas, const FigureWords& words, const FigureStyle& style, Rect row, float width,
                 Color light) {
  constexpr float kBelowLine = 2;
  const Color hairline = canvas.color(Role::kNightText);
  canvas.fill({row.x, row.y, row.w, 2}, canvas.look().art ? with_alpha(hairline, kHairlineAlpha) : hairline);
  const TextStyle numeral = canvas.type(style.numeral, row.h), label = canvas.type(style.label);
  const float top = row.y + kBelowLine;
  const float label_y = top + baseline(canvas.glyphs(), numeral) - baseline(canvas.glyphs(), label);
  float x = row.x;
  if (!words.before.empty()) x += canvas.text(label, {x, label_y}, words.before, light) + kFigureGap;
  x += canvas.text(numeral, {x, top}, words.value, light) + kFigureGap;
  const float room = row.x + width - x;
  const bool one_line = canvas.text_width(label, words.after) <= room;
  const Rect box{x, one_line ? label_y : top, room, one_line ? label.line : row.h};
  label_in(canvas, box, label, words.after, canvas.color(Role::kNightText), Align::kLeft);
}

void draw_figures(Canvas& canvas, const IdentityLayout& layout, const content::Hall& hall, const std::string& base,
                  Language language, Color light) {
  constexpr float kRowHeight = 104;
  float y = layout.figures.y;
  size_t shown = 0;
  for (const content::Figure* figure : figures_of(hall, base)) {
    if (shown++ == kMostFigures) return;
    const Rect row{layout.figures.x, y, layout.hairline, kRowHeight};
    draw_figure(canvas, words_of(*figure, language), figure_style(language), row, layout.figure_width, light);
    y += layout.figure_pitch;
  }
}

}  // namespace

void draw_identity(Ui& ui, const State& state, const std::string& base) {
  Canvas& canvas = ui.canvas();
  const content::Hall& hall = *state.hall;
  const bool portrait = ui.portrait();
  const IdentityLayout& layout = portrait ? kPortrait : kLandscape;
  const BaseColors colors = colors_of(ui.look(), hall, base);
  const Rect stage_panel = story_layout(portrait).panel;
  const Rect panel = bled(canvas, stage_panel, portrait);
  const content::Photo* picture = picture_of(hall, base);
  if (!ui.look().art) {
    canvas.fill(panel, canvas.color(Role::kNightVoid));
  } else if (picture) {
    draw_cover(canvas, *picture, panel, {.placeholder = colors.deep});
    draw_scrims(canvas, panel, layout, portrait);
  } else {
    draw_identity_panel(ui, {.rect = stage_panel,
                             .horizon = layout.horizon,
                             .star = layout.star,
                             .light = colors.light,
                             .deep = colors.deep});
  }
  const std::string name = name_of(hall, base, ui.language());
  if (ui.chinese()) {
    draw_vertical_name(canvas, layout, name);
  } else {
    draw_horizontal_name(canvas, layout, name);
  }
  draw_figures(canvas, layout, hall, base, ui.language(), colors.light);
}

}  // namespace starharbor::kiosk
