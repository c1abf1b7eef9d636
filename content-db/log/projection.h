// What one op does to the tables. Everything here depends on the set of ops applied so far and never on their order, so
// that any device that has them all shows the same rows. Whether an op may apply is decided before it comes here.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/log/columns.h"
#include "content-db/log/op_store.h"
#include "content-db/log/tables.h"
#include "content-db/storage/database.h"

namespace starharbor::content {

class Projection {
 public:
  // An op that stands in one column of one row.
  struct Head {
    OpRef op;
    Scope scope;
    Stamp stamp = 0;
  };

  Projection(Database& db, OpStore& ops) : db_(db), ops_(ops) {}

  // Ops of tables and columns that this version does not know are counted as heads, and shown nowhere.
  // False: there is no such row now.
  bool apply_fact(const Op& op, const Hash& chain);
  void apply_register(const Op& op, const Hash& chain, const Columns& set);
  // As if the fact had never come.
  void withdraw_fact(const Op& op, const Hash& chain);

  // Of one column, the shown one first.
  std::vector<Head> heads(std::string_view table, std::string_view row, std::string_view column);
  std::set<OpRef> heads_of_row(std::string_view table, std::string_view row);
  // What it sets there; null too where the op is gone.
  Value value_of(const Head& head, std::string_view column);
  // Does some column of the op's row show it, or contest it?
  bool stands(const Op& op, const Hash& chain);

  void clear();
  void clear_row(std::string_view table, std::string_view row);
  // Runs `apply_all`, which applies ops that are all here already, in any order.
  void replay(const std::function<void()>& apply_all);

 private:
  // What a projection's table has here, and the statement that fills a fact's row.
  struct Shape {
    std::vector<StoredColumn> columns;
    std::string insert_fact;  // ?1 the id, ?2 the scope, then the columns in their order
  };
  // Null for a table unknown to this version: no op reaches the log's own bookkeeping or a local table.
  const Shape* shape_of(const std::string& table);
  void move_heads(const Op& op, const Hash& chain, std::string_view column);
  void supersede(const Op& op, const OpRef& seen, std::string_view column);
  void show(std::string_view table, std::string_view row, const StoredColumn& column);
  // Superseded ops that have come since.
  void forget_superseded_early();

  Database& db_;
  OpStore& ops_;
  std::map<std::string, Shape> shapes_;
  bool replaying_ = false;  // the ops are all here, but not all applied yet
};

}  // namespace starharbor::content
