// Joins the small segments of a device's own logs: whatever came of an event in hundreds of files becomes one. The
// small ones leave by collect_garbage.h, once the joined one is where they are.
#pragma once

#include "content-db/folder/data_folder.h"
#include "sync/local/local_store.h"
#include "sync/trust/current.h"

namespace starharbor::sync {

constexpr size_t kLeastJoined = 4;           // fewer files are not worth another
constexpr size_t kLeastJoinedAtEvent = 256;  // while people sign in, what was given is left in peace

// Writes the joined segments among the copies, next to those that they join.
void compact_segments(content::DataFolder& folder, LocalStore& local, const CurrentTrust& trust);

}  // namespace starharbor::sync
