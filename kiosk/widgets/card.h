// Cards that lead somewhere: entry tile, event strip, candidate card. Words come ready made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/widgets/look.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

// 195 x 176, or 216 x 152 in portrait: icon over label.
bool entry_tile(Ui& ui, std::string_view id, Rect rect, std::string_view icon, const Words& label);

struct EventStrip {
  std::string_view id = {};
  Rect rect = {};  // 852 x 176, or 936 x 152 in portrait; higher where larger words need it
  Draw glyph = {};
  Color panel = {};  // the base's `deep`
  std::string time = {};
  std::string title = {};               // on two lines where it is long
  std::vector<std::string> place = {};  // facts, as many as there is room for
  Words action = {};                    // the primary button's label; empty: no button
  int pages = 1;                        // several open events: dots, and swipes
  int page = 0;
};
struct EventStripPress {
  bool action = false;  // the button
  bool body = false;    // the strip beside it
  int step = 0;         // -1, +1: a swipe to the page before or after
};
EventStripPress event_strip(Ui& ui, const EventStrip& strip);
// How high a strip of this width must be for its words; the design's height at least.
float event_strip_height(Ui& ui, const EventStrip& strip);

struct Candidate {
  std::string_view id = {};
  Rect rect = {};                       // 560 x 112, or 936 x 112 in portrait
  std::string_view name = {};           // masked already
  std::vector<std::string> phone = {};  // facts of the first line; those that have no room there begin the second
  std::vector<std::string> firm = {};   // of the second, as many as there is room for
  Color ink = {};                       // of the base; fills the card while it is pressed or chosen
  Color mist = {};
  bool chosen = false;  // its sign-in is on the way
  bool enabled = true;
};
bool candidate_card(Ui& ui, const Candidate& candidate);

}  // namespace starharbor::kiosk
