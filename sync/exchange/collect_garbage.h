// Takes away files whose ops others of the same place hold: small segments that were joined, segments that a snapshot
// covers, snapshots that a newer one replaces. What may go is coverage.h's to say; nothing here reads a file.
#pragma once

#include <set>
#include <string>

#include "content-db/folder/data_folder.h"
#include "sync/local/coverage.h"
#include "sync/local/local_store.h"
#include "sync/trust/current.h"

namespace starharbor::sync {

// From the device's own copies.
void collect_local_garbage(content::DataFolder& folder, LocalStore& local, const CurrentTrust& trust);

// From a store. Only files that lie there as they do `here`, among the copies, stand for others. Segments that were
// joined are taken away by their owner alone. `refused` are snapshots there that nobody may make: an office takes them
// away once there is a better one.
void collect_store_garbage(content::DataFolder& folder, Store& store, const CurrentTrust& trust, const Listing& there,
                           const Listing& here, const std::set<std::string>& refused);

}  // namespace starharbor::sync
