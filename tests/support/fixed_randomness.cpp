// See fixed_randomness.h.
#include "tests/support/fixed_randomness.h"

#include <sodium.h>

#include <array>
#include <cstring>

namespace starharbor::tests {
namespace {

uint64_t seed_of_all = 0, times = 0;

const char* name() {
  return "fixed";
}
void fill(void* const bytes, const size_t count) {
  std::array<unsigned char, randombytes_SEEDBYTES> seed{};
  ++times;
  std::memcpy(seed.data(), &seed_of_all, sizeof seed_of_all);
  std::memcpy(seed.data() + sizeof seed_of_all, &times, sizeof times);
  randombytes_buf_deterministic(bytes, count, seed.data());
}
uint32_t number() {
  uint32_t value = 0;
  fill(&value, sizeof value);
  return value;
}

randombytes_implementation fixed{name, number, nullptr, nullptr, fill, nullptr};

}  // namespace

FixedRandomness::FixedRandomness(uint64_t seed) {
  seed_of_all = seed;
  times = 0;
  randombytes_set_implementation(&fixed);
}

FixedRandomness::~FixedRandomness() {
  randombytes_set_implementation(&randombytes_sysrandom_implementation);
}

}  // namespace starharbor::tests
