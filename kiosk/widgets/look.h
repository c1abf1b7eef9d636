// What the widgets share: night or day, the face of what can be pressed, and drawings handed in by whoever knows them,
// so that no widget knows a diagram.
#pragma once

#include <functional>

#include "kiosk/theme/canvas.h"

namespace starharbor::kiosk {

// Night to choose, day to read. A widget looks the part of the ground it stands on.
enum class Ground { kNight, kDay };

// The face of what can be pressed: its fill, and the outline that the appearance may want round it.
inline void control_face(Canvas& canvas, Rect rect, Color fill, float radius, Ground ground) {
  if (fill.a > 0) canvas.fill(rect, fill, radius);
  const float outline = canvas.look().control_outline;
  if (outline <= 0) return;
  canvas.outline(rect, canvas.color(ground == Ground::kNight ? Role::kNightOutline : Role::kDayOutline), outline,
                 radius);
}

// Words that stand over the art have a ground of their own where the appearance has no art: no star, no line and no
// horizon crosses them.
inline void words_ground(Canvas& canvas, Rect words) {
  constexpr float kMargin = 12;
  if (!canvas.look().art) canvas.fill(words.grown(kMargin), canvas.color(Role::kNightVoid));
}

// Draws something into a rectangle, e.g. a base's glyph. May be empty: nothing is drawn.
using Draw = std::function<void(Canvas&, Rect)>;

}  // namespace starharbor::kiosk
