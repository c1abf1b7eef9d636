// See erasure.h.
#include "content-db/log/erasure.h"

#include "content-db/log/body.h"

namespace starharbor::content {

ErasedRow erased_row_of(const Columns& columns) {
  const auto text = [&](std::string_view name) {
    const auto found = columns.find(name);
    return found == columns.end() ? std::string() : found->second.text_or_empty();
  };
  return {text("of_table"), text("of_row")};
}

bool Erasure::is_erased(const Scope& scope, std::string_view table, std::string_view row) {
  if (row.empty()) return false;
  auto rows = db_.query("SELECT 1 FROM erased_row WHERE table_name = ?1 AND row = ?2 AND scope = ?3");
  rows.bind(1, table).bind(2, row).bind(3, scope.name());
  return rows.step();
}

bool Erasure::erase(const Scope& scope, std::string_view table, std::string_view row) {
  if (table.empty() || row.empty() || is_erased(scope, table, row)) return false;
  auto note = db_.query("INSERT INTO erased_row (table_name, row, scope) VALUES (?1, ?2, ?3)");
  note.bind(1, table).bind(2, row).bind(3, scope.name()).run();
  db_.query("DELETE FROM local_import_value WHERE table_name = ?1 AND row = ?2").bind(1, table).bind(2, row).run();
  return ops_.blank_row(scope, table, row);
}

void Erasure::erase_all() {
  db_.run("DELETE FROM erased_row");
  for (const auto& stored : ops_.facts(kErasureTable)) {
    const auto columns = stored.op.is_applicable() ? read_body(stored.op.body) : std::nullopt;
    if (!columns || columns->size() > Op::kMaxColumns) continue;
    const auto [table, row] = erased_row_of(*columns);
    erase(stored.op.scope, table, row);
  }
}

}  // namespace starharbor::content
