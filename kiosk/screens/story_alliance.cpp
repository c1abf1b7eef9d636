// Cards of the outcomes, and the row of diagrams.
#include "kiosk/screens/story_alliance.h"

#include <algorithm>

#include "kiosk/screens/common.h"
#include "kiosk/screens/photo_picture.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

struct OutcomeLayout {
  Rect first;       // the first card
  float pitch_x, pitch_y;
  size_t columns;
  float picture;    // side of the square
  bool words_beside;  // the text stands beside the picture too, not under it
};
constexpr OutcomeLayout kOutcomes{{696, 216, 552, 344}, 576, 360, 2, 112, false};
constexpr OutcomeLayout kOutcomesPortrait{{72, 748, 936, 208}, 0, 224, 1, 160, true};
constexpr size_t kMostOutcomes = 4;
constexpr float kCardPad = 24;

struct DiagramsLayout {
  MethodsLayout words;
  float left, right, top;
  float square;        // at most
  size_t columns;      // in a row, while the rows suffice
  size_t rows;         // at most
  float row_pitch;
  float name_below, place_below;  // from the square's top
};
constexpr DiagramsLayout kDiagrams{{622, {96, 664}, 708, 800}, 96, 1824, 140, 316, 9, 1, 0, 340, 404};
constexpr DiagramsLayout kDiagramsPortrait{{1424, {72, 1464}, 1508, 1592}, 72, 1008, 72, 316, 2, 3, 450, 332, 390};
constexpr float kDiagramGap = 37, kGlyphWithName = 52;

// The text in the reading size, or in the caption's where that is too long.
TextStyle words_style(Canvas& canvas, const std::string& text, Rect room) {
  const auto lines = [&](TextStyle style) {
    return static_cast<float>(break_lines(canvas.glyphs(), style, text, room.w).size()) * style.line;
  };
  return lines(type::kLabel) <= room.h + 1 ? TextStyle{Face::kSansRegular, 30, 40} : TextStyle{Face::kSansMedium, 24, 34};
}

void draw_outcome(Ui& ui, const content::Hall& hall, const content::Outcome& outcome, const OutcomeLayout& layout, Rect card) {
  Canvas& canvas = ui.canvas();
  const Language language = ui.language();
  canvas.fill(card, day::kSurface, radius::kControl);
  const Rect picture{card.x + kCardPad, card.y + kCardPad, layout.picture, layout.picture};
  if (const content::Photo* photo = hall.photo(outcome.picture)) {
    draw_cover(canvas, *photo, picture, {.radius = radius::kPhoto, .placeholder = day::kSunk});
  } else {
    canvas.fill(picture, day::kSunk, radius::kPhoto);
  }
  const float beside = picture.right() + kCardPad, beside_w = card.right() - kCardPad - beside;
  const float title_y = layout.words_beside ? picture.y - 8 : picture.y + 8;
  label_in(canvas, {beside, title_y, beside_w, 56}, type::kTitleSerif, outcome.title.in(language), day::kText, Align::kLeft);
  if (layout.words_beside) {
    const float title_w = canvas.text_width(type::kTitleSerif, outcome.title.in(language)) + kCardPad;
    label_in(canvas, {beside + title_w, title_y + 14, beside_w - title_w, 36}, type::kCaption, outcome.origin.in(language),
             star::kInk, Align::kRight);
  } else {
    label_in(canvas, {beside, title_y + 56, beside_w, 36}, type::kCaption, outcome.origin.in(language), star::kInk, Align::kLeft);
  }
  const float words_y = layout.words_beside ? title_y + 60 : picture.bottom() + 14;
  const float words_x = layout.words_beside ? beside : picture.x;
  const Rect words{words_x, words_y, card.right() - kCardPad - words_x, card.bottom() - 12 - words_y};
  canvas.paragraph(words_style(canvas, outcome.text.in(language), words), words, outcome.text.in(language), day::kText);
}

struct Cell {
  Rect square;
  float width;  // with what stands beside the square
};

// As many in a row as fit, every row centred.
std::vector<Cell> cells_for(const DiagramsLayout& layout, size_t count) {
  std::vector<Cell> cells;
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

void draw_method(Ui& ui, const State& state, const content::Base& base, const DiagramsLayout& layout, const Cell& cell,
                 bool pressed) {
  Canvas& canvas = ui.canvas();
  const Language language = ui.language();
  const DiagramColors colors = night_diagram(base_colors(base.color, base.hue_deg), night::kSky);
  if (pressed) canvas.push_zoom(cell.square.center(), .97f);
  if (const content::Diagram* diagram = diagram_of(*state.hall, base.id)) {
    draw_diagram(canvas, cell.square, *diagram, colors, language);
  } else {
    draw_glyph(canvas, cell.square.grown(-cell.square.w / 5), nullptr, colors);
  }
  const float center = cell.square.center().x, top = cell.square.y;
  const std::string& name = base.name.in(language);
  const float room = cell.width - kGlyphWithName - 16;
  const TextStyle style = fitting(canvas, type::kTitleSerif, name, room);
  const float name_w = std::min(room, canvas.text_width(style, name));
  const float x = center - (kGlyphWithName + 16 + name_w) / 2;
  glyph_of(state, base.id, night::kSky)(canvas, {x, top + layout.name_below + 2, kGlyphWithName, kGlyphWithName});
  label_in(canvas, {x + kGlyphWithName + 16, top + layout.name_below, name_w + 1, 56}, style, name, night::kText, Align::kLeft);
  label_in(canvas, {center - cell.width / 2, top + layout.place_below, cell.width, 36}, type::kCaption,
           base.place.in(language), night::kText2);
  if (pressed) canvas.pop_zoom();
}

}  // namespace

const MethodsLayout& methods_layout(bool portrait) { return portrait ? kDiagramsPortrait.words : kDiagrams.words; }

void draw_outcomes(Ui& ui, const State& state) {
  const OutcomeLayout& layout = ui.portrait() ? kOutcomesPortrait : kOutcomes;
  const auto& outcomes = state.hall->outcomes;
  for (size_t i = 0; i < std::min(kMostOutcomes, outcomes.size()); ++i) {
    const Rect card = layout.first.moved(layout.pitch_x * static_cast<float>(i % layout.columns),
                                         layout.pitch_y * static_cast<float>(i / layout.columns));
    draw_outcome(ui, *state.hall, outcomes[i], layout, card);
  }
}

void draw_methods(Ui& ui, const State& state, bool live, Actions& actions) {
  const DiagramsLayout& layout = ui.portrait() ? kDiagramsPortrait : kDiagrams;
  Canvas& canvas = ui.canvas();
  const Rect bleed = canvas.bleed();
  canvas.gradient_down({bleed.x, bleed.y, bleed.w, layout.words.day_y - bleed.y}, night::kVoid, night::kSky);
  canvas.fill({bleed.x, layout.words.day_y, bleed.w, bleed.bottom() - layout.words.day_y}, day::kGround);
  const auto& bases = state.hall->bases;
  const std::vector<Cell> cells = cells_for(layout, bases.size());
  for (size_t i = 0; i < bases.size(); ++i) {
    const Rect square = cells[i].square;
    const Rect area{square.center().x - cells[i].width / 2, square.y, cells[i].width, layout.place_below + 40};
    const TargetState target = live ? ui.target("story.method." + bases[i].id, area) : TargetState{};
    if (target.tapped) actions.emplace_back(OpenStory{bases[i].id});
    draw_method(ui, state, bases[i], layout, cells[i], target.pressed);
  }
}

}  // namespace starharbor::kiosk
