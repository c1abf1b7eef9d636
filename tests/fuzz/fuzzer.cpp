// libFuzzer's way in: one program for each target, which FUZZ_TARGET names.
#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  starharbor::fuzz::FUZZ_TARGET({bytes, size});
  return 0;
}
