// How far two colours stand apart, for tests of what can be read.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "kiosk/theme/color.h"

namespace starharbor::kiosk {

// Relative luminance and contrast ratio as WCAG 2 defines them: 1 to 21.
inline double luminance(Color color) {
  const auto linear = [](uint8_t channel) {
    const double c = channel / 255.0;
    return c <= .04045 ? c / 12.92 : std::pow((c + .055) / 1.055, 2.4);
  };
  return .2126 * linear(color.r) + .7152 * linear(color.g) + .0722 * linear(color.b);
}

inline double contrast(Color a, Color b) {
  const double light = std::max(luminance(a), luminance(b)), dark = std::min(luminance(a), luminance(b));
  return (light + .05) / (dark + .05);
}

}  // namespace starharbor::kiosk
