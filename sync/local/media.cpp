// See media.h.
#include "sync/local/media.h"

#include <map>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "content-db/log/body.h"
#include "content-db/log/tables.h"
#include "sync/format/names.h"

namespace starharbor::sync {
namespace {

// The columns of a table that name files under media/; mostly there are none.
std::vector<std::string> media_columns(const content::TableSpecification& table) {
  std::vector<std::string> columns;
  for (const content::StoredColumn& column : table.columns) {
    if (column.meaning.is_media) columns.push_back(column.name);
  }
  return columns;
}

// By table.
const std::map<std::string_view, std::vector<std::string>>& all_media_columns() {
  static const auto all = [] {
    std::map<std::string_view, std::vector<std::string>> by_table;
    for (const content::TableSpecification& table : content::tables()) {
      if (auto columns = media_columns(table); !columns.empty()) by_table.emplace(table.name, std::move(columns));
    }
    return by_table;
  }();
  return all;
}

}  // namespace

std::set<std::string> media_of_rows(content::Database& db) {
  std::set<std::string> hashes;
  for (const auto& [table, columns] : all_media_columns()) {
    auto rows = db.query(fmt::format("SELECT {} FROM \"{}\" WHERE NOT ifnull(retired, 0) AND NOT ifnull(deleted, 0)",
                                     fmt::join(columns, ", "), table));
    while (rows.step()) {
      for (size_t column = 0; column < columns.size(); ++column) {
        if (std::string hash = rows.text(static_cast<int>(column)); is_media_hash(hash)) hashes.insert(std::move(hash));
      }
    }
  }
  return hashes;
}

void add_media_of_ops(std::span<const content::Op> ops, std::set<std::string>& hashes) {
  for (const content::Op& op : ops) {
    const auto columns = all_media_columns().find(op.table);
    if (columns == all_media_columns().end() || !op.is_in_bounds()) continue;
    const auto set = content::read_body(op.body);
    if (!set) continue;
    for (const std::string& column : columns->second) {
      const auto value = set->find(column);
      const std::string hash = value == set->end() ? std::string() : value->second.text_or_empty();
      if (is_media_hash(hash)) hashes.insert(hash);
    }
  }
}

}  // namespace starharbor::sync
