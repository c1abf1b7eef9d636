// Picture, scrims, name and numbers of a base or of the alliance.
#include "kiosk/screens/story/identity.h"

#include <algorithm>
#include <array>
#include <vector>

#include "kiosk/screens/shared/common.h"
#include "kiosk/screens/shared/photo_picture.h"
#include "kiosk/screens/story/pages.h"
#include "kiosk/widgets/scene.h"

namespace starharbor::kiosk {
namespace {

constexpr std::string_view kAlliancePicture = "alliance";
constexpr size_t kMostFigures = 3;

struct IdentityLayout {
  Vec2 name;          // top left of the first character's cell
  float name_width;   // of an English name
  float name_height;  // of a Chinese one
  Vec2 figures;
  float figure_pitch;
  float hairline;
  float figure_width;  // what a number and its words may take
  float left_scrim;    // from the left to nothing
  Vec2 star;           // where there is no picture
  float horizon;
};
constexpr IdentityLayout kLandscape{{96, 64}, 504, 492, {96, 576}, 118, 432, 504, 400, {470, 250}, 691};
constexpr IdentityLayout kPortrait{{72, 40}, 320, 492, {420, 88}, 140, 588, 588, 720, {860, 150}, 420};

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

bool words_fit(Canvas& canvas, TextStyle style, const std::string& text, float width) {
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    if (canvas.text_width(style, std::string_view(text).substr(begin, end - begin)) > width) return false;
    begin = end + 1;
  }
  return true;
}

// On two lines, or three, in the largest of the sizes in which they fit.
void draw_horizontal_name(Canvas& canvas, const IdentityLayout& layout, const std::string& name) {
  constexpr size_t kMostLines = 3;
  for (const TextStyle style : {canvas.type(Style::kDisplay), canvas.type(Style::kDisplaySmall),
                                canvas.type(Style::kHeadingBlack), canvas.type(Style::kTitleSerif)}) {
    const std::vector<Line> lines = break_lines(canvas.glyphs(), style, name, layout.name_width);
    const bool fits = lines.size() <= kMostLines && words_fit(canvas, style, name, layout.name_width);
    if (!fits && style.px > canvas.type(Style::kTitleSerif).px) continue;
    canvas.paragraph(style, {layout.name.x, layout.name.y, layout.name_width, layout.name_height}, name,
                     canvas.color(Role::kNightText));
    return;
  }
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

struct FigureStyle {
  TextStyle numeral, label;
};
constexpr float kFigureGap = 14;

float width_of(Canvas& canvas, const FigureWords& words, const FigureStyle& style) {
  float width = canvas.text_width(style.numeral, words.value);
  if (!words.before.empty()) width += canvas.text_width(style.label, words.before) + kFigureGap;
  if (!words.after.empty()) width += canvas.text_width(style.label, words.after) + kFigureGap;
  return width;
}

// The largest in which every row fits, so that all rows look alike.
FigureStyle figure_style(Canvas& canvas, const std::vector<FigureWords>& rows, float width) {
  FigureStyle style{canvas.type(Style::kDisplay), canvas.type(Style::kLabel)};
  for (const FigureStyle& smaller : {FigureStyle{canvas.type(Style::kDisplay), canvas.type(Style::kLabel)},
                                     FigureStyle{canvas.type(Style::kDisplay), canvas.type(Style::kCaption)},
                                     FigureStyle{canvas.type(Style::kDisplaySmall), canvas.type(Style::kCaption)}}) {
    style = smaller;
    if (std::all_of(rows.begin(), rows.end(),
                    [&](const FigureWords& row) { return width_of(canvas, row, style) <= width; })) {
      break;
    }
  }
  return style;
}

float baseline(const GlyphCache& glyphs, TextStyle style) {
  return (style.line + (glyphs.ascent(style.face) - glyphs.descent(style.face)) * style.px) / 2;
}

void draw_figure(Canvas& canvas, const FigureWords& words, const FigureStyle& style, Rect row, Color light) {
  constexpr float kBelowLine = 2;
  canvas.fill({row.x, row.y, row.w, 2}, with_alpha(canvas.color(Role::kNightText), kHairlineAlpha));
  const TextStyle numeral = with_line(style.numeral, row.h);
  const float top = row.y + kBelowLine;
  const float label_y = top + baseline(canvas.glyphs(), numeral) - baseline(canvas.glyphs(), style.label);
  float x = row.x;
  if (!words.before.empty()) x += canvas.text(style.label, {x, label_y}, words.before, light) + kFigureGap;
  x += canvas.text(numeral, {x, top}, words.value, light) + kFigureGap;
  canvas.text(style.label, {x, label_y}, words.after, canvas.color(Role::kNightText));
}

void draw_figures(Canvas& canvas, const IdentityLayout& layout, const content::Hall& hall, const std::string& base,
                  Language language, Color light) {
  constexpr float kRowHeight = 104;
  std::vector<FigureWords> rows;
  for (const content::Figure* figure : figures_of(hall, base)) {
    if (rows.size() < kMostFigures) rows.push_back(words_of(*figure, language));
  }
  const FigureStyle style = figure_style(canvas, rows, layout.figure_width);
  for (FigureWords& row : rows) {
    const float over = width_of(canvas, row, style) - layout.figure_width;
    if (over > 0) {
      const float room = std::max(0.f, canvas.text_width(style.label, row.after) - over);
      row.after = ellipsize(canvas.glyphs(), style.label, row.after, room);
    }
  }
  for (size_t i = 0; i < rows.size(); ++i) {
    const float y = layout.figures.y + layout.figure_pitch * static_cast<float>(i);
    draw_figure(canvas, rows[i], style, {layout.figures.x, y, layout.hairline, kRowHeight}, light);
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
  if (const content::Photo* picture = picture_of(hall, base)) {
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
