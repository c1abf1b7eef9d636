// See walk_ins.h.
#include "content-db/people/walk_ins.h"

#include "content-db/people/mask.h"

namespace starharbor::content {
namespace {

constexpr const char* kList =
    "SELECT id, event, name, ifnull(firm, ''), ifnull(phone_last4, ''), ifnull(as_it_sounds, 0), ifnull(member, '') "
    "FROM visible_walk_in WHERE ?1 = '' OR event = ?1 ORDER BY event, id";
constexpr const char* kIsThere = "SELECT 1 FROM walk_in WHERE id = ?1";
constexpr const char* kSame =
    "SELECT id FROM walk_in WHERE event = ?1 AND name = ?2 AND ifnull(firm, '') = ?3 AND ifnull(phone_last4, '') = ?4 "
    "AND consent_at >= ?5 AND consent_at < ?6 AND NOT ifnull(deleted, 0) "
    "AND EXISTS (SELECT 1 FROM sign_in WHERE sign_in.walk_in = walk_in.id AND sign_in.terminal = ?7) "
    "ORDER BY consent_at DESC, id LIMIT 1";
constexpr const char* kIsMember = "SELECT 1 FROM member WHERE id = ?1 AND name IS NOT NULL AND NOT ifnull(deleted, 0)";

bool is_there(Database& db, const std::string& walk_in) {
  auto rows = db.query(kIsThere);
  rows.bind(1, walk_in);
  return rows.step();
}

}  // namespace

std::vector<WalkInRow> WalkIns::list(const std::string& event) {
  std::vector<WalkInRow> found;
  auto rows = folder_.database().query(kList);
  rows.bind(1, event);
  while (rows.step()) {
    found.push_back(
        {rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.integer(5) != 0, rows.text(6)});
  }
  return found;
}

std::vector<std::string> WalkIns::withdrawn() {
  std::vector<std::string> found;
  auto rows = folder_.database().query("SELECT id FROM walk_in WHERE deleted AND name IS NOT NULL ORDER BY id");
  while (rows.step()) found.push_back(rows.text(0));
  return found;
}

std::optional<std::string> WalkIns::find_same(const std::string& event, const WalkIn& walk_in, int64_t from_ms,
                                              int64_t until_ms) {
  auto rows = folder_.database().query(kSame);
  rows.bind(1, event);
  rows.bind(2, walk_in.name);
  rows.bind(3, walk_in.firm);
  rows.bind(4, last_four_digits(walk_in.phone));
  rows.bind(5, from_ms);
  rows.bind(6, until_ms);
  rows.bind(7, folder_.device().name);
  return rows.step() ? std::optional(rows.text(0)) : std::nullopt;
}

void WalkIns::link(const std::string& walk_in, const std::string& member) {
  auto known = folder_.database().query(kIsMember);
  known.bind(1, member);
  if (!member.empty() && !known.step()) {
    throw Error(ErrorCode::kInput, "link " + walk_in + " with " + member,
                "there is no such member on this device. `members` lists their ids.");
  }
  edit(walk_in, {{"member", member.empty() ? Value() : Value(member)}});
}

void WalkIns::write_name(const std::string& walk_in, const std::string& name) {
  if (name.empty()) throw Error(ErrorCode::kInput, "write the name of " + walk_in, "the name is empty.");
  edit(walk_in, {{"name", name}, {"as_it_sounds", false}});
}

void WalkIns::edit(const std::string& walk_in, const Columns& columns) {
  Transaction transaction(folder_.database());
  // Where the row lives: whoever edits it writes there too.
  const auto scopes =
      is_there(folder_.database(), walk_in) ? folder_.log().ops().scopes_of("walk_in", walk_in) : std::vector<Scope>();
  if (scopes.empty()) {
    throw Error(ErrorCode::kInput, "look up the walk-in " + walk_in,
                "there is no such walk-in on this device. `walk-ins` lists them.");
  }
  folder_.log().edit(scopes.front(), "walk_in", walk_in, columns);
  transaction.commit();
}

}  // namespace starharbor::content
