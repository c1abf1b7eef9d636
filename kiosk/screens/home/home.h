// The star map: every base a star that opens its story, what can be signed in at now, and the ways on.
#pragma once

#include "kiosk/model/update.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct HomeMemory {
  int event_page = 0;  // of the event strip; back to the first with each visit
  int64_t visit_ms = 0;
};

void draw_home(Ui& ui, const State& state, HomeMemory& memory, Actions& actions);

}  // namespace starharbor::kiosk
