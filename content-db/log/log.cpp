// Writing and merging: how ops get into the log. How they are read again is in read.cpp, what they do to the tables
// in apply.cpp, what can be asked of the whole log in ledger.cpp.
#include "content-db/log/log.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "content-db/log/projection_tables.h"

namespace starharbor::content {
using nlohmann::json;

namespace {

bool fits(const json& value, ColumnType type) {
  switch (type) {
    case ColumnType::kText:
      return value.is_string();
    case ColumnType::kInteger:
      return value.is_number_integer() || value.is_boolean();
    case ColumnType::kReal:
      return value.is_number();
  }
  return false;
}

std::string_view words(ColumnType type) {
  switch (type) {
    case ColumnType::kText:
      return "text";
    case ColumnType::kInteger:
      return "a whole number";
    case ColumnType::kReal:
      return "a number";
  }
  return "";
}

}  // namespace

Log::Log(Database& db, Device device, Clock clock) : db_(db), device_(std::move(device)), clock_(std::move(clock)) {
  make_projection(db_, [this] { rebuild(); });
}

LogId Log::id() {
  auto rows = db_.query("SELECT log FROM local_log ORDER BY number DESC LIMIT 1");
  if (!rows.step())
    throw Error(ErrorCode::kCorrupt, "open the log of " + db_.path().string(),
                "the folder doesn't know its own log. Restore the last backup, or make a new folder and sync.");
  return rows.array<16>(0);
}

void Log::go_on_under(const LogId& id, const Nonce& nonce) {
  note_stamp(last_stamp());
  db_.query("INSERT INTO local_log (log, nonce) VALUES (?1, ?2)").bind(1, id).bind(2, nonce).run();
}

std::optional<Nonce> Log::nonce_of(const LogId& log) {
  auto rows = db_.query("SELECT nonce FROM local_log WHERE log = ?1");
  rows.bind(1, log);
  if (!rows.step()) return std::nullopt;
  return rows.array<16>(0);
}

bool Log::is_own(const LogId& log) {
  auto rows = db_.query("SELECT 1 FROM local_log WHERE log = ?1");
  rows.bind(1, log);
  return rows.step();
}

void Log::require_right(std::string_view scope, std::string_view table, TableKind kind) const {
  const TableSpecification* specification = find_table(table);
  if (!specification || specification->kind != kind || !may_write(device_, scope, table))
    throw Error(ErrorCode::kInput, fmt::format("write to {} in {}", table, scope),
                "this device has no right to change that. Change it at the office; it comes here by sync.");
}

// What another version writes is kept as it comes (merge); what is written here is to show.
void Log::require_columns(std::string_view table, const json& columns) {
  const TableSpecification& specification = *find_table(table);
  for (const auto& [name, value] : columns.items()) {
    const StoredColumn* column = specification.find_column(name);
    if (!column)
      throw Error(ErrorCode::kInput, fmt::format("write to {}", table),
                  fmt::format("it has no column \"{}\". Correct the name; nothing was changed.", name));
    if (!value.is_null() && !fits(value, column->type))
      throw Error(ErrorCode::kInput, fmt::format("write to {}", table),
                  fmt::format("its column \"{}\" takes {}, not {}. Correct the value; nothing was changed.", name,
                              words(column->type), value.dump(-1, ' ', false, json::error_handler_t::replace)));
  }
}

void Log::edit(std::string_view scope, std::string_view table, std::string_view row, const json& columns) {
  require_right(scope, table, TableKind::kRegister);
  require_columns(table, columns);
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
  auto rows = db_.query("SELECT log, seq, tag FROM head WHERE table_name = ?1 AND row = ?2");
  rows.bind(1, table).bind(2, row);
  while (rows.step()) seen.insert({rows.array<16>(0), rows.integer(1), rows.integer(2)});
  write(next_op(scope, table, row, {seen.begin(), seen.end()}, json{{"deleted", 1}}));
}

std::string Log::append_fact(std::string_view scope, std::string_view table, const json& columns) {
  require_right(scope, table, TableKind::kFact);
  require_columns(table, columns);
  const Draft draft = next_op(scope, table, {}, {}, columns);
  return fact_id(draft.op, write(draft));
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

Log::Draft Log::next_op(std::string_view scope, std::string_view table, std::string_view row, std::vector<OpRef> seen,
                        const json& columns) {
  json body = columns;
  for (auto& value : body)
    if (value.is_boolean()) value = value.get<bool>() ? 1 : 0;
  if (is_erased(scope, table, row)) {
    throw Error(ErrorCode::kInput, fmt::format("write to {}/{}", table, row),
                "it was erased for good. Should it be the same person again, use a new number.");
  }
  Op op;
  op.log = id();
  op.scope = scope;
  Tip end = tip(op.log, scope);
  op.seq = end.seq + 1;
  op.stamp = next_stamp();
  op.seen = std::move(seen);
  op.table = table;
  op.row = row;
  op.body = body.dump();
  if (!op.is_in_bounds() || body.size() > Op::kMaxColumns) {
    throw Error(ErrorCode::kInput, fmt::format("write to {}/{}", table, row),
                "it is longer than a change may be (1 MiB). Shorten it; nothing was changed.");
  }
  return {std::move(op), std::move(end)};
}

// Of what came from elsewhere it is noted; of what was written here it stands at the end of each scope's log, so that a
// sign-in need not write it twice.
Stamp Log::last_stamp() {
  auto rows = db_.query(
      "SELECT max(ifnull(max(op.stamp), 0), (SELECT stamp FROM local_clock)) FROM tip "
      "JOIN op ON op.scope = tip.scope AND op.log = tip.log AND op.seq = tip.seq AND op.chain = tip.chain "
      "WHERE tip.log = (SELECT log FROM local_log ORDER BY number DESC LIMIT 1) AND op.stamp < ?1");
  rows.bind(1, stamp_of(kLastStampMs));
  return rows.step() ? rows.integer(0) : 0;
}

Stamp Log::next_stamp() {
  const Stamp last = last_stamp();
  // A clock gone mad must not make stamps that every other device would keep aside.
  const int64_t now_ms = std::clamp<int64_t>(clock_(), 0, kLastStampMs - 1);
  return std::max(stamp_of(now_ms), last + 1);
}

void Log::note_stamp(Stamp greatest) {
  if (stamp_ms(greatest) < kLastStampMs)
    db_.query("UPDATE local_clock SET stamp = max(stamp, ?1)").bind(1, greatest).run();
}

Hash Log::write(const Draft& draft) {
  const auto& [op, end] = draft;
  const Hash chain = chain_next(end.chain, op);
  if (store(op, end.chain, chain)) apply(op, chain);
  move_tip(end, {op.log, op.scope, op.seq, chain});
  return chain;
}

bool Log::store(const Op& op, const Hash& before, const Hash& chain, bool quarantined) {
  const bool erased = is_erased(op.scope, op.table, op.row);
  const std::string_view body = erased ? std::string_view() : std::string_view(op.body);
  const bool is_stated = erased || op.erased;
  auto insert = db_.query(
      "INSERT INTO op (scope, log, seq, stamp, seen, table_name, row, body, chain, quarantined, before) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
  const auto seen = encode_seen(op.seen);
  insert.bind_in_place(1, op.scope).bind_in_place(2, op.log).bind(3, op.seq).bind(4, op.stamp);
  insert.bind_in_place(5, seen).bind_in_place(6, op.table).bind_in_place(7, op.row);
  insert.bind_in_place(8, body).bind_in_place(9, chain);
  insert.bind(10, quarantined ? 1 : 0);
  if (is_stated) {
    insert.bind_in_place(11, before);
  } else {
    insert.bind_null(11);
  }
  insert.run();
  return !quarantined && !(is_stated && body.empty());
}

MergeResult Log::merge(const Hash& before, std::span<const Op> ops) {
  MergeResult result;
  if (ops.empty()) return result;
  const Op& first = ops.front();
  Tip at{first.log, first.scope, first.seq - 1, before};
  if (!is_here(at)) {
    result.gap = true;
    return result;
  }
  size_t known = 0;
  for (; known < ops.size(); ++known) {
    const Tip next{at.log, at.scope, at.seq + 1, chain_next(at.chain, ops[known])};
    if (!is_here(next)) break;
    at = next;
  }
  result.known = static_cast<int64_t>(known);
  if (known == ops.size()) return result;

  const Tip from = at;
  result.forked = !is_end(from);
  Reaches reaches;
  Stamp greatest = 0;
  for (const Op& op : ops.subspan(known)) {
    const Hash previous = at.chain;
    if (stamp_ms(op.stamp) < kLastStampMs) greatest = std::max(greatest, op.stamp);
    at = {at.log, at.scope, op.seq, chain_next(previous, op)};
    const bool permitted = is_permitted(reaches, op, at.chain);
    if (store(op, previous, at.chain, !permitted)) apply(op, at.chain);
    ++(permitted ? result.applied : result.quarantined);
  }
  // An own log that came back from elsewhere may now end in an op that tells no time.
  note_stamp(std::max(greatest, last_stamp()));
  move_tip(from, at);
  // Where the log has branches, the way to where a grant was closed may be known only now.
  const bool closed =
      std::any_of(reaches.begin(), reaches.end(), [](const auto& entry) { return !entry.second.until.empty(); });
  if (closed && !path_to(at).empty()) judge_again(at.log, at.scope);
  return result;
}

}  // namespace starharbor::content
