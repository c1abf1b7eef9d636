// See store.h.
#include "sync/stores/store.h"

#include "content-db/base/error.h"
#include "sync/format/names.h"

namespace starharbor::sync {

std::optional<Bytes> get_if_readable(Store& store, std::string_view name, size_t max_bytes, std::string& why) {
  try {
    return store.get(name, max_bytes);
  } catch (const Error& error) {
    if (error.code != ErrorCode::kIo && error.code != ErrorCode::kMissing && error.code != ErrorCode::kCorrupt) throw;
    why = error.hint;
  }
  // Throws when it is not this file alone.
  store.exists(kStoreFile);
  return std::nullopt;
}

}  // namespace starharbor::sync
