// Who is on no roster and writes themselves down, as a plain value on its way to the data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace starharbor::content {

// Who is on no roster, as they write themselves down.
struct WalkIn {
  std::string id;             // of the caller's making, 32 hex digits: given again, it is the same person
  std::string name;           // at most kMaxWalkInBytes, as is the firm
  bool as_it_sounds = false;  // the name is pinyin, for staff to write down
  std::string firm;           // may be empty
  std::string phone;          // may be empty; never leaves this device in clear
  int64_t consent_at_ms = 0;  // when they agreed to be kept
};
constexpr size_t kMaxWalkInBytes = 200;
// A phone number with its area: 7 digits in a small town, 15 by ITU-T E.164.
constexpr int kMinPhoneDigits = 7;
constexpr int kMaxPhoneDigits = 15;

}  // namespace starharbor::content
