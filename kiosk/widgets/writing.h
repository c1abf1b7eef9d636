// Writing words with a finger: the field they stand in, the words to choose from, the pad for strokes and the tabs of a
// form. They keep nothing of what passes through them.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "kiosk/input/words.h"
#include "kiosk/widgets/keyboard.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct WritingField {
  Rect rect = {};                  // where input_field stands
  std::string_view written = {};   // UTF-8; its end is what is shown when it is too long
  std::string_view spelling = {};  // letters that are no word yet: underlined
  Color ink = {};                  // of the base
  std::string_view note = {};      // at the right
};
void writing_field(Ui& ui, const WritingField& field);

struct WordRow {
  Rect rect = {};  // 112 high
  const std::vector<Word>* words = nullptr;
  int page = 0;  // of as many words as fit; clamped
  bool enabled = true;
};
struct WordPress {
  int word = -1;
  int page = -1;  // to be turned to
};
WordPress word_row(Ui& ui, const WordRow& row);

// What fingers draw before they are lifted, between frames. Forget it with the screen.
struct InkPadMemory {
  struct Wet {
    Stroke stroke = {};
    int64_t drawn_ms = 0;     // the last of it
    int finished_before = 0;  // strokes that were when it began
  };
  int finished = 0;
  std::map<int64_t, Wet> wet = {};  // by finger
};
struct InkPad {
  const std::vector<Stroke>* strokes = nullptr;  // drawn so far
  Words other_pad_label = {};
  bool enabled = true;
};
struct InkPress {
  Stroke stroke = {};  // a finger was lifted; empty: none was
  KeyAction action = KeyAction::kNone;
};
// In the place of the keyboard, with its two function keys at the right.
InkPress ink_pad(Ui& ui, const InkPad& pad, InkPadMemory& memory);

struct FieldTab {
  std::string_view id = {};
  Rect rect = {};  // 112 high
  Words name = {};
  std::string_view value = {};
  Color ink = {};
  bool selected = false;
  bool enabled = true;
};
// True when it was pressed.
bool field_tab(Ui& ui, const FieldTab& tab);

}  // namespace starharbor::kiosk
