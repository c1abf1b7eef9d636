// The bases' colours where no screen is near: on paper. By the design, a base is a hue, and its tints follow from it in
// OKLCH.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace starharbor::content {

// Of the alliance itself, which is no base: its starlight's.
constexpr double kAllianceHueDeg = 89;

struct Rgb {  // sRGB
  uint8_t r = 0, g = 0, b = 0;
  bool operator==(const Rgb&) const = default;
};

// Björn Ottosson's OKLCH; a colour outside sRGB keeps lightness and hue and loses chroma.
Rgb oklch(double lightness, double chroma, double hue_deg);

// A base's ink (words and dark fields on white) and mist (tinted fields on white). By the design's token; by hue where
// it is empty or unknown; the alliance's own hue where both are missing.
struct PrintColors {
  Rgb ink, mist;
};
PrintColors print_colors(std::string_view token, std::optional<double> hue_deg);

}  // namespace starharbor::content
