// The gallery screen.
#pragma once

#include "kiosk/model/update.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct GalleryMemory {};

void draw_gallery(Ui& ui, const State& state, GalleryMemory& memory, Actions& actions);

}  // namespace starharbor::kiosk
