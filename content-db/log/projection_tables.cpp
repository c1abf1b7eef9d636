// See projection_tables.h. What made each table is remembered in local_projection by its hash.
#include "content-db/log/projection_tables.h"

#include <map>
#include <vector>

#include <fmt/format.h>

#include "content-db/base/cryptography.h"

namespace starharbor::content {
namespace {

// Counted up whenever apply.cpp makes other rows of the same ops: they are all made anew then.
constexpr int kApplyVersion = 1;
constexpr const char* kViews = "views";

std::string_view sql_type(ColumnType type) {
  switch (type) {
    case ColumnType::kText:
      return "TEXT";
    case ColumnType::kInteger:
      return "INTEGER";
    case ColumnType::kReal:
      return "REAL";
  }
  return "TEXT";
}

std::string hash_of(std::string_view text) {
  return to_hex(Hasher().add(text).finish()).substr(0, 32);
}

// By table, the statement that makes it.
std::map<std::string, std::string> all_tables() {
  std::map<std::string, std::string> statements;
  for (const TableSpecification& table : tables()) statements.emplace(table.name, table_sql(table));
  constexpr std::string_view kCreate = "CREATE TABLE ";
  const std::string_view bookkeeping = kProjectionSql;
  for (size_t from = bookkeeping.find(kCreate); from != std::string_view::npos;) {
    const size_t name = from + kCreate.size(), end = bookkeeping.find(";\n", from) + 1;
    statements.emplace(bookkeeping.substr(name, bookkeeping.find(' ', name) - name),
                       bookkeeping.substr(from, end - from));
    from = bookkeeping.find(kCreate, end);
  }
  return statements;
}

struct Made {
  std::map<std::string, std::string> tables;  // by name, the hash of what made it
  std::string views;
  bool operator==(const Made&) const = default;
};

const Made& as_specified() {
  static const Made made = [] {
    Made all;
    for (const auto& [name, sql] : all_tables())
      all.tables.emplace(name, hash_of(fmt::format("{} {}", kApplyVersion, sql)));
    return all;
  }();
  return made;
}

const std::string& visible_views_sql() {
  static const std::string sql = [] {
    std::string all;
    for (const TableSpecification& table : tables()) all += visible_view_sql(table);
    return all;
  }();
  return sql;
}

Made as_found(Database& db) {
  Made made;
  auto rows = db.query("SELECT name, made_from FROM local_projection");
  while (rows.step()) {
    if (rows.text(0) == kViews) {
      made.views = rows.text(1);
    } else {
      made.tables.emplace(rows.text(0), rows.text(1));
    }
  }
  return made;
}

void note(Database& db, std::string_view name, std::string_view made_from) {
  db.query("INSERT OR REPLACE INTO local_projection (name, made_from) VALUES (?1, ?2)")
      .bind(1, name)
      .bind(2, made_from)
      .run();
}

// Those of the log's own tables stay: they are the schema's.
void drop_views(Database& db) {
  std::vector<std::string> drops;
  {
    auto rows = db.query(
        "SELECT type, name FROM sqlite_schema WHERE type IN ('view', 'trigger') "
        "OR (type = 'index' AND sql IS NOT NULL AND tbl_name IN (SELECT name FROM local_projection)) ORDER BY name");
    while (rows.step()) drops.push_back(fmt::format("DROP {} \"{}\"", rows.text(0), rows.text(1)));
  }
  for (const std::string& drop : drops) db.run(drop);
}

void make_tables(Database& db, const Made& found) {
  for (const auto& [name, made_from] : found.tables) db.run(fmt::format("DROP TABLE IF EXISTS \"{}\"", name));
  db.run("DELETE FROM local_projection");
  for (const auto& [name, sql] : all_tables()) {
    db.run(sql);
    note(db, name, as_specified().tables.at(name));
  }
}

}  // namespace

std::string table_sql(const TableSpecification& table) {
  std::string sql = fmt::format("CREATE TABLE \"{}\" (id TEXT PRIMARY KEY", table.name);
  if (table.kind == TableKind::kFact) sql += ", scope TEXT";
  for (const StoredColumn& column : table.columns)
    sql += fmt::format(", \"{}\" {}", column.name, sql_type(column.type));
  return sql + ") STRICT;";
}

std::string visible_view_sql(const TableSpecification& table) {
  std::vector<std::string> shown;
  for (const StoredColumn& column : table.columns) {
    if (column.is_required) shown.push_back(fmt::format("\"{}\" IS NOT NULL", column.name));
  }
  if (table.kind == TableKind::kRegister) shown.push_back("NOT ifnull(deleted, 0)");
  if (table.retires) shown.push_back("NOT ifnull(retired, 0)");
  // All columns, whatever they are: the view is made anew with its table.
  return fmt::format("CREATE VIEW visible_{0} AS SELECT * FROM \"{0}\" WHERE {1};\n", table.name,
                     fmt::join(shown, " AND "));
}

void make_projection(Database& db, const std::function<void()>& replay, std::string_view views_sql) {
  Made wanted = as_specified();
  wanted.views = hash_of(fmt::format("{}{}", visible_views_sql(), views_sql));
  if (as_found(db) == wanted) return;
  Transaction transaction(db);
  const Made found = as_found(db);  // another process may have come first
  const bool replays = found.tables != wanted.tables;
  if (found != wanted) {
    drop_views(db);
    if (replays) make_tables(db, found);
    db.run(visible_views_sql());
    db.run(views_sql);
    note(db, kViews, wanted.views);
    if (replays) replay();
  }
  transaction.commit();
}

void make_projection(Database& db) {
  make_projection(db, [] {});
}

}  // namespace starharbor::content
