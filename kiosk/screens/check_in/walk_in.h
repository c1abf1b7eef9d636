// Who is on no list writes themselves down: first what is kept and why, then a name by pinyin, by hand or in letters,
// and firm and phone for those who like. Only a stroke that is being drawn is kept here, until the finger is lifted.
#pragma once

#include "kiosk/model/update.h"
#include "kiosk/widgets/ui.h"
#include "kiosk/widgets/writing.h"

namespace starharbor::kiosk {

struct SignInWalkInMemory {
  InkPadMemory pad = {};
  int64_t since_ms = 0;  // of the visit to this screen that it is of
};

void draw_sign_in_walk_in(Ui& ui, const State& state, SignInWalkInMemory& memory, Actions& actions);

}  // namespace starharbor::kiosk
