// The strip of night beside a story: the base's picture under its scrims, its name and its numbers. Shows, and is never
// pressed.
#pragma once

#include <string>

#include "kiosk/model/state.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

void draw_identity(Ui& ui, const State& state, const std::string& base);

}  // namespace starharbor::kiosk
