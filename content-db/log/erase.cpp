// Erasing a row: its ops, known and late, lose their bodies and keep their places and hashes, so that chains still hold
// and facts that name the row still count. What an erased op did to the tables is undone as if it had never been here.
#include <algorithm>

#include <fmt/format.h>

#include "content-db/log/log.h"

namespace starharbor::content {
namespace {

std::string text_in(const nlohmann::json& body, const char* key) {
  const auto found = body.find(key);
  return found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

bool Log::is_erased(std::string_view scope, std::string_view table, std::string_view row) {
  if (row.empty()) return false;
  auto rows = db_.query("SELECT 1 FROM erased_row WHERE table_name = ?1 AND row = ?2 AND scope = ?3");
  rows.bind(1, table).bind(2, row).bind(3, scope);
  return rows.step();
}

void Log::erase_named(std::string_view scope, const nlohmann::json& body) {
  const std::string table = text_in(body, "of_table"), row = text_in(body, "of_row");
  if (table.empty() || row.empty() || is_erased(scope, table, row)) return;
  db_.query("INSERT INTO erased_row (table_name, row, scope) VALUES (?1, ?2, ?3)")
      .bind(1, table)
      .bind(2, row)
      .bind(3, scope)
      .run();
  db_.query("DELETE FROM local_import_value WHERE table_name = ?1 AND row = ?2").bind(1, table).bind(2, row).run();
  std::vector<Tip> places;
  {
    auto ops = db_.query(
        "SELECT log, seq, chain FROM op INDEXED BY op_by_row "
        "WHERE table_name = ?1 AND row = ?2 AND row <> '' AND scope = ?3 AND (before IS NULL OR body <> '')");
    ops.bind(1, table).bind(2, row).bind(3, scope);
    while (ops.step()) places.push_back({ops.array<16>(0), std::string(scope), ops.integer(1), ops.array<32>(2)});
  }
  if (places.empty()) return;
  for (const Tip& place : places) blank(place);
  replay_row(table, row);
}

void Log::blank(const Tip& place) {
  const auto ops = ops_at(place.log, place.scope, place.seq);
  const auto op =
      std::find_if(ops.begin(), ops.end(), [&](const StoredOp& stored) { return stored.chain == place.chain; });
  auto update =
      db_.query("UPDATE op SET body = '', before = ?5 WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND chain = ?4");
  update.bind(1, place.scope).bind(2, place.log).bind(3, place.seq).bind(4, place.chain);
  update.bind(5, parent_of(*op)).run();
}

Hash Log::parent_of(const StoredOp& stored) {
  const Op& op = stored.op;
  if (op.erased) return stored.before;
  if (op.seq == 1) return chain_start(op.log, op.scope);
  for (const StoredOp& parent : ops_at(op.log, op.scope, op.seq - 1)) {
    if (chain_next(parent.chain, op) == stored.chain) return parent.chain;
  }
  fail_hole({op.log, op.scope, op.seq, stored.chain}, op.seq - 1);
}

void Log::erase_all_named() {
  db_.run("DELETE FROM erased_row");
  std::vector<std::pair<std::string, nlohmann::json>> erasures;
  {
    auto rows = db_.query(
        "SELECT scope, body FROM op WHERE table_name = 'erasure' AND row = '' AND quarantined = 0 "
        "AND stamp >= 0 AND stamp < ?1 AND length(CAST(body AS BLOB)) <= ?2 AND length(seen) <= ?3");
    rows.bind(1, stamp_of(kLastStampMs)).bind(2, static_cast<int64_t>(Op::kMaxBodyBytes));
    rows.bind(3, static_cast<int64_t>(Op::kMaxSeen * kRefBytes));
    while (rows.step()) erasures.emplace_back(rows.text(0), nlohmann::json::parse(rows.text(1), nullptr, false));
  }
  for (const auto& [scope, body] : erasures) {
    if (body.is_object() && body.size() <= Op::kMaxColumns) erase_named(scope, body);
  }
}

}  // namespace starharbor::content
