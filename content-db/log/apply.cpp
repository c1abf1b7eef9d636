// The projection: what one op does to the tables. Everything here depends on the set of ops applied so far and never on
// their order, so that any device that has them all shows the same rows.
#include <sqlite3.h>

#include <algorithm>

#include <fmt/format.h>

#include "content-db/log/fact_body.h"
#include "content-db/log/log.h"

namespace starharbor::content {
namespace {

using nlohmann::json;

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

constexpr std::string_view kErasureTable = "erasure";

int sqlite_type(const std::string& declared) {
  if (declared == "INTEGER") return SQLITE_INTEGER;
  return declared == "REAL" ? SQLITE_FLOAT : SQLITE_TEXT;
}

}  // namespace

const Log::Shape* Log::shape_of(const std::string& table) {
  const auto found = shapes_.find(table);
  if (found != shapes_.end()) return &found->second;
  // Only tables of the rules: no op reaches the log's own bookkeeping or a local table.
  const TableSpecification* specification = find_table(table);
  if (!specification) return nullptr;
  Shape& shape = shapes_[table];
  auto rows = db_.query("SELECT name, type FROM pragma_table_info(?1) WHERE pk = 0");
  rows.bind(1, table);
  while (rows.step()) {
    // A fact's scope is the op's, whatever its body says.
    if (specification->kind == TableKind::kRegister || rows.text(0) != "scope")
      shape.columns[rows.text(0)] = sqlite_type(rows.text(1));
  }
  std::string names = "id, scope", marks = "?1, ?2";
  int index = 2;
  for (const auto& [name, type] : shape.columns) {
    names += fmt::format(", \"{}\"", name);
    marks += fmt::format(", ?{}", ++index);
  }
  shape.insert = fmt::format("INSERT OR IGNORE INTO \"{}\" ({}) VALUES ({})", table, names, marks);
  return &shape;
}

const std::map<std::string, int>* Log::columns_of(const std::string& table) {
  const Shape* shape = shape_of(table);
  return shape ? &shape->columns : nullptr;
}

void Log::apply(const Op& op, const Hash& chain) {
  if (op.stamp < 0 || stamp_ms(op.stamp) >= kLastStampMs || !op.is_in_bounds()) return;
  const TableSpecification* specification = find_table(op.table);
  if (specification && (specification->kind == TableKind::kFact) != op.is_fact()) return;
  if (op.is_fact() && op.table != kErasureTable) return apply_fact(op, chain);
  const json body = json::parse(op.body, nullptr, false);
  if (!body.is_object() || body.size() > Op::kMaxColumns) return;
  if (!op.is_fact()) return apply_register(op, chain, body);
  erase_named(op.scope, body);
  apply_fact(op, chain);
}

void Log::apply_fact(const Op& op, const Hash& chain) {
  const Shape* shape = shape_of(op.table);
  if (!shape) return;
  const std::string id = fact_id(op, chain);
  auto insert = db_.query(shape->insert);
  insert.bind_in_place(1, id).bind_in_place(2, op.scope);
  if (bind_fact_body(insert, shape->columns, op.body)) insert.run();
}

void Log::apply_register(const Op& op, const Hash& chain, const json& body) {
  const auto* columns = columns_of(op.table);
  if (columns) db_.query(fmt::format("INSERT OR IGNORE INTO \"{}\" (id) VALUES (?1)", op.table)).bind(1, op.row).run();
  for (const auto& [column, value] : body.items()) {
    move_heads(op, chain, column);
    if (columns && columns->contains(column)) project(op.table, op.row, column);
  }
  auto came = db_.query("DELETE FROM awaited WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND tag = ?4");
  came.bind(1, op.scope).bind(2, op.log).bind(3, op.seq).bind(4, tag_of(chain)).run();
}

void Log::move_heads(const Op& op, const Hash& chain, const std::string& column) {
  for (const OpRef& ref : op.seen) {
    auto follow = db_.query(
        "DELETE FROM head WHERE table_name = ?1 AND row = ?2 AND column_name = ?3 AND scope = ?4 AND log = ?5 "
        "AND seq = ?6 AND tag = ?7");
    follow.bind(1, op.table).bind(2, op.row).bind(3, column);
    follow.bind(4, op.scope).bind(5, ref.log).bind(6, ref.seq).bind(7, ref.tag);
    follow.run();
    if (db_.changes() > 0 || (!replaying_ && is_applied(ref, op.scope))) continue;
    auto await = db_.query(
        "INSERT OR IGNORE INTO awaited (scope, log, seq, tag, table_name, row, column_name) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    await.bind(1, op.scope).bind(2, ref.log).bind(3, ref.seq).bind(4, ref.tag);
    await.bind(5, op.table).bind(6, op.row).bind(7, column);
    await.run();
  }
  auto superseded = db_.query(
      "SELECT 1 FROM awaited WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND tag = ?4 AND table_name = ?5 AND row = ?6 "
      "AND column_name = ?7");
  superseded.bind(1, op.scope).bind(2, op.log).bind(3, op.seq).bind(4, tag_of(chain));
  superseded.bind(5, op.table).bind(6, op.row).bind(7, column);
  if (superseded.step()) return;
  auto insert = db_.query(
      "INSERT OR IGNORE INTO head (table_name, row, column_name, scope, log, seq, tag, stamp) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  insert.bind(1, op.table).bind(2, op.row).bind(3, column);
  insert.bind(4, op.scope).bind(5, op.log).bind(6, op.seq).bind(7, tag_of(chain)).bind(8, op.stamp);
  insert.run();
}

bool Log::is_applied(const OpRef& ref, std::string_view scope) {
  auto rows = db_.query("SELECT chain FROM op WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND quarantined = 0");
  rows.bind(1, scope).bind(2, ref.log).bind(3, ref.seq);
  while (rows.step()) {
    if (tag_of(rows.array<32>(0)) == ref.tag) return true;
  }
  return false;
}

std::vector<Log::Head> Log::heads(std::string_view table, std::string_view row, std::string_view column) {
  std::vector<Head> heads;
  auto rows = db_.query(
      "SELECT log, seq, tag, scope, stamp FROM head WHERE table_name = ?1 AND row = ?2 AND column_name = ?3 "
      "ORDER BY stamp DESC, log DESC, scope DESC, seq DESC, tag DESC");
  rows.bind(1, table).bind(2, row).bind(3, column);
  while (rows.step())
    heads.push_back({{rows.array<16>(0), rows.integer(1), rows.integer(2)}, rows.text(3), rows.integer(4)});
  return heads;
}

nlohmann::json Log::value_of(const Head& head, const std::string& column) {
  const auto op = find(head.op, head.scope);
  const json body = op ? json::parse(op->body, nullptr, false) : json();
  const auto value = body.is_object() ? body.find(column) : body.end();
  // A list in lists without end would be copied level by level.
  return value == body.end() || value->is_structured() ? json() : *value;
}

void Log::project(const std::string& table, const std::string& row, const std::string& column) {
  const auto standing = heads(table, row, column);
  const json value = standing.empty() ? json() : value_of(standing.front(), column);
  auto update = db_.query(fmt::format("UPDATE \"{}\" SET \"{}\" = ?1 WHERE id = ?2", table, column));
  bind_value(update, 1, value, columns_of(table)->at(column));
  update.bind(2, row).run();
}

void Log::rebuild(const std::function<void(int64_t, int64_t)>& progress) {
  for (const TableSpecification& table : tables()) db_.run(fmt::format("DELETE FROM \"{}\"", table.name));
  db_.run("DELETE FROM head; DELETE FROM awaited;");
  shapes_.clear();
  erase_all_named();

  const int64_t total = progress ? count_ops() : 0;
  int64_t done = 0;
  auto rows = db_.query(
      "SELECT scope, log, seq, stamp, seen, table_name, row, body, chain FROM op "
      "WHERE quarantined = 0 ORDER BY scope, log, seq");
  replaying_ = true;
  while (rows.step()) {
    const Op op{rows.array<16>(1),         rows.text(0), rows.integer(2), rows.integer(3),
                decode_seen(rows.blob(4)), rows.text(5), rows.text(6),    rows.text(7)};
    apply(op, rows.array<32>(8));
    if (progress && ++done % 1000 == 0) progress(done, total);
  }
  replaying_ = false;
  forget_awaited();
  if (progress) progress(total, total);
}

void Log::forget_awaited() {
  std::vector<std::pair<OpRef, std::string>> came;
  {
    auto rows = db_.query("SELECT DISTINCT scope, log, seq, tag FROM awaited");
    while (rows.step()) {
      const OpRef ref{rows.array<16>(1), rows.integer(2), rows.integer(3)};
      if (is_applied(ref, rows.text(0))) came.emplace_back(ref, rows.text(0));
    }
  }
  for (const auto& [ref, scope] : came) {
    auto remove = db_.query("DELETE FROM awaited WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND tag = ?4");
    remove.bind(1, scope).bind(2, ref.log).bind(3, ref.seq).bind(4, ref.tag).run();
  }
}

}  // namespace starharbor::content
