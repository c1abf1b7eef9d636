// The photo screen.
#pragma once

#include "kiosk/model/update.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct PhotoMemory {};

void draw_photo(Ui& ui, const State& state, PhotoMemory& memory, Actions& actions);

}  // namespace starharbor::kiosk
