// The design's numbers: colours, type, radii, motion. Nothing here draws. Where a base names a hue instead of a token,
// its tints follow by the design's OKLCH rule (light L .80 C .108, mid .68 .112, ink .415 .110, mist .93 .026; deep is
// light laid at 16 % over night.surface).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

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

namespace night {
constexpr Color kVoid = rgb(0x030816), kSky = rgb(0x051229), kGlow = rgb(0x19405F), kWater = rgb(0x031023),
                kSurface = rgb(0x0F213B), kRaised = rgb(0x1B3250), kLine = rgb(0x354F6C), kOutline = rgb(0x6E90AF),
                kText = rgb(0xEFF7FB), kText2 = rgb(0xB8CCDB);
}
namespace day {
constexpr Color kGround = rgb(0xE7EFF3), kSurface = rgb(0xFAFCFD), kSunk = rgb(0xD7E3E8), kLine = rgb(0xB9C6CE),
                kOutline = rgb(0x566A7B), kText = rgb(0x0E1B32), kPress = rgb(0x243956), kText2 = rgb(0x37485D);
}
namespace star {
constexpr Color kLight = rgb(0xF3D897), kPress = rgb(0xDEB870), kInk = rgb(0x6A4704);
}
namespace state_color {
constexpr Color kOkNight = rgb(0x7CE0A2), kOkDay = rgb(0x005B32), kWarnNight = rgb(0xFEC26B), kWarnDay = rgb(0x764100),
                kStopNight = rgb(0xFA9390), kStopDay = rgb(0x99151B);
}
constexpr Color kWhite = rgb(0xFFFFFF);

struct BaseColors {
  Color light, mid, deep, ink, mist;
};
// By the token's name; by hue where the name is empty or unknown; the alliance's starlight family where both are
// missing.
BaseColors base_colors(const std::string& token, std::optional<double> hue_deg);

namespace radius {
constexpr float kPhoto = 12, kKey = 16, kControl = 20, kSheet = 32;
}

namespace motion {
constexpr int kTapMs = 90, kQuickMs = 160, kStandardMs = 320, kSceneMs = 640, kDrawMs = 900, kBreathMs = 4200,
              kRippleMs = 2800, kReflectionMs = 2400, kStaggerMs = 60, kAttractStepMs = 7000;
}

}  // namespace starharbor::kiosk
