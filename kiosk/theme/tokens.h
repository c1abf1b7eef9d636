// The arithmetic of colours, and the design's numbers that are the same in every appearance: radii and durations. Which
// colour is for what is the appearance's to say.
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

namespace radius {
constexpr float kPhoto = 12, kKey = 16, kControl = 20, kSheet = 32;
}

namespace motion {
constexpr int kTapMs = 90, kQuickMs = 160, kStandardMs = 320, kSceneMs = 640, kDrawMs = 900, kBreathMs = 4200,
              kRippleMs = 2800, kReflectionMs = 2400, kStaggerMs = 60, kAttractStepMs = 7000;
}

}  // namespace starharbor::kiosk
