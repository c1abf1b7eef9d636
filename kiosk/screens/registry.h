// The door to all screens: draws what State says for one frame and pushes what fingers meant as Actions. Screens read
// State, never change it, and never ask the data.
#pragma once

#include <any>
#include <map>

#include "kiosk/model/update.h"
#include "kiosk/widgets/look.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

// What screens remember between frames: drags, momentum, laid-out pages. Never a truth; a fresh one draws the same
// rest.
struct ScreenMemory {
  // A screen's own; made when it is first asked for. Always of the same type for the same screen.
  template <typename Memory>
  Memory& of(Screen screen) {
    std::any& kept = screens[screen];
    if (!kept.has_value()) kept.emplace<Memory>();
    return std::any_cast<Memory&>(kept);
  }

  std::map<Screen, std::any> screens;
};

// There is a row for it.
bool is_drawn(Screen screen);
// The ground of a whole screen, on which the rings of fingers must show.
Ground ground_of(Screen screen);
// The arriving screen draws this move itself, the leaving one's things included; else it fades in over the leaving one.
bool draws_own_arrival(Screen from, Screen to);

// Draws one whole frame. ui must be made with state.visit.language; what is to come next is in ui.next_frame_at().
void draw_screen(Ui& ui, const State& state, ScreenMemory& memory, Actions& actions);

}  // namespace starharbor::kiosk
