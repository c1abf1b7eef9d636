// See authorisation.h.
#include "content-db/log/authorisation.h"

#include <algorithm>

namespace starharbor::content {
namespace {

std::string_view text_of(Role role) {
  return role == Role::kOffice ? "office" : "kiosk";
}

Rights read_rights(Database& db) {
  Rights rights;
  auto version = db.query("SELECT version FROM local_rights");
  if (version.step()) rights.version = version.text(0);
  auto grants = db.query("SELECT device, role, base, closed FROM local_grant ORDER BY device, number");
  while (grants.step()) {
    const Role role = grants.text(1) == "office" ? Role::kOffice : Role::kKiosk;
    rights.grants[grants.array<32>(0)].push_back({role, grants.text(2), grants.integer(3) != 0, {}});
  }
  auto closures = db.query("SELECT device, number, scope, log, seq, chain FROM local_closure");
  while (closures.step()) {
    auto& of_device = rights.grants[closures.array<32>(0)];
    of_device.at(closures.integer(1) - 1)
        .until.insert(
            {stored_scope(closures.text(2)), closures.array<16>(3), closures.integer(4), closures.array<32>(5)});
  }
  return rights;
}

void write_closures(Database& db, const PublicKey& device, int64_t number, const Grant& grant) {
  for (const Closure& closure : grant.until) {
    auto insert = db.query(
        "INSERT OR IGNORE INTO local_closure (device, number, scope, log, seq, chain) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    insert.bind(1, device).bind(2, number).bind(3, closure.scope.name()).bind(4, closure.log);
    insert.bind(5, closure.seq).bind(6, closure.chain).run();
  }
}

void write_rights(Database& db, const Rights& rights) {
  db.run("DELETE FROM local_rights; DELETE FROM local_grant; DELETE FROM local_closure;");
  db.query("INSERT INTO local_rights (id, version) VALUES (1, ?1)").bind(1, rights.version).run();
  for (const auto& [device, grants] : rights.grants) {
    for (size_t i = 0; i < grants.size(); ++i) {
      const int64_t number = static_cast<int64_t>(i) + 1;
      auto insert =
          db.query("INSERT INTO local_grant (device, number, role, base, closed) VALUES (?1, ?2, ?3, ?4, ?5)");
      insert.bind(1, device).bind(2, number).bind(3, text_of(grants[i].role)).bind(4, grants[i].base);
      insert.bind(5, grants[i].closed ? 1 : 0).run();
      write_closures(db, device, number, grants[i]);
    }
  }
}

}  // namespace

const Rights& Authorisation::rights() {
  if (!rights_) rights_ = read_rights(db_);
  return *rights_;
}

void Authorisation::set_rights(const Rights& rights) {
  const Rights before = this->rights();
  write_rights(db_, rights);
  rights_ = rights;
  for (const Tip& tip : ops_.tips()) {
    if (owners_.is_own(tip.log)) continue;
    const auto device = owners_.owner_of(tip.log);
    const auto old_grants = device ? before.grants.find(*device) : before.grants.end();
    const auto new_grants = device ? rights.grants.find(*device) : rights.grants.end();
    const bool had = old_grants != before.grants.end(), has = new_grants != rights.grants.end();
    const bool same = had == has && (!had || old_grants->second == new_grants->second);
    if (!same || before.version.empty()) judge_again(tip.log, tip.scope);
  }
}

void Authorisation::judge_again(const LogId& log, const Scope& scope) {
  db_.query("INSERT OR REPLACE INTO local_judging (scope, log, seq) VALUES (?1, ?2, 0)")
      .bind(1, scope.name())
      .bind(2, log)
      .run();
}

Authorisation::Reach Authorisation::reach(const LogId& log, const Scope& scope, std::string_view table) {
  Reach reach;
  reach.open = rights().version.empty() || owners_.is_own(log);
  const auto device = owners_.owner_of(log);
  const auto grants = device ? rights().grants.find(*device) : rights().grants.end();
  if (reach.open || grants == rights().grants.end()) return reach;
  for (const Grant& grant : grants->second) {
    if (!covers(grant, scope, table)) continue;
    if (!grant.closed) reach.open = true;
    for (const Closure& closure : grant.until) {
      if (closure.log != log || closure.scope != scope) continue;
      const Tip end{log, scope, closure.seq, closure.chain};
      reach.until.push_back({closure, ops_.is_here(end) ? ops_.path_to(end) : std::map<int64_t, Hash>()});
    }
  }
  return reach;
}

bool Authorisation::is_permitted(Reaches& reaches, const Op& op, const Hash& chain) {
  const auto known = reaches.find(op.table);
  const Reach& reach = known != reaches.end()
                           ? known->second
                           : reaches.emplace(op.table, this->reach(op.log, op.scope, op.table)).first->second;
  return reach.open || std::any_of(reach.until.begin(), reach.until.end(), [&](const Reach::Way& way) {
           const auto step = way.path.find(op.seq);
           if (op.seq == way.end.seq) return chain == way.end.chain;
           return op.seq < way.end.seq && (step == way.path.end() || step->second == chain);
         });
}

int64_t Authorisation::judge(int64_t limit,
                             const std::function<void(const OpStore::StoredOp&, bool quarantined)>& change) {
  auto next = db_.query("SELECT scope, log, seq FROM local_judging ORDER BY scope, log LIMIT 1");
  if (!next.step()) return 0;
  const Scope scope = stored_scope(next.text(0));
  const LogId log = next.array<16>(1);
  auto ops = ops_.ops_after(log, scope, next.integer(2), limit);
  // A seq of a branched log is judged whole.
  const bool last = static_cast<int64_t>(ops.size()) < limit;
  if (!last && ops.front().op.seq != ops.back().op.seq) {
    const int64_t cut = ops.back().op.seq;
    while (ops.back().op.seq == cut) ops.pop_back();
  }
  Reaches reaches;
  for (const OpStore::StoredOp& stored : ops) {
    const bool permitted = is_permitted(reaches, stored.op, stored.chain);
    if (permitted == stored.quarantined) change(stored, !permitted);
  }
  if (last) {
    db_.query("DELETE FROM local_judging WHERE scope = ?1 AND log = ?2").bind(1, scope.name()).bind(2, log).run();
  } else {
    auto move = db_.query("UPDATE local_judging SET seq = ?3 WHERE scope = ?1 AND log = ?2");
    move.bind(1, scope.name()).bind(2, log).bind(3, ops.back().op.seq).run();
  }
  auto left = db_.query("SELECT count(*) FROM local_judging");
  return left.step() ? left.integer(0) : 0;
}

}  // namespace starharbor::content
