// Which file of a photo, and which part of it.
#include "kiosk/screens/shared/photo_picture.h"

#include <algorithm>

namespace starharbor::kiosk {
namespace {

constexpr float kThumbPx = 480, kMediumPx = 1280;
constexpr float kEnlargedAtMost = 1.15f;  // what nobody sees

struct File {
  std::string hash;
  Texture texture;
};

File best_file(Canvas& canvas, const content::Photo& photo, float long_edge) {
  const float device_px = long_edge * canvas.scale() / kEnlargedAtMost;
  Pictures& pictures = canvas.pictures();
  // The smaller ones first: they are loaded in this order, and seen at once.
  File best{photo.thumb_hash, pictures.photo(photo.thumb_hash)};
  const auto take = [&](const std::string& hash) {
    const Texture larger = pictures.photo(hash);
    if (larger.id != 0) best = {hash, larger};
  };
  if (device_px > kThumbPx) take(photo.medium_hash);
  if (device_px > kMediumPx) take(photo.large_hash);
  return best;
}

}  // namespace

float ratio_of(const content::Photo& photo) {
  if (photo.width_px <= 0 || photo.height_px <= 0) return 1.5f;
  return static_cast<float>(photo.width_px) / static_cast<float>(photo.height_px);
}

Texture photo_texture(Canvas& canvas, const content::Photo& photo, float long_edge) {
  return best_file(canvas, photo, long_edge).texture;
}

std::string photo_hash(Canvas& canvas, const content::Photo& photo, float long_edge) {
  return best_file(canvas, photo, long_edge).hash;
}

float covering_edge(const content::Photo& photo, Rect rect) {
  const float ratio = ratio_of(photo);
  const float width = std::max(rect.w, rect.h * ratio);
  return std::max(width, width / ratio);
}

void draw_cover(Canvas& canvas, const content::Photo& photo, Rect rect, const CoverLook& look) {
  if (rect.w <= 0 || rect.h <= 0) return;
  const float ratio = ratio_of(photo), rect_ratio = rect.w / rect.h;
  const Texture texture = photo_texture(canvas, photo, covering_edge(photo, rect));
  if (texture.id == 0) {
    canvas.fill(
        rect,
        with_alpha(look.placeholder.value_or(canvas.color(Role::kNightRaised)), static_cast<float>(look.tint.a) / 255),
        look.radius);
    return;
  }
  Rect uv{0, 0, std::min(1.f, rect_ratio / ratio), std::min(1.f, ratio / rect_ratio)};
  uv.x = std::clamp(look.focus_x - uv.w / 2, 0.f, 1 - uv.w);
  uv.y = std::clamp(look.focus_y - uv.h / 2, 0.f, 1 - uv.h);
  canvas.image(texture, rect, uv, look.tint, look.radius);
}

}  // namespace starharbor::kiosk
