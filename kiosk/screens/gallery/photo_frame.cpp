// Cover or contain, and the arithmetic of pinches.
#include "kiosk/screens/gallery/photo_frame.h"

#include <algorithm>

#include "kiosk/model/update.h"
#include "kiosk/screens/shared/photo_picture.h"

namespace starharbor::kiosk {
namespace {

constexpr float kCoverFrom = 1.4f, kCoverTo = 1.9f;  // ratios that lose little when they fill a wide screen
constexpr float kPortraitViewHeight = 1440;          // centred at y 720

Rect around(Vec2 center, Vec2 size) {
  return {center.x - size.x / 2, center.y - size.y / 2, size.x, size.y};
}

Vec2 contained(float ratio, Rect view) {
  const float width = std::min(view.w, view.h * ratio);
  return {width, width / ratio};
}

Vec2 covering(float ratio, Rect view) {
  const float width = std::max(view.w, view.h * ratio);
  return {width, width / ratio};
}

}  // namespace

Rect PhotoFrame::enlarged(float zoom, Vec2 pan) const {
  return around(view.center() + pan, whole * zoom);
}

Vec2 PhotoFrame::clamped(float zoom, Vec2 pan) const {
  const float x = std::max(0.f, (whole.x * zoom - view.w) / 2), y = std::max(0.f, (whole.y * zoom - view.h) / 2);
  return zoom <= 1 ? Vec2{} : Vec2{std::clamp(pan.x, -x, x), std::clamp(pan.y, -y, y)};
}

PhotoFrame photo_frame(const content::Photo& photo, Rect bleed, bool portrait) {
  const float ratio = ratio_of(photo);
  PhotoFrame frame;
  frame.view = portrait ? Rect{bleed.x, 0, bleed.w, kPortraitViewHeight} : bleed;
  const bool covers = !portrait && ratio >= kCoverFrom && ratio <= kCoverTo;
  frame.whole = covers ? covering(ratio, frame.view) : contained(ratio, frame.view);
  frame.rest = covers ? frame.view : around(frame.view.center(), frame.whole);
  return frame;
}

Zoomed pinched(const PhotoFrame& frame, Zoomed before, Vec2 at, Vec2 shift, float factor) {
  const float zoom = std::clamp(before.zoom * factor, 1.f, kMaxPhotoZoom);
  const Vec2 center = frame.view.center();
  const Vec2 between = (at - shift - center - before.pan) * (1 / before.zoom);
  return {zoom, frame.clamped(zoom, at - center - between * zoom)};
}

}  // namespace starharbor::kiosk
