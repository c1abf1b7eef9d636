// See screens.h.
#include "kiosk/model/core/screens.h"

#include <algorithm>

namespace starharbor::kiosk {

const ScreenFacts& facts_of(Screen screen) {
  return *std::find_if(kScreens.begin(), kScreens.end(), [&](const ScreenFacts& row) { return row.id == screen; });
}

bool is_sign_in(Screen screen) {
  return facts_of(screen).idle == IdlePolicy::kSignIn;
}

}  // namespace starharbor::kiosk
