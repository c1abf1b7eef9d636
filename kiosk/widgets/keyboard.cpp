// Keys, the two pads and the input field.
#include "kiosk/widgets/keyboard.h"

#include <string>

#include "kiosk/theme/measures.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

constexpr float kEdge = 4;

struct Plan {
  float x, y, key_w, key_h, gap, pitch_y;
};
// Portrait letters use the screen's full width: ten keys of 96 need 1032 px.
constexpr Plan kLandscapeLetters{680, 596, 103.6f, 100, 12, 116};
constexpr Plan kPortraitLetters{24, 1400, 96, 100, 8, 116};
constexpr Plan kLandscapeDigits{680, 596, 277, 100, 12, 116};
constexpr Plan kPortraitDigits{72, 1400, 225, 100, 12, 116};

std::string key_id(std::string_view name) {
  return "key." + std::string(name);
}

void type_character(Ui& ui, char character, Rect rect, bool enabled, KeyPress& press) {
  const std::string label(1, character);
  const std::string id = key_id(label);
  if (key(ui, {.id = id, .rect = rect, .label = label, .enabled = enabled})) press = {KeyAction::kCharacter, character};
}

void cells_line(Canvas& canvas, const InputField& field, float x, float pitch, float width) {
  for (int i = 0; i < field.cells; ++i) {
    const float left = x + pitch * static_cast<float>(i);
    canvas.fill({left, field.rect.y + 80, width, 4}, canvas.color(Role::kDayLine), 2);
  }
}

}  // namespace

bool key(Ui& ui, const Key& key) {
  TargetState state;
  if (key.enabled) state = key.acts_once ? ui.target(key.id, key.rect) : ui.key(key.id, key.rect, key.repeats);
  Canvas& canvas = ui.canvas();
  const Rect face = state.pressed ? key.rect.moved(0, kEdge) : key.rect;
  if (key.enabled && !state.pressed) canvas.fill(key.rect.moved(0, kEdge), canvas.color(Role::kDayLine), radius::kKey);
  const bool sunk = state.pressed || key.function;
  control_face(canvas, face, canvas.color(sunk ? Role::kDaySunk : Role::kDaySurface), radius::kKey, Ground::kDay);
  const Color words = key.enabled ? canvas.color(Role::kDayText) : canvas.color(Role::kDayOutline);
  if (key.icon.empty()) {
    label_in(canvas, face, key.function ? canvas.type(Style::kLabelBold) : canvas.type(Style::kKeyCap), key.label,
             words);
  } else {
    constexpr float kIcon = 48;
    canvas.icon(key.icon, face.center() - Vec2{kIcon / 2, kIcon / 2}, kIcon, words);
  }
  return state.tapped;
}

KeyAction function_keys(Ui& ui, Rect other, Rect erase, const Words& other_pad_label) {
  KeyAction action = KeyAction::kNone;
  const bool has_other = !other_pad_label.empty();
  if (has_other &&
      key(ui, {.id = "key.other", .rect = other, .label = other_pad_label, .function = true, .acts_once = true})) {
    action = KeyAction::kOtherPad;
  }
  if (key(ui, {.id = "key.erase", .rect = erase, .icon = "del", .function = true, .repeats = true})) {
    action = KeyAction::kErase;
  }
  return action;
}

KeyPress letter_keyboard(Ui& ui, const Words& other_pad_label, bool can_type) {
  const Plan& plan = ui.portrait() ? kPortraitLetters : kLandscapeLetters;
  const float pitch = plan.key_w + plan.gap;
  constexpr std::string_view kRows[] = {"QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"};
  const float indents[] = {0, pitch / 2, pitch * 1.5f};
  KeyPress press;
  for (size_t row = 0; row < 3; ++row) {
    for (size_t i = 0; i < kRows[row].size(); ++i) {
      const Rect rect{plan.x + indents[row] + pitch * static_cast<float>(i),
                      plan.y + plan.pitch_y * static_cast<float>(row), plan.key_w, plan.key_h};
      type_character(ui, kRows[row][i], rect, can_type, press);
    }
  }
  const float bottom = plan.y + 2 * plan.pitch_y, function_w = pitch * 1.5f - plan.gap;
  const Rect other{plan.x, bottom, function_w, plan.key_h},
      erase{plan.x + pitch * 8.5f, bottom, function_w, plan.key_h};
  const KeyAction action = function_keys(ui, other, erase, other_pad_label);
  return action == KeyAction::kNone ? press : KeyPress{action, 0};
}

KeyPress digit_pad(Ui& ui, const Words& other_pad_label, bool can_type) {
  const Plan& plan = ui.portrait() ? kPortraitDigits : kLandscapeDigits;
  const auto cell = [&](int column, int row) {
    return Rect{plan.x + (plan.key_w + plan.gap) * static_cast<float>(column),
                plan.y + plan.pitch_y * static_cast<float>(row), plan.key_w, plan.key_h};
  };
  KeyPress press;
  for (int digit = 1; digit <= 9; ++digit) {
    type_character(ui, static_cast<char>('0' + digit), cell((digit - 1) % 3, (digit - 1) / 3), can_type, press);
  }
  // Three rows fit between the cards and the navigation bar, so erase, the way back and nought make a fourth column.
  type_character(ui, '0', cell(3, 2), can_type, press);
  const KeyAction action = function_keys(ui, cell(3, 1), cell(3, 0), other_pad_label);
  return action == KeyAction::kNone ? press : KeyPress{action, 0};
}

void input_field(Ui& ui, const InputField& field) {
  constexpr float kCell = 56, kPitch = 64, kPad = 32, kCaretWidth = 4, kCaretHeight = 52;
  Canvas& canvas = ui.canvas();
  const Rect rect = field.rect;
  canvas.fill(rect, canvas.color(Role::kDaySurface), radius::kControl);
  canvas.outline(rect, field.ink, 3, radius::kControl);
  const float x = rect.x + kPad;
  cells_line(canvas, field, x, kPitch, kCell);
  for (size_t i = 0; i < field.typed.size(); ++i) {
    const Rect cell{x + kPitch * static_cast<float>(i), rect.y, kCell, rect.h};
    label_in(canvas, cell, canvas.type(Style::kTitle), field.typed.substr(i, 1), canvas.color(Role::kDayText));
  }
  const bool full = field.cells > 0 && field.typed.size() >= static_cast<size_t>(field.cells);
  if (!full) {
    const float caret = x + kPitch * static_cast<float>(field.typed.size()) + 8;
    canvas.fill({caret, rect.y + (rect.h - kCaretHeight) / 2, kCaretWidth, kCaretHeight}, field.ink);
  }
  canvas.text(canvas.type(Style::kCaption),
              {rect.right() - kPad, rect.y + (rect.h - canvas.type(Style::kCaption).line) / 2}, field.note,
              canvas.color(Role::kDayText2), Align::kRight);
}

}  // namespace starharbor::kiosk
