// See panel.h.
#include "kiosk/screens/check_in/panel.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/screens/check_in/common.h"
#include "kiosk/screens/shared/common.h"
#include "kiosk/theme/dates.h"
#include "kiosk/theme/measures.h"
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
  Words words;
};

std::vector<Fact> facts_of(const Ui& ui, const content::Event& event) {
  std::vector<Fact> facts;
  if (!event.venue.empty()) facts.push_back({"pin", event.venue.in(ui.language())});
  if (Words counts = event_counts(ui, event); !counts.empty()) facts.push_back({"people", std::move(counts)});
  if (ends_on_day_of(event.sign_in_until_ms, ui.now_ms())) {
    facts.push_back({"clock", fill(ui.words("find.until"), {{"time", end_time(event.sign_in_until_ms)}})});
  }
  return facts;
}

float row_width(Canvas& canvas, TextStyle style, const std::vector<Fact>& facts) {
  float width = -kFactSpace;
  for (const Fact& fact : facts) {
    width += kFactIcon + kFactGap + canvas.text_width(style, fact.words.whole) + kFactSpace;
  }
  return width;
}

// Under each other; or in a row, where all are short when not all have room, and those that still have none are left
// out.
void draw_facts(Ui& ui, const Layout& layout, const std::vector<Fact>& facts, Color color) {
  Canvas& canvas = ui.canvas();
  const TextStyle style = canvas.type(Style::kLabel);
  const bool row = layout.fact_step == 0;
  const bool brief = row && row_width(canvas, style, facts) > layout.facts_width;
  const float height = std::max(kFactIcon, layout.fact_step);
  Vec2 at = layout.facts;
  for (const Fact& fact : facts) {
    const Words words = brief && !fact.words.brief.empty() ? Words(fact.words.brief) : fact.words;
    const float room = layout.facts.x + layout.facts_width - at.x - kFactIcon - kFactGap;
    const float width = canvas.text_width(style, words.whole) + 2;
    if (row && width > room + 2) return;
    canvas.icon(fact.icon, at, kFactIcon, color);
    label_in(canvas, {at.x + kFactIcon + kFactGap, at.y + (kFactIcon - height) / 2, row ? width : room, height}, style,
             words, canvas.color(Role::kNightText), Align::kLeft);
    at = row ? Vec2{at.x + kFactIcon + kFactGap + width + kFactSpace, at.y} : Vec2{at.x, at.y + layout.fact_step};
  }
}

struct Hint {
  std::string_view icon;
  Words heading, text, mark;
};

// A way in beside the keys, where members have cards; else what is not kept, said where people wonder.
void draw_hint(Ui& ui, const Hint& hint) {
  constexpr float kIcon = 56, kPad = 28, kIconGap = 20, kRight = 20, kLineGap = 8;
  Canvas& canvas = ui.canvas();
  const Rect box = hint_rect(ui.portrait());
  const TextStyle bold = canvas.type(Style::kLabelBold, 36), caption = canvas.type(Style::kCaption);
  canvas.fill(box, canvas.color(Role::kNightSurface), radius::kControl);
  canvas.icon(hint.icon, {box.x + kPad, box.y + (box.h - kIcon) / 2}, kIcon, canvas.color(Role::kStarLight), 3.4f);
  const float x = box.x + kPad + kIcon + kIconGap, width = box.right() - kRight - x;
  const float heading = hint.heading.empty() ? 0 : bold.line + kLineGap, mark = hint.mark.empty() ? 0 : caption.line;
  const float text = label_size(canvas, {width, box.h - heading - mark}, caption, hint.text).y;
  float y = box.y + (box.h - heading - text - mark) / 2;
  label_in(canvas, {x, y, width, heading}, bold, hint.heading, canvas.color(Role::kNightText), Align::kLeft);
  label_in(canvas, {x, y + heading, width, text}, caption, hint.text,
           canvas.color(hint.heading.empty() ? Role::kNightText : Role::kNightText2), Align::kLeft);
  label_in(canvas, {x, y + heading + text, width, mark}, caption, hint.mark, canvas.color(Role::kNightText2),
           Align::kLeft);
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
  if (const Draw glyph = glyph_of(ui.look(), state, sign_in_base(state), canvas.color(Role::kNightSky)))
    glyph(canvas, layout.glyph);
  if (event) {
    label_in(canvas, layout.time, canvas.type(Style::kLabel), event_time(*event, ui.language(), ui.now_ms()),
             canvas.color(Role::kStarLight), Align::kLeft);
    const TextStyle heading = canvas.type(Style::kHeading, layout.title.h / static_cast<float>(layout.title_lines));
    canvas.paragraph(heading, layout.title, event->title.in(ui.language()), canvas.color(Role::kNightText));
    draw_facts(ui, layout, facts_of(ui, *event), colors.light);
  }
  const bool is_walk_in = state.visit.screen == Screen::kSignInWalkIn, cards = has_cards(state);
  draw_hint(ui, {.icon = cards ? "card" : "lock",
                 .heading = cards ? ui.words("find.card") : Words{},
                 .text = ui.words(cards        ? "find.card_text"
                                  : is_walk_in ? "walk_in.privacy"
                                               : "find.privacy"),
                 .mark = event && event->sample ? ui.words("sample.data") : Words{}});
}

}  // namespace starharbor::kiosk
