// Writing and merging: how ops get into the log. What they do to the tables is in log_apply.cpp, what can be asked of
// the whole log in log_ledger.cpp.
#include "content-db/log.h"

#include <algorithm>
#include <limits>
#include <set>

#include <fmt/format.h>

namespace starharbor::content {
namespace {

using nlohmann::json;

Bytes encode_seen(const std::vector<OpRef>& seen) {
  Bytes out;
  out.reserve(seen.size() * 24);
  for (const OpRef& ref : seen) {
    out.insert(out.end(), ref.log.begin(), ref.log.end());
    for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<uint8_t>(ref.seq >> shift));
  }
  return out;
}

std::vector<OpRef> decode_seen(const Bytes& bytes) {
  std::vector<OpRef> seen(bytes.size() / 24);
  for (size_t i = 0; i < seen.size(); ++i) {
    const uint8_t* in = bytes.data() + i * 24;
    std::copy_n(in, 16, seen[i].log.begin());
    uint64_t seq = 0;
    for (int k = 16; k < 24; ++k) seq = seq << 8 | in[k];
    seen[i].seq = static_cast<int64_t>(seq);
  }
  return seen;
}

Bytes bytes_of(const LogId& log) {
  return Bytes(log.begin(), log.end());
}
Bytes bytes_of(const Hash& hash) {
  return Bytes(hash.begin(), hash.end());
}

template <size_t N>
std::array<uint8_t, N> array_of(const Bytes& bytes) {
  std::array<uint8_t, N> out{};
  std::copy_n(bytes.begin(), std::min(bytes.size(), N), out.begin());
  return out;
}

}  // namespace

Log::Log(Database& db, LogId id, Device device, Clock clock)
    : db_(db), id_(id), device_(std::move(device)), clock_(std::move(clock)) {}

void Log::require_right(std::string_view scope, std::string_view table, TableKind kind) const {
  const TableRule* rule = find_table(table);
  if (!rule || rule->kind != kind || !may_write(device_, scope, table))
    throw Error(ErrorCode::kInput, fmt::format("write to {} in {}", table, scope),
                "this device has no right to change that. Change it at the office; it comes here by sync.");
}

void Log::edit(std::string_view scope, std::string_view table, std::string_view row, const json& columns) {
  require_right(scope, table, TableKind::kRegister);
  if (columns.empty()) return;
  json set = columns;
  const auto deleted = heads(table, row, "deleted");
  if (!deleted.empty() && !set.contains("deleted") && value_of(deleted.front(), "deleted") == json(1))
    set["deleted"] = 0;

  // The op names what showed. Where one of the ops named stands unseen in another of these columns, one op for all
  // would settle that conflict by accident; each column then gets an op of its own.
  std::set<OpRef> shown, hidden;
  for (const auto& [column, value] : set.items()) {
    const auto standing = heads(table, row, column);
    for (size_t i = 0; i < standing.size(); ++i) (i == 0 ? shown : hidden).insert(standing[i].op);
  }
  const bool ambiguous =
      set.size() > 1 && std::any_of(shown.begin(), shown.end(), [&](const OpRef& ref) { return hidden.contains(ref); });
  if (!ambiguous) {
    write(next_op(scope, table, row, {shown.begin(), shown.end()}, set));
    return;
  }
  for (const auto& [column, value] : set.items()) {
    const auto standing = heads(table, row, column);
    std::vector<OpRef> seen;
    if (!standing.empty()) seen.push_back(standing.front().op);
    write(next_op(scope, table, row, seen, json{{column, value}}));
  }
}

void Log::remove(std::string_view scope, std::string_view table, std::string_view row) {
  require_right(scope, table, TableKind::kRegister);
  std::set<OpRef> seen;
  auto rows = db_.query("SELECT log, seq FROM head WHERE table_name = ?1 AND row = ?2");
  rows.bind(1, table).bind(2, row);
  while (rows.step()) seen.insert({array_of<16>(rows.blob(0)), rows.integer(1)});
  write(next_op(scope, table, row, {seen.begin(), seen.end()}, json{{"deleted", 1}}));
}

std::string Log::append_fact(std::string_view scope, std::string_view table, const json& columns) {
  require_right(scope, table, TableKind::kFact);
  const Op op = next_op(scope, table, {}, {}, columns);
  write(op);
  return op_text(op);
}

void Log::settle(const Conflict& conflict, size_t value) {
  const json chosen = json::parse(conflict.values.at(value).value, nullptr, false);
  if (conflict.column == "deleted" && chosen == json(1)) {
    remove(conflict.scope, conflict.table, conflict.row);
    return;
  }
  require_right(conflict.scope, conflict.table, TableKind::kRegister);
  std::set<OpRef> seen;
  for (const Head& head : heads(conflict.table, conflict.row, conflict.column)) seen.insert(head.op);
  const json kept = conflict.column == "deleted" ? json(0) : chosen;
  write(
      next_op(conflict.scope, conflict.table, conflict.row, {seen.begin(), seen.end()}, json{{conflict.column, kept}}));
}

Op Log::next_op(std::string_view scope, std::string_view table, std::string_view row, std::vector<OpRef> seen,
                const json& columns) {
  json body = columns;
  for (auto& value : body)
    if (value.is_boolean()) value = value.get<bool>() ? 1 : 0;
  Op op;
  op.log = id_;
  op.scope = scope;
  op.seq = tip(id_, scope).seq + 1;
  op.stamp = next_stamp();
  op.seen = std::move(seen);
  op.table = table;
  op.row = row;
  op.body = body.dump();
  return op;
}

Stamp Log::next_stamp() {
  auto rows = db_.query("SELECT stamp FROM local_clock");
  const Stamp last = rows.step() ? rows.integer(0) : 0;
  // A clock gone mad must not make stamps that every other device would keep aside.
  const int64_t now_ms = std::clamp<int64_t>(clock_(), 0, kLastStampMs - 1);
  return std::max(stamp_of(now_ms), last + 1);
}

void Log::write(const Op& op) {
  const Hash chain = chain_next(tip(op.log, op.scope).chain, op);
  store(op, chain);
  apply(op);
  set_tip(op, chain);
}

void Log::store(const Op& op, const Hash& chain) {
  db_.query(
         "INSERT INTO op (scope, log, seq, stamp, seen, table_name, row, body, chain) "
         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
      .bind(1, op.scope)
      .bind(2, bytes_of(op.log))
      .bind(3, op.seq)
      .bind(4, op.stamp)
      .bind(5, encode_seen(op.seen))
      .bind(6, op.table)
      .bind(7, op.row)
      .bind(8, op.body)
      .bind(9, bytes_of(chain))
      .run();
  if (stamp_ms(op.stamp) < kLastStampMs)
    db_.query("UPDATE local_clock SET stamp = max(stamp, ?1)").bind(1, op.stamp).run();
}

void Log::set_tip(const Op& op, const Hash& chain) {
  db_.query(
         "INSERT INTO tip (scope, log, seq, chain) VALUES (?1, ?2, ?3, ?4) "
         "ON CONFLICT (scope, log) DO UPDATE SET seq = excluded.seq, chain = excluded.chain")
      .bind(1, op.scope)
      .bind(2, bytes_of(op.log))
      .bind(3, op.seq)
      .bind(4, bytes_of(chain))
      .run();
}

MergeResult Log::merge(std::span<const Op> run) {
  MergeResult result;
  if (run.empty()) return result;
  const Tip here = tip(run.front().log, run.front().scope);
  const int64_t first = run.front().seq, last = run.back().seq;
  if (first > here.seq + 1) {
    result.gap = true;
    return result;
  }
  // The run's own chain must lead through the one that is here.
  Hash chain = chain_at(here.log, here.scope, first - 1);
  size_t fresh = 0;
  for (; fresh < run.size() && run[fresh].seq <= here.seq; ++fresh) chain = chain_next(chain, run[fresh]);
  if (fresh > 0 && chain != chain_at(here.log, here.scope, std::min(here.seq, last))) {
    result.mismatch = true;
    return result;
  }
  result.known = static_cast<int64_t>(fresh);
  for (const Op& op : run.subspan(fresh)) {
    chain = chain_next(chain, op);
    store(op, chain);
    apply(op);
    set_tip(op, chain);
    ++result.applied;
  }
  return result;
}

std::vector<Op> Log::read(const LogId& log, std::string_view scope, int64_t first, int64_t limit) {
  std::vector<Op> ops;
  auto rows = db_.query(
      "SELECT seq, stamp, seen, table_name, row, body FROM op "
      "WHERE scope = ?1 AND log = ?2 AND seq >= ?3 ORDER BY seq LIMIT ?4");
  rows.bind(1, scope).bind(2, bytes_of(log)).bind(3, first).bind(4, limit);
  while (rows.step())
    ops.push_back({log, std::string(scope), rows.integer(0), rows.integer(1), decode_seen(rows.blob(2)), rows.text(3),
                   rows.text(4), rows.text(5)});
  return ops;
}

std::vector<Tip> Log::tips() {
  std::vector<Tip> tips;
  auto rows = db_.query("SELECT scope, log, seq, chain FROM tip ORDER BY scope, log");
  while (rows.step())
    tips.push_back({array_of<16>(rows.blob(1)), rows.text(0), rows.integer(2), array_of<32>(rows.blob(3))});
  return tips;
}

Tip Log::tip(const LogId& log, std::string_view scope) {
  auto rows = db_.query("SELECT seq, chain FROM tip WHERE scope = ?1 AND log = ?2");
  rows.bind(1, scope).bind(2, bytes_of(log));
  if (!rows.step()) return {log, std::string(scope), 0, chain_start(log, scope)};
  return {log, std::string(scope), rows.integer(0), array_of<32>(rows.blob(1))};
}

Hash Log::chain_at(const LogId& log, std::string_view scope, int64_t seq) {
  if (seq <= 0) return chain_start(log, scope);
  auto rows = db_.query("SELECT chain FROM op WHERE scope = ?1 AND log = ?2 AND seq = ?3");
  rows.bind(1, scope).bind(2, bytes_of(log)).bind(3, seq);
  if (!rows.step())
    throw Error(ErrorCode::kCorrupt, fmt::format("read op {} of {}", seq, scope),
                "the log has a hole. Run `starharbor-content verify` and restore the last backup.");
  return array_of<32>(rows.blob(0));
}

void Log::rebuild(const std::function<void(int64_t, int64_t)>& progress) {
  for (const TableRule& rule : tables()) db_.run(fmt::format("DELETE FROM \"{}\"", rule.name));
  db_.run("DELETE FROM tip; DELETE FROM head; DELETE FROM awaited;");
  columns_.clear();

  auto count = db_.query("SELECT count(*) FROM op");
  const int64_t total = count.step() ? count.integer(0) : 0;
  int64_t done = 0;
  auto rows =
      db_.query("SELECT scope, log, seq, stamp, seen, table_name, row, body, chain FROM op ORDER BY scope, log, seq");
  while (rows.step()) {
    const Op op{array_of<16>(rows.blob(1)), rows.text(0), rows.integer(2), rows.integer(3),
                decode_seen(rows.blob(4)),  rows.text(5), rows.text(6),    rows.text(7)};
    apply(op);
    set_tip(op, array_of<32>(rows.blob(8)));
    if (progress && ++done % 1000 == 0) progress(done, total);
  }
  if (progress) progress(total, total);
}

}  // namespace starharbor::content
