// What is here of each log, and its ops in order. A log that was copied with its disk, or restored from a backup, has
// branches; the way to each of its ends is found by the chain. Nothing here writes but the ends themselves.
#include <algorithm>

#include <fmt/format.h>

#include "content-db/log/log.h"

namespace starharbor::content {

std::vector<Tip> Log::tips() {
  std::vector<Tip> tips;
  auto rows = db_.query("SELECT scope, log, seq, chain FROM tip ORDER BY scope, log, seq, chain");
  while (rows.step()) tips.push_back({rows.array<16>(1), rows.text(0), rows.integer(2), rows.array<32>(3)});
  return tips;
}

std::vector<Tip> Log::tips(const LogId& log, std::string_view scope) {
  std::vector<Tip> tips;
  auto rows = db_.query("SELECT seq, chain FROM tip WHERE scope = ?1 AND log = ?2 ORDER BY seq, chain");
  rows.bind(1, scope).bind(2, log);
  while (rows.step()) tips.push_back({log, std::string(scope), rows.integer(0), rows.array<32>(1)});
  return tips;
}

Tip Log::tip(const LogId& log, std::string_view scope) {
  auto rows = db_.query("SELECT seq, chain FROM tip WHERE scope = ?1 AND log = ?2 ORDER BY seq DESC, chain LIMIT 1");
  rows.bind(1, scope).bind(2, log);
  if (!rows.step()) return {log, std::string(scope), 0, chain_start(log, scope)};
  return {log, std::string(scope), rows.integer(0), rows.array<32>(1)};
}

bool Log::is_here(const Tip& place) {
  if (place.seq == 0) return place.chain == chain_start(place.log, place.scope);
  auto rows = db_.query("SELECT 1 FROM op WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND chain = ?4");
  rows.bind(1, place.scope).bind(2, place.log).bind(3, place.seq).bind(4, place.chain);
  return rows.step();
}

bool Log::is_end(const Tip& place) {
  auto rows = db_.query("SELECT chain FROM tip WHERE scope = ?1 AND log = ?2");
  rows.bind(1, place.scope).bind(2, place.log);
  bool any = false;
  while (rows.step()) {
    if (rows.array<32>(0) == place.chain) return true;
    any = true;
  }
  return !any && place.seq == 0;
}

void Log::move_tip(const Tip& from, const Tip& to) {
  auto move = db_.query("UPDATE tip SET seq = ?4, chain = ?5 WHERE scope = ?1 AND log = ?2 AND chain = ?3");
  move.bind(1, to.scope).bind(2, to.log).bind(3, from.chain).bind(4, to.seq).bind(5, to.chain).run();
  if (db_.changes() > 0) return;
  auto insert = db_.query("INSERT INTO tip (scope, log, seq, chain) VALUES (?1, ?2, ?3, ?4)");
  insert.bind(1, to.scope).bind(2, to.log).bind(3, to.seq).bind(4, to.chain).run();
}

std::vector<Log::StoredOp> Log::ops_at(const LogId& log, std::string_view scope, int64_t seq) {
  std::vector<StoredOp> ops;
  auto rows = db_.query(
      "SELECT stamp, seen, table_name, row, body, chain, before FROM op WHERE scope = ?1 AND log = ?2 AND seq = ?3 "
      "ORDER BY chain");
  rows.bind(1, scope).bind(2, log).bind(3, seq);
  while (rows.step()) {
    ops.push_back({{log, std::string(scope), seq, rows.integer(0), decode_seen(rows.blob(1)), rows.text(2),
                    rows.text(3), rows.text(4)},
                   rows.array<32>(5),
                   rows.array<32>(6)});
    if (!rows.is_null(6)) ops.back().op.erased = ops.back().chain;
  }
  return ops;
}

std::optional<Op> Log::find(const OpRef& ref, std::string_view scope) {
  for (StoredOp& stored : ops_at(ref.log, scope, ref.seq)) {
    if (tag_of(stored.chain) == ref.tag) return std::move(stored.op);
  }
  return std::nullopt;
}

std::map<int64_t, Hash> Log::path_to(const Tip& tip) {
  auto ends = db_.query("SELECT count(*) FROM tip WHERE scope = ?1 AND log = ?2");
  ends.bind(1, tip.scope).bind(2, tip.log);
  if (ends.step() && ends.integer(0) < 2) return {};
  auto forked = db_.query(
      "SELECT min(seq) FROM (SELECT seq FROM op WHERE scope = ?1 AND log = ?2 GROUP BY seq HAVING count(*) > 1)");
  forked.bind(1, tip.scope).bind(2, tip.log);
  if (!forked.step() || forked.is_null(0)) return {};
  const int64_t first = forked.integer(0);

  std::map<int64_t, Hash> path{{tip.seq, tip.chain}};
  for (int64_t seq = tip.seq; seq > first; --seq) {
    const Hash here = path[seq];
    const auto ops = ops_at(tip.log, tip.scope, seq);
    const auto op = std::find_if(ops.begin(), ops.end(), [&](const StoredOp& stored) { return stored.chain == here; });
    const auto parents = ops_at(tip.log, tip.scope, seq - 1);
    const auto parent = std::find_if(parents.begin(), parents.end(), [&](const StoredOp& stored) {
      return op != ops.end() && (op->op.erased ? stored.chain == op->before : chain_next(stored.chain, op->op) == here);
    });
    if (parent == parents.end()) fail_hole(tip, seq - 1);
    path[seq - 1] = parent->chain;
  }
  return path;
}

bool Log::leads_to(const Tip& place, const Tip& tip) {
  if (place.seq > tip.seq || !is_here(place)) return false;
  const auto path = path_to(tip);
  const auto known = path.find(place.seq);
  return known == path.end() || known->second == place.chain;
}

void Log::fail_hole(const Tip& tip, int64_t seq) {
  throw Error(ErrorCode::kCorrupt, fmt::format("read op {} of {}", seq, tip.scope),
              "the log has a hole. Run `starharbor-content verify` and restore the last backup.");
}

void Log::look_back(const LogId& log, std::string_view scope, const std::function<bool(const Op&)>& look) {
  auto rows = db_.query(
      "SELECT seq, stamp, seen, table_name, row, body FROM op WHERE scope = ?1 AND log = ?2 "
      "ORDER BY seq DESC, chain DESC");
  rows.bind(1, scope).bind(2, log);
  while (rows.step()) {
    const Op op{log,          std::string(scope), rows.integer(0), rows.integer(1), decode_seen(rows.blob(2)),
                rows.text(3), rows.text(4),       rows.text(5)};
    if (!look(op)) return;
  }
}

std::vector<std::string> Log::scopes_of(std::string_view table, std::string_view row) {
  std::vector<std::string> scopes;
  auto rows = db_.query(
      "SELECT DISTINCT scope FROM op INDEXED BY op_by_row WHERE table_name = ?1 AND row = ?2 AND row <> '' ORDER BY "
      "scope");
  rows.bind(1, table).bind(2, row);
  while (rows.step()) scopes.push_back(rows.text(0));
  return scopes;
}

int64_t Log::count_facts(std::string_view table, const LogId& log, std::string_view scope, int64_t first,
                         int64_t last) {
  auto rows = db_.query(
      "SELECT count(*) FROM op WHERE scope = ?1 AND log = ?2 AND seq BETWEEN ?3 AND ?4 AND table_name = ?5 "
      "AND row = '' AND quarantined = 0");
  rows.bind(1, scope).bind(2, log).bind(3, first).bind(4, last).bind(5, table);
  return rows.step() ? rows.integer(0) : 0;
}

int64_t Log::count_ops() {
  auto rows = db_.query("SELECT count(*) FROM op");
  return rows.step() ? rows.integer(0) : 0;
}

Run Log::read(const Tip& tip, int64_t first, int64_t limit) {
  const auto path = path_to(tip);
  const auto on_path = [&](int64_t seq, const Hash& chain) {
    const auto known = path.find(seq);
    return known == path.end() || known->second == chain;
  };
  Run run;
  run.before = chain_start(tip.log, tip.scope);
  auto rows = db_.query(
      "SELECT seq, stamp, seen, table_name, row, body, chain, before FROM op "
      "WHERE scope = ?1 AND log = ?2 AND seq >= ?3 AND seq <= ?4 ORDER BY seq");
  rows.bind(1, tip.scope).bind(2, tip.log).bind(3, first - 1).bind(4, tip.seq);
  while (static_cast<int64_t>(run.ops.size()) < limit && rows.step()) {
    const Hash chain = rows.array<32>(6);
    if (!on_path(rows.integer(0), chain)) continue;
    if (rows.integer(0) < first) {
      run.before = chain;
      continue;
    }
    run.ops.push_back({tip.log, tip.scope, rows.integer(0), rows.integer(1), decode_seen(rows.blob(2)), rows.text(3),
                       rows.text(4), rows.text(5)});
    if (!rows.is_null(7)) run.ops.back().erased = chain;
  }
  return run;
}

}  // namespace starharbor::content
