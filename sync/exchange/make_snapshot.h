// Makes a snapshot of a scope: reads its whole log, leaves out the values of the past, and puts the parts among the
// office's copies, from where the next exchange gives them on. It changes nothing in the log.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "content-db/base/words.h"
#include "content-db/folder/data_folder.h"
#include "sync/local/coverage.h"
#include "sync/local/local_store.h"
#include "sync/trust/current.h"

namespace starharbor::sync {

struct SnapshotMade {
  content::Scope scope;
  int64_t ops = 0;
  int64_t hollow = 0;  // of these, without their values
  int64_t files = 0;
  std::optional<content::Sentence> refused;  // why none was made
};

// Of every scope that has ops here. Throws Error{kInput} where this device is no office of its newest list.
std::vector<SnapshotMade> make_snapshots(content::DataFolder& folder, LocalStore& local, const CurrentTrust& trust);
// The same of those scopes alone that had one before and have none now that is younger than retired_after_ms(); nothing
// where this device is no office.
std::vector<SnapshotMade> renew_snapshots(content::DataFolder& folder, LocalStore& local, const CurrentTrust& trust);

}  // namespace starharbor::sync
