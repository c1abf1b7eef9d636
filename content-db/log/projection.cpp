// See projection.h.
#include "content-db/log/projection.h"

#include <algorithm>

#include <fmt/format.h>

#include "content-db/log/body.h"
#include "content-db/log/fact_body.h"

namespace starharbor::content {
namespace {

// A value of another type than its column's is kept in the log and shown as nothing.
void bind_value(Statement& statement, int index, const Value& value, ColumnType type) {
  if (value.is_null() || !value.fits(type)) {
    statement.bind_null(index);
  } else if (const auto* text = value.text()) {
    statement.bind(index, *text);
  } else if (type == ColumnType::kInteger) {
    statement.bind(index, *value.integer());
  } else {
    statement.bind(index, value.real() ? *value.real() : static_cast<double>(*value.integer()));
  }
}

}  // namespace

const Projection::Shape* Projection::shape_of(const std::string& table) {
  const auto known = shapes_.find(table);
  if (known != shapes_.end()) return &known->second;
  const TableSpecification* specification = find_table(table);
  if (!specification) return nullptr;
  Shape& shape = shapes_[table];
  std::string names = "id, scope", marks = "?1, ?2";
  int index = 2;
  auto rows = db_.query("SELECT name FROM pragma_table_info(?1) WHERE pk = 0 ORDER BY cid");
  rows.bind(1, table);
  while (rows.step()) {
    // A fact's scope is the op's, whatever its body says.
    const StoredColumn* column = specification->find_column(rows.text(0));
    if (!column) continue;
    shape.columns.push_back(*column);
    names += fmt::format(", \"{}\"", column->name);
    marks += fmt::format(", ?{}", ++index);
  }
  shape.insert_fact = fmt::format("INSERT OR IGNORE INTO \"{}\" ({}) VALUES ({})", table, names, marks);
  return &shape;
}

bool Projection::apply_fact(const Op& op, const Hash& chain) {
  const Shape* shape = shape_of(op.table);
  if (!shape) return false;
  const FactId id = fact_id(op, chain);
  auto insert = db_.query(shape->insert_fact);
  insert.bind_in_place(1, id.text()).bind_in_place(2, op.scope.name());
  if (!bind_fact_body(insert, shape->columns, op.body)) return false;
  insert.run();
  return true;
}

void Projection::apply_register(const Op& op, const Hash& chain, const Columns& set) {
  const Shape* shape = shape_of(op.table);
  if (shape) db_.query(fmt::format("INSERT OR IGNORE INTO \"{}\" (id) VALUES (?1)", op.table)).bind(1, op.row).run();
  for (const auto& [name, value] : set) {
    move_heads(op, chain, name);
    if (!shape) continue;
    const auto column = std::ranges::find(shape->columns, name, &StoredColumn::name);
    if (column != shape->columns.end()) show(op.table, op.row, *column);
  }
  auto came = db_.query("DELETE FROM superseded_early WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND tag = ?4");
  came.bind(1, op.scope.name()).bind(2, op.log).bind(3, op.seq).bind(4, tag_of(chain)).run();
}

void Projection::withdraw_fact(const Op& op, const Hash& chain) {
  if (find_table(op.table))
    db_.query(fmt::format("DELETE FROM \"{}\" WHERE id = ?1", op.table)).bind(1, fact_id(op, chain).text()).run();
}

void Projection::supersede(const Op& op, const OpRef& seen, std::string_view column) {
  auto follow = db_.query(
      "DELETE FROM head WHERE table_name = ?1 AND row = ?2 AND column_name = ?3 AND scope = ?4 AND log = ?5 "
      "AND seq = ?6 AND tag = ?7");
  follow.bind(1, op.table).bind(2, op.row).bind(3, column);
  follow.bind(4, op.scope.name()).bind(5, seen.log).bind(6, seen.seq).bind(7, seen.tag);
  follow.run();
  if (db_.changes() > 0 || (!replaying_ && ops_.is_applied(seen, op.scope))) return;
  auto early = db_.query(
      "INSERT OR IGNORE INTO superseded_early (scope, log, seq, tag, table_name, row, column_name) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  early.bind(1, op.scope.name()).bind(2, seen.log).bind(3, seen.seq).bind(4, seen.tag);
  early.bind(5, op.table).bind(6, op.row).bind(7, column);
  early.run();
}

void Projection::move_heads(const Op& op, const Hash& chain, std::string_view column) {
  for (const OpRef& seen : op.seen) supersede(op, seen, column);
  auto superseded = db_.query(
      "SELECT 1 FROM superseded_early WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND tag = ?4 AND table_name = ?5 "
      "AND row = ?6 AND column_name = ?7");
  superseded.bind(1, op.scope.name()).bind(2, op.log).bind(3, op.seq).bind(4, tag_of(chain));
  superseded.bind(5, op.table).bind(6, op.row).bind(7, column);
  if (superseded.step()) return;
  auto insert = db_.query(
      "INSERT OR IGNORE INTO head (table_name, row, column_name, scope, log, seq, tag, stamp) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  insert.bind(1, op.table).bind(2, op.row).bind(3, column);
  insert.bind(4, op.scope.name()).bind(5, op.log).bind(6, op.seq).bind(7, tag_of(chain)).bind(8, op.stamp);
  insert.run();
}

std::vector<Projection::Head> Projection::heads(std::string_view table, std::string_view row, std::string_view column) {
  std::vector<Head> heads;
  auto rows = db_.query(
      "SELECT log, seq, tag, scope, stamp FROM head WHERE table_name = ?1 AND row = ?2 AND column_name = ?3 "
      "ORDER BY stamp DESC, log DESC, scope DESC, seq DESC, tag DESC");
  rows.bind(1, table).bind(2, row).bind(3, column);
  while (rows.step())
    heads.push_back(
        {{rows.array<16>(0), rows.integer(1), rows.integer(2)}, stored_scope(rows.text(3)), rows.integer(4)});
  return heads;
}

std::set<OpRef> Projection::heads_of_row(std::string_view table, std::string_view row) {
  std::set<OpRef> heads;
  auto rows = db_.query("SELECT log, seq, tag FROM head WHERE table_name = ?1 AND row = ?2");
  rows.bind(1, table).bind(2, row);
  while (rows.step()) heads.insert({rows.array<16>(0), rows.integer(1), rows.integer(2)});
  return heads;
}

Value Projection::value_of(const Head& head, std::string_view column) {
  const auto op = ops_.find(head.op, head.scope);
  const auto set = op ? read_body(op->body) : std::nullopt;
  if (!set) return nullptr;
  const auto value = set->find(column);
  return value == set->end() ? Value() : value->second;
}

bool Projection::stands(const Op& op, const Hash& chain) {
  auto rows = db_.query(
      "SELECT 1 FROM head WHERE table_name = ?1 AND row = ?2 AND scope = ?3 AND log = ?4 AND seq = ?5 AND tag = ?6");
  rows.bind(1, op.table).bind(2, op.row).bind(3, op.scope.name());
  rows.bind(4, op.log).bind(5, op.seq).bind(6, tag_of(chain));
  return rows.step();
}

void Projection::show(std::string_view table, std::string_view row, const StoredColumn& column) {
  const auto standing = heads(table, row, column.name);
  const Value value = standing.empty() ? Value() : value_of(standing.front(), column.name);
  auto update = db_.query(fmt::format("UPDATE \"{}\" SET \"{}\" = ?1 WHERE id = ?2", table, column.name));
  bind_value(update, 1, value, column.type);
  update.bind(2, row).run();
}

void Projection::clear() {
  for (const TableSpecification& table : tables()) db_.run(fmt::format("DELETE FROM \"{}\"", table.name));
  db_.run("DELETE FROM head; DELETE FROM superseded_early;");
  shapes_.clear();
}

void Projection::clear_row(std::string_view table, std::string_view row) {
  if (find_table(table)) db_.query(fmt::format("DELETE FROM \"{}\" WHERE id = ?1", table)).bind(1, row).run();
  for (const char* kept : {"head", "superseded_early"}) {
    db_.query(fmt::format("DELETE FROM {} WHERE table_name = ?1 AND row = ?2", kept)).bind(1, table).bind(2, row).run();
  }
}

void Projection::replay(const std::function<void()>& apply_all) {
  replaying_ = true;
  apply_all();
  replaying_ = false;
  forget_superseded_early();
}

void Projection::forget_superseded_early() {
  std::vector<std::pair<OpRef, Scope>> came;
  {
    auto rows = db_.query("SELECT DISTINCT scope, log, seq, tag FROM superseded_early");
    while (rows.step()) {
      const OpRef ref{rows.array<16>(1), rows.integer(2), rows.integer(3)};
      const Scope scope = stored_scope(rows.text(0));
      if (ops_.is_applied(ref, scope)) came.emplace_back(ref, scope);
    }
  }
  for (const auto& [ref, scope] : came) {
    auto remove = db_.query("DELETE FROM superseded_early WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND tag = ?4");
    remove.bind(1, scope.name()).bind(2, ref.log).bind(3, ref.seq).bind(4, ref.tag).run();
  }
}

}  // namespace starharbor::content
