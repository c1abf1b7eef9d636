// See snapshot_notes.h.
#include "sync/local/snapshot_notes.h"

#include <algorithm>

namespace starharbor::sync {

void note_snapshot(content::Database& db, const SnapshotNote& note) {
  auto insert =
      db.query("INSERT OR IGNORE INTO local_snapshot (scope, at, id, parts, signer) VALUES (?1, ?2, ?3, ?4, ?5)");
  insert.bind(1, note.of.scope.name()).bind(2, note.of.at_ms).bind(3, note.of.id);
  insert.bind(4, note.parts).bind(5, note.signer).run();
  for (const content::Tip& end : note.ends) {
    auto add = db.query(
        "INSERT OR IGNORE INTO local_snapshot_end (scope, at, id, log, seq, chain) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    add.bind(1, note.of.scope.name()).bind(2, note.of.at_ms).bind(3, note.of.id);
    add.bind(4, end.log).bind(5, end.seq).bind(6, end.chain).run();
  }
}

std::vector<SnapshotNote> snapshot_notes_of(content::Database& db, const content::Scope& scope) {
  std::vector<SnapshotNote> notes;
  auto rows = db.query("SELECT at, id, parts, signer FROM local_snapshot WHERE scope = ?1 ORDER BY at, id");
  rows.bind(1, scope.name());
  while (rows.step()) {
    const SnapshotId id{scope, rows.integer(0), rows.text(1)};
    notes.push_back({id, rows.integer(2), rows.array<32>(3), {}});
  }
  for (SnapshotNote& note : notes) {
    auto ends = db.query(
        "SELECT log, seq, chain FROM local_snapshot_end WHERE scope = ?1 AND at = ?2 AND id = ?3 "
        "ORDER BY log, seq, chain");
    ends.bind(1, scope.name()).bind(2, note.of.at_ms).bind(3, note.of.id);
    while (ends.step()) note.ends.push_back({ends.array<16>(0), scope, ends.integer(1), ends.array<32>(2)});
  }
  return notes;
}

bool makes_snapshots(const TrustList& list, const content::PublicKey& device) {
  const TrustedDevice* known = list.find(device);
  return known && std::ranges::any_of(known->grants, [](const content::Grant& grant) {
           return !grant.closed && grant.role == content::Role::kOffice;
         });
}

}  // namespace starharbor::sync
