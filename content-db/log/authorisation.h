// Which ops apply: a function of the ops here and the newest list of rights, whatever came first. An op without a right
// stays in the log, is passed on, and applies once a list gives the right. It changes no op itself.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/log/log_owners.h"
#include "content-db/log/op_store.h"
#include "content-db/log/rights.h"

namespace starharbor::content {

class Authorisation {
 public:
  // The grants that reach one table in one log and scope.
  struct Reach {
    // Where a closed grant ends, and the way there where the log has branches.
    struct Way {
      Closure end;
      std::map<int64_t, Hash> path;
    };
    bool open = false;
    std::vector<Way> until;
  };
  using Reaches = std::map<std::string, Reach>;  // by table, of one log and scope

  Authorisation(Database& db, OpStore& ops, LogOwners& owners) : db_(db), ops_(ops), owners_(owners) {}

  // What the newest list grants; version is empty while there is none, and then every op applies.
  const Rights& rights();
  // Takes another list's, and notes the logs whose ops are to be judged by it.
  void set_rights(const Rights& rights);

  // May this op apply? `reaches` is kept from op to op of one log and scope. The device's own ops always may.
  bool is_permitted(Reaches& reaches, const Op& op, const Hash& chain);

  void judge_again(const LogId& log, const Scope& scope);
  // Judges up to `limit` (at least 2) ops whose rights changed, and tells `change` those that are to apply or no more.
  // To be repeated until it gives 0.
  int64_t judge(int64_t limit, const std::function<void(const OpStore::StoredOp&, bool quarantined)>& change);

 private:
  Reach reach(const LogId& log, const Scope& scope, std::string_view table);

  Database& db_;
  OpStore& ops_;
  LogOwners& owners_;
  std::optional<Rights> rights_;
};

}  // namespace starharbor::content
