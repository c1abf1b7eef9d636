// Nobody is here: the couplet, the bases' stars over the harbour, and the invitation. A touch anywhere is the model's to
// answer; this screen only shows.
#pragma once

#include "kiosk/model/update.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct AttractMemory {};

void draw_attract(Ui& ui, const State& state, AttractMemory& memory, Actions& actions);

}  // namespace starharbor::kiosk
