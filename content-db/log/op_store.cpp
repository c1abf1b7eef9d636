// See op_store.h.
#include "content-db/log/op_store.h"

#include <algorithm>

#include <fmt/format.h>

namespace starharbor::content {

void OpStore::insert(const Op& op, const Hash& before, const Hash& chain, bool is_row_erased, bool quarantined) {
  auto insert = db_.query(
      "INSERT INTO op (scope, log, seq, stamp, seen, table_name, row, body, chain, quarantined, before) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
  const auto seen = encode_seen(op.seen);
  insert.bind_in_place(1, op.scope.name()).bind_in_place(2, op.log).bind(3, op.seq).bind(4, op.stamp);
  insert.bind_in_place(5, seen).bind_in_place(6, op.table).bind_in_place(7, op.row);
  insert.bind_in_place(8, is_row_erased ? std::string_view() : std::string_view(op.body)).bind_in_place(9, chain);
  insert.bind(10, quarantined ? 1 : 0);
  if (is_row_erased || op.stated_hash) {
    insert.bind_in_place(11, before);
  } else {
    insert.bind_null(11);
  }
  insert.run();
}

void OpStore::move_tip(const Tip& from, const Tip& to) {
  auto move = db_.query("UPDATE tip SET seq = ?4, chain = ?5 WHERE scope = ?1 AND log = ?2 AND chain = ?3");
  move.bind(1, to.scope.name()).bind(2, to.log).bind(3, from.chain).bind(4, to.seq).bind(5, to.chain).run();
  if (db_.changes() > 0) return;
  auto insert = db_.query("INSERT INTO tip (scope, log, seq, chain) VALUES (?1, ?2, ?3, ?4)");
  insert.bind(1, to.scope.name()).bind(2, to.log).bind(3, to.seq).bind(4, to.chain).run();
}

bool OpStore::is_end(const Tip& place) {
  const auto ends = tips(place.log, place.scope);
  if (ends.empty()) return place.seq == 0;
  return std::ranges::find(ends, place.chain, &Tip::chain) != ends.end();
}

std::optional<Op> OpStore::find(const OpRef& ref, const Scope& scope) {
  for (StoredOp& stored : ops_at(ref.log, scope, ref.seq)) {
    if (tag_of(stored.chain) == ref.tag) return std::move(stored.op);
  }
  return std::nullopt;
}

bool OpStore::is_applied(const OpRef& ref, const Scope& scope) {
  auto rows = db_.query("SELECT chain FROM op WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND quarantined = 0");
  rows.bind(1, scope.name()).bind(2, ref.log).bind(3, ref.seq);
  while (rows.step()) {
    if (tag_of(rows.array<32>(0)) == ref.tag) return true;
  }
  return false;
}

void OpStore::set_quarantined(const StoredOp& stored, bool quarantined) {
  const Op& op = stored.op;
  auto mark = db_.query("UPDATE op SET quarantined = ?5 WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND chain = ?4");
  mark.bind(1, op.scope.name())
      .bind(2, op.log)
      .bind(3, op.seq)
      .bind(4, stored.chain)
      .bind(5, quarantined ? 1 : 0)
      .run();
}

void OpStore::for_each_applied(const std::function<void(const Op&, const Hash& chain)>& each) {
  static const std::string kApplied =
      fmt::format("SELECT {} FROM op WHERE quarantined = 0 ORDER BY scope, log, seq", kOpColumns);
  auto rows = db_.query(kApplied);
  while (rows.step()) {
    const StoredOp stored = stored_op(rows);
    each(stored.op, stored.chain);
  }
}

std::vector<OpStore::StoredOp> OpStore::applied_to_row(const std::string& table, const std::string& row) {
  static const std::string kOfRow = fmt::format(
      "SELECT {} FROM op INDEXED BY op_by_row WHERE table_name = ?1 AND row = ?2 AND row <> '' AND quarantined = 0 "
      "ORDER BY scope, log, seq",
      kOpColumns);
  std::vector<StoredOp> ops;
  auto rows = db_.query(kOfRow);
  rows.bind(1, table).bind(2, row);
  while (rows.step()) ops.push_back(stored_op(rows));
  return ops;
}

std::vector<OpStore::StoredOp> OpStore::ops_after(const LogId& log, const Scope& scope, int64_t seq, int64_t limit) {
  static const std::string kAfter =
      fmt::format("SELECT {} FROM op WHERE scope = ?1 AND log = ?2 AND seq > ?3 ORDER BY seq LIMIT ?4", kOpColumns);
  std::vector<StoredOp> ops;
  auto rows = db_.query(kAfter);
  rows.bind(1, scope.name()).bind(2, log).bind(3, seq).bind(4, limit);
  while (rows.step()) ops.push_back(stored_op(rows));
  return ops;
}

std::vector<OpStore::StoredOp> OpStore::facts(std::string_view table) {
  static const std::string kFacts = fmt::format(
      "SELECT {} FROM op WHERE table_name = ?1 AND row = '' AND quarantined = 0 ORDER BY scope, log, seq", kOpColumns);
  std::vector<StoredOp> ops;
  auto rows = db_.query(kFacts);
  rows.bind(1, table);
  while (rows.step()) ops.push_back(stored_op(rows));
  return ops;
}

bool OpStore::blank_row(const Scope& scope, std::string_view table, std::string_view row) {
  static const std::string kWithBody = fmt::format(
      "SELECT {} FROM op INDEXED BY op_by_row WHERE table_name = ?1 AND row = ?2 AND row <> '' AND scope = ?3 "
      "AND (before IS NULL OR body <> '')",
      kOpColumns);
  std::vector<StoredOp> ops;
  {
    auto rows = db_.query(kWithBody);
    rows.bind(1, table).bind(2, row).bind(3, scope.name());
    while (rows.step()) ops.push_back(stored_op(rows));
  }
  for (const StoredOp& stored : ops) {
    const Op& op = stored.op;
    auto update =
        db_.query("UPDATE op SET body = '', before = ?5 WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND chain = ?4");
    update.bind(1, op.scope.name())
        .bind(2, op.log)
        .bind(3, op.seq)
        .bind(4, stored.chain)
        .bind(5, parent_of(stored))
        .run();
  }
  return !ops.empty();
}

Hash OpStore::parent_of(const StoredOp& stored) {
  const Op& op = stored.op;
  if (op.stated_hash) return stored.before;
  if (op.seq == 1) return chain_start(op.log, op.scope);
  for (const StoredOp& parent : ops_at(op.log, op.scope, op.seq - 1)) {
    if (chain_next(parent.chain, op) == stored.chain) return parent.chain;
  }
  fail_hole({op.log, op.scope, op.seq, stored.chain}, op.seq - 1);
}

}  // namespace starharbor::content
