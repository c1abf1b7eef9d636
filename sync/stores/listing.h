// What a store was found to hold: sizes by name.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "sync/stores/store.h"

namespace starharbor::sync {

using Listing = std::map<std::string, uint64_t>;

inline Listing listing_of(Store& store, std::string_view prefix) {
  Listing listing;
  for (StoreEntry& entry : store.list(prefix)) listing.emplace(std::move(entry.name), entry.size_bytes);
  return listing;
}

}  // namespace starharbor::sync
