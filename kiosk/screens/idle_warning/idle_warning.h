// Are you still there: a countdown over whatever screen is open. The page under it is the dispatcher's business.
#pragma once

#include "kiosk/model/update.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

void draw_idle_warning(Ui& ui, const State& state, Actions& actions);

}  // namespace starharbor::kiosk
