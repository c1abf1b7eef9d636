// How much of a name or a number is shown, as one would at a counter. One place, so that no screen can show more.
#pragma once

#include <string>
#include <string_view>

namespace starharbor::content {

// One character: *; two: the first and *; more: the first, * and the last; Latin words: their first letters ("J* S*").
std::string mask_name(std::string_view name);
// ****5678; empty for an unknown number.
std::string mask_phone(std::string_view last4);
// The last four digits of whatever was written; empty with fewer than four digits.
std::string last_four_digits(std::string_view phone);

}  // namespace starharbor::content
