// Which ops apply: a function of the ops here and the newest list of rights, whatever came first. An op without a right
// stays in the log, is passed on, and applies once a list gives the right.
#include <algorithm>

#include <fmt/format.h>

#include "content-db/log/log.h"

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
        .until.insert({closures.text(2), closures.array<16>(3), closures.integer(4), closures.array<32>(5)});
  }
  return rights;
}

void write_closures(Database& db, const PublicKey& device, int64_t number, const Grant& grant) {
  for (const Closure& closure : grant.until) {
    auto insert = db.query(
        "INSERT OR IGNORE INTO local_closure (device, number, scope, log, seq, chain) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    insert.bind(1, device).bind(2, number).bind(3, closure.scope).bind(4, closure.log);
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

std::optional<PublicKey> Log::owner(const LogId& log) {
  auto rows = db_.query("SELECT device FROM log_owner WHERE log = ?1");
  rows.bind(1, log);
  if (!rows.step()) return std::nullopt;
  return rows.array<32>(0);
}

void Log::note_owner(const LogId& log, const PublicKey& device, std::optional<Nonce> nonce) {
  auto note = db_.query(
      "INSERT INTO log_owner (log, device, nonce) VALUES (?1, ?2, ?3) ON CONFLICT (log) DO UPDATE SET "
      "nonce = excluded.nonce WHERE nonce = x'' AND excluded.nonce <> x'' AND device = excluded.device");
  note.bind(1, log).bind(2, device).bind(3, nonce ? std::span<const uint8_t>(*nonce) : std::span<const uint8_t>());
  note.run();
}

std::optional<LogProof> Log::proof_of(const LogId& log) {
  auto rows = db_.query(
      "SELECT log_owner.device, ifnull(local_log.nonce, log_owner.nonce) FROM log_owner "
      "LEFT JOIN local_log ON local_log.log = log_owner.log WHERE log_owner.log = ?1");
  rows.bind(1, log);
  if (!rows.step()) return std::nullopt;
  const LogProof proof{rows.array<32>(0), rows.array<16>(1)};
  if (log_id_of(proof.owner, proof.nonce) != log) return std::nullopt;
  return proof;
}

const Rights& Log::rights() {
  if (!rights_) rights_ = read_rights(db_);
  return *rights_;
}

void Log::set_rights(const Rights& rights) {
  const Rights before = this->rights();
  write_rights(db_, rights);
  rights_ = rights;
  std::vector<std::pair<std::string, LogId>> changed;
  for (const Tip& tip : tips()) {
    if (is_own(tip.log)) continue;
    const auto device = owner(tip.log);
    const auto old_grants = device ? before.grants.find(*device) : before.grants.end();
    const auto new_grants = device ? rights.grants.find(*device) : rights.grants.end();
    const bool had = old_grants != before.grants.end(), has = new_grants != rights.grants.end();
    const bool same = had == has && (!had || old_grants->second == new_grants->second);
    if (!same || before.version.empty()) judge_again(tip.log, tip.scope);
  }
}

void Log::judge_again(const LogId& log, std::string_view scope) {
  db_.query("INSERT OR REPLACE INTO local_judging (scope, log, seq) VALUES (?1, ?2, 0)")
      .bind(1, scope)
      .bind(2, log)
      .run();
}

Log::Reach Log::reach(const LogId& log, std::string_view scope, std::string_view table) {
  Reach reach;
  reach.open = rights().version.empty() || is_own(log);
  const auto device = owner(log);
  const auto grants = device ? rights().grants.find(*device) : rights().grants.end();
  if (reach.open || grants == rights().grants.end()) return reach;
  for (const Grant& grant : grants->second) {
    if (!covers(grant, scope, table)) continue;
    if (!grant.closed) reach.open = true;
    for (const Closure& closure : grant.until) {
      if (closure.log != log || closure.scope != scope) continue;
      const Tip end{log, std::string(scope), closure.seq, closure.chain};
      reach.until.push_back({closure, is_here(end) ? path_to(end) : std::map<int64_t, Hash>()});
    }
  }
  return reach;
}

bool Log::is_permitted(Reaches& reaches, const Op& op, const Hash& chain) {
  const auto known = reaches.find(op.table);
  const Reach& reach = known != reaches.end()
                           ? known->second
                           : reaches.emplace(op.table, this->reach(op.log, op.scope, op.table)).first->second;
  return reach.open || std::any_of(reach.until.begin(), reach.until.end(), [&](const Way& way) {
           const auto step = way.path.find(op.seq);
           if (op.seq == way.end.seq) return chain == way.end.chain;
           return op.seq < way.end.seq && (step == way.path.end() || step->second == chain);
         });
}

int64_t Log::judge(int64_t limit) {
  auto next = db_.query("SELECT scope, log, seq FROM local_judging ORDER BY scope, log LIMIT 1");
  if (!next.step()) return 0;
  const std::string scope = next.text(0);
  const LogId log = next.array<16>(1);
  const int64_t from = next.integer(2);

  struct Judged {
    StoredOp stored;
    bool quarantined = false;
  };
  std::vector<Judged> ops;
  {
    auto rows = db_.query(
        "SELECT seq, stamp, seen, table_name, row, body, chain, quarantined FROM op "
        "WHERE scope = ?1 AND log = ?2 AND seq > ?3 ORDER BY seq LIMIT ?4");
    rows.bind(1, scope).bind(2, log).bind(3, from).bind(4, limit);
    while (rows.step()) {
      ops.push_back({{{log, scope, rows.integer(0), rows.integer(1), decode_seen(rows.blob(2)), rows.text(3),
                       rows.text(4), rows.text(5)},
                      rows.array<32>(6)},
                     rows.integer(7) != 0});
    }
  }
  // A seq of a branched log is judged whole.
  const bool last = static_cast<int64_t>(ops.size()) < limit;
  if (!last && ops.front().stored.op.seq != ops.back().stored.op.seq) {
    const int64_t cut = ops.back().stored.op.seq;
    while (ops.back().stored.op.seq == cut) ops.pop_back();
  }
  Reaches reaches;
  for (const Judged& judged : ops) {
    const bool permitted = is_permitted(reaches, judged.stored.op, judged.stored.chain);
    if (permitted == judged.quarantined) set_quarantined(judged.stored, !permitted);
  }
  if (last) {
    db_.query("DELETE FROM local_judging WHERE scope = ?1 AND log = ?2").bind(1, scope).bind(2, log).run();
  } else {
    auto move = db_.query("UPDATE local_judging SET seq = ?3 WHERE scope = ?1 AND log = ?2");
    move.bind(1, scope).bind(2, log).bind(3, ops.back().stored.op.seq).run();
  }
  auto left = db_.query("SELECT count(*) FROM local_judging");
  return left.step() ? left.integer(0) : 0;
}

void Log::set_quarantined(const StoredOp& stored, bool quarantined) {
  const Op& op = stored.op;
  auto mark = db_.query("UPDATE op SET quarantined = ?5 WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND chain = ?4");
  mark.bind(1, op.scope).bind(2, op.log).bind(3, op.seq).bind(4, stored.chain).bind(5, quarantined ? 1 : 0).run();
  if (!op.is_fact()) return replay_row(op.table, op.row);
  if (!quarantined) return apply(op, stored.chain);
  if (find_table(op.table)) {
    db_.query(fmt::format("DELETE FROM \"{}\" WHERE id = ?1", op.table)).bind(1, fact_id(op, stored.chain)).run();
  }
}

void Log::replay_row(const std::string& table, const std::string& row) {
  if (find_table(table)) db_.query(fmt::format("DELETE FROM \"{}\" WHERE id = ?1", table)).bind(1, row).run();
  for (const char* kept : {"head", "awaited"}) {
    db_.query(fmt::format("DELETE FROM {} WHERE table_name = ?1 AND row = ?2", kept)).bind(1, table).bind(2, row).run();
  }
  std::vector<StoredOp> ops;
  {
    auto rows = db_.query(
        "SELECT scope, log, seq, stamp, seen, body, chain FROM op INDEXED BY op_by_row "
        "WHERE table_name = ?1 AND row = ?2 AND row <> '' AND quarantined = 0 ORDER BY scope, log, seq");
    rows.bind(1, table).bind(2, row);
    while (rows.step()) {
      ops.push_back({{rows.array<16>(1), rows.text(0), rows.integer(2), rows.integer(3), decode_seen(rows.blob(4)),
                      table, row, rows.text(5)},
                     rows.array<32>(6)});
    }
  }
  replaying_ = true;
  for (const StoredOp& stored : ops) apply(stored.op, stored.chain);
  replaying_ = false;
  forget_awaited();
}

std::map<PublicKey, int64_t> Log::quarantined() {
  std::map<PublicKey, int64_t> counts;
  auto rows = db_.query(
      "SELECT log_owner.device, count(*) FROM op LEFT JOIN log_owner ON log_owner.log = op.log "
      "WHERE op.quarantined = 1 GROUP BY log_owner.device");
  while (rows.step()) counts[rows.array<32>(0)] = rows.integer(1);
  return counts;
}

void Log::take_rights_of(Log& other) {
  auto own = other.db_.query("SELECT log FROM local_log ORDER BY number");
  while (own.step()) go_on_under(own.array<16>(0));
  auto owners = other.db_.query("SELECT log, device FROM log_owner");
  while (owners.step()) note_owner(owners.array<16>(0), owners.array<32>(1));
  if (!other.rights().version.empty()) set_rights(other.rights());
}

}  // namespace starharbor::content
