// See log.h.
#include "content-db/log/log.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "content-db/log/body.h"
#include "content-db/log/projection_tables.h"

namespace starharbor::content {
namespace {

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

// What another version writes is kept as it comes (merge); what is written here is to show.
void require_columns(std::string_view table, const Columns& columns) {
  const TableSpecification& specification = *find_table(table);
  for (const auto& [name, value] : columns) {
    const StoredColumn* column = specification.find_column(name);
    if (!column)
      throw Error(ErrorCode::kInput, fmt::format("write to {}", table),
                  fmt::format("it has no column \"{}\". Correct the name; nothing was changed.", name));
    if (!value.fits(column->type))
      throw Error(ErrorCode::kInput, fmt::format("write to {}", table),
                  fmt::format("its column \"{}\" takes {}, not {}. Correct the value; nothing was changed.", name,
                              words(column->type), json_text(value)));
  }
}

}  // namespace

Log::Log(Database& db, Device device, Clock clock) : db_(db), device_(std::move(device)), clock_(db, std::move(clock)) {
  make_projection(db_, [this] { rebuild(); });
}

void Log::go_on_under(const LogId& id, const Nonce& nonce) {
  clock_.keep();
  owners_.go_on_under(id, nonce);
}

void Log::require_right(const Scope& scope, std::string_view table, TableKind kind) const {
  const TableSpecification* specification = find_table(table);
  if (!specification || specification->kind != kind || !may_write(device_, scope, table))
    throw Error(ErrorCode::kInput, fmt::format("write to {} in {}", table, scope.name()),
                "this device has no right to change that. Change it at the office; it comes here by sync.");
}

bool Log::is_erased(const Scope& scope, std::string_view table, std::string_view row) {
  return erasure_.is_erased(scope, table, row);
}

void Log::edit(const Scope& scope, std::string_view table, std::string_view row, const Columns& columns) {
  require_right(scope, table, TableKind::kRegister);
  require_columns(table, columns);
  if (columns.empty()) return;
  Columns set = columns;
  const auto deleted = projection_.heads(table, row, "deleted");
  if (!deleted.empty() && projection_.value_of(deleted.front(), "deleted") == Value(1)) set.emplace("deleted", 0);

  // The op names what showed. Where one of the ops named stands unseen in another of these columns, one op for all
  // would settle that conflict by accident; each column then gets an op of its own.
  std::set<OpRef> shown, hidden;
  for (const auto& [column, value] : set) {
    const auto standing = projection_.heads(table, row, column);
    for (size_t i = 0; i < standing.size(); ++i) (i == 0 ? shown : hidden).insert(standing[i].op);
  }
  const bool ambiguous =
      set.size() > 1 && std::ranges::any_of(shown, [&](const OpRef& ref) { return hidden.contains(ref); });
  if (!ambiguous) {
    write(next_op(scope, table, row, shown, set));
    return;
  }
  for (const auto& [column, value] : set) {
    const auto standing = projection_.heads(table, row, column);
    std::set<OpRef> seen;
    if (!standing.empty()) seen.insert(standing.front().op);
    write(next_op(scope, table, row, seen, {{column, value}}));
  }
}

void Log::remove(const Scope& scope, std::string_view table, std::string_view row) {
  require_right(scope, table, TableKind::kRegister);
  write(next_op(scope, table, row, projection_.heads_of_row(table, row), {{"deleted", 1}}));
}

FactId Log::append_fact(const Scope& scope, std::string_view table, const Columns& columns) {
  require_right(scope, table, TableKind::kFact);
  require_columns(table, columns);
  const Draft draft = next_op(scope, table, {}, {}, columns);
  return fact_id(draft.op, write(draft));
}

void Log::settle(const Conflict& conflict, size_t value) {
  const auto& [id, scope, table, row, column, values] = conflict;
  const Value& chosen = values.at(value).value;
  if (column == "deleted" && chosen == Value(1)) return remove(scope, table, row);
  require_right(scope, table, TableKind::kRegister);
  std::set<OpRef> seen;
  for (const Projection::Head& head : projection_.heads(table, row, column)) seen.insert(head.op);
  // A foreign value shows nothing, so nothing is what was chosen.
  Columns kept{{column, chosen.foreign() ? Value() : chosen}};
  if (column == "deleted") kept[column] = 0;
  write(next_op(scope, table, row, std::move(seen), kept));
}

Log::Draft Log::next_op(const Scope& scope, std::string_view table, std::string_view row, std::set<OpRef> seen,
                        const Columns& columns) {
  const auto fail = [&](std::string_view hint) {
    throw Error(ErrorCode::kInput, fmt::format("write to {}/{}", table, row), std::string(hint));
  };
  if (is_erased(scope, table, row))
    fail("it was erased for good. Should it be the same person again, use a new number.");
  const auto body = write_body(columns);
  if (!body) fail("one of its texts is no UTF-8. Save the file that it is from as UTF-8; nothing was changed.");
  Op op{};
  op.log = id();
  op.scope = scope;
  Tip end = ops_.tip(op.log, scope);
  op.seq = end.seq + 1;
  op.stamp = clock_.next();
  op.seen.assign(seen.begin(), seen.end());
  op.table = table;
  op.row = row;
  op.body = *body;
  if (!op.is_applicable() || columns.size() > Op::kMaxColumns)
    fail("it is longer than a change may be (1 MiB). Shorten it; nothing was changed.");
  return {std::move(op), std::move(end)};
}

Hash Log::write(const Draft& draft) {
  const auto& [op, end] = draft;
  const Hash chain = chain_next(end.chain, op);
  if (!take(op, end.chain, chain, false))
    throw Error(ErrorCode::kCorrupt, fmt::format("write to {}/{}", op.table, op.row),
                "it would have changed nothing. Nothing was written; run `starharbor-content verify`.");
  ops_.move_tip(end, {op.log, op.scope, op.seq, chain});
  return chain;
}

bool Log::take(const Op& op, const Hash& before, const Hash& chain, bool quarantined) {
  const bool row_is_erased = is_erased(op.scope, op.table, op.row);
  ops_.insert(op, before, chain, row_is_erased, quarantined);
  const bool has_body = !row_is_erased && !(op.stated_hash && op.body.empty());
  return !quarantined && has_body && apply(op, chain);
}

MergeResult Log::merge(const Hash& before, std::span<const Op> ops) {
  MergeResult result;
  if (ops.empty()) return result;
  const Op& first = ops.front();
  Tip at{first.log, first.scope, first.seq - 1, before};
  if (!ops_.is_here(at)) {
    result.gap = true;
    return result;
  }
  size_t known = 0;
  for (; known < ops.size(); ++known) {
    const Tip next{at.log, at.scope, at.seq + 1, chain_next(at.chain, ops[known])};
    if (!ops_.is_here(next)) break;
    at = next;
  }
  result.known = static_cast<int64_t>(known);
  if (known == ops.size()) return result;

  const Tip from = at;
  result.forked = !ops_.is_end(from);
  Authorisation::Reaches reaches;
  const Stamp furthest = clock_.furthest();
  Stamp greatest = 0;
  for (const Op& op : ops.subspan(known)) {
    const Hash previous = at.chain;
    at = {at.log, at.scope, op.seq, chain_next(previous, op)};
    const bool permitted = authorisation_.is_permitted(reaches, op, at.chain);
    take(op, previous, at.chain, !permitted);
    if (permitted && op.is_applicable() && op.stamp <= furthest) greatest = std::max(greatest, op.stamp);
    ++(permitted ? result.applied : result.quarantined);
  }
  // An own log that came back from elsewhere may now end in an op that tells no time.
  clock_.keep();
  clock_.follow(greatest);
  ops_.move_tip(from, at);
  // Where the log has branches, the way to where a grant was closed may be known only now.
  const bool closed = std::ranges::any_of(reaches, [](const auto& entry) { return !entry.second.until.empty(); });
  if (closed && !ops_.path_to(at).empty()) authorisation_.judge_again(at.log, at.scope);
  return result;
}

bool Log::apply(const Op& op, const Hash& chain) {
  if (!op.is_applicable()) return false;
  const TableSpecification* table = find_table(op.table);
  if (table && (table->kind == TableKind::kFact) != op.is_fact()) return false;
  if (op.is_fact() && op.table != kErasureTable) return projection_.apply_fact(op, chain);
  const auto columns = read_body(op.body);
  if (!columns || columns->size() > Op::kMaxColumns) return false;
  if (!op.is_fact()) {
    projection_.apply_register(op, chain, *columns);
    return true;
  }
  const ErasedRow erased = erased_row_of(*columns);
  if (erasure_.erase(op.scope, erased.table, erased.row)) replay_row(erased.table, erased.row);
  return projection_.apply_fact(op, chain);
}

void Log::replay_row(const std::string& table, const std::string& row) {
  projection_.clear_row(table, row);
  const auto ops = ops_.applied_to_row(table, row);
  projection_.replay([&] {
    for (const OpStore::StoredOp& stored : ops) apply(stored.op, stored.chain);
  });
}

int64_t Log::judge(int64_t limit) {
  return authorisation_.judge(limit, [&](const OpStore::StoredOp& stored, bool quarantined) {
    const Op& op = stored.op;
    ops_.set_quarantined(stored, quarantined);
    if (!quarantined && op.is_applicable()) clock_.follow(op.stamp);
    if (!op.is_fact()) return replay_row(op.table, op.row);
    if (quarantined) {
      projection_.withdraw_fact(op, stored.chain);
    } else {
      apply(op, stored.chain);
    }
  });
}

void Log::take_rights_of(Log& other) {
  for (const LogId& own : other.owners_.all_own()) go_on_under(own);
  owners_.note_owners_of(other.owners_);
  if (!other.rights().version.empty()) set_rights(other.rights());
}

Op Log::without_past(Op op, const Hash& chain) {
  const TableSpecification* table = find_table(op.table);
  const bool applies = !op.is_fact() && !(table && table->kind == TableKind::kFact) && !op.stated_hash &&
                       op.is_applicable() && read_body(op.body);
  if (!applies || projection_.stands(op, chain)) return op;
  return ops_.is_applied({op.log, op.seq, tag_of(chain)}, op.scope) ? hollow(std::move(op), chain) : op;
}

void Log::rebuild(const std::function<void(int64_t, int64_t)>& progress) {
  projection_.clear();
  erasure_.erase_all();
  const int64_t total = progress ? ops_.count_ops() : 0;
  int64_t done = 0;
  projection_.replay([&] {
    ops_.for_each_applied([&](const Op& op, const Hash& chain) {
      apply(op, chain);
      if (progress && ++done % 1000 == 0) progress(done, total);
    });
  });
  if (progress) progress(total, total);
}

}  // namespace starharbor::content
