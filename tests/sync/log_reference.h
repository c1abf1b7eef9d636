// The rules of registers, said once more in the plainest way: from nothing but a set of ops, which of them are heads,
// what shows, and what is contested. Slow, and independent of the log's own tables.
#pragma once

#include <string>
#include <vector>

#include "tests/sync/log_world.h"

namespace starharbor::tests {

struct ReferenceColumn {
  std::string scope, table, row, column;
  std::vector<KnownOp> heads;  // the shown one first
};

std::vector<ReferenceColumn> reference_columns(const Ops& ops);
std::string value_text(const content::Op& op, const std::string& column);  // JSON

// One line for each contested column, as contested_in() writes it for a log.
std::vector<std::string> reference_conflicts(const Ops& ops);
std::vector<std::string> contested_in(content::Log& log);

}  // namespace starharbor::tests
