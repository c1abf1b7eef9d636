// What is here of each log, and its ops in order. A log that was copied with its disk, or restored from a backup, has
// branches; the way to each of its ends is found by the chain. Nothing here writes.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/log/op.h"
#include "content-db/storage/database.h"

namespace starharbor::content {

// An end of one log in one scope. A log that was copied with its disk, or restored from a backup, has several.
struct Tip {
  LogId log;
  Scope scope;
  int64_t seq = 0;
  Hash chain;  // h(seq)
  bool operator==(const Tip&) const = default;
};

// Consecutive ops of one log and scope.
struct Run {
  Hash before;  // h of the op before the first: what it follows, on whichever branch
  std::vector<Op> ops;
};

class OpReader {
 public:
  explicit OpReader(Database& db) : db_(db) {}

  // By scope, log and seq.
  std::vector<Tip> tips();
  std::vector<Tip> tips(const LogId& log, const Scope& scope);
  // The furthest of the log's ends; seq 0 and the chain's start when nothing is here.
  Tip tip(const LogId& log, const Scope& scope);

  // The ops that lead to this tip, from `first` on, at most `limit`, in order.
  Run read(const Tip& tip, int64_t first, int64_t limit);
  // Is it the op there, or the log's beginning?
  bool is_here(const Tip& place);
  // Is `place` an op on the way to the end `tip`, or that end, or the log's beginning?
  bool leads_to(const Tip& place, const Tip& tip);
  // The chains that lead to this tip, by seq, from where the log has branches on; empty when it has none.
  std::map<int64_t, Hash> path_to(const Tip& tip);
  // Ops of one log in one scope, on all its branches, the newest first, until `look` says false.
  void look_back(const LogId& log, const Scope& scope, const std::function<bool(const Op&)>& look);

  // The scopes in which a register's row was written, in order.
  std::vector<Scope> scopes_of(std::string_view table, std::string_view row);
  // How many facts of a table lie between two seqs of a log in a scope, both included; those that apply.
  int64_t count_facts(std::string_view table, const LogId& log, const Scope& scope, int64_t first, int64_t last);
  int64_t count_ops();
  // How many ops are kept without being applied, by the device that wrote them.
  std::map<PublicKey, int64_t> quarantined();

 protected:
  struct StoredOp {
    Op op;
    Hash chain;
    Hash before{};  // of an erased or hollow op only
    bool quarantined = false;
  };
  // All at one place, one for each branch.
  std::vector<StoredOp> ops_at(const LogId& log, const Scope& scope, int64_t seq);
  // The one way from a row of the table `op` to an op: REQUIRES the columns of kOpColumns from the first on.
  static StoredOp stored_op(const Statement& rows);
  static const std::string kOpColumns;
  [[noreturn]] static void fail_hole(const Tip& tip, int64_t seq);

  Database& db_;
};

}  // namespace starharbor::content
