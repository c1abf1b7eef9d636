// What `rclone lsjson` prints, read. A server may say anything and as much of it as it likes, so no more is kept of it
// than names and sizes.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "sync/stores/store.h"

namespace starharbor::sync {

// Adds the files of a listing of the folder `prefix`, sorted by name. False when it is no whole listing.
bool read_listing(std::span<const uint8_t> text, std::string_view prefix, std::vector<StoreEntry>& entries);

}  // namespace starharbor::sync
