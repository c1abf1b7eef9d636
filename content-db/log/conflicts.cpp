// See conflicts.h. All of it is computed from the heads when it is asked for.
#include "content-db/log/conflicts.h"

#include <algorithm>
#include <tuple>

namespace starharbor::content {
namespace {

// Whoever settles a conflict names it by what was shown; once another value stands beside, the name is no longer right.
std::string id_of(const Conflict& conflict) {
  Hasher hasher;
  for (const std::string& part : {conflict.scope.name(), conflict.table, conflict.row, conflict.column}) {
    hasher.add(part).add(std::string_view("\0", 1));
  }
  std::vector<OpRef> ops;
  for (const ConflictValue& value : conflict.values) ops.push_back(value.op);
  std::sort(ops.begin(), ops.end());
  return to_hex(hasher.add(encode_seen(ops)).finish()).substr(0, 8);
}

std::vector<Conflict> edit_conflicts(Database& db, Projection& projection) {
  std::vector<Conflict> found;
  std::vector<std::tuple<Scope, std::string, std::string, std::string>> contested;
  auto rows = db.query(
      "SELECT min(scope), table_name, row, column_name FROM head GROUP BY table_name, row, column_name "
      "HAVING count(*) > 1 ORDER BY min(scope), table_name, row, column_name");
  while (rows.step()) contested.emplace_back(stored_scope(rows.text(0)), rows.text(1), rows.text(2), rows.text(3));
  for (const auto& [scope, table, row, column] : contested) {
    Conflict conflict{{}, scope, table, row, column, {}};
    for (const Projection::Head& head : projection.heads(table, row, column))
      conflict.values.push_back(
          {head.op, projection.value_of(head, column), stamp_ms(head.stamp), conflict.values.empty()});
    const bool agree = std::all_of(conflict.values.begin(), conflict.values.end(), [&](const ConflictValue& value) {
      return value.value == conflict.values.front().value;
    });
    if (!agree) found.push_back(std::move(conflict));
  }
  return found;
}

// A row was removed while somebody else, not knowing of it, edited it.
std::vector<Conflict> delete_conflicts(Database& db, Projection& projection, OpStore& ops) {
  std::vector<Conflict> found;
  std::vector<std::pair<std::string, std::string>> removed;
  auto rows =
      db.query("SELECT DISTINCT table_name, row FROM head WHERE column_name = 'deleted' ORDER BY table_name, row");
  while (rows.step()) removed.emplace_back(rows.text(0), rows.text(1));
  for (const auto& [table, row] : removed) {
    const Projection::Head removal = projection.heads(table, row, "deleted").front();
    if (projection.value_of(removal, "deleted") != Value(1)) continue;
    const auto op = ops.find(removal.op, removal.scope);
    if (!op) continue;
    const auto& seen = op->seen;
    Conflict conflict{{}, removal.scope, table, row, "deleted", {{removal.op, 1, stamp_ms(removal.stamp), true}}};
    auto edits = db.query(
        "SELECT DISTINCT log, seq, tag, stamp FROM head WHERE table_name = ?1 AND row = ?2 "
        "AND column_name <> 'deleted' ORDER BY stamp, log, seq, tag");
    edits.bind(1, table).bind(2, row);
    while (edits.step()) {
      const OpRef ref{edits.array<16>(0), edits.integer(1), edits.integer(2)};
      if (std::find(seen.begin(), seen.end(), ref) == seen.end())
        conflict.values.push_back({ref, 0, stamp_ms(edits.integer(3)), false});
    }
    if (conflict.values.size() > 1) found.push_back(std::move(conflict));
  }
  return found;
}

}  // namespace

std::vector<Conflict> find_conflicts(Database& db, Projection& projection, OpStore& ops) {
  auto all = edit_conflicts(db, projection);
  // The two kinds are one list for staff; a row whose removal is contested twice over shows once.
  for (Conflict& conflict : delete_conflicts(db, projection, ops)) {
    const bool listed = std::any_of(all.begin(), all.end(), [&](const Conflict& other) {
      return std::tie(other.table, other.row, other.column) == std::tie(conflict.table, conflict.row, conflict.column);
    });
    if (!listed) all.push_back(std::move(conflict));
  }
  std::sort(all.begin(), all.end(), [](const Conflict& a, const Conflict& b) {
    return std::tie(a.scope, a.table, a.row, a.column) < std::tie(b.scope, b.table, b.row, b.column);
  });
  for (Conflict& conflict : all) conflict.id = id_of(conflict);
  return all;
}

}  // namespace starharbor::content
