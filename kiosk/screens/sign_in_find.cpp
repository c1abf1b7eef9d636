// Find yourself: the event on a strip of night, then field, up to four cards and a keyboard. One press on a card signs
// in.
#include "kiosk/screens/sign_in_find.h"

#include <algorithm>

#include "kiosk/screens/common.h"
#include "kiosk/screens/sign_in_common.h"
#include "kiosk/theme/dates.h"
#include "kiosk/theme/motion.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/keyboard.h"
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
  Rect heading, help, field;
  Rect cards;  // all four
  Rect undo;   // in their place, before anything is typed
  Rect note;   // the help line under or over the keyboard
};
constexpr Layout kLandscape{{0, 0, 624, 1080},
                            691,
                            {500, 176},
                            38,
                            {96, 88, 120, 120},
                            {96, 264, 470, 40},
                            {96, 312, 470, 144},
                            2,
                            {96, 488},
                            56,
                            456,
                            {680, 64, 1144, 72},
                            {680, 136, 1144, 50},
                            {680, 204, 1144, 96},
                            {680, 320, 1144, 240},
                            {680, 328, 480, 96},
                            {680, 952, 700, 96}};
constexpr Layout kPortrait{{0, 0, 1080, 520},
                           464,
                           {920, 330},
                           30,
                           {72, 72, 120, 120},
                           {72, 216, 936, 40},
                           {72, 264, 800, 72},
                           1,
                           {72, 392},
                           0,
                           936,
                           {72, 568, 936, 72},
                           {72, 640, 936, 50},
                           {72, 712, 936, 96},
                           {72, 832, 936, 496},
                           {72, 840, 936, 96},
                           {72, 1340, 936, 44}};
// A search takes a few milliseconds; "nobody" is said when it had time to answer.
constexpr int64_t kAnswerMs = 400;
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

bool has_cards(const State& state) {
  return state.hall && state.hall->cards;
}

// A way in beside the keys, where members have cards; else what is not kept, said where people wonder.
void draw_hint(Ui& ui, bool cards, bool sample) {
  constexpr float kIcon = 56, kPad = 28, kLine = 36;
  Canvas& canvas = ui.canvas();
  const Rect box = hint_rect(ui.portrait());
  canvas.fill(box, night::kSurface, radius::kControl);
  canvas.icon(cards ? "card" : "lock", {box.x + kPad, box.y + (box.h - kIcon) / 2}, kIcon, star::kLight, 3.4f);
  const float x = box.x + kPad + kIcon + 20, width = box.right() - 20 - x;
  const std::string_view words = ui.tr(cards ? "find.card_text" : "find.privacy");
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

void draw_panel(Ui& ui, const State& state, const Layout& layout, const BaseColors& colors) {
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
  draw_hint(ui, has_cards(state), event && event->sample);
}

bool enough_typed(const SignInPlace& place) {
  const auto length = static_cast<int>(place.typed.size());
  return place.keypad == Keypad::kLetters ? length >= kMinTypedLetters : length >= kTypedDigits;
}

// Whether the search had its time and found nobody.
bool found_nobody(Ui& ui, const SignInPlace& place) {
  if (!enough_typed(place) || place.found.total > 0 || place.waiting || place.held) return false;
  const int64_t told_at = place.typed_at_ms + kAnswerMs;
  if (ui.now_ms() < told_at) ui.need_frame_at(told_at);
  return ui.now_ms() >= told_at;
}

std::string field_note(const Ui& ui, const SignInPlace& place, bool nobody) {
  if (place.waiting) return std::string(ui.tr("find.waiting"));
  if (place.held) return std::string(ui.tr("find.slowed"));
  if (nobody) return std::string(ui.tr("find.found_none"));
  if (place.found.total > 0) return fill(ui.tr("find.found"), {{"n", std::to_string(place.found.total)}});
  if (place.typed.empty() || enough_typed(place)) return {};
  return std::string(ui.tr(place.keypad == Keypad::kLetters ? "find.more_letters" : "find.more_digits"));
}

void draw_field(Ui& ui, const State& state, const Layout& layout, const BaseColors& colors, bool nobody) {
  const SignInPlace& place = state.sign_in;
  const bool letters = place.keypad == Keypad::kLetters;
  Canvas& canvas = ui.canvas();
  label_in(canvas, layout.heading, type::kHeading, ui.tr("find.heading"), day::kText, Align::kLeft);
  if (place.waiting && state.data_trouble) {
    label_in(canvas, layout.help, type::kBody, ui.tr(state.disk_full ? "find.disk_full" : "find.retrying"),
             state_color::kWarnDay, Align::kLeft);
  } else {
    label_in(canvas, layout.help, type::kBody, ui.tr(letters ? "find.help_letters" : "find.help_digits"), day::kText2,
             Align::kLeft);
  }
  const std::string note = field_note(ui, place, nobody);
  input_field(ui, {.rect = layout.field,
                   .typed = place.typed,
                   .ink = colors.ink,
                   .cells = letters ? 0 : kTypedDigits,
                   .note = note});
}

void draw_cards(Ui& ui, const State& state, const BaseColors& colors, Actions& actions) {
  const SignInPlace& place = state.sign_in;
  for (int i = 0; i < static_cast<int>(place.found.candidates.size()); ++i) {
    const content::Candidate& found = place.found.candidates[static_cast<size_t>(i)];
    // Named by the person: should the list change under a finger, the card that comes up there is another.
    const std::string id = "find.card." + found.member;
    const std::string_view standing = found.already_in   ? ui.tr("find.already")
                                      : found.registered ? ui.tr("find.registered")
                                                         : std::string_view{};
    const std::string phone =
        facts_line({found.phone_last4.empty() ? std::string() : "****" + found.phone_last4, std::string(standing)});
    const bool chosen = place.waiting && i == place.pressed_candidate;
    if (candidate_card(ui, {.id = id,
                            .rect = candidate_rect(ui.portrait(), i),
                            .name = found.masked_name,
                            .phone = phone,
                            .firm = found.firm,
                            .ink = colors.ink,
                            .mist = colors.mist,
                            .chosen = chosen,
                            .enabled = !place.waiting})) {
      actions.emplace_back(ChooseCandidate{i});
    }
  }
}

void draw_nobody(Ui& ui, const Layout& layout, Keypad keypad) {
  Canvas& canvas = ui.canvas();
  const float y = layout.cards.y + 48;
  const bool letters = keypad == Keypad::kLetters;
  label_in(canvas, {layout.cards.x, y, layout.cards.w, 56}, type::kTitle, ui.tr("find.nobody"), day::kText,
           Align::kCenter);
  label_in(canvas, {layout.cards.x, y + 64, layout.cards.w, 50}, type::kBody,
           ui.tr(letters ? "find.nobody_text" : "find.nobody_digits_text"), day::kText2, Align::kCenter);
}

void draw_note(Ui& ui, const State& state, const Layout& layout) {
  constexpr float kLine = 44;
  const SignInPlace& place = state.sign_in;
  const int unseen = place.found.total - static_cast<int>(place.found.candidates.size());
  std::vector<std::string> lines;
  if (unseen > 0) {
    lines.push_back(fill(ui.tr(place.keypad == Keypad::kLetters ? "find.too_many" : "find.too_many_digits"),
                         {{"n", std::to_string(unseen)}}));
  }
  // Portrait has room for one line; what helps at once comes first.
  const bool has_room = layout.note.h >= 2 * kLine;
  if (lines.empty() || has_room) lines.emplace_back(ui.tr("find.not_found"));
  if (lines.size() == 1 && has_room && has_cards(state)) lines.emplace_back(ui.tr("find.privacy"));
  float y = layout.note.y + (layout.note.h - kLine * static_cast<float>(lines.size())) / 2;
  for (const std::string& line : lines) {
    const bool is_call = unseen > 0 && &line == &lines.front();
    label_in(ui.canvas(), {layout.note.x, y, layout.note.w, kLine}, is_call ? type::kCaptionBold : type::kCaption, line,
             is_call ? day::kText : day::kText2, Align::kLeft);
    y += kLine;
  }
}

void draw_keys(Ui& ui, const State& state, Actions& actions) {
  const SignInPlace& place = state.sign_in;
  const bool letters = place.keypad == Keypad::kLetters;
  const int most = letters ? kMaxTypedLetters : kTypedDigits;
  const bool can_type = !place.waiting && static_cast<int>(place.typed.size()) < most;
  const KeyPress press = letters ? letter_keyboard(ui, ui.tr("find.key_digits"), can_type)
                                 : digit_pad(ui, ui.tr("find.key_letters"), can_type);
  if (press.action == KeyAction::kCharacter) actions.emplace_back(TypeKey{press.character});
  if (press.action == KeyAction::kErase) actions.emplace_back(DeleteKey{});
  if (press.action == KeyAction::kOtherPad) actions.emplace_back(SwitchKeypad{});
}

}  // namespace

void draw_sign_in_find(Ui& ui, const State& state, SignInFindMemory&, Actions& actions) {
  const Layout& layout = ui.portrait() ? kPortrait : kLandscape;
  const BaseColors colors = state.hall ? colors_of(*state.hall, sign_in_base(state)) : base_colors("", std::nullopt);
  ui.canvas().fill(ui.canvas().bleed(), day::kGround);
  draw_panel(ui, state, layout, colors);
  const bool nobody = found_nobody(ui, state.sign_in);
  draw_field(ui, state, layout, colors, nobody);
  if (nobody) {
    draw_nobody(ui, layout, state.sign_in.keypad);
  } else {
    draw_cards(ui, state, colors, actions);
    undo_button(ui, state, "find.undo", layout.undo, Mood::kDay, actions);
  }
  draw_note(ui, state, layout);
  draw_keys(ui, state, actions);
  draw_quay(ui, actions, Mood::kDay);
}

}  // namespace starharbor::kiosk
