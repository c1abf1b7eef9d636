// starharbor.json at a store's root: which format the store has and which store it is. Made on first use.
#pragma once

#include <string>

#include "sync/stores/store.h"

namespace starharbor::sync {

constexpr int kStoreFormat = 1;

struct StoreFile {
  std::string id;     // 32 hex digits, made with the store; for people and messages, never for decisions
  bool made = false;  // it was made by this call: the store is new
};

// Throws Error: kNewerVersion when a newer program made the store, kCorrupt when the file can't be read as one
// (untouched, both); what the store throws.
StoreFile open_store(Store& store);

}  // namespace starharbor::sync
