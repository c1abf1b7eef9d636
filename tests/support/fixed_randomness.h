// While one of these lives, what the program takes for random bytes follows from a seed: a walk that is played again
// makes the same keys, logs and files. For tests that walk at random, and for nothing that keeps a secret.
#pragma once

#include <cstdint>

namespace starharbor::tests {

class FixedRandomness {
 public:
  explicit FixedRandomness(uint64_t seed);
  ~FixedRandomness();
  FixedRandomness(const FixedRandomness&) = delete;
  FixedRandomness& operator=(const FixedRandomness&) = delete;
};

}  // namespace starharbor::tests
