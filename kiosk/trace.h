// Where the visitor is, in one line: for tests and for finding out what a terminal is doing. It names screens, albums and
// events, and never what was typed or who was found.
#pragma once

#include <string>

#include "kiosk/model/state.h"

namespace starharbor::kiosk {

// "home · attended 12", "story zhen-xin-hui 2 · attended 12", "photo boats 3 zoom 1.50 · attended 12", with " idle-warning" before
// the dot while that is shown. `attended` counts all sign-ins that the hall knows of.
std::string describe(const State& state);

}  // namespace starharbor::kiosk
