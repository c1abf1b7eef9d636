// See panel.h.
#include "kiosk/screens/check_in/panel.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/screens/check_in/common.h"
#include "kiosk/screens/shared/common.h"
#include "kiosk/theme/dates.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/scene.h"

namespace starharbor::kiosk {
namespace {

struct Layout {
  Rect panel;
  float horizon;
  Vec2 star;
  float star_radius;
  Rect glyph;
  Rect time;
  Rect title;
  int title_lines;
  Vec2 facts;
  float fact_step;  // downward; 0: they stand in one row
  float facts_width;
};
constexpr Layout kLandscape{
    {0, 0, 624, 1080}, 691, {500, 176}, 38, {96, 88, 120, 120}, {96, 264, 470, 40}, {96, 312, 470, 144}, 2,
    {96, 488},         56,  456};
constexpr Layout kPortrait{
    {0, 0, 1080, 520}, 464, {920, 330}, 30, {72, 72, 120, 120}, {72, 216, 936, 40}, {72, 264, 800, 72}, 1,
    {72, 392},         0,   936};
constexpr float kFactIcon = 40, kFactGap = 16, kFactSpace = 40;

struct Fact {
  std::string_view icon;
  std::string words;
};

std::vector<Fact> facts_of(const Ui& ui, const content::Event& event) {
  std::vector<Fact> facts;
  if (!event.venue.empty()) facts.push_back({"pin", event.venue.in(ui.language())});
  if (std::string counts = event_counts(ui, event); !counts.empty()) facts.push_back({"people", std::move(counts)});
  if (ends_on_day_of(event.sign_in_until_ms, ui.now_ms())) {
    facts.push_back({"clock", fill(ui.tr("find.until"), {{"time", end_time(event.sign_in_until_ms)}})});
  }
  return facts;
}

void draw_facts(Ui& ui, const Layout& layout, const std::vector<Fact>& facts, Color color) {
  Canvas& canvas = ui.canvas();
  const bool row = layout.fact_step == 0;
  Vec2 at = layout.facts;
  const float share = (layout.facts_width - kFactSpace * static_cast<float>(facts.size() - 1)) /
                      static_cast<float>(std::max<size_t>(1, facts.size()));
  float total = 0;
  for (const Fact& fact : facts)
    total += kFactIcon + kFactGap + canvas.text_width(type::kLabel, fact.words) + kFactSpace;
  const bool packed = row && total - kFactSpace <= layout.facts_width;
  for (const Fact& fact : facts) {
    const float natural = canvas.text_width(type::kLabel, fact.words) + 2;
    const float width = packed ? natural : (row ? share : layout.facts_width) - kFactIcon - kFactGap;
    canvas.icon(fact.icon, at, kFactIcon, color);
    label_in(canvas, {at.x + kFactIcon + kFactGap, at.y, width, kFactIcon}, type::kLabel, fact.words, night::kText,
             Align::kLeft);
    at = row ? Vec2{at.x + kFactIcon + kFactGap + width + kFactSpace, at.y} : Vec2{at.x, at.y + layout.fact_step};
  }
}

// A way in beside the keys, where members have cards; else what is not kept, said where people wonder.
void draw_hint(Ui& ui, bool cards, bool sample, std::string_view privacy_key) {
  constexpr float kIcon = 56, kPad = 28, kLine = 36;
  Canvas& canvas = ui.canvas();
  const Rect box = hint_rect(ui.portrait());
  canvas.fill(box, night::kSurface, radius::kControl);
  canvas.icon(cards ? "card" : "lock", {box.x + kPad, box.y + (box.h - kIcon) / 2}, kIcon, star::kLight, 3.4f);
  const float x = box.x + kPad + kIcon + 20, width = box.right() - 20 - x;
  const std::string_view words = ui.tr(cards ? "find.card_text" : privacy_key);
  const size_t most = cards && sample ? 1 : 2;
  const size_t lines = std::min(most, break_lines(canvas.glyphs(), type::kCaption, words, width).size());
  const float height = kLine * static_cast<float>(lines);
  float y = box.y + (box.h - height - (cards ? kLine + 8 : 0) - (sample ? kLine : 0)) / 2;
  if (cards) {
    label_in(canvas, {x, y, width, kLine + 8}, type::kLabelBold, ui.tr("find.card"), night::kText, Align::kLeft);
    y += kLine + 8;
  }
  canvas.paragraph(type::kCaption, {x, y, width, height}, words, cards ? night::kText2 : night::kText);
  if (sample) {
    label_in(canvas, {x, y + height, width, kLine}, type::kCaption, ui.tr("sample.data"), night::kText2, Align::kLeft);
  }
}

}  // namespace

void draw_sign_in_panel(Ui& ui, const State& state, const BaseColors& colors) {
  const Layout& layout = ui.portrait() ? kPortrait : kLandscape;
  draw_identity_panel(ui, {.rect = layout.panel,
                           .horizon = layout.horizon,
                           .star = layout.star,
                           .star_radius = layout.star_radius,
                           .light = colors.light,
                           .deep = colors.deep});
  Canvas& canvas = ui.canvas();
  const content::Event* event = sign_in_event(state);
  if (const Draw glyph = glyph_of(state, sign_in_base(state), night::kSky)) glyph(canvas, layout.glyph);
  if (event) {
    label_in(canvas, layout.time, type::kLabel, event_time(*event, ui.language(), ui.now_ms()), star::kLight,
             Align::kLeft);
    heading_in(canvas, layout.title, event->title.in(ui.language()), night::kText, layout.title_lines);
    draw_facts(ui, layout, facts_of(ui, *event), colors.light);
  }
  const bool is_walk_in = state.visit.screen == Screen::kSignInWalkIn;
  draw_hint(ui, has_cards(state), event && event->sample, is_walk_in ? "walk_in.privacy" : "find.privacy");
}

}  // namespace starharbor::kiosk
