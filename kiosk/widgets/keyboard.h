// Keys for finding oneself: a letter keyboard, a pad of digits and the field that shows what is typed. They stand where
// the design puts them in landscape and portrait, and keep nothing of what passes through them. Keys act when they are
// pressed, each finger by itself; erase repeats while it is held.
#pragma once

#include <string_view>

#include "kiosk/widgets/look.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

enum class KeyAction { kNone, kCharacter, kErase, kOtherPad };

struct KeyPress {
  KeyAction action = KeyAction::kNone;
  char character = 0;  // 'A'..'Z' or '0'..'9'
};

struct Key {
  std::string_view id = {};
  Rect rect = {};  // without the 4 px edge under it
  Words label = {};
  std::string_view icon = {};  // in place of the label
  bool function = false;       // darker, smaller label
  bool repeats = false;        // acts again while it is held
  bool acts_once = false;      // on release, and then not again at once: it changes what stands under the finger
  bool enabled = true;
};
bool key(Ui& ui, const Key& key);

// The two keys that every pad has: kOtherPad, kErase or kNone. No label: there is no other pad.
KeyAction function_keys(Ui& ui, Rect other, Rect erase, const Words& other_pad_label);

// other_pad_label names the key that leads to the other pad: "0–9" on the letters, "ABC" on the digits; empty: there is
// none.
// can_type false: characters are disabled (the field is full), erase and the other pad still act.
KeyPress letter_keyboard(Ui& ui, const Words& other_pad_label, bool can_type = true);
KeyPress digit_pad(Ui& ui, const Words& other_pad_label, bool can_type = true);

struct InputField {
  Rect rect = {};  // (680, 204, 1144, 96), or (72, 712, 936, 96) in portrait
  std::string_view typed = {};
  Color ink = {};              // of the base
  int cells = 0;               // > 0: that many cells are shown empty, for digits
  std::string_view note = {};  // at the right: 找到 4 位
};
void input_field(Ui& ui, const InputField& field);

}  // namespace starharbor::kiosk
