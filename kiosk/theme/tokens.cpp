// Colour arithmetic: mixing, and the families of the bases. The numbers themselves are in tokens.h and here.
#include "kiosk/theme/tokens.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "content-db/base/color.h"

namespace starharbor::kiosk {

namespace {

constexpr float kDeepShare = .16f;

uint8_t to_byte(double share) {
  return static_cast<uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
}

BaseColors of_hue(double hue_deg) {
  auto tint = [&](float lightness, float chroma) { return oklch(lightness, chroma, static_cast<float>(hue_deg)); };
  Color light = tint(.80f, .108f);
  return {light, tint(.68f, .112f), mix(night::kSurface, light, kDeepShare), tint(.415f, .110f), tint(.93f, .026f)};
}

struct Named {
  const char* token;
  BaseColors colors;
};

const std::array<Named, 5> kNamed = {{
    {"harbour", {rgb(0x61D5C3), rgb(0x2BAE9D), rgb(0x1C3E51), rgb(0x01594F), rgb(0xD6EEE9)}},
    {"heart", {rgb(0xFAA0B0), rgb(0xD37A8B), rgb(0x35354E), rgb(0x7B2D40), rgb(0xF9E1E4)}},
    {"haven", {rgb(0x79C7FC), rgb(0x50A1D6), rgb(0x203C5A), rgb(0x025179), rgb(0xD9EBF8)}},
    {"maple", {rgb(0xF5AA7C), rgb(0xCF8354), rgb(0x343745), rgb(0x773701), rgb(0xF7E4D8)}},
    {"leading", {rgb(0xC8AEF9), rgb(0xA388D3), rgb(0x2D3859), rgb(0x563B7E), rgb(0xEAE4F7)}},
}};

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

BaseColors base_colors(const std::string& token, std::optional<double> hue_deg) {
  for (const Named& named : kNamed) {
    if (token == named.token) return named.colors;
  }
  if (hue_deg) return of_hue(*hue_deg);
  BaseColors alliance = of_hue(content::kAllianceHueDeg);
  alliance.light = star::kLight;
  alliance.mid = star::kPress;
  alliance.ink = star::kInk;
  alliance.deep = mix(night::kSurface, star::kLight, kDeepShare);
  return alliance;
}

}  // namespace starharbor::kiosk
