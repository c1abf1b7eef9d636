// Where a photo lies on the glass: at rest, enlarged, and how far it can be moved. Numbers only, in stage px.
#pragma once

#include "content-db/exhibit/hall.h"
#include "kiosk/theme/geometry.h"

namespace starharbor::kiosk {

struct PhotoFrame {
  Rect view;   // what the photo may use
  Rect rest;   // what of it shows at rest: the whole view, cropped, or the whole photo inside the view
  Vec2 whole;  // the uncropped photo's size at rest

  // The uncropped photo enlarged, its centre moved by pan.
  Rect enlarged(float zoom, Vec2 pan) const;
  // The nearest pan at which no empty edge shows.
  Vec2 clamped(float zoom, Vec2 pan) const;
};

// bleed: the whole screen.
PhotoFrame photo_frame(const content::Photo& photo, Rect bleed, bool portrait);

struct Zoomed {
  float zoom = 1;
  Vec2 pan;
};
// Two fingers whose centre has moved by `shift` to `at` and whose distance has grown by `factor`: what lay between them
// still does.
Zoomed pinched(const PhotoFrame& frame, Zoomed before, Vec2 at, Vec2 shift, float factor);

}  // namespace starharbor::kiosk
