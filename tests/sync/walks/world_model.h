// What must be so, told from a walk's steps alone: which op was written by whom having seen what, who was granted what,
// and what somebody who knows some of these ops then shows, contests, counts and withholds. Plain sets in memory and
// the rules once more, in the plainest way; it opens no file and asks no log.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <nlohmann/json.hpp>

#include "content-db/log/op.h"
#include "content-db/log/tables.h"

namespace starharbor::tests {

using content::OpRef;

struct WrittenOp {
  OpRef name;                  // what its writer was told
  std::optional<OpRef> after;  // the op before it in its log and scope
  content::PublicKey writer{};
  std::string scope, table, row;  // row is empty for a fact
  content::Stamp stamp = 0;
  std::set<OpRef> seen;
  nlohmann::json columns = nlohmann::json::object();
};
using WrittenOps = std::map<OpRef, WrittenOp>;

struct GivenGrant {
  content::Role role = content::Role::kKiosk;
  std::string base;
  bool closed = false;
  std::vector<OpRef> ends;  // what led here counts
};
// One list of trusted devices.
struct Decision {
  std::string path;  // in a store
  int64_t number = 0;
  std::map<content::PublicKey, std::vector<GivenGrant>> grants;
  std::map<content::PublicKey, std::string> called;
  std::map<std::string, std::vector<int>> keys;  // of each scope, the last is today's; each key has a number of its own
  bool names(const content::PublicKey& device) const { return grants.contains(device); }
  bool trusts(const content::PublicKey& device) const;
};

// What one device has, whatever it may do with it.
struct Knowledge {
  std::set<OpRef> ops;
  std::set<OpRef> bodyless;            // of these, those that came without what they set: erased before they left
  const Decision* decision = nullptr;  // the newest that has come; none yet
  std::vector<content::LogId> logs;    // its own, today's last
  bool old_version = false;            // a program that does not know a member's firm
  bool is_own(const content::LogId& log) const;
};

bool holds_scope(content::Role role, const std::string& base, const std::string& scope);

// A column on which edits stand that did not know of each other.
struct Contest {
  std::string scope, table, row, column;
  std::vector<std::pair<OpRef, std::string>> values;  // JSON; the shown one first
};

// An op that is still to be written.
struct Draft {
  std::set<OpRef> seen;
  nlohmann::json columns;
};

struct Attended {
  std::set<std::string> sign_ins;  // of one member at one event
  bool annulled = false;           // all of them
  bool operator==(const Attended&) const = default;
};

// What follows for somebody who knows this.
class View {
 public:
  // Both outlive it.
  View(const WrittenOps& all, const Knowledge& known);

  bool is_quarantined(const OpRef& op) const { return quarantined_.contains(op); }
  bool is_erased(const std::string& scope, const std::string& table, const std::string& row) const;
  // Nobody can read here what it set.
  bool is_without_body(const WrittenOp& op) const;
  // Every cell of the tables of kShown, as "table row column", in JSON; a row alone as "table row".
  std::map<std::string, std::string> cells() const;
  std::vector<Contest> contests() const;
  std::map<std::pair<std::string, std::string>, Attended> attendance() const;  // by event and member
  std::vector<std::string> sign_ins() const;                                   // ids, in the order of their names

  // What edit(), remove() and settle() of this device write now.
  std::vector<Draft> edit(const std::string& table, const std::string& row, nlohmann::json columns) const;
  Draft removal(const std::string& table, const std::string& row) const;
  Draft settlement(const Contest& contest, size_t value) const;

 private:
  using Column = std::tuple<std::string, std::string, std::string>;  // table, row, column
  bool is_permitted(const WrittenOp& op) const;
  bool leads_to(const WrittenOp& op, const OpRef& end) const;
  void find_heads();
  std::vector<const WrittenOp*> heads(const Column& column) const;
  std::optional<Contest> contested_removal(const Column& column, const std::vector<const WrittenOp*>& heads) const;

  const WrittenOps& all_;
  const Knowledge& known_;
  std::set<OpRef> quarantined_;
  std::vector<const WrittenOp*> working_;                               // neither quarantined nor out of time
  std::set<std::tuple<std::string, std::string, std::string>> erased_;  // scope, table, row
  std::map<Column, std::vector<const WrittenOp*>> heads_;               // the shown one first
  std::map<std::string, std::set<std::string>> rows_;                   // of registers, by table
};

// The tables that are looked at, with the columns that are.
extern const std::map<std::string, std::vector<std::string>> kShown;

std::string text_of(const OpRef& fact);  // the id of its row

}  // namespace starharbor::tests
