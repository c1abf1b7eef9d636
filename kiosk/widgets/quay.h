// The quay: back and language in the same pixels on every screen. Its middle belongs to the screen.
#pragma once

#include <string_view>

#include "kiosk/widgets/look.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

enum class QuayPress { kNone, kBack, kAccess, kLanguage };

struct Quay {
  Mood mood = Mood::kNight;
  std::string_view back_label = {};  // empty: no back
  std::string_view back_icon = "back";
  std::string_view access_label = {};  // empty: its place stays free
};
// Targets "quay.back", "quay.access", "quay.language". A press anywhere on the toggle switches.
QuayPress quay(Ui& ui, const Quay& quay);

// Where a screen may put its own things: between back and access in landscape, a row of its own above in portrait.
Rect quay_middle(bool portrait);
Rect quay_back_rect(bool portrait);

}  // namespace starharbor::kiosk
