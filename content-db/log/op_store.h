// The ops as they are kept: put there once, read back, blanked when what they tell of is erased. It knows neither who
// may write nor what an op does to the tables.
#pragma once

#include "content-db/log/op_reader.h"

namespace starharbor::content {

class OpStore : public OpReader {
 public:
  using OpReader::OpReader;
  using OpReader::StoredOp;

  // Keeps an op that follows `before`; without its body where its row is erased.
  void insert(const Op& op, const Hash& before, const Hash& chain, bool is_row_erased, bool quarantined);
  // The end `from` goes on until `to`; where `from` is none, a new branch ends at `to`.
  void move_tip(const Tip& from, const Tip& to);
  bool is_end(const Tip& place);

  std::optional<Op> find(const OpRef& ref, const Scope& scope);
  // It is here, and not quarantined.
  bool is_applied(const OpRef& ref, const Scope& scope);
  void set_quarantined(const StoredOp& stored, bool quarantined);

  // All that are not quarantined, by scope, log and seq. `each` may change the projection, not the ops.
  void for_each_applied(const std::function<void(const Op&, const Hash& chain)>& each);
  // Those of a register's row that are not quarantined, by scope, log and seq.
  std::vector<StoredOp> applied_to_row(const std::string& table, const std::string& row);
  // From the op after `seq` on, by seq, all branches; at most `limit`.
  std::vector<StoredOp> ops_after(const LogId& log, const Scope& scope, int64_t seq, int64_t limit);
  // The facts of a table that are not quarantined.
  std::vector<StoredOp> facts(std::string_view table);

  // Takes the bodies of a register's row in one scope away, and keeps places and hashes. False: there were none.
  bool blank_row(const Scope& scope, std::string_view table, std::string_view row);

 private:
  Hash parent_of(const StoredOp& stored);
};

}  // namespace starharbor::content
