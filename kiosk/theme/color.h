// The arithmetic of colours. Which colour is for what is the appearance's to say.
#pragma once

#include <cstdint>

namespace starharbor::kiosk {

// sRGB, straight alpha.
struct Color {
  uint8_t r = 0, g = 0, b = 0, a = 255;
  bool operator==(const Color&) const = default;
};

constexpr Color rgb(uint32_t hex) {
  return {static_cast<uint8_t>(hex >> 16), static_cast<uint8_t>(hex >> 8), static_cast<uint8_t>(hex), 255};
}
Color with_alpha(Color color, float alpha);                 // alpha 0..1 replaces the colour's own
Color mix(Color from, Color to, float t);                   // linear in sRGB, as in the design
Color oklch(float lightness, float chroma, float hue_deg);  // gamut-clipped by lowering chroma

constexpr Color kTransparent{0, 0, 0, 0};
constexpr Color kNoTint = rgb(0xFFFFFF);  // a picture as it is

// The family of a base.
struct BaseColors {
  Color light, mid, deep, ink, mist;
};

}  // namespace starharbor::kiosk
