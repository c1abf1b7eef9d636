// Seeded random numbers for art: the same seed scatters the same stars on every screen, every day.
#pragma once

#include <cstdint>

namespace starharbor::kiosk {

// A Weyl sequence through an integer mixer.
class Dice {
 public:
  explicit Dice(uint32_t seed) : state_(seed * 0x9E3779B9u + 0x7F4A7C15u) {}

  // In [0, 1).
  float next() {
    state_ += 0x9E3779B9u;
    return static_cast<float>(mixed(state_) >> 8) / 16777216.f;
  }

  static constexpr uint32_t mixed(uint32_t bits) {
    bits = (bits ^ (bits >> 16)) * 0x21F0AAADu;
    bits = (bits ^ (bits >> 15)) * 0x735A2D97u;
    return bits ^ (bits >> 15);
  }

 private:
  uint32_t state_;
};

}  // namespace starharbor::kiosk
