// Erasing a row: its ops, known and late, lose their bodies and keep their places and hashes, so that chains still hold
// and facts that name the row still count.
#pragma once

#include <string_view>

#include "content-db/log/columns.h"
#include "content-db/log/op_store.h"

namespace starharbor::content {

constexpr std::string_view kErasureTable = "erasure";

class Erasure {
 public:
  Erasure(Database& db, OpStore& ops) : db_(db), ops_(ops) {}

  // Was this row erased? Nothing is written to it any more.
  bool is_erased(const Scope& scope, std::string_view table, std::string_view row);
  // The row that an erasure names, in its scope; nothing where it names none or one that is erased already. True: the
  // row is to be projected anew.
  bool erase(const Scope& scope, std::string_view table, std::string_view row);
  // All erasures in the log, before anything is projected.
  void erase_all();

 private:
  Database& db_;
  OpStore& ops_;
};

// What an erasure's columns name.
struct ErasedRow {
  std::string table, row;
};
ErasedRow erased_row_of(const Columns& columns);

}  // namespace starharbor::content
