// Colour arithmetic: mixing, and a hue's tints.
#include "kiosk/theme/color.h"

#include <algorithm>
#include <cmath>

#include "content-db/base/color.h"

namespace starharbor::kiosk {

namespace {

uint8_t to_byte(double share) {
  return static_cast<uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
}

}  // namespace

Color with_alpha(Color color, float alpha) {
  color.a = to_byte(alpha);
  return color;
}

Color mix(Color from, Color to, float t) {
  auto channel = [t](uint8_t a, uint8_t b) {
    return static_cast<uint8_t>(std::clamp(std::lround(a + (b - a) * t), 0l, 255l));
  };
  return {channel(from.r, to.r), channel(from.g, to.g), channel(from.b, to.b), channel(from.a, to.a)};
}

Color oklch(float lightness, float chroma, float hue_deg) {
  const content::Rgb color = content::oklch(lightness, chroma, hue_deg);
  return {color.r, color.g, color.b, 255};
}

}  // namespace starharbor::kiosk
