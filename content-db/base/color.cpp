// See color.h.
#include "content-db/base/color.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace starharbor::content {
namespace {

struct Named {
  std::string_view token;
  double hue_deg;
};
constexpr std::array<Named, 5> kNamed{
    {{"harbour", 182}, {"heart", 8}, {"haven", 240}, {"maple", 52}, {"leading", 300}}};

using Linear = std::array<double, 3>;

Linear linear_rgb(double lightness, double chroma, double hue_deg) {
  const double hue = hue_deg * std::numbers::pi / 180;
  const double a = chroma * std::cos(hue), b = chroma * std::sin(hue);
  const double l = std::pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
  const double m = std::pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
  const double s = std::pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
  return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
          -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
          -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

bool in_gamut(const Linear& linear) {
  return std::all_of(linear.begin(), linear.end(), [](double v) { return v >= -1e-4 && v <= 1.0001; });
}

uint8_t encode(double linear) {
  const double share = linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
  return static_cast<uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
}

}  // namespace

Rgb oklch(double lightness, double chroma, double hue_deg) {
  constexpr int kHalvings = 24;
  Linear linear = linear_rgb(lightness, chroma, hue_deg);
  if (!in_gamut(linear)) {
    double low = 0, high = chroma;
    for (int i = 0; i < kHalvings; ++i) {
      const double middle = (low + high) / 2;
      (in_gamut(linear_rgb(lightness, middle, hue_deg)) ? low : high) = middle;
    }
    linear = linear_rgb(lightness, low, hue_deg);
  }
  return {encode(linear[0]), encode(linear[1]), encode(linear[2])};
}

PrintColors print_colors(std::string_view token, std::optional<double> hue_deg) {
  const auto named = std::ranges::find(kNamed, token, &Named::token);
  const double hue = named != kNamed.end() ? named->hue_deg : hue_deg.value_or(kAllianceHueDeg);
  return {oklch(.415, .110, hue), oklch(.93, .026, hue)};
}

}  // namespace starharbor::content
