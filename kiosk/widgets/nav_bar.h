// The navigation bar: back and language in the same pixels on every screen. Its middle belongs to the screen.
#pragma once

#include <string_view>

#include "kiosk/widgets/look.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

enum class NavBarPress { kNone, kBack, kAccess, kLanguage };

struct NavBar {
  Ground ground = Ground::kNight;
  Words back_label = {};  // empty: no back
  std::string_view back_icon = "back";
  Words access_label = {};  // empty: its place stays free
};
// Targets "nav_bar.back", "nav_bar.access", "nav_bar.language". A press anywhere on the toggle switches.
NavBarPress nav_bar(Ui& ui, const NavBar& nav_bar);

// Where a screen may put its own things: between back and access in landscape, a row of its own above in portrait.
Rect nav_bar_middle(bool portrait);
Rect nav_bar_back_rect(bool portrait);

}  // namespace starharbor::kiosk
