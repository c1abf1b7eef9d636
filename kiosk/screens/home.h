// The star map: every base a star that opens its story, what can be signed in at now, and the ways on.
#pragma once

#include "kiosk/model/update.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct HomeMemory {};

void draw_home(Ui& ui, const State& state, HomeMemory& memory, Actions& actions);

}  // namespace starharbor::kiosk
