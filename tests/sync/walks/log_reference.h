// The rules of registers, said once more in the plainest way: from nothing but a set of ops, which of them are heads,
// what shows, and what is contested. Slow, and independent of the log's own tables.
#pragma once

#include <array>
#include <set>
#include <string>
#include <vector>

#include "tests/sync/walks/log_world.h"

namespace starharbor::tests {

struct ReferenceColumn {
  std::string scope, table, row, column;
  std::vector<KnownOp> heads;  // the shown one first
};

// The rows that erasures among the ops name: scope, table, row. No op of theirs does anything.
std::set<std::array<std::string, 3>> reference_erased(const Ops& ops);
std::vector<ReferenceColumn> reference_columns(const Ops& ops);
std::string value_text(const content::Op& op, const std::string& column);  // JSON

// A contested column as a line of text; `items` are of contested_item().
std::string contested_line(const std::string& scope, const std::string& table, const std::string& row,
                           const std::string& column, const content::OpRef& shown, const std::set<std::string>& items);
std::string contested_item(const content::OpRef& op, const std::string& value);
// One line for each contested column, as contested_in() writes it for a log.
std::vector<std::string> reference_conflicts(const Ops& ops);
std::vector<std::string> contested_in(content::Log& log);

}  // namespace starharbor::tests
