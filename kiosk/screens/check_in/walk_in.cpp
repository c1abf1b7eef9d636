// See walk_in.h.
#include "kiosk/screens/check_in/walk_in.h"

#include <string>
#include <string_view>

#include "kiosk/screens/check_in/common.h"
#include "kiosk/screens/check_in/panel.h"
#include "kiosk/screens/shared/common.h"
#include "kiosk/theme/measures.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/keyboard.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

struct Layout {
  Rect heading, help;
  Rect notice;
  float notice_step;  // from line to line
  Rect agree, decline;
  Rect field;
  Rect words;
  Rect first_tab;  // the others stand beside it
  Rect letters;
};
constexpr Layout kLandscape{
    {680, 64, 1144, 72},     {680, 136, 1144, 50},  {680, 232, 1144, 400}, 128,
    {680, 712, 440, 120},    {1144, 712, 320, 120}, {680, 204, 1144, 96},  {680, 320, 1144, 112},
    {680, 456, 370.7f, 112}, {1088, 952, 328, 96}};
constexpr Layout kPortrait{{72, 568, 936, 72},     {72, 640, 936, 50},   {72, 752, 936, 480}, 152,
                           {72, 1400, 936, 120},   {72, 1544, 936, 120}, {72, 712, 936, 96},  {72, 832, 936, 112},
                           {72, 968, 301.3f, 112}, {72, 1272, 936, 96}};
constexpr float kTabGap = 16;

struct NoticeLine {
  std::string_view icon, key;
};
constexpr NoticeLine kNotice[] = {
    {"people", "walk_in.notice_what"}, {"lock", "walk_in.notice_who"}, {"undo", "walk_in.notice_rights"}};

// Who keeps it: the base where this terminal stands, whoever's event it is.
std::string keeper(const Ui& ui, const State& state) {
  if (!state.hall || state.hall->shown_base.empty()) return std::string(ui.tr("brand.alliance"));
  return name_of(*state.hall, state.hall->shown_base, ui.language());
}

void draw_notice(Ui& ui, const State& state, const Layout& layout, const BaseColors& colors, Actions& actions) {
  constexpr float kIcon = 56, kPad = 40;
  Canvas& canvas = ui.canvas();
  label_in(canvas, layout.heading, canvas.type(Style::kHeading), ui.words("walk_in.heading_notice"),
           canvas.color(Role::kDayText), Align::kLeft);
  help_line(ui, state, layout.help, "walk_in.help_notice");
  canvas.fill(layout.notice, canvas.color(Role::kDaySurface), radius::kControl);
  float y = layout.notice.y + (layout.notice.h - 3 * layout.notice_step) / 2;
  for (const NoticeLine& line : kNotice) {
    const float middle = y + layout.notice_step / 2;
    canvas.icon(line.icon, {layout.notice.x + kPad, middle - kIcon / 2}, kIcon, colors.ink, 3.4f);
    const Words words = fill(ui.words(line.key), {{"keeper", keeper(ui, state)}});
    const float x = layout.notice.x + kPad + kIcon + 32, width = layout.notice.right() - kPad - x;
    label_in(canvas, {x, y, width, layout.notice_step}, canvas.type(Style::kBody), words, canvas.color(Role::kDayText),
             Align::kLeft);
    y += layout.notice_step;
  }
  if (button(ui, {.id = "walk_in.agree",
                  .rect = layout.agree,
                  .label = ui.words("walk_in.agree"),
                  .ground = Ground::kDay,
                  .icon = "check"})) {
    actions.emplace_back(AgreeToKeep{});
  }
  if (button(ui, {.id = "walk_in.decline",
                  .rect = layout.decline,
                  .label = ui.words("walk_in.decline"),
                  .kind = ButtonKind::kQuiet,
                  .ground = Ground::kDay})) {
    actions.emplace_back(Back{});
  }
}

// Others stand behind: of a phone number only its end is shown.
std::string covered(const std::string& phone) {
  constexpr size_t kShown = 4;
  const size_t hidden = phone.size() > kShown ? phone.size() - kShown : 0;
  return std::string(hidden, '*') + phone.substr(hidden);
}

std::string_view help_key(const WalkInView& place) {
  if (place.field == WalkInField::kPhone) return "walk_in.help_phone";
  return place.pad == WritingPad::kPinyin ? "walk_in.help_pinyin" : "walk_in.help_handwriting";
}

std::string_view heading_key(WalkInField field) {
  switch (field) {
    case WalkInField::kFirm:
      return "walk_in.heading_firm";
    case WalkInField::kPhone:
      return "walk_in.heading_phone";
    case WalkInField::kName:
      break;
  }
  return "walk_in.heading_name";
}

// What is still to be done; nothing where all is well.
std::string_view note_key(const CheckInView& place) {
  const WalkInView& walk_in = place.walk_in;
  if (place.waiting) return "find.waiting";
  if (!walk_in.spelling.empty() || !walk_in.strokes.empty()) return "walk_in.choose_word";
  if (walk_in.field == WalkInField::kPhone && !walk_in.phone.empty() && !is_complete(walk_in)) {
    return "walk_in.more_digits";
  }
  return {};
}

void draw_form_field(Ui& ui, const State& state, const Layout& layout, const BaseColors& colors) {
  const WalkInView& place = state.visit.check_in.walk_in;
  label_in(ui.canvas(), layout.heading, ui.type(Style::kHeading), ui.words(heading_key(place.field)),
           ui.color(Role::kDayText), Align::kLeft);
  help_line(ui, state, layout.help, help_key(place));
  const std::string_view note = note_key(state.visit.check_in);
  writing_field(ui, {.rect = layout.field,
                     .written = place.field == WalkInField::kPhone ? covered(place.phone) : written(place),
                     .spelling = place.spelling,
                     .ink = colors.ink,
                     .note = note.empty() ? note : ui.tr(note)});
}

void draw_words(Ui& ui, const State& state, const Layout& layout, Actions& actions) {
  const WalkInView& place = state.visit.check_in.walk_in;
  const WordPress press = word_row(ui, {.rect = layout.words,
                                        .words = &place.words,
                                        .page = place.words_page,
                                        .enabled = !state.visit.check_in.waiting});
  if (press.word >= 0) actions.emplace_back(ChooseWord{press.word});
  if (press.page >= 0) actions.emplace_back(SetWordsPage{press.page});
}

void draw_tabs(Ui& ui, const State& state, const Layout& layout, const BaseColors& colors, Actions& actions) {
  const WalkInView& place = state.visit.check_in.walk_in;
  struct Tab {
    WalkInField field;
    std::string_view id, key;
    std::string value;
  };
  const Tab tabs[] = {{WalkInField::kName, "walk_in.tab_name", "walk_in.name", place.name},
                      {WalkInField::kFirm, "walk_in.tab_firm", "walk_in.firm", place.firm},
                      {WalkInField::kPhone, "walk_in.tab_phone", "walk_in.phone", covered(place.phone)}};
  Rect rect = layout.first_tab;
  for (const Tab& tab : tabs) {
    if (field_tab(ui, {.id = tab.id,
                       .rect = rect,
                       .name = ui.words(tab.key),
                       .value = tab.value,
                       .ink = colors.ink,
                       .selected = tab.field == place.field,
                       .enabled = !state.visit.check_in.waiting})) {
      actions.emplace_back(ChooseWalkInField{tab.field});
    }
    rect.x += rect.w + kTabGap;
  }
}

void take_key(const KeyPress& press, WritingPad other, Actions& actions) {
  if (press.action == KeyAction::kCharacter) actions.emplace_back(TypeKey{press.character});
  if (press.action == KeyAction::kErase) actions.emplace_back(DeleteKey{});
  if (press.action == KeyAction::kOtherPad) actions.emplace_back(ChoosePad{other});
}

void draw_pad(Ui& ui, const State& state, SignInWalkInMemory& memory, Actions& actions) {
  const WalkInView& place = state.visit.check_in.walk_in;
  const bool can_type = !state.visit.check_in.waiting && has_room(place);
  if (place.field == WalkInField::kPhone) return take_key(digit_pad(ui, {}, can_type), place.pad, actions);
  if (place.pad == WritingPad::kPinyin) {
    return take_key(letter_keyboard(ui, ui.words("walk_in.key_handwriting"), can_type), WritingPad::kHandwriting,
                    actions);
  }
  InkPress press =
      ink_pad(ui, {.strokes = &place.strokes, .other_pad_label = ui.words("walk_in.key_pinyin"), .enabled = can_type},
              memory.pad);
  take_key({press.action, 0}, WritingPad::kPinyin, actions);
  if (!press.stroke.empty()) actions.emplace_back(DrawStroke{std::move(press.stroke)});
}

void draw_buttons(Ui& ui, const State& state, const Layout& layout, Actions& actions) {
  const CheckInView& place = state.visit.check_in;
  if (button(ui, {.id = "walk_in.sign_in",
                  .rect = walk_in_rect(ui.portrait()),
                  .label = ui.words("walk_in.sign_in"),
                  .ground = Ground::kDay,
                  .busy = place.waiting,
                  .enabled = is_complete(place.walk_in)})) {
    actions.emplace_back(SignInWalkIn{});
  }
  if (place.walk_in.spelling.empty() || place.waiting) return;
  const bool is_name = place.walk_in.field == WalkInField::kName;
  if (button(ui, {.id = "walk_in.letters",
                  .rect = layout.letters,
                  .label = ui.words(is_name ? "walk_in.keep_letters" : "walk_in.use_letters"),
                  .kind = ButtonKind::kLine,
                  .ground = Ground::kDay})) {
    actions.emplace_back(KeepLetters{});
  }
}

}  // namespace

void draw_sign_in_walk_in(Ui& ui, const State& state, SignInWalkInMemory& memory, Actions& actions) {
  const Layout& layout = ui.portrait() ? kPortrait : kLandscape;
  const BaseColors colors =
      state.hall ? colors_of(ui.look(), *state.hall, sign_in_base(state)) : ui.look().base_colors("", std::nullopt);
  if (memory.since_ms != state.visit.screen_since_ms) memory = {.since_ms = state.visit.screen_since_ms};
  ui.canvas().fill(ui.canvas().bleed(), ui.color(Role::kDayGround));
  draw_sign_in_panel(ui, state, colors);
  if (state.visit.check_in.walk_in.consent_at_ms == 0) {
    draw_notice(ui, state, layout, colors, actions);
  } else {
    draw_form_field(ui, state, layout, colors);
    draw_words(ui, state, layout, actions);
    draw_tabs(ui, state, layout, colors, actions);
    draw_pad(ui, state, memory, actions);
    draw_buttons(ui, state, layout, actions);
  }
  draw_nav_bar(ui, actions, Ground::kDay);
}

}  // namespace starharbor::kiosk
