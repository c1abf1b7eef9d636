// The log: the one door through which data changes. append() writes an op made here, merge() takes ops made elsewhere;
// both end in the same apply, which projects an op onto the tables. Whatever the order in which ops arrive, the same
// rows come out. It is a front: each part does one thing, and none of them knows the others but as it says. It reads no
// clock of its own and opens no file.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/log/authorisation.h"
#include "content-db/log/columns.h"
#include "content-db/log/conflicts.h"
#include "content-db/log/erasure.h"
#include "content-db/log/hybrid_clock.h"
#include "content-db/log/identity.h"
#include "content-db/log/log_owners.h"
#include "content-db/log/op.h"
#include "content-db/log/op_store.h"
#include "content-db/log/projection.h"
#include "content-db/log/rights.h"
#include "content-db/log/tables.h"
#include "content-db/storage/database.h"

namespace starharbor::content {

struct MergeResult {
  int64_t applied = 0;      // ops new here
  int64_t known = 0;        // ops here already
  int64_t quarantined = 0;  // ops new here that their writer had no right to: kept, not applied
  bool gap = false;         // what the run follows is not here: nothing was taken, it waits for the missing piece
  bool forked = false;      // an op here has another beside it under the same key: from there the log has a branch more
};

class Log {
 public:
  // `db` outlives the log, and knows which log is the device's own (go_on_under). What of the projection there was made
  // by another version's specification is made anew. REQUIRES: no transaction.
  Log(Database& db, Device device, Clock clock);
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  // Sets columns of a register's row. Writes nothing where there are none. An edit of a deleted row brings it back.
  // Must be inside a Transaction. Throws Error{kInput} when this device may not write the table in this scope, when a
  // column is none of the table's or a value not of its type, when a text is no UTF-8, and when the row was erased: so
  // too below. What returns is on the tables: an op that would change nothing is an Error{kCorrupt}, and none is left.
  void edit(const Scope& scope, std::string_view table, std::string_view row, const Columns& columns);
  // Marks a register's row as deleted, having seen all its columns.
  void remove(const Scope& scope, std::string_view table, std::string_view row);
  FactId append_fact(const Scope& scope, std::string_view table, const Columns& columns);
  // Was this row erased? Nothing is written to it any more.
  bool is_erased(const Scope& scope, std::string_view table, std::string_view row);

  // A contiguous run of one log and scope, in order, that follows the op whose chain is `before`; ops already here are
  // skipped. Two different ops under one key are both kept and applied, as branches of the log. Must be inside a
  // Transaction: one for each segment, so that a long merge never keeps the check-in waiting. Ops of unknown tables and
  // columns are kept and passed on.
  MergeResult merge(const Hash& before, std::span<const Op> ops);

  // What is here of each log, and its ops in order.
  OpReader& ops() { return ops_; }
  // Which logs are this device's own, and whose the others are.
  LogOwners& owners() { return owners_; }
  // The log that ops written here belong to.
  LogId id() { return owners_.own(); }
  // What is written here from now on belongs to this log; the logs before stay the device's own.
  void go_on_under(const LogId& id, const Nonce& nonce = {});

  // What the newest list grants; version is empty while there is none, and then every op applies.
  const Rights& rights() { return authorisation_.rights(); }
  // Takes another list's. Must be inside a Transaction; judge() then goes through the ops that it concerns.
  void set_rights(const Rights& rights) { authorisation_.set_rights(rights); }
  // Judges up to `limit` (at least 2) ops whose rights changed: applies what waited, withdraws what was closed. Must be
  // inside a Transaction; to be repeated until it gives 0. The device's own ops always apply here.
  int64_t judge(int64_t limit);
  // For a replay: the same rights, owners and own logs.
  void take_rights_of(Log& other);

  std::vector<Conflict> conflicts() { return find_conflicts(db_, projection_, ops_); }
  // Makes value n (from 0) of a conflict the settled one, by an op that names all heads.
  void settle(const Conflict& conflict, size_t value);

  // The op as a snapshot has it: hollow if it is a register's, applies, and no column shows it or contests it; `chain`
  // is its h(seq).
  Op without_past(Op op, const Hash& chain);
  // Empties the projection and replays every op. Must be inside a Transaction.
  // `progress` is called now and then with (done, total).
  void rebuild(const std::function<void(int64_t, int64_t)>& progress = {});

  const Device& device() const { return device_; }
  Database& database() { return db_; }
  int64_t now_ms() const { return clock_.now_ms(); }
  HybridClock& clock() { return clock_; }

 private:
  // An op that follows the end of this device's log.
  struct Draft {
    Op op;
    Tip end;
  };
  Draft next_op(const Scope& scope, std::string_view table, std::string_view row, std::set<OpRef> seen,
                const Columns& columns);
  Hash write(const Draft& draft);  // gives its h
  void require_right(const Scope& scope, std::string_view table, TableKind kind) const;
  // Keeps it, and applies it unless it is quarantined. False: it changes nothing here.
  bool take(const Op& op, const Hash& before, const Hash& chain, bool quarantined);
  // What an op does here; the same for ops made here, merged and replayed. False: nothing.
  bool apply(const Op& op, const Hash& chain);
  void replay_row(const std::string& table, const std::string& row);

  Database& db_;
  Device device_;
  HybridClock clock_;
  OpStore ops_{db_};
  LogOwners owners_{db_};
  Authorisation authorisation_{db_, ops_, owners_};
  Projection projection_{db_, ops_};
  Erasure erasure_{db_, ops_};
};

}  // namespace starharbor::content
