// The projection: what one op does to the tables. Everything here depends on the set of ops applied so far and never on
// their order, so that any device that has them all shows the same rows.
#include <sqlite3.h>

#include <algorithm>

#include <fmt/format.h>

#include "content-db/log.h"

namespace starharbor::content {
namespace {

using nlohmann::json;

Bytes bytes_of(const LogId& log) {
  return Bytes(log.begin(), log.end());
}

LogId log_of(const Bytes& bytes) {
  LogId log{};
  std::copy_n(bytes.begin(), std::min(bytes.size(), log.size()), log.begin());
  return log;
}

// A value of another type than its column's is kept in the log and shown as nothing.
void bind_value(Statement& statement, int index, const json& value, int column_type) {
  if (column_type == SQLITE_TEXT && value.is_string())
    statement.bind(index, value.get_ref<const std::string&>());
  else if (column_type == SQLITE_INTEGER && value.is_number_integer())
    statement.bind(index, value.get<int64_t>());
  else if (column_type == SQLITE_FLOAT && value.is_number())
    statement.bind(index, value.get<double>());
  else
    statement.bind_null(index);
}

int sqlite_type(const std::string& declared) {
  if (declared == "INTEGER") return SQLITE_INTEGER;
  return declared == "REAL" ? SQLITE_FLOAT : SQLITE_TEXT;
}

}  // namespace

const std::map<std::string, int>* Log::columns_of(const std::string& table) {
  // Only tables of the rules: no op reaches the log's own bookkeeping or a local table.
  if (!find_table(table)) return nullptr;
  const auto found = columns_.find(table);
  if (found != columns_.end()) return &found->second;
  auto& columns = columns_[table];
  auto rows = db_.query("SELECT name, type FROM pragma_table_info(?1) WHERE pk = 0");
  rows.bind(1, table);
  while (rows.step()) columns[rows.text(0)] = sqlite_type(rows.text(1));
  return &columns;
}

void Log::apply(const Op& op) {
  if (op.stamp < 0 || stamp_ms(op.stamp) >= kLastStampMs) return;
  const json body = json::parse(op.body, nullptr, false);
  if (!body.is_object()) return;
  const TableRule* rule = find_table(op.table);
  if (rule && (rule->kind == TableKind::kFact) != op.is_fact()) return;
  if (op.is_fact())
    apply_fact(op, body);
  else
    apply_register(op, body);
}

void Log::apply_fact(const Op& op, const json& body) {
  const auto* columns = columns_of(op.table);
  if (!columns) return;
  std::string names = "id", marks = "?1";
  int index = 1;
  for (const auto& [name, type] : *columns) {
    names += fmt::format(", \"{}\"", name);
    marks += fmt::format(", ?{}", ++index);
  }
  auto insert = db_.query(fmt::format("INSERT OR IGNORE INTO \"{}\" ({}) VALUES ({})", op.table, names, marks));
  insert.bind(1, op_text(op));
  index = 1;
  for (const auto& [name, type] : *columns) {
    const auto value = body.find(name);
    bind_value(insert, ++index, value == body.end() ? json() : *value, type);
  }
  insert.run();
}

void Log::apply_register(const Op& op, const json& body) {
  const auto* columns = columns_of(op.table);
  if (columns) db_.query(fmt::format("INSERT OR IGNORE INTO \"{}\" (id) VALUES (?1)", op.table)).bind(1, op.row).run();
  for (const auto& [column, value] : body.items()) {
    move_heads(op, column);
    if (columns && columns->contains(column)) project(op.table, op.row, column);
  }
  db_.query("DELETE FROM awaited WHERE scope = ?1 AND log = ?2 AND seq = ?3")
      .bind(1, op.scope)
      .bind(2, bytes_of(op.log))
      .bind(3, op.seq)
      .run();
}

void Log::move_heads(const Op& op, const std::string& column) {
  for (const OpRef& ref : op.seen) {
    const bool applied = is_applied(ref, op.scope);
    auto change = db_.query(
        applied ? "DELETE FROM head WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND table_name = ?4 AND row = ?5 "
                  "AND column_name = ?6"
                : "INSERT OR IGNORE INTO awaited (scope, log, seq, table_name, row, column_name) "
                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    change.bind(1, op.scope).bind(2, bytes_of(ref.log)).bind(3, ref.seq);
    change.bind(4, op.table).bind(5, op.row).bind(6, column);
    change.run();
  }
  auto superseded = db_.query(
      "SELECT 1 FROM awaited WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND table_name = ?4 AND row = ?5 "
      "AND column_name = ?6");
  superseded.bind(1, op.scope).bind(2, bytes_of(op.log)).bind(3, op.seq);
  superseded.bind(4, op.table).bind(5, op.row).bind(6, column);
  if (superseded.step()) return;
  auto insert = db_.query(
      "INSERT OR IGNORE INTO head (table_name, row, column_name, scope, log, seq, stamp) VALUES (?1, ?2, ?3, ?4, ?5, "
      "?6, ?7)");
  insert.bind(1, op.table).bind(2, op.row).bind(3, column);
  insert.bind(4, op.scope).bind(5, bytes_of(op.log)).bind(6, op.seq).bind(7, op.stamp);
  insert.run();
}

bool Log::is_applied(const OpRef& ref, std::string_view scope) {
  return ref.seq <= tip(ref.log, scope).seq;
}

std::vector<Log::Head> Log::heads(std::string_view table, std::string_view row, std::string_view column) {
  std::vector<Head> heads;
  auto rows = db_.query(
      "SELECT log, seq, scope, stamp FROM head WHERE table_name = ?1 AND row = ?2 AND column_name = ?3 "
      "ORDER BY stamp DESC, log DESC, scope DESC, seq DESC");
  rows.bind(1, table).bind(2, row).bind(3, column);
  while (rows.step()) heads.push_back({{log_of(rows.blob(0)), rows.integer(1)}, rows.text(2), rows.integer(3)});
  return heads;
}

nlohmann::json Log::value_of(const Head& head, const std::string& column) {
  auto rows = db_.query("SELECT body FROM op WHERE scope = ?1 AND log = ?2 AND seq = ?3");
  rows.bind(1, head.scope).bind(2, bytes_of(head.op.log)).bind(3, head.op.seq);
  if (!rows.step()) return {};
  const json body = json::parse(rows.text(0), nullptr, false);
  const auto value = body.is_object() ? body.find(column) : body.end();
  return value == body.end() ? json() : *value;
}

void Log::project(const std::string& table, const std::string& row, const std::string& column) {
  const auto standing = heads(table, row, column);
  const json value = standing.empty() ? json() : value_of(standing.front(), column);
  auto update = db_.query(fmt::format("UPDATE \"{}\" SET \"{}\" = ?1 WHERE id = ?2", table, column));
  bind_value(update, 1, value, columns_of(table)->at(column));
  update.bind(2, row).run();
}

}  // namespace starharbor::content
