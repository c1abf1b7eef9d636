// Why there was no sign-in (already in, full, closed, not found), said kindly, and what to do next.
#pragma once

#include "kiosk/model/update.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct SignInProblemMemory {};

void draw_sign_in_problem(Ui& ui, const State& state, SignInProblemMemory& memory, Actions& actions);

}  // namespace starharbor::kiosk
