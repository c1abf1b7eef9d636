// See segment_notes.h.
#include "sync/local/segment_notes.h"

#include "content-db/storage/read_view.h"

namespace starharbor::sync {

void note_segment(content::Database& db, const SegmentNote& note) {
  auto insert = db.query(
      "INSERT OR IGNORE INTO local_segment (hash, scope, log, first, last, before, after) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  insert.bind(1, note.name.hash).bind(2, note.name.scope.name()).bind(3, note.name.log);
  insert.bind(4, note.name.first).bind(5, note.name.last).bind(6, note.before).bind(7, note.after).run();
}

std::vector<SegmentNote> notes_of(content::Database& db, const content::Scope& scope, const content::LogId& log) {
  std::vector<SegmentNote> notes;
  auto rows = db.query(
      "SELECT first, last, hash, before, after FROM local_segment WHERE scope = ?1 AND log = ?2 "
      "ORDER BY first, last, hash");
  rows.bind(1, scope.name()).bind(2, log);
  while (rows.step()) {
    notes.push_back(
        {{scope, log, rows.integer(0), rows.integer(1), rows.text(2)}, rows.array<32>(3), rows.array<32>(4)});
  }
  return notes;
}

std::vector<SegmentName> not_noted(content::Database& db, const std::vector<SegmentName>& names) {
  std::vector<SegmentName> lacking;
  const content::ReadView one_lock_for_all(db);
  for (const SegmentName& name : names) {
    auto rows = db.query(
        "SELECT 1 FROM local_segment WHERE scope = ?1 AND log = ?2 AND first = ?3 AND last = ?4 AND hash = ?5");
    rows.bind(1, name.scope.name()).bind(2, name.log).bind(3, name.first).bind(4, name.last).bind(5, name.hash);
    if (!rows.step()) lacking.push_back(name);
  }
  return lacking;
}

}  // namespace starharbor::sync
