// Takes a fuzzer's bytes apart, from the front; and the keys that stand for a district, the same in every run.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "content-db/log/identity.h"
#include "tests/fuzz/targets.h"

namespace starharbor::fuzz {

using Bytes = std::vector<uint8_t>;

// After the end everything is zero.
class Taker {
 public:
  explicit Taker(Input bytes) : rest_(bytes) {}

  uint8_t byte() { return static_cast<uint8_t>(number(1)); }
  uint64_t number(size_t bytes) {
    uint64_t value = 0;
    for (size_t i = 0; i < bytes && !rest_.empty(); ++i, rest_ = rest_.subspan(1)) value = value << 8 | rest_[0];
    return value;
  }
  // Announced by a length of two bytes.
  Input piece() {
    const size_t size = std::min<size_t>(number(2), rest_.size());
    const Input front = rest_.first(size);
    rest_ = rest_.subspan(size);
    return front;
  }
  Input rest() const { return rest_; }
  bool empty() const { return rest_.empty(); }

 private:
  Input rest_;
};

inline std::string text_of(Input bytes) {
  return std::string(bytes.begin(), bytes.end());
}

inline content::DeviceKeys keys_of_device(uint8_t number) {
  content::Seed seed;
  seed.bytes.fill(number);
  return content::device_keys(seed);
}

}  // namespace starharbor::fuzz
