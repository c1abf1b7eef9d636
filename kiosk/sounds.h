// Which move between screens is heard. Pure; playing is the platform's.
#pragma once

#include <optional>

#include "kiosk/model/state.h"
#include "kiosk/platform/sound.h"

namespace starharbor::kiosk {

// From the screen before to the state now; nullopt: a move without a sound, as almost all are.
std::optional<Sound> sound_of(Screen before, const State& after);

}  // namespace starharbor::kiosk
