// Where a visitor stands, as one line of text for logs and tests. It names screens and content, never a person and
// nothing that was typed.
#pragma once

#include <string>

#include "kiosk/model/state.h"

namespace starharbor::kiosk {

// "home zh attended 12", "story zhen-xin-hui 1 en", "photo dragon-boats 3 zh zoom 2.40", "signin-find heart-tea.2 zh
// found 4".
std::string place_of(const State& state);

}  // namespace starharbor::kiosk
