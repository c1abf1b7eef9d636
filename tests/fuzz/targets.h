// What may come from a hostile stick, each kind as a function of any bytes at all: it must not crash, hang, eat the
// memory or break what it says it keeps (abort()). libFuzzer calls them with bytes that it makes up (fuzzer.cpp), the
// normal tests with those in corpus/ (replay_test.cpp).
//
// The first byte chooses a way in. One takes the bytes as the file itself; the others take them as what lies behind a
// hash, a signature or a seal, and write those as a device of the district would that went bad.
#pragma once

#include <cstdint>
#include <span>

namespace starharbor::fuzz {

using Input = std::span<const uint8_t>;

void segment(Input bytes);
void trust_list(Input bytes);
void enrolment(Input bytes);
void store_listing(Input bytes);

// For what must hold whatever the bytes.
#define STARHARBOR_MUST_HOLD(condition) \
  ((condition) ? void() : ::starharbor::fuzz::fail(#condition, __FILE__, __LINE__))
[[noreturn]] void fail(const char* condition, const char* file, int line);

}  // namespace starharbor::fuzz
