// See world_model.h.
#include "tests/sync/walks/world_model.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/base/cryptography.h"

namespace starharbor::tests {

using content::PublicKey;
using content::Role;
using nlohmann::json;

const std::map<std::string, std::vector<std::string>> kShown = {
    {"base", {"name_zh", "position", "deleted"}},
    {"event", {"title_zh", "capacity", "deleted"}},
    {"member", {"name", "firm", "deleted"}},
    {"sign_in", {"event", "member", "at"}},
    {"annulment", {"sign_ins", "at"}},
    {"erasure", {"of_table", "of_row"}},
};

namespace {

bool is_fact(const WrittenOp& op) {
  return op.row.empty();
}

bool may_write_here(const GivenGrant& grant, const WrittenOp& op) {
  if (grant.role == Role::kOffice) return true;
  return op.table != "erasure" && (op.scope == "events-" + grant.base || op.scope == "base-" + grant.base);
}

bool has_seen(const WrittenOp& op, const WrittenOp& other) {
  return op.seen.contains(other.name);
}

std::string value_of(const WrittenOp& op, const std::string& column) {
  return op.columns.at(column).dump();
}

}  // namespace

std::string text_of(const OpRef& fact) {
  return fmt::format("{}.{}.{:016x}", content::to_hex(fact.log), fact.seq, static_cast<uint64_t>(fact.tag));
}

bool Decision::trusts(const PublicKey& device) const {
  const auto found = grants.find(device);
  return found != grants.end() &&
         std::ranges::any_of(found->second, [](const GivenGrant& grant) { return !grant.closed; });
}

bool Knowledge::is_own(const content::LogId& log) const {
  return std::ranges::find(logs, log) != logs.end();
}

bool holds_scope(Role role, const std::string& base, const std::string& scope) {
  return role == Role::kOffice || !scope.starts_with("base-") || scope == "base-" + base;
}

View::View(const WrittenOps& all, const Knowledge& known) : all_(all), known_(known) {
  for (const OpRef& name : known.ops) {
    const WrittenOp& op = all.at(name);
    if (!is_permitted(op)) {
      quarantined_.insert(name);
      continue;
    }
    if (content::stamp_ms(op.stamp) >= content::kLastStampMs || known.bodyless.contains(name)) continue;
    working_.push_back(&op);
    if (op.table == "erasure") erased_.insert({op.scope, op.columns.at("of_table"), op.columns.at("of_row")});
  }
  find_heads();
}

bool View::is_permitted(const WrittenOp& op) const {
  if (!known_.decision || known_.is_own(op.name.log)) return true;
  const auto grants = known_.decision->grants.find(op.writer);
  if (grants == known_.decision->grants.end()) return false;
  return std::ranges::any_of(grants->second, [&](const GivenGrant& grant) {
    if (!may_write_here(grant, op)) return false;
    return !grant.closed || std::ranges::any_of(grant.ends, [&](const OpRef& end) { return leads_to(op, end); });
  });
}

// Where the end has not come yet, nobody can tell on which branch it is.
bool View::leads_to(const WrittenOp& op, const OpRef& end) const {
  const WrittenOp& last = all_.at(end);
  if (last.scope != op.scope || end.log != op.name.log || op.name.seq > end.seq) return false;
  if (!known_.ops.contains(end)) return op.name.seq < end.seq;
  const WrittenOp* at = &last;
  while (at->name.seq > op.name.seq) at = &all_.at(*at->after);
  return at->name == op.name;
}

bool View::is_erased(const std::string& scope, const std::string& table, const std::string& row) const {
  return erased_.contains({scope, table, row});
}

bool View::is_without_body(const WrittenOp& op) const {
  return known_.bodyless.contains(op.name) || (!op.row.empty() && is_erased(op.scope, op.table, op.row));
}

void View::find_heads() {
  std::map<Column, std::vector<const WrittenOp*>> setters;
  for (const WrittenOp* op : working_) {
    if (is_fact(*op) || is_erased(op->scope, op->table, op->row)) continue;
    rows_[op->table].insert(op->row);
    for (const auto& [column, value] : op->columns.items()) setters[{op->table, op->row, column}].push_back(op);
  }
  for (const auto& [column, ops] : setters) {
    auto& standing = heads_[column];
    for (const WrittenOp* op : ops) {
      if (std::ranges::none_of(ops, [&](const WrittenOp* other) { return has_seen(*other, *op); }))
        standing.push_back(op);
    }
    std::ranges::sort(standing, std::greater(), [](const WrittenOp* op) { return std::tie(op->stamp, op->name); });
  }
}

std::vector<const WrittenOp*> View::heads(const Column& column) const {
  const auto found = heads_.find(column);
  return found == heads_.end() ? std::vector<const WrittenOp*>() : found->second;
}

std::map<std::string, std::string> View::cells() const {
  std::map<std::string, std::string> cells;
  for (const auto& [table, columns] : kShown) {
    const auto rows = rows_.find(table);
    if (rows == rows_.end()) continue;
    for (const std::string& row : rows->second) {
      cells[table + " " + row] = "";
      for (const std::string& column : columns) {
        const auto standing = heads({table, row, column});
        const bool unknown = known_.old_version && column == "firm";
        cells[table + " " + row + " " + column] =
            standing.empty() || unknown ? "null" : value_of(*standing.front(), column);
      }
    }
  }
  for (const WrittenOp* op : working_) {
    if (!is_fact(*op) || !kShown.contains(op->table)) continue;
    const std::string row = op->table + " " + text_of(op->name);
    cells[row] = "";
    for (const std::string& column : kShown.at(op->table))
      cells[row + " " + column] = op->columns.value(column, json()).dump();
  }
  return cells;
}

std::vector<Contest> View::contests() const {
  std::vector<Contest> all;
  for (const auto& [column, standing] : heads_) {
    Contest contest{"", std::get<0>(column), std::get<1>(column), std::get<2>(column), {}};
    std::set<std::string> different;
    for (const WrittenOp* head : standing) {
      contest.scope = head->scope;
      contest.values.emplace_back(head->name, value_of(*head, contest.column));
      different.insert(contest.values.back().second);
    }
    if (different.size() > 1) {
      all.push_back(std::move(contest));
    } else if (auto removal = contested_removal(column, standing)) {
      all.push_back(std::move(*removal));
    }
  }
  return all;
}

// A removal that shows, and edits of the row that it did not know of.
std::optional<Contest> View::contested_removal(const Column& column, const std::vector<const WrittenOp*>& heads) const {
  const auto& [table, row, name] = column;
  if (name != "deleted" || heads.empty() || value_of(*heads.front(), name) != "1") return std::nullopt;
  const WrittenOp& removal = *heads.front();
  std::set<OpRef> unseen;
  for (const auto& [other, standing] : heads_) {
    if (std::get<0>(other) != table || std::get<1>(other) != row || std::get<2>(other) == name) continue;
    for (const WrittenOp* head : standing) {
      if (!has_seen(removal, *head)) unseen.insert(head->name);
    }
  }
  if (unseen.empty()) return std::nullopt;
  Contest contest{removal.scope, table, row, name, {{removal.name, "1"}}};
  for (const OpRef& op : unseen) contest.values.emplace_back(op, "0");
  return contest;
}

std::vector<std::string> View::sign_ins() const {
  std::vector<std::string> ids;
  for (const WrittenOp* op : working_) {
    if (op->table == "sign_in") ids.push_back(text_of(op->name));
  }
  return ids;
}

std::map<std::pair<std::string, std::string>, Attended> View::attendance() const {
  std::set<std::string> annulled;
  for (const WrittenOp* op : working_) {
    if (op->table != "annulment") continue;
    const json named = json::parse(op->columns.at("sign_ins").get<std::string>());
    for (const json& id : named) annulled.insert(id.get<std::string>());
  }
  std::map<std::pair<std::string, std::string>, Attended> attendance;
  for (const WrittenOp* op : working_) {
    if (op->table != "sign_in") continue;
    Attended& attended = attendance[{op->columns.at("event"), op->columns.at("member")}];
    attended.annulled = annulled.contains(text_of(op->name)) && (attended.sign_ins.empty() || attended.annulled);
    attended.sign_ins.insert(text_of(op->name));
  }
  return attendance;
}

std::vector<Draft> View::edit(const std::string& table, const std::string& row, json columns) const {
  const auto removed = heads({table, row, "deleted"});
  const bool shows_removed = !removed.empty() && value_of(*removed.front(), "deleted") == "1";
  if (shows_removed && !columns.contains("deleted")) columns["deleted"] = 0;
  Draft whole{{}, columns};
  std::vector<Draft> each;
  std::set<OpRef> not_shown;
  for (const auto& [column, value] : columns.items()) {
    Draft draft{{}, {{column, value}}};
    bool first = true;
    for (const WrittenOp* head : heads({table, row, column})) {
      (first ? draft.seen : not_shown).insert(head->name);
      first = false;
    }
    whole.seen.insert(draft.seen.begin(), draft.seen.end());
    each.push_back(std::move(draft));
  }
  // One op for all columns, unless it would name in one column what the writer was not shown in another.
  const bool apart = std::ranges::any_of(whole.seen, [&](const OpRef& op) { return not_shown.contains(op); });
  return apart && each.size() > 1 ? each : std::vector<Draft>{whole};
}

Draft View::removal(const std::string& table, const std::string& row) const {
  Draft draft{{}, {{"deleted", 1}}};
  for (const auto& [column, standing] : heads_) {
    if (std::get<0>(column) != table || std::get<1>(column) != row) continue;
    for (const WrittenOp* head : standing) draft.seen.insert(head->name);
  }
  return draft;
}

Draft View::settlement(const Contest& contest, size_t value) const {
  const json chosen = json::parse(contest.values.at(value).second);
  if (contest.column == "deleted" && chosen == json(1)) return removal(contest.table, contest.row);
  Draft draft{{}, {{contest.column, contest.column == "deleted" ? json(0) : chosen}}};
  for (const WrittenOp* head : heads({contest.table, contest.row, contest.column})) draft.seen.insert(head->name);
  return draft;
}

}  // namespace starharbor::tests
