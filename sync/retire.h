// Takes away files whose ops others of the same place hold: small segments that were joined, segments that a snapshot
// covers, snapshots that a newer one replaces. What may go is coverage.h's to say; nothing here reads a file.
#pragma once

#include <set>
#include <string>

#include "content-db/data_folder.h"
#include "sync/copies.h"
#include "sync/coverage.h"
#include "sync/trust/current.h"

namespace starharbor::sync {

// From the device's own copies.
void retire_copies(content::DataFolder& folder, Copies& local, const CurrentTrust& trust);

// From a store. Only files that lie there as they do `here`, among the copies, stand for others. Segments that were
// joined are taken away by their owner alone. `refused` are snapshots there that nobody may make: an office takes them
// away once there is a better one.
void retire_in_store(content::DataFolder& folder, Store& store, const CurrentTrust& trust, const Listing& there,
                     const Listing& here, const std::set<std::string>& refused);

}  // namespace starharbor::sync
