// Which edits disagree: columns on which several stand that did not know of each other, and rows that one removed while
// another edited them. Nothing here writes; Log::settle does.
#pragma once

#include <string>
#include <vector>

#include "content-db/log/columns.h"
#include "content-db/log/op_store.h"
#include "content-db/log/projection.h"
#include "content-db/log/scope.h"

namespace starharbor::content {

// One column of one row on which several edits stand that did not know of each other.
struct ConflictValue {
  OpRef op;
  Value value;
  int64_t at_ms = 0;   // by the writer's clock
  bool shown = false;  // the greatest (stamp, log, scope, seq, tag): what the tables have now
};
struct Conflict {
  std::string id;  // 8 hex digits made from the column and the ops that stand on it: another value, another id
  Scope scope;
  std::string table, row, column;
  std::vector<ConflictValue> values;
};

// By scope, table, row and column.
std::vector<Conflict> find_conflicts(Database& db, Projection& projection, OpStore& ops);

}  // namespace starharbor::content
