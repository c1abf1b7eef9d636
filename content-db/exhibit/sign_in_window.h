// When visitors may sign in at an event. What the event says counts; where it says nothing, from an hour before it
// starts until it ends.
#pragma once

#include <cstdint>
#include <string>

namespace starharbor::content {

constexpr int64_t kSignInOpensBeforeStartMs = 3'600'000;

// As SQL, over a row that the query calls `event`.
inline const std::string kSignInFromSql =
    "ifnull(event.sign_in_from, event.starts_at - " + std::to_string(kSignInOpensBeforeStartMs) + ")";
inline const std::string kSignInUntilSql = "ifnull(event.sign_in_until, event.ends_at)";

}  // namespace starharbor::content
