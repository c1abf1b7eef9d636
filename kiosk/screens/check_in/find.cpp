// Find yourself: the event on a strip of night, then field, up to four cards and a keyboard. One press on a card signs
// in.
#include "kiosk/screens/check_in/find.h"

#include <algorithm>

#include "kiosk/screens/check_in/common.h"
#include "kiosk/screens/check_in/panel.h"
#include "kiosk/screens/shared/common.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/keyboard.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

struct Layout {
  Rect heading, help, field;
  Rect cards;    // all four
  Rect undo;     // in their place, before anything is typed
  Rect walk_in;  // beside it; under the words where nobody was found
  Rect note;     // the help line under or over the keyboard
};
constexpr Layout kLandscape{{680, 64, 1144, 72}, {680, 136, 1144, 50}, {680, 204, 1144, 96}, {680, 320, 1144, 240},
                            {680, 328, 480, 96}, {1184, 328, 640, 96}, {680, 952, 700, 96}};
constexpr Layout kPortrait{{72, 568, 936, 72}, {72, 640, 936, 50}, {72, 712, 936, 96}, {72, 832, 936, 496},
                           {72, 840, 936, 96}, {72, 960, 936, 96}, {72, 1340, 936, 44}};
// A search takes a few milliseconds; "nobody" is said when it had time to answer.
constexpr int64_t kAnswerMs = 400;

// Whether the search had its time and found nobody.
bool found_nobody(Ui& ui, const CheckInView& place) {
  if (!enough_typed(place) || place.found.total > 0 || place.waiting || place.held) return false;
  const int64_t told_at = place.typed_at_ms + kAnswerMs;
  if (ui.now_ms() < told_at) ui.need_frame_at(told_at);
  return ui.now_ms() >= told_at;
}

std::string field_note(const Ui& ui, const CheckInView& place, bool nobody) {
  if (place.waiting) return std::string(ui.tr("find.waiting"));
  if (place.held) return std::string(ui.tr("find.slowed"));
  if (nobody) return std::string(ui.tr("find.found_none"));
  if (place.found.total > 0) return fill(ui.tr("find.found"), {{"n", std::to_string(place.found.total)}});
  if (place.typed.empty() || enough_typed(place)) return {};
  return std::string(ui.tr(place.keypad == Keypad::kLetters ? "find.more_letters" : "find.more_digits"));
}

void draw_field(Ui& ui, const State& state, const Layout& layout, const BaseColors& colors, bool nobody) {
  const CheckInView& place = state.visit.check_in;
  const bool letters = place.keypad == Keypad::kLetters;
  Canvas& canvas = ui.canvas();
  label_in(canvas, layout.heading, canvas.type(Style::kHeading), ui.words("find.heading"), canvas.color(Role::kDayText),
           Align::kLeft);
  help_line(ui, state, layout.help, letters ? "find.help_letters" : "find.help_digits");
  const std::string note = field_note(ui, place, nobody);
  input_field(ui, {.rect = layout.field,
                   .typed = place.typed,
                   .ink = colors.ink,
                   .cells = letters ? 0 : kTypedDigits,
                   .note = note});
}

void draw_cards(Ui& ui, const State& state, const BaseColors& colors, Actions& actions) {
  const CheckInView& place = state.visit.check_in;
  for (int i = 0; i < static_cast<int>(place.found.candidates.size()); ++i) {
    const content::Candidate& found = place.found.candidates[static_cast<size_t>(i)];
    // Named by the person: should the list change under a finger, the card that comes up there is another.
    const std::string id = "find.card." + found.member;
    const std::string_view standing = found.already_in   ? ui.tr("find.already")
                                      : found.registered ? ui.tr("find.registered")
                                                         : std::string_view{};
    const std::string phone = found.phone_last4.empty() ? std::string() : "****" + found.phone_last4;
    const std::string number =
        found.number_end.empty() ? std::string() : fill(ui.tr("find.number_end"), {{"number", found.number_end}});
    const bool chosen = place.waiting && i == place.pressed_candidate;
    if (candidate_card(ui, {.id = id,
                            .rect = candidate_rect(ui.portrait(), i),
                            .name = found.masked_name,
                            .phone = {phone, std::string(standing)},
                            .firm = {number, found.firm},
                            .ink = colors.ink,
                            .mist = colors.mist,
                            .chosen = chosen,
                            .enabled = !place.waiting})) {
      actions.emplace_back(ChooseCandidate{i});
    }
  }
}

// For whoever is on no list: before anything is typed, and where the search found nobody.
void draw_walk_in_entry(Ui& ui, const State& state, const Layout& layout, bool nobody, Actions& actions) {
  const CheckInView& place = state.visit.check_in;
  const bool is_in_place = nobody || place.typed.empty();
  if (!is_in_place || place.waiting || !takes_walk_ins(state)) return;
  constexpr float kWidth = 480;
  const Rect middle{layout.cards.center().x - kWidth / 2, layout.cards.y + 144, kWidth, 96};
  if (button(ui, {.id = "find.walk_in",
                  .rect = nobody ? middle : layout.walk_in,
                  .label = ui.words("find.walk_in"),
                  .kind = ButtonKind::kLine,
                  .ground = Ground::kDay,
                  .icon = "join"})) {
    actions.emplace_back(OpenWalkIn{});
  }
}

void draw_nobody(Ui& ui, const Layout& layout, Keypad keypad) {
  Canvas& canvas = ui.canvas();
  const float y = layout.cards.y + 8;
  const bool letters = keypad == Keypad::kLetters;
  label_in(canvas, {layout.cards.x, y, layout.cards.w, 56}, canvas.type(Style::kTitle), ui.words("find.nobody"),
           canvas.color(Role::kDayText), Align::kCenter);
  label_in(canvas, {layout.cards.x, y + 64, layout.cards.w, 50}, canvas.type(Style::kBody),
           ui.words(letters ? "find.nobody_text" : "find.nobody_digits_text"), canvas.color(Role::kDayText2),
           Align::kCenter);
}

// Many have one name: once it is spelled out, another letter tells nobody apart.
std::string_view too_many_key(const CheckInView& place) {
  constexpr size_t kSpelledOut = 6;
  if (place.keypad == Keypad::kDigits) return "find.too_many_digits";
  return place.typed.size() < kSpelledOut ? "find.too_many" : "find.too_many_same";
}

std::string_view not_found_key(const State& state) {
  const bool may_register = takes_walk_ins(state) && state.visit.check_in.found.total > 0;
  return may_register ? "find.not_found_walk_in" : "find.not_found";
}

void draw_note(Ui& ui, const State& state, const Layout& layout) {
  constexpr float kLine = 44;
  const CheckInView& place = state.visit.check_in;
  const int unseen = place.found.total - static_cast<int>(place.found.candidates.size());
  std::vector<Words> lines;
  if (unseen > 0) {
    lines.push_back(fill(ui.words(too_many_key(place)), {{"n", std::to_string(unseen)}}));
  }
  // Portrait has room for one line; what helps at once comes first.
  const bool has_room = layout.note.h >= 2 * kLine;
  if (lines.empty() || has_room) lines.push_back(ui.words(not_found_key(state)));
  if (lines.size() == 1 && has_room && has_cards(state)) lines.push_back(ui.words("find.privacy"));
  float y = layout.note.y + (layout.note.h - kLine * static_cast<float>(lines.size())) / 2;
  for (const Words& line : lines) {
    const bool is_call = unseen > 0 && &line == &lines.front();
    label_in(ui.canvas(), {layout.note.x, y, layout.note.w, kLine},
             is_call ? ui.type(Style::kCaptionBold) : ui.type(Style::kCaption), line,
             is_call ? ui.color(Role::kDayText) : ui.color(Role::kDayText2), Align::kLeft);
    y += kLine;
  }
}

void draw_keys(Ui& ui, const State& state, Actions& actions) {
  const CheckInView& place = state.visit.check_in;
  const bool letters = place.keypad == Keypad::kLetters;
  const int most = letters ? kMaxTypedLetters : kTypedDigits;
  const bool can_type = !place.waiting && static_cast<int>(place.typed.size()) < most;
  const KeyPress press = letters ? letter_keyboard(ui, ui.words("find.key_digits"), can_type)
                                 : digit_pad(ui, ui.words("find.key_letters"), can_type);
  if (press.action == KeyAction::kCharacter) actions.emplace_back(TypeKey{press.character});
  if (press.action == KeyAction::kErase) actions.emplace_back(DeleteKey{});
  if (press.action == KeyAction::kOtherPad) actions.emplace_back(SwitchKeypad{});
}

}  // namespace

void draw_sign_in_find(Ui& ui, const State& state, Actions& actions) {
  const Layout& layout = ui.portrait() ? kPortrait : kLandscape;
  const BaseColors colors =
      state.hall ? colors_of(ui.look(), *state.hall, sign_in_base(state)) : ui.look().base_colors("", std::nullopt);
  ui.canvas().fill(ui.canvas().bleed(), ui.color(Role::kDayGround));
  draw_sign_in_panel(ui, state, colors);
  const bool nobody = found_nobody(ui, state.visit.check_in);
  draw_field(ui, state, layout, colors, nobody);
  if (nobody) {
    draw_nobody(ui, layout, state.visit.check_in.keypad);
  } else {
    draw_cards(ui, state, colors, actions);
    undo_button(ui, state, "find.undo", layout.undo, Ground::kDay, actions);
  }
  draw_walk_in_entry(ui, state, layout, nobody, actions);
  draw_note(ui, state, layout);
  draw_keys(ui, state, actions);
  draw_nav_bar(ui, actions, Ground::kDay);
}

}  // namespace starharbor::kiosk
