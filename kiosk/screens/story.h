// The story screen.
#pragma once

#include "kiosk/model/update.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct StoryMemory {};

void draw_story(Ui& ui, const State& state, StoryMemory& memory, Actions& actions);

}  // namespace starharbor::kiosk
