// What a device can know of its own clock.
#pragma once

#include <cstdint>

#include "content-db/folder/data_folder.h"

namespace starharbor::content {

constexpr int64_t kBackwardsMs = 300'000;

// Can this device know that its own clock is wrong: before 2020 or after 2199, or set back behind its own last sign-in?
// Nobody is turned away then for the time of day.
bool is_clock_in_doubt(DataFolder& folder, int64_t now_ms);

}  // namespace starharbor::content
