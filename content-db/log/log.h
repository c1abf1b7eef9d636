// The log: the one door through which data changes. append() writes an op made here, merge() takes ops made elsewhere;
// both end in the same apply, which projects an op onto the tables. Whatever the order in which ops arrive, the same
// rows come out. It reads no clock of its own and opens no file.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "content-db/log/identity.h"
#include "content-db/log/op.h"
#include "content-db/log/rights.h"
#include "content-db/log/tables.h"
#include "content-db/storage/database.h"

namespace starharbor::content {

using Clock = std::function<int64_t()>;  // UTC milliseconds

// One column of one row on which several edits stand that did not know of each other.
struct ConflictValue {
  OpRef op;
  std::string value;   // JSON
  int64_t at_ms = 0;   // by the writer's clock
  bool shown = false;  // the greatest (stamp, log, scope, seq, tag): what the tables have now
};
struct Conflict {
  std::string id;  // 8 hex digits made from the column and the ops that stand on it: another value, another id
  std::string scope, table, row, column;
  std::vector<ConflictValue> values;
};

struct MergeResult {
  int64_t applied = 0;      // ops new here
  int64_t known = 0;        // ops here already
  int64_t quarantined = 0;  // ops new here that their writer had no right to: kept, not applied
  bool gap = false;         // what the run follows is not here: nothing was taken, it waits for the missing piece
  bool forked = false;      // an op here has another beside it under the same key: from there the log has a branch more
};

// An end of one log in one scope. A log that was copied with its disk, or restored from a backup, has several.
struct Tip {
  LogId log;
  std::string scope;
  int64_t seq = 0;
  Hash chain;  // h(seq)
  bool operator==(const Tip&) const = default;
};

// What shows whose a log is (identity.h).
struct LogProof {
  PublicKey owner{};
  Nonce nonce{};
};

// Consecutive ops of one log and scope.
struct Run {
  Hash before;  // h of the op before the first: what it follows, on whichever branch
  std::vector<Op> ops;
};

class Log {
 public:
  // `db` outlives the log, and knows which log is the device's own (go_on_under). What of the projection there was made
  // by another version's specification is made anew. REQUIRES: no transaction.
  Log(Database& db, Device device, Clock clock);

  // The log that ops written here belong to. It is read anew for each op: another program may have moved it.
  LogId id();
  // What is written here from now on belongs to this log; the logs before stay the device's own.
  void go_on_under(const LogId& id, const Nonce& nonce = {});
  // What made an own log's id (identity.h); nullopt for a log of somebody else.
  std::optional<Nonce> nonce_of(const LogId& log);
  bool is_own(const LogId& log);

  // Sets columns of a register's row. `columns` is a JSON object of text, whole numbers, reals, booleans (kept as 0 or
  // 1) and null. Writes nothing for an empty object. An edit of a deleted row brings it back. Must be inside a
  // Transaction. Throws Error{kInput} when this device may not write the table in this scope, when a column is none of
  // the table's or a value not of its type, and when the row was erased: so too below.
  void edit(std::string_view scope, std::string_view table, std::string_view row, const nlohmann::json& columns);
  // Marks a register's row as deleted, having seen all its columns.
  void remove(std::string_view scope, std::string_view table, std::string_view row);
  // Writes a fact; gives its id.
  std::string append_fact(std::string_view scope, std::string_view table, const nlohmann::json& columns);
  // Was this row erased? Nothing is written to it any more.
  bool is_erased(std::string_view scope, std::string_view table, std::string_view row);
  // Makes value n (from 0) of a conflict the settled one, by an op that names all heads.
  void settle(const Conflict& conflict, size_t value);

  // A contiguous run of one log and scope, in order, that follows the op whose chain is `before`; ops already here are
  // skipped. Two different ops under one key are both kept and applied, as branches of the log. Must be inside a
  // Transaction: one for each segment, so that a long merge never keeps the desk waiting. Ops of unknown tables and
  // columns are kept and passed on.
  MergeResult merge(const Hash& before, std::span<const Op> ops);

  // The ops that lead to this tip, from `first` on, at most `limit`, in order.
  Run read(const Tip& tip, int64_t first, int64_t limit);
  // Is `place` an op on the way to the end `tip`, or that end, or the log's beginning?
  bool leads_to(const Tip& place, const Tip& tip);
  // The chains that lead to this tip, by seq, from where the log has branches on; empty when it has none.
  std::map<int64_t, Hash> path_to(const Tip& tip);
  // The op as a snapshot has it: hollow if it is a register's, applies, and no column shows it or contests it; `chain`
  // is its h(seq).
  Op without_past(Op op, const Hash& chain);
  // Ops of one log in one scope, on all its branches, the newest first, until `look` says false.
  void look_back(const LogId& log, std::string_view scope, const std::function<bool(const Op&)>& look);
  // The scopes in which a register's row was written, in order.
  std::vector<std::string> scopes_of(std::string_view table, std::string_view row);
  // How many facts of a table lie between two seqs of a log in a scope, both included; those that apply.
  int64_t count_facts(std::string_view table, const LogId& log, std::string_view scope, int64_t first, int64_t last);
  int64_t count_ops();

  // By scope, log and seq.
  std::vector<Tip> tips();
  std::vector<Tip> tips(const LogId& log, std::string_view scope);
  // The furthest of the log's ends; seq 0 and the chain's start when nothing is here.
  Tip tip(const LogId& log, std::string_view scope);

  // The greatest of what was written or taken in here; 0 when nothing was.
  Stamp last_stamp();

  // Which device's key signs a log; nullopt where none of its segments has said so.
  std::optional<PublicKey> owner(const LogId& log);
  // Once it is proven, in the transaction that merges the log's first ops.
  void note_owner(const LogId& log, const PublicKey& device, std::optional<Nonce> nonce = std::nullopt);
  // How it was proven; nullopt where that is not known.
  std::optional<LogProof> proof_of(const LogId& log);
  // What the newest list grants; version is empty while there is none, and then every op applies.
  const Rights& rights();
  // Takes another list's. Must be inside a Transaction; judge() then goes through the ops that it concerns.
  void set_rights(const Rights& rights);
  // Judges up to `limit` (at least 2) ops whose rights changed: applies what waited, withdraws what was closed. Must be
  // inside a Transaction; to be repeated until it gives 0. The device's own ops always apply here.
  int64_t judge(int64_t limit);
  // How many ops are kept without being applied, by the device that wrote them.
  std::map<PublicKey, int64_t> quarantined();
  // For a replay: the same rights, owners and own logs.
  void take_rights_of(Log& other);

  std::vector<Conflict> conflicts();
  // Scopes with ops, and the order-free sum of hashes over their live ops (facts, and heads of registers), in hex.
  std::map<std::string, std::string> digests();
  // Empties the projection and replays every op. Must be inside a Transaction.
  // `progress` is called now and then with (done, total).
  void rebuild(const std::function<void(int64_t, int64_t)>& progress = {});
  // Ops here whose table or some column this version does not know, or whose value it could not project.
  int64_t kept_aside();

  const Device& device() const { return device_; }
  Database& database() { return db_; }
  int64_t now_ms() const { return clock_(); }

 private:
  // An op that follows the end of this device's log.
  struct Draft {
    Op op;
    Tip end;
  };
  Draft next_op(std::string_view scope, std::string_view table, std::string_view row, std::vector<OpRef> seen,
                const nlohmann::json& columns);
  Hash write(const Draft& draft);  // gives its h
  // Keeps the op that follows `before`; of an erased row without its body. True: it is to be applied.
  bool store(const Op& op, const Hash& before, const Hash& chain, bool quarantined = false);
  bool is_here(const Tip& place);  // the op there, or the beginning of the log
  bool is_end(const Tip& place);
  // The end `from` goes on until `to`; where `from` is none, a new branch ends at `to`.
  void move_tip(const Tip& from, const Tip& to);
  struct StoredOp {
    Op op;
    Hash chain;
    Hash before{};  // of an erased or hollow op only
  };
  std::vector<StoredOp> ops_at(const LogId& log, std::string_view scope, int64_t seq);
  std::optional<Op> find(const OpRef& ref, std::string_view scope);
  [[noreturn]] static void fail_hole(const Tip& tip, int64_t seq);
  Stamp next_stamp();
  void note_stamp(Stamp greatest);
  // Where a closed grant ends for one log, and the way there where the log has branches.
  struct Way {
    Closure end;
    std::map<int64_t, Hash> path;
  };
  // The grants that reach one table in one log and scope.
  struct Reach {
    bool open = false;
    std::vector<Way> until;
  };
  using Reaches = std::map<std::string, Reach>;  // by table
  Reach reach(const LogId& log, std::string_view scope, std::string_view table);
  bool is_permitted(Reaches& reaches, const Op& op, const Hash& chain);
  void judge_again(const LogId& log, std::string_view scope);
  void set_quarantined(const StoredOp& stored, bool quarantined);
  void replay_row(const std::string& table, const std::string& row);
  // What an erasure in this scope does, once.
  void erase_named(std::string_view scope, const nlohmann::json& body);
  void erase_all_named();
  void blank(const Tip& place);
  Hash parent_of(const StoredOp& stored);
  void require_right(std::string_view scope, std::string_view table, TableKind kind) const;
  static void require_columns(std::string_view table, const nlohmann::json& columns);

  // What an op does to the projection; the same for ops made here, merged and replayed.
  void apply(const Op& op, const Hash& chain);
  void apply_fact(const Op& op, const Hash& chain);
  void apply_register(const Op& op, const Hash& chain, const nlohmann::json& body);
  void move_heads(const Op& op, const Hash& chain, const std::string& column);
  void project(const std::string& table, const std::string& row, const std::string& column);
  bool is_applied(const OpRef& ref, std::string_view scope);
  void forget_awaited();  // those that came

  struct Head {
    OpRef op;
    std::string scope;
    Stamp stamp = 0;
  };
  // Of one column, the shown one first.
  std::vector<Head> heads(std::string_view table, std::string_view row, std::string_view column);
  nlohmann::json value_of(const Head& head, const std::string& column);
  // A projection's table.
  struct Shape {
    std::map<std::string, int> columns;  // name to SQLite type, of those that an op may set
    std::string insert;                  // of a fact's row: the id, the scope, then the columns in their order
  };
  // Null for a table unknown to this version.
  const Shape* shape_of(const std::string& table);
  const std::map<std::string, int>* columns_of(const std::string& table);
  std::vector<Conflict> edit_conflicts();
  std::vector<Conflict> delete_conflicts();

  Database& db_;
  Device device_;
  Clock clock_;
  std::optional<Rights> rights_;
  bool replaying_ = false;  // the ops are all here, but not all applied yet
  std::map<std::string, Shape> shapes_;
};

}  // namespace starharbor::content
