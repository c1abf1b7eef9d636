// What can be asked of the whole log: which edits disagree, whether two devices hold the same, what could not be
// projected. All of it is computed from the ops when it is asked for; nothing here writes.
#include <sqlite3.h>

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "content-db/log/log.h"

namespace starharbor::content {
namespace {

using nlohmann::json;

// Four lanes added without carry: the order of adding can't matter, and no two live sets are likely to agree by chance.
struct Sum {
  std::array<uint64_t, 4> lanes{};
  void add(const Hash& hash) {
    for (size_t lane = 0; lane < lanes.size(); ++lane) {
      uint64_t value = 0;
      for (size_t i = 0; i < 8; ++i) value = value << 8 | hash[lane * 8 + i];
      lanes[lane] += value;
    }
  }
  std::string hex() const {
    return fmt::format("{:016x}{:016x}{:016x}{:016x}", lanes[0], lanes[1], lanes[2], lanes[3]);
  }
};

// Whoever settles a conflict names it by what was shown; once another value stands beside, the name is no longer right.
std::string id_of(const Conflict& conflict) {
  Hasher hasher;
  for (const std::string& part : {conflict.scope, conflict.table, conflict.row, conflict.column}) {
    hasher.add(part).add(std::string_view("\0", 1));
  }
  std::vector<OpRef> ops;
  for (const ConflictValue& value : conflict.values) ops.push_back(value.op);
  std::sort(ops.begin(), ops.end());
  return to_hex(hasher.add(encode_seen(ops)).finish()).substr(0, 8);
}

bool fits(const json& value, int column_type) {
  if (value.is_null()) return true;
  if (column_type == SQLITE_TEXT) return value.is_string();
  return column_type == SQLITE_INTEGER ? value.is_number_integer() : value.is_number();
}

}  // namespace

std::vector<Conflict> Log::edit_conflicts() {
  std::vector<Conflict> found;
  std::vector<std::tuple<std::string, std::string, std::string, std::string>> contested;
  auto rows = db_.query(
      "SELECT min(scope), table_name, row, column_name FROM head GROUP BY table_name, row, column_name HAVING count(*) "
      "> 1 "
      "ORDER BY min(scope), table_name, row, column_name");
  while (rows.step()) contested.emplace_back(rows.text(0), rows.text(1), rows.text(2), rows.text(3));
  for (const auto& [scope, table, row, column] : contested) {
    Conflict conflict{{}, scope, table, row, column, {}};
    for (const Head& head : heads(table, row, column))
      conflict.values.push_back(
          {head.op, value_of(head, column).dump(), stamp_ms(head.stamp), conflict.values.empty()});
    const bool agree = std::all_of(conflict.values.begin(), conflict.values.end(), [&](const ConflictValue& value) {
      return value.value == conflict.values.front().value;
    });
    if (!agree) found.push_back(std::move(conflict));
  }
  return found;
}

// A row was removed while somebody else, not knowing of it, edited it.
std::vector<Conflict> Log::delete_conflicts() {
  std::vector<Conflict> found;
  std::vector<std::pair<std::string, std::string>> removed;
  auto rows =
      db_.query("SELECT DISTINCT table_name, row FROM head WHERE column_name = 'deleted' ORDER BY table_name, row");
  while (rows.step()) removed.emplace_back(rows.text(0), rows.text(1));
  for (const auto& [table, row] : removed) {
    const Head removal = heads(table, row, "deleted").front();
    if (value_of(removal, "deleted") != json(1)) continue;
    const auto op = find(removal.op, removal.scope);
    if (!op) continue;
    const auto& seen = op->seen;
    Conflict conflict{{}, removal.scope, table, row, "deleted", {{removal.op, "1", stamp_ms(removal.stamp), true}}};
    auto edits = db_.query(
        "SELECT DISTINCT log, seq, tag, stamp FROM head WHERE table_name = ?1 AND row = ?2 "
        "AND column_name <> 'deleted' ORDER BY stamp, log, seq, tag");
    edits.bind(1, table).bind(2, row);
    while (edits.step()) {
      const OpRef ref{edits.array<16>(0), edits.integer(1), edits.integer(2)};
      if (std::find(seen.begin(), seen.end(), ref) == seen.end())
        conflict.values.push_back({ref, "0", stamp_ms(edits.integer(3)), false});
    }
    if (conflict.values.size() > 1) found.push_back(std::move(conflict));
  }
  return found;
}

std::vector<Conflict> Log::conflicts() {
  auto all = edit_conflicts();
  // The two kinds are one list for staff; a row whose removal is contested twice over shows once.
  for (Conflict& conflict : delete_conflicts()) {
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

std::map<std::string, std::string> Log::digests() {
  std::map<std::string, Sum> sums;
  auto scopes = db_.query("SELECT DISTINCT scope FROM tip");
  while (scopes.step()) sums[scopes.text(0)];
  auto facts =
      db_.query("SELECT scope, chain FROM op WHERE row = '' AND quarantined = 0 AND stamp >= 0 AND stamp < ?1");
  facts.bind(1, stamp_of(kLastStampMs));
  while (facts.step()) sums[facts.text(0)].add(facts.array<32>(1));
  auto live = db_.query(
      "SELECT head.scope, op.chain, head.column_name, head.tag FROM head "
      "JOIN op ON op.scope = head.scope AND op.log = head.log AND op.seq = head.seq");
  while (live.step()) {
    const Hash chain = live.array<32>(1);
    if (tag_of(chain) == live.integer(3)) sums[live.text(0)].add(Hasher().add(chain).add(live.text(2)).finish());
  }
  std::map<std::string, std::string> digests;
  for (const auto& [scope, sum] : sums) digests[scope] = sum.hex();
  return digests;
}

int64_t Log::kept_aside() {
  int64_t aside = 0;
  auto rows = db_.query("SELECT table_name, row, stamp, body FROM op WHERE before IS NULL OR body <> ''");
  while (rows.step()) {
    const TableSpecification* table = find_table(rows.text(0));
    const auto* columns = columns_of(rows.text(0));
    const json body = json::parse(rows.text(3), nullptr, false);
    bool whole = table && columns && rows.integer(2) >= 0 && stamp_ms(rows.integer(2)) < kLastStampMs &&
                 rows.text(3).size() <= Op::kMaxBodyBytes && body.is_object() && body.size() <= Op::kMaxColumns &&
                 (table->kind == TableKind::kFact) == rows.text(1).empty();
    if (whole)
      for (const auto& [column, value] : body.items()) {
        const auto known = columns->find(column);
        whole = whole && known != columns->end() && fits(value, known->second);
      }
    if (!whole) ++aside;
  }
  return aside;
}

}  // namespace starharbor::content
