// The move from the star map into a story: the pressed star sinks to the horizon, its colour spreads as the identity
// panel, and the day page slides in. For the story screen alone.
#pragma once

#include "kiosk/model/state.h"
#include "kiosk/screens/story/pages.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

// The move is under way.
bool story_arrives(const Ui& ui, const State& state);
// The page is not to be seen yet.
bool story_page_hidden(const Ui& ui, const State& state);

// Draws the night that is being left; what is drawn until end_story_arrival is the page on its way.
void begin_story_arrival(Ui& ui, const State& state, const StoryLayout& layout);
void end_story_arrival(Ui& ui);
// The identity as far as its colour has spread.
void draw_arriving_identity(Ui& ui, const State& state, const StoryLayout& layout);

}  // namespace starharbor::kiosk
