// The strip of home: what can be signed in at now, or else what comes next.
#pragma once

#include "kiosk/model/update.h"
#include "kiosk/screens/home/home.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

// As high as the highest of all that it may show needs; the design's height, rect's, at least.
float home_strip_height(Ui& ui, const State& state, Rect rect);
void draw_home_strip(Ui& ui, const State& state, Rect rect, HomeMemory& memory, Actions& actions);

}  // namespace starharbor::kiosk
