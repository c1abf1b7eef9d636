// See op_reader.h.
#include "content-db/log/op_reader.h"

#include <algorithm>

#include <fmt/format.h>

namespace starharbor::content {

const std::string OpReader::kOpColumns =
    "scope, log, seq, stamp, seen, table_name, row, body, chain, before, quarantined";

OpReader::StoredOp OpReader::stored_op(const Statement& rows) {
  StoredOp stored{{rows.array<16>(1), stored_scope(rows.text(0)), rows.integer(2), rows.integer(3),
                   decode_seen(rows.blob(4)), rows.text(5), rows.text(6), rows.text(7)},
                  rows.array<32>(8),
                  rows.array<32>(9),
                  rows.integer(10) != 0};
  if (!rows.is_null(9)) stored.op.stated_hash = stored.chain;
  return stored;
}

std::vector<Tip> OpReader::tips() {
  std::vector<Tip> tips;
  auto rows = db_.query("SELECT scope, log, seq, chain FROM tip ORDER BY scope, log, seq, chain");
  while (rows.step())
    tips.push_back({rows.array<16>(1), stored_scope(rows.text(0)), rows.integer(2), rows.array<32>(3)});
  return tips;
}

std::vector<Tip> OpReader::tips(const LogId& log, const Scope& scope) {
  std::vector<Tip> tips;
  auto rows = db_.query("SELECT seq, chain FROM tip WHERE scope = ?1 AND log = ?2 ORDER BY seq, chain");
  rows.bind(1, scope.name()).bind(2, log);
  while (rows.step()) tips.push_back({log, scope, rows.integer(0), rows.array<32>(1)});
  return tips;
}

Tip OpReader::tip(const LogId& log, const Scope& scope) {
  auto rows = db_.query("SELECT seq, chain FROM tip WHERE scope = ?1 AND log = ?2 ORDER BY seq DESC, chain LIMIT 1");
  rows.bind(1, scope.name()).bind(2, log);
  if (!rows.step()) return {log, scope, 0, chain_start(log, scope)};
  return {log, scope, rows.integer(0), rows.array<32>(1)};
}

bool OpReader::is_here(const Tip& place) {
  if (place.seq == 0) return place.chain == chain_start(place.log, place.scope);
  auto rows = db_.query("SELECT 1 FROM op WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND chain = ?4");
  rows.bind(1, place.scope.name()).bind(2, place.log).bind(3, place.seq).bind(4, place.chain);
  return rows.step();
}

std::vector<OpReader::StoredOp> OpReader::ops_at(const LogId& log, const Scope& scope, int64_t seq) {
  static const std::string kAt =
      fmt::format("SELECT {} FROM op WHERE scope = ?1 AND log = ?2 AND seq = ?3 ORDER BY chain", kOpColumns);
  std::vector<StoredOp> ops;
  auto rows = db_.query(kAt);
  rows.bind(1, scope.name()).bind(2, log).bind(3, seq);
  while (rows.step()) ops.push_back(stored_op(rows));
  return ops;
}

std::map<int64_t, Hash> OpReader::path_to(const Tip& tip) {
  auto ends = db_.query("SELECT count(*) FROM tip WHERE scope = ?1 AND log = ?2");
  ends.bind(1, tip.scope.name()).bind(2, tip.log);
  if (ends.step() && ends.integer(0) < 2) return {};
  auto forked = db_.query(
      "SELECT min(seq) FROM (SELECT seq FROM op WHERE scope = ?1 AND log = ?2 GROUP BY seq HAVING count(*) > 1)");
  forked.bind(1, tip.scope.name()).bind(2, tip.log);
  if (!forked.step() || forked.is_null(0)) return {};
  const int64_t first = forked.integer(0);

  std::map<int64_t, Hash> path{{tip.seq, tip.chain}};
  for (int64_t seq = tip.seq; seq > first; --seq) {
    const Hash here = path[seq];
    const auto ops = ops_at(tip.log, tip.scope, seq);
    const auto op = std::ranges::find(ops, here, &StoredOp::chain);
    const auto parents = ops_at(tip.log, tip.scope, seq - 1);
    const auto parent = std::ranges::find_if(parents, [&](const StoredOp& stored) {
      return op != ops.end() &&
             (op->op.stated_hash ? stored.chain == op->before : chain_next(stored.chain, op->op) == here);
    });
    if (parent == parents.end()) fail_hole(tip, seq - 1);
    path[seq - 1] = parent->chain;
  }
  return path;
}

bool OpReader::leads_to(const Tip& place, const Tip& tip) {
  if (place.seq > tip.seq || !is_here(place)) return false;
  const auto path = path_to(tip);
  const auto known = path.find(place.seq);
  return known == path.end() || known->second == place.chain;
}

void OpReader::fail_hole(const Tip& tip, int64_t seq) {
  throw Error(ErrorCode::kCorrupt, fmt::format("read op {} of {}", seq, tip.scope.name()),
              "the log has a hole. Run `starharbor-content verify` and restore the last backup.");
}

void OpReader::look_back(const LogId& log, const Scope& scope, const std::function<bool(const Op&)>& look) {
  static const std::string kBack =
      fmt::format("SELECT {} FROM op WHERE scope = ?1 AND log = ?2 ORDER BY seq DESC, chain DESC", kOpColumns);
  auto rows = db_.query(kBack);
  rows.bind(1, scope.name()).bind(2, log);
  while (rows.step() && look(stored_op(rows).op)) {
  }
}

std::vector<Scope> OpReader::scopes_of(std::string_view table, std::string_view row) {
  std::vector<Scope> scopes;
  auto rows = db_.query(
      "SELECT DISTINCT scope FROM op INDEXED BY op_by_row WHERE table_name = ?1 AND row = ?2 AND row <> '' "
      "ORDER BY scope");
  rows.bind(1, table).bind(2, row);
  while (rows.step()) scopes.push_back(stored_scope(rows.text(0)));
  return scopes;
}

int64_t OpReader::count_facts(std::string_view table, const LogId& log, const Scope& scope, int64_t first,
                              int64_t last) {
  auto rows = db_.query(
      "SELECT count(*) FROM op WHERE scope = ?1 AND log = ?2 AND seq BETWEEN ?3 AND ?4 AND table_name = ?5 "
      "AND row = '' AND quarantined = 0");
  rows.bind(1, scope.name()).bind(2, log).bind(3, first).bind(4, last).bind(5, table);
  return rows.step() ? rows.integer(0) : 0;
}

int64_t OpReader::count_ops() {
  auto rows = db_.query("SELECT count(*) FROM op");
  return rows.step() ? rows.integer(0) : 0;
}

std::map<PublicKey, int64_t> OpReader::quarantined() {
  std::map<PublicKey, int64_t> counts;
  auto rows = db_.query(
      "SELECT log_owner.device, count(*) FROM op LEFT JOIN log_owner ON log_owner.log = op.log "
      "WHERE op.quarantined = 1 GROUP BY log_owner.device");
  while (rows.step()) counts[rows.array<32>(0)] = rows.integer(1);
  return counts;
}

Run OpReader::read(const Tip& tip, int64_t first, int64_t limit) {
  static const std::string kRun = fmt::format(
      "SELECT {} FROM op WHERE scope = ?1 AND log = ?2 AND seq >= ?3 AND seq <= ?4 ORDER BY seq", kOpColumns);
  const auto path = path_to(tip);
  Run run;
  run.before = chain_start(tip.log, tip.scope);
  auto rows = db_.query(kRun);
  rows.bind(1, tip.scope.name()).bind(2, tip.log).bind(3, first - 1).bind(4, tip.seq);
  while (static_cast<int64_t>(run.ops.size()) < limit && rows.step()) {
    StoredOp stored = stored_op(rows);
    const auto step = path.find(stored.op.seq);
    if (step != path.end() && step->second != stored.chain) continue;
    if (stored.op.seq < first) {
      run.before = stored.chain;
    } else {
      run.ops.push_back(std::move(stored.op));
    }
  }
  return run;
}

}  // namespace starharbor::content
