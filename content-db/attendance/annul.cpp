// Taking a sign-in back, and forgetting a person for good: no fact is ever deleted, another says that it does not
// count.
#include "content-db/attendance/check_in.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "content-db/base/json_list.h"

namespace starharbor::content {
namespace {

// Of one that stands.
Scope scope_of_fact(Database& db, const FactId& id) {
  auto rows = db.query("SELECT scope FROM sign_in WHERE id = ?1");
  rows.bind(1, id.text());
  return rows.step() ? stored_scope(rows.text(0)) : kDistrictScope;
}

bool is_standing(Database& db, const FactId& sign_in) {
  auto rows = db.query("SELECT 1 FROM sign_in WHERE id = ?1 AND id NOT IN (SELECT sign_in FROM annulled)");
  rows.bind(1, sign_in.text());
  return rows.step();
}

// All sign-ins that stand of whoever this one is of, at its event; none when it doesn't stand itself.
std::vector<FactId> standing_with(Database& db, const FactId& sign_in) {
  std::vector<FactId> standing;
  if (!is_standing(db, sign_in)) return standing;
  auto rows = db.query(
      "SELECT fact.id FROM timed_sign_in AS named JOIN timed_sign_in AS fact ON fact.event = named.event AND "
      "fact.attendee = named.attendee WHERE named.id = ?1 AND fact.id NOT IN (SELECT sign_in FROM annulled) "
      "ORDER BY fact.id");
  rows.bind(1, sign_in.text());
  while (rows.step()) standing.emplace_back(rows.text(0));
  return standing;
}

// The office takes a fact back where it was written: whoever reads the one reads the other.
void write_annulments(DataFolder& folder, const std::vector<FactId>& sign_ins, Columns columns, int64_t now_ms) {
  const Device& device = folder.device();
  columns["at"] = now_ms;
  columns["terminal"] = device.name;
  std::map<Scope, std::vector<std::string>> by_scope;
  for (const FactId& id : sign_ins) {
    const bool at_kiosk = device.role == Role::kKiosk;
    by_scope[at_kiosk ? base_scope(device.base) : scope_of_fact(folder.database(), id)].push_back(id.text());
  }
  for (const auto& [scope, ids] : by_scope) {
    columns["sign_ins"] = json_list(ids);
    folder.log().append_fact(scope, "annulment", columns);
  }
}

// Empty where the sign-in is somebody else's.
std::string walk_in_of(Database& db, const FactId& sign_in) {
  auto rows = db.query("SELECT ifnull(walk_in, '') FROM sign_in WHERE id = ?1");
  rows.bind(1, sign_in.text());
  return rows.step() ? rows.text(0) : std::string();
}

// Every row that tells of this person: their own, and those whose personal columns name them.
std::vector<std::array<std::string, 2>> rows_of_person(Database& db, const std::string& person) {
  std::vector<std::array<std::string, 2>> found;  // table, row
  for (const TableSpecification& table : tables()) {
    if (table.kind != TableKind::kRegister || !table.is_personal()) continue;
    std::vector<std::string> names;
    bool is_own = false;
    for (const StoredColumn& column : table.columns) {
      if (!column.meaning.is_personal) continue;
      if (column.meaning.table == "member") {
        names.push_back(column.name + " = ?1");
      } else {
        is_own = true;
      }
    }
    if (is_own) names.push_back("id = ?1");
    auto rows =
        db.query(fmt::format("SELECT id FROM \"{}\" WHERE {} ORDER BY id", table.name, fmt::join(names, " OR ")));
    rows.bind(1, person);
    while (rows.step()) found.push_back({std::string(table.name), rows.text(0)});
  }
  return found;
}

}  // namespace

bool CheckIn::annul(const FactId& sign_in, const std::string& reason, int64_t now_ms) {
  Transaction transaction(folder_.database());
  const auto standing = standing_with(folder_.database(), sign_in);
  if (standing.empty()) return false;
  write_annulments(folder_, standing, {{"reason", reason}}, now_ms);
  transaction.commit();
  return true;
}

bool CheckIn::take_back(const FactId& sign_in, int64_t now_ms) {
  Transaction transaction(folder_.database());
  if (!is_standing(folder_.database(), sign_in)) return false;
  write_annulments(folder_, {sign_in}, {{"by_visitor", true}}, now_ms);
  if (const std::string walk_in = walk_in_of(folder_.database(), sign_in); !walk_in.empty()) {
    folder_.log().edit(base_scope(folder_.device().base), "walk_in", walk_in, {{"deleted", true}});
  }
  transaction.commit();
  return true;
}

bool CheckIn::erase(const std::string& member, const std::string& reason, int64_t now_ms) {
  Database& db = folder_.database();
  Transaction transaction(db);
  const auto named = rows_of_person(db, member);
  if (std::ranges::none_of(named, [&](const auto& row) { return row[1] == member; })) return false;
  for (const auto& [table, row] : named) {
    for (const Scope& scope : folder_.log().ops().scopes_of(table, row)) {
      folder_.log().append_fact(scope, "erasure",
                                {{"of_table", table},
                                 {"of_row", row},
                                 {"reason", reason},
                                 {"at", now_ms},
                                 {"terminal", folder_.device().name}});
    }
  }
  transaction.commit();
  return true;
}

}  // namespace starharbor::content
