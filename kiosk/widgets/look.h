// What the widgets share: night or day, and drawings handed in by whoever knows them, so that no widget knows a
// diagram.
#pragma once

#include <functional>

#include "kiosk/theme/canvas.h"

namespace starharbor::kiosk {

// Night to choose, day to read. A widget looks the part of the ground it stands on.
enum class Ground { kNight, kDay };

// Draws something into a rectangle, e.g. a base's glyph. May be empty: nothing is drawn.
using Draw = std::function<void(Canvas&, Rect)>;

}  // namespace starharbor::kiosk
