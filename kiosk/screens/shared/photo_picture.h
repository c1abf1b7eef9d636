// A photo drawn in the size that its place needs: the file large enough for it, and until that one is there the smaller
// ones. Only what is drawn is asked for.
#pragma once

#include <optional>
#include <string>

#include "content-db/exhibit/hall.h"
#include "kiosk/theme/canvas.h"

namespace starharbor::kiosk {

// Width to height; 3:2 where the photo does not say.
float ratio_of(const content::Photo& photo);

// The photo's best texture so far for being drawn with this long edge, in stage px; id 0 while none is there.
Texture photo_texture(Canvas& canvas, const content::Photo& photo, float long_edge);

// The hash of that file, for whoever draws by name: the best that is there, else the smallest.
std::string photo_hash(Canvas& canvas, const content::Photo& photo, float long_edge);

// The photo's long edge when it covers a rectangle.
float covering_edge(const content::Photo& photo, Rect rect);

struct CoverLook {
  float radius = 0;
  Color tint = kNoTint;
  float focus_x = .5f, focus_y = .5f;     // which part of the picture stays when it is cropped
  std::optional<Color> placeholder = {};  // while the photo is on its way; none: a raised surface of the night
};
// Fills the rectangle with the photo, cropped.
void draw_cover(Canvas& canvas, const content::Photo& photo, Rect rect, const CoverLook& look = {});

}  // namespace starharbor::kiosk
