// The log: the one door through which data changes. append() writes an op made here, merge() takes ops made elsewhere;
// both end in the same apply, which projects an op onto the tables. Whatever the order in which ops arrive, the same
// rows come out. It reads no clock of its own and opens no file.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "content-db/database.h"
#include "content-db/op.h"
#include "content-db/tables.h"

namespace starharbor::content {

using Clock = std::function<int64_t()>;  // UTC milliseconds

// One column of one row on which several edits stand that did not know of each other.
struct ConflictValue {
  OpRef op;
  std::string value;   // JSON
  int64_t at_ms = 0;   // by the writer's clock
  bool shown = false;  // the greatest (stamp, log): what the tables have now
};
struct Conflict {
  int64_t id = 0;  // counts from 1 in the order of (scope, table, row, column): stable while the log is
  std::string scope, table, row, column;
  std::vector<ConflictValue> values;
};

struct MergeResult {
  int64_t applied = 0;    // ops new here
  int64_t known = 0;      // ops here already
  bool gap = false;       // the run begins after what is here: nothing was taken, it waits for the missing piece
  bool mismatch = false;  // an op here differs from one of the same key: nothing was taken
};

// What is here of one log and scope.
struct Tip {
  LogId log;
  std::string scope;
  int64_t seq = 0;
  Hash chain;
};

class Log {
 public:
  // `db` outlives the log. `id` is the data folder's own log.
  Log(Database& db, LogId id, Device device, Clock clock);

  // Sets columns of a register's row. `columns` is a JSON object of text, whole numbers, reals, booleans (kept as 0 or
  // 1) and null. Writes nothing for an empty object. An edit of a deleted row brings it back. Must be inside a
  // Transaction. Throws Error{kInput} when this device may not write the table in this scope.
  void edit(std::string_view scope, std::string_view table, std::string_view row, const nlohmann::json& columns);
  // Marks a register's row as deleted, having seen all its columns.
  void remove(std::string_view scope, std::string_view table, std::string_view row);
  // Writes a fact; gives its id.
  std::string append_fact(std::string_view scope, std::string_view table, const nlohmann::json& columns);
  // Makes value n (from 0) of a conflict the settled one, by an op that names all heads.
  void settle(const Conflict& conflict, size_t value);

  // A contiguous run of one log and scope, in order; ops already here are skipped. Must be inside a Transaction: one
  // for each segment, so that a long merge never keeps the desk waiting. Ops of unknown tables and columns are kept and
  // passed on.
  MergeResult merge(std::span<const Op> run);

  // Ops of one log and scope with seq >= first, at most `limit`, in order.
  std::vector<Op> read(const LogId& log, std::string_view scope, int64_t first, int64_t limit);
  std::vector<Tip> tips();
  Tip tip(const LogId& log, std::string_view scope);  // seq 0 and the chain's start when nothing is here
  // The chain after op `seq` of a log and scope; it is here.
  Hash chain_at(const LogId& log, std::string_view scope, int64_t seq);

  std::vector<Conflict> conflicts();
  // Scopes with ops, and the order-free sum of hashes over their live ops (facts, and heads of registers), in hex.
  std::map<std::string, std::string> digests();
  // Empties the projection and replays every op. Must be inside a Transaction.
  // `progress` is called now and then with (done, total).
  void rebuild(const std::function<void(int64_t, int64_t)>& progress = {});
  // Ops here whose table or some column this version does not know, or whose value it could not project.
  int64_t kept_aside();

  const LogId& id() const { return id_; }
  const Device& device() const { return device_; }
  Database& database() { return db_; }
  int64_t now_ms() const { return clock_(); }

 private:
  Op next_op(std::string_view scope, std::string_view table, std::string_view row, std::vector<OpRef> seen,
             const nlohmann::json& columns);
  void write(const Op& op);
  void store(const Op& op, const Hash& chain);
  void set_tip(const Op& op, const Hash& chain);
  Stamp next_stamp();
  void require_right(std::string_view scope, std::string_view table, TableKind kind) const;

  // What an op does to the projection; the same for ops made here, merged and replayed.
  void apply(const Op& op);
  void apply_fact(const Op& op, const nlohmann::json& body);
  void apply_register(const Op& op, const nlohmann::json& body);
  void move_heads(const Op& op, const std::string& column);
  void project(const std::string& table, const std::string& row, const std::string& column);
  bool is_applied(const OpRef& ref, std::string_view scope);

  struct Head {
    OpRef op;
    std::string scope;
    Stamp stamp = 0;
  };
  // Of one column, the shown one first.
  std::vector<Head> heads(std::string_view table, std::string_view row, std::string_view column);
  nlohmann::json value_of(const Head& head, const std::string& column);
  // Name to SQLite type; null for a table unknown to this version.
  const std::map<std::string, int>* columns_of(const std::string& table);
  std::vector<Conflict> edit_conflicts();
  std::vector<Conflict> delete_conflicts();

  Database& db_;
  LogId id_;
  Device device_;
  Clock clock_;
  std::map<std::string, std::map<std::string, int>> columns_;
};

}  // namespace starharbor::content
