// Cards that lead somewhere or say one thing: entry tile, event strip, candidate card, big number. Words come ready
// made.
#pragma once

#include <string_view>

#include "kiosk/widgets/look.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

// 195 x 176, or 216 x 152 in portrait: icon over label.
bool entry_tile(Ui& ui, std::string_view id, Rect rect, std::string_view icon, std::string_view label);

struct EventStrip {
  std::string_view id = {};
  Rect rect = {};  // 852 x 176, or 936 x 152 in portrait
  Draw glyph = {};
  Color panel = {};  // the base's `deep`
  std::string_view time = {};
  std::string_view title = {};
  std::string_view place = {};
  std::string_view action = {};  // the primary button's label; empty: no button
  int pages = 1;                 // several open events: dots, and swipes
  int page = 0;
};
struct EventStripPress {
  bool action = false;  // the button
  bool body = false;    // the strip beside it
  int step = 0;         // -1, +1: a swipe to the page before or after
};
EventStripPress event_strip(Ui& ui, const EventStrip& strip);

struct Candidate {
  std::string_view id = {};
  Rect rect = {};              // 560 x 112, or 936 x 112 in portrait
  std::string_view name = {};  // masked already
  std::string_view phone = {};
  std::string_view firm = {};  // may be empty
  Color ink = {};              // of the base; fills the card while it is pressed or chosen
  Color mist = {};
  bool chosen = false;  // its sign-in is on the way
  bool enabled = true;
};
bool candidate_card(Ui& ui, const Candidate& candidate);

struct BigNumber {
  Vec2 at = {};       // top left of its row, at the hairline
  float width = 432;  // of the hairline
  float row_height = 118;
  std::string_view before = {};  // 约
  std::string_view value = {};
  std::string_view after = {};  // 家模具企业
  Color color = {};             // of the number, the base's light or ink
  Ground ground = Ground::kNight;
};
void big_number(Ui& ui, const BigNumber& number);

}  // namespace starharbor::kiosk
