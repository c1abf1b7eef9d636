// The list of events: those open for signing in first, then those to come, by day. Pages, never scrolls.
#pragma once

#include "kiosk/model/update.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct EventsMemory {};

void draw_events(Ui& ui, const State& state, EventsMemory& memory, Actions& actions);

}  // namespace starharbor::kiosk
