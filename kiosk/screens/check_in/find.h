// Finding oneself for an event by the initials of a name or four digits, and signing in with one press. Nothing typed
// is kept here.
#pragma once

#include "kiosk/model/update.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

void draw_sign_in_find(Ui& ui, const State& state, Actions& actions);

}  // namespace starharbor::kiosk
