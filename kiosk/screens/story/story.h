// The story screen: a base's chapters, or the alliance's, beside the night from which they were opened. Pages are
// turned by swipes, arrows and the rail; a diagram answers fingers. Reads State and pushes Actions.
#pragma once

#include <cstdint>

#include "kiosk/model/update.h"
#include "kiosk/screens/shared/inertial_scroll.h"
#include "kiosk/screens/story/diagram_page.h"
#include "kiosk/screens/story/pages.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct StoryMemory {
  int64_t visit_ms = -1;  // since when this story has been open
  StoryPlan plan;         // of what was drawn last
  StoryDiagrams diagrams;
  PageSwipe swipe;
  int shown = -1;        // place in the plan of the page drawn last; -1: none yet
  int turned_from = -1;  // the page that is leaving
  int64_t turned_ms = 0;
};

void draw_story(Ui& ui, const State& state, StoryMemory& memory, Actions& actions);

}  // namespace starharbor::kiosk
