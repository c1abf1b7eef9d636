// The steps that every feature may take, each changing a State in place. For the rooms of kiosk/model only: everybody
// else goes through update().
#pragma once

#include "kiosk/model/core/feature.h"

namespace starharbor::kiosk {

// The only way from screen to screen: records the transition and lets every feature forget what must not survive
// leaving. Nothing happens when the visitor is there already.
void go_to(State& state, Screen screen, Way way = Way::kForward);
void go_back(State& state);
// 0 .. count - 1; 0 when there is nothing. Pages are clamped to the count of things on them: only screens know how many
// fit.
int clamp_index(int index, size_t count);

// content_reload.cpp: new content under a visitor's feet.
void take_hall(State& state, std::shared_ptr<const content::Hall> hall);

// timers.cpp: sets the time and does what has become due: before every action.
void pass_time(State& state, int64_t now_ms, Effects& effects);

// update.cpp: the steps of core's own actions.
void update_core(State& state, const Action& action, Effects& effects);

// presence.cpp

// A finger touched the screen. On the attract screen that opens the hall.
void touch(State& state);
// The warning is over: somebody is there.
void still_here(State& state);
// Nobody is there any more.
void end_visit(State& state);

}  // namespace starharbor::kiosk
