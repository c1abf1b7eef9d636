// starharbor.json at a store's root: which format the store has and which store it is. Made on first use.
#pragma once

#include <optional>
#include <string>

#include "sync/stores/store.h"

namespace starharbor::sync {

constexpr int kStoreFormat = 1;

struct StoreFile {
  std::string id;     // 32 hex digits, made with the store; for people and messages, never for decisions
  bool made = false;  // it was made by this call: the store is new
};

// nullopt when the place is no store yet. Throws as open_store() does.
std::optional<StoreFile> read_store(Store& store);
// Makes the file when it is not there: a folder that holds other things too can be a store, only the names of FORMAT.md
// are its. Throws Error: kNewerVersion when a newer program made the store, kCorrupt when the file can't be read as one
// (untouched, both); what the store throws.
StoreFile open_store(Store& store);

}  // namespace starharbor::sync
