// What is known of snapshots whose ops are all in the log: how far each reaches. It reads no file; the notes are this
// device's own, and a copy that is gone keeps its note.
#pragma once

#include <string_view>
#include <vector>

#include "content-db/storage/database.h"
#include "sync/format/snapshot.h"
#include "sync/trust/list.h"

namespace starharbor::sync {

struct SnapshotNote {
  SnapshotId of;
  int64_t parts = 1;
  content::PublicKey signer{};
  std::vector<content::Tip> ends;  // of each log in it, of every branch
};

// Must be inside a transaction, and every op up to the ends in the log.
void note_snapshot(content::Database& db, const SnapshotNote& note);
// Of a scope, the oldest first.
std::vector<SnapshotNote> snapshot_notes_of(content::Database& db, const content::Scope& scope);

// May this device make snapshots by the newest list? Nobody else's are believed, whoever they were once.
bool makes_snapshots(const TrustList& list, const content::PublicKey& device);

}  // namespace starharbor::sync
