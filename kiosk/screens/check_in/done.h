// Signed in: the name as a counter would call it, the star just lit among the others, and a way to take it back.
#pragma once

#include "kiosk/model/update.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct SignInDoneMemory {};

void draw_sign_in_done(Ui& ui, const State& state, SignInDoneMemory& memory, Actions& actions);

}  // namespace starharbor::kiosk
