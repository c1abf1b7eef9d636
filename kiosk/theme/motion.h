// How things move: the design's curves and progress in time. Pure numbers.
#pragma once

#include <cstdint>

namespace starharbor::kiosk {

float ease_out(float t);    // what arrives: cubic-bezier(.16, 1, .30, 1)
float ease_in(float t);     // what leaves: (.60, 0, .84, 0)
float ease_inout(float t);  // what travels: (.65, 0, .35, 1)

// 0 before since + delay, 1 after the duration, linear between.
float progress(int64_t now_ms, int64_t since_ms, int duration_ms, int delay_ms = 0);

}  // namespace starharbor::kiosk
