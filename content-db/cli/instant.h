// How verbs read a time.
#pragma once

#include <cstdint>
#include <string>

namespace starharbor::content::cli {

// In ms since 1970. `option` is what it was given with: "--at". Throws Error{kInput} when `text` is no time.
int64_t instant_from(const std::string& text, const std::string& option);

}  // namespace starharbor::content::cli
