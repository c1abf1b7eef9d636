// Cards of the outcomes, and the row of diagrams.
#include "kiosk/screens/story/alliance.h"

#include <algorithm>

#include "kiosk/screens/shared/common.h"
#include "kiosk/screens/shared/photo_picture.h"
#include "kiosk/theme/measures.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

struct OutcomeLayout {
  Rect first;  // the first card
  float pitch_x, pitch_y;
  size_t columns, rows;
  float picture;      // side of the square
  bool words_beside;  // the text stands beside the picture too, not under it
};
constexpr OutcomeLayout kOutcomes{{696, 216, 552, 344}, 576, 360, 2, 2, 96, false};
constexpr OutcomeLayout kOutcomesPortrait{{72, 748, 936, 216}, 0, 228, 1, 4, 160, true};
constexpr float kCardPad = 24;

struct DiagramsLayout {
  MethodsLayout words;
  float left, right, top;
  float square;    // at most
  size_t columns;  // in a row, while the rows suffice
  size_t rows;     // at most
  float row_pitch;
  float name_below, place_below;  // from the square's top
};
constexpr DiagramsLayout kDiagrams{{622, {96, 664}, 20, {0, 820}}, 96, 1824, 140, 316, 9, 1, 0, 340, 404};
constexpr DiagramsLayout kDiagramsPortrait{{1424, {72, 1464}, 12, {0, 1568}}, 72, 1008, 72, 316, 2, 3, 450, 332, 390};
constexpr float kDiagramGap = 37, kGlyphWithName = 52, kNameGap = 16;

constexpr float kReadingLine = 40, kLatinReadingLine = 34;

// Rectangles of one card; its words are what they are for.
struct OutcomeCard {
  Rect card, picture, title, origin, words;
};

OutcomeCard card_at(Canvas& canvas, const OutcomeLayout& layout, size_t index) {
  const float title_h = std::max(56.f, canvas.type(Style::kTitleSerif).line),
              origin_h = canvas.type(Style::kCaption).line;
  OutcomeCard at;
  at.card = layout.first.moved(layout.pitch_x * static_cast<float>(index % layout.columns),
                               layout.pitch_y * static_cast<float>(index / layout.columns));
  at.picture = {at.card.x + kCardPad, at.card.y + kCardPad, layout.picture, layout.picture};
  const float beside = at.picture.right() + kCardPad, right = at.card.right() - kCardPad;
  const float title_y = layout.words_beside ? at.picture.y - 8 : at.picture.y;
  at.title = {beside, title_y, right - beside, title_h};
  at.origin = layout.words_beside ? Rect{beside, title_y + (title_h - origin_h) / 2 + 4, right - beside, origin_h}
                                  : Rect{beside, title_y + title_h, right - beside, origin_h};
  const float words_x = layout.words_beside ? beside : at.picture.x;
  const float words_y =
      layout.words_beside ? title_y + title_h : std::max(at.picture.bottom(), at.origin.bottom()) + 10;
  at.words = {words_x, words_y, right - words_x, at.card.bottom() - 8 - words_y};
  return at;
}

struct OutcomeStyle {
  TextStyle title, words;
};

// Latin words are longer, so theirs are a size smaller.
OutcomeStyle outcome_style(Canvas& canvas, Language language) {
  if (language == Language::kChinese) return {canvas.type(Style::kTitleSerif), canvas.type(Style::kBody, kReadingLine)};
  return {canvas.type(Style::kLabelSerif), canvas.type(Style::kCaption, kLatinReadingLine)};
}

bool words_fit(Canvas& canvas, const OutcomeLayout& layout, const std::vector<content::Outcome>& outcomes,
               Language language) {
  const OutcomeStyle style = outcome_style(canvas, language);
  const Rect words = card_at(canvas, layout, 0).words;
  return std::all_of(outcomes.begin(), outcomes.end(), [&](const content::Outcome& outcome) {
    return set_text(canvas.glyphs(), style.words, outcome.text.in(language), words.w, words.h).whole;
  });
}

// Where the words need it, half as many cards on a page, twice as high.
OutcomeLayout outcome_layout(Canvas& canvas, const content::Hall& hall, Language language) {
  OutcomeLayout layout = canvas.portrait() ? kOutcomesPortrait : kOutcomes;
  if (words_fit(canvas, layout, hall.outcomes, language)) return layout;
  layout.rows /= 2;
  layout.first.h += layout.pitch_y * static_cast<float>(layout.rows);
  layout.pitch_y *= 2;
  return layout;
}

void draw_outcome(Ui& ui, const content::Hall& hall, const content::Outcome& outcome, const OutcomeCard& at,
                  bool origin_right) {
  Canvas& canvas = ui.canvas();
  const Language language = ui.language();
  const OutcomeStyle style = outcome_style(canvas, language);
  canvas.fill(at.card, canvas.color(Role::kDaySurface), radius::kControl);
  if (const content::Photo* photo = hall.photo(outcome.picture)) {
    draw_cover(canvas, *photo, at.picture, {.radius = radius::kPhoto, .placeholder = canvas.color(Role::kDaySunk)});
  } else {
    canvas.fill(at.picture, canvas.color(Role::kDaySunk), radius::kPhoto);
  }
  const std::string& origin = outcome.origin.in(language);
  const float origin_w =
      origin_right ? std::min(at.origin.w / 2, canvas.text_width(canvas.type(Style::kCaption), origin)) : at.origin.w;
  const Rect origin_at{at.origin.right() - origin_w, at.origin.y, origin_w + 1, at.origin.h};
  const Rect title_at{at.title.x, at.title.y, at.title.w - (origin_right ? origin_w + kCardPad : 0), at.title.h};
  label_in(canvas, title_at, style.title, outcome.title.in(language), canvas.color(Role::kDayText), Align::kLeft);
  label_in(canvas, origin_at, canvas.type(Style::kCaption), origin, canvas.color(Role::kStarInk), Align::kLeft);
  canvas.paragraph(style.words, at.words, outcome.text.in(language), canvas.color(Role::kDayText));
}

struct Cell {
  Rect square;
  float width;  // with what stands beside the square
};

// As many in a row as fit, every row centred.
std::vector<Cell> cells_for(const DiagramsLayout& layout, size_t count) {
  std::vector<Cell> cells;
  if (count == 0) return cells;
  const size_t columns = std::min(count, std::max(layout.columns, (count + layout.rows - 1) / layout.rows));
  const float width = (layout.right - layout.left + kDiagramGap) / static_cast<float>(columns) - kDiagramGap;
  const float square = std::min(layout.square, width);
  const float pitch = std::min(width, layout.square) + kDiagramGap;
  for (size_t i = 0; i < count; ++i) {
    const size_t row = i / columns, in_row = std::min(columns, count - row * columns);
    const float row_width = pitch * static_cast<float>(in_row) - kDiagramGap;
    const float x = (layout.left + layout.right - row_width) / 2 + pitch * static_cast<float>(i - row * columns);
    cells.push_back({{x, layout.top + layout.row_pitch * static_cast<float>(row), square, square}, pitch - 8});
  }
  return cells;
}

// What stands with every drawing stands with all: a glyph beside each name, words on each.
struct MethodsLook {
  bool glyphs = true, words = true;
};

MethodsLook methods_look(Canvas& canvas, const content::Hall& hall, const std::vector<Cell>& cells, Language language) {
  MethodsLook look;
  for (size_t i = 0; i < hall.bases.size(); ++i) {
    const content::Base& base = hall.bases[i];
    look.glyphs &= canvas.text_width(canvas.type(Style::kTitleSerif), base.name.in(language)) <=
                   cells[i].width - kGlyphWithName - kNameGap;
    const content::Diagram* diagram = diagram_of(hall, base.id);
    look.words &= !diagram || diagram_says_its_words(canvas, cells[i].square, *diagram, language);
  }
  return look;
}

void draw_method(Ui& ui, const State& state, const content::Base& base, const DiagramsLayout& layout, const Cell& cell,
                 const MethodsLook& look, bool pressed) {
  Canvas& canvas = ui.canvas();
  const Language language = ui.language();
  const DiagramColors colors =
      night_diagram(canvas.look(), canvas.look().base_colors(base.color, base.hue_deg), canvas.color(Role::kNightSky));
  if (pressed) canvas.push_zoom(cell.square.center(), .97f);
  if (const content::Diagram* diagram = diagram_of(*state.hall, base.id)) {
    draw_diagram(canvas, cell.square, *diagram, colors, language, 1, kNoPart, !look.words);
  } else {
    draw_glyph(canvas, cell.square.grown(-cell.square.w / 5), nullptr, colors);
  }
  const float center = cell.square.center().x, top = cell.square.y;
  const std::string& name = base.name.in(language);
  const float beside = look.glyphs ? kGlyphWithName + kNameGap : 0;
  const float name_w = std::min(cell.width - beside, canvas.text_width(canvas.type(Style::kTitleSerif), name));
  const float x = center - (beside + name_w) / 2;
  if (look.glyphs) {
    glyph_of(ui.look(), state, base.id, canvas.color(Role::kNightSky))(
        canvas, {x, top + layout.name_below + 2, kGlyphWithName, kGlyphWithName});
  }
  label_in(canvas, {x + beside, top + layout.name_below, name_w + 1, 56}, canvas.type(Style::kTitleSerif), name,
           canvas.color(Role::kNightText), Align::kLeft);
  label_in(canvas, {center - cell.width / 2, top + layout.place_below, cell.width, 36}, canvas.type(Style::kCaption),
           base.place.in(language), canvas.color(Role::kNightText2));
  if (pressed) canvas.pop_zoom();
}

}  // namespace

const MethodsLayout& methods_layout(bool portrait) {
  return portrait ? kDiagramsPortrait.words : kDiagrams.words;
}

size_t outcomes_on_page(Canvas& canvas, const content::Hall& hall, Language language) {
  const OutcomeLayout layout = outcome_layout(canvas, hall, language);
  return layout.columns * layout.rows;
}

void draw_outcomes(Ui& ui, const State& state, size_t first) {
  const OutcomeLayout layout = outcome_layout(ui.canvas(), *state.hall, ui.language());
  const auto& outcomes = state.hall->outcomes;
  const size_t count = std::min(std::min(kMostOutcomes, outcomes.size()), first + layout.columns * layout.rows);
  for (size_t i = first; i < count; ++i) {
    draw_outcome(ui, *state.hall, outcomes[i], card_at(ui.canvas(), layout, i - first), layout.words_beside);
  }
}

void draw_methods(Ui& ui, const State& state, bool live, Actions& actions) {
  const DiagramsLayout& layout = ui.portrait() ? kDiagramsPortrait : kDiagrams;
  Canvas& canvas = ui.canvas();
  const Rect bleed = canvas.bleed();
  canvas.gradient_down({bleed.x, bleed.y, bleed.w, layout.words.day_y - bleed.y}, canvas.color(Role::kNightVoid),
                       canvas.color(Role::kNightSky));
  canvas.fill({bleed.x, layout.words.day_y, bleed.w, bleed.bottom() - layout.words.day_y},
              canvas.color(Role::kDayGround));
  const auto& bases = state.hall->bases;
  const std::vector<Cell> cells = cells_for(layout, bases.size());
  const MethodsLook look = methods_look(canvas, *state.hall, cells, ui.language());
  for (size_t i = 0; i < bases.size(); ++i) {
    const Rect square = cells[i].square;
    const Rect area{square.center().x - cells[i].width / 2, square.y, cells[i].width, layout.place_below + 40};
    const TargetState target = live ? ui.target("story.method." + bases[i].id, area) : TargetState{};
    if (target.tapped) actions.emplace_back(OpenStory{bases[i].id});
    draw_method(ui, state, bases[i], layout, cells[i], look, target.pressed);
  }
}

}  // namespace starharbor::kiosk
