// Nobody is here: the couplet, the bases' stars over the harbour, and the invitation. A touch anywhere is the model's
// to answer; this screen only shows.
#pragma once

#include "kiosk/model/update.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

void draw_attract(Ui& ui, const State& state, Actions& actions);

// What home takes over from here when the visitor comes: the words that fade, and the measures from which all travels.
void draw_attract_words(Ui& ui);
struct AttractMeasures {
  float star_radius;
  float reflection_length;
  float reflection_far;
};
constexpr AttractMeasures kAttractMeasures{42, 300, 118};

}  // namespace starharbor::kiosk
