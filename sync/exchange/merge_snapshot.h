// Takes in the snapshots among a device's copies: by the log's own merge, run by run, a few ops at a time, so that
// nobody who signs in waits. What is known is skipped, so nothing whole is ever replaced by something hollow.
#pragma once

#include <optional>
#include <string>

#include "sync/exchange/merge.h"
#include "sync/local/snapshot_notes.h"

namespace starharbor::sync {

// Why a part is not believed by the newest list; nothing where it is.
std::optional<std::string> distrust_of(const SealedSnapshot& part, const TrustList& list);

// Merges every snapshot that is whole here, believed, and not merged yet. One that is not believed any more leaves the
// copies. True when ops came that were not here.
bool merge_snapshots(content::DataFolder& folder, LocalStore& local, const CurrentTrust& trust, MergeReport& report,
                     const MergeProgress& progress);

}  // namespace starharbor::sync
