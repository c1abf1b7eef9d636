// The strip of night beside the day pages of the sign-in: which event it is, its facts, and what there is beside the
// keys. It takes no press.
#pragma once

#include "kiosk/model/update.h"
#include "kiosk/theme/color.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

void draw_sign_in_panel(Ui& ui, const State& state, const BaseColors& colors);

}  // namespace starharbor::kiosk
