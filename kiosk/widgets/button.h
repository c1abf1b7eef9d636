// Buttons, and the small things that turn pages. They act through Ui and know no screen.
#pragma once

#include <string_view>

#include "kiosk/widgets/look.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

enum class ButtonKind { kPrimary, kQuiet, kLine };

struct Button {
  std::string_view id = {};
  Rect rect = {};    // 96 high, 120 for the one main action; at least 168 wide
  Words label = {};  // on two lines or short where it is long
  ButtonKind kind = ButtonKind::kPrimary;
  Ground ground = Ground::kNight;
  std::string_view icon = {};  // left of the label
  bool busy = false;           // a turning ring in place of the icon; takes no press
  bool enabled = true;
  bool selected = false;
  bool large_label = false;  // 40 px
  bool filled = false;       // kLine: surface under the outline, for pages that are not plain
  float countdown = -1;      // 0..1: icon and label at the left, a ring of this fill at the right; -1: none
  int countdown_s = 0;       // the number in that ring
};
// True when it acted.
bool button(Ui& ui, const Button& button);

// 112 px disc with an icon, on photos.
bool round_button(Ui& ui, std::string_view id, Vec2 top_left, std::string_view icon, bool enabled = true);

// Two areas of 96 x 96 with chevrons; one that leads nowhere is not there. Returns -1, 0 or +1.
int page_arrows(Ui& ui, std::string_view id, Vec2 left, Vec2 right, bool has_previous, bool has_next, Ground ground);

// Dots for `count` pages, centred, closer together where they don't fit the width; none for a single page.
void page_dots(Ui& ui, Vec2 center, int count, int current, Ground ground, float width = 600);

}  // namespace starharbor::kiosk
