// Port machinery in silhouette, lines and rectangles only. Part of the harbour; screens use scene.h.
#pragma once

#include "kiosk/widgets/scene.h"

namespace starharbor::kiosk {

// Both stand on the horizon's y.
void draw_crane(Canvas& canvas, const Crane& crane, float horizon);
void draw_ship(Canvas& canvas, const Ship& ship, float horizon);

}  // namespace starharbor::kiosk
