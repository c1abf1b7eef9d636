// See log_world.h.
#include "tests/sync/walks/log_world.h"

#include <algorithm>
#include <array>
#include <sstream>

#include <nlohmann/json.hpp>

#include "content-db/log/audit.h"
#include "content-db/log/body.h"
#include "tests/support/scope_literal.h"

namespace starharbor::tests {
namespace {

using content::Device;
using content::Log;
using content::LogId;
using content::Op;
using content::OpRef;
using content::Role;
using content::Run;
using content::Tip;
using content::Transaction;
using nlohmann::json;

constexpr size_t kRows = 3;
constexpr uint8_t kStrangeLog = 200;
constexpr size_t kMostReplicas = 7;

struct Target {
  const char* scope;
  const char* table;
  std::array<const char*, 4> columns;
};
constexpr std::array<Target, 3> kTargets = {{
    {"district", "base", {"name_zh", "position", "hue_deg", "retired"}},
    {"events-a", "event", {"title_zh", "capacity", "starts_at", "retired"}},
    {"base-a", "member", {"name", "firm", "member_no", "retired"}},
}};

// Clocks that are right, slow, fast, and out of their minds.
constexpr std::array<int64_t, 7> kClocks = {
    1'800'000'000'000, 1'800'000'000'000, 1'768'000'000'000, 1'900'000'000'000, 0, -5'000, 10'400'000'000'000};

json value_named(int number) {
  switch (number % 8) {
    case 0:
      return 0;
    case 1:
      return 1;
    case 2:
      return 2.5;
    case 3:
      return nullptr;
    case 4:
      return true;
    case 5:
      return "one";
    default:
      return "two";
  }
}

// One that may be written here; what others write may be any.
content::Value value_for(const char* table, const char* column, int number) {
  const content::Value value = content::read_value(value_named(number).dump());
  const content::ColumnType type = content::find_table(table)->find_column(column)->type;
  if (value.fits(type)) return value;
  return type == content::ColumnType::kText ? content::Value(content::json_text(value)) : content::Value(number % 3);
}

bool has(MemoryDevice& replica, const Op& of, int64_t seq, const content::Hash& chain) {
  auto rows = replica.database().query("SELECT 1 FROM op WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND chain = ?4");
  rows.bind(1, of.scope.name()).bind(2, of.log).bind(3, seq).bind(4, chain);
  return rows.step();
}

// One that the replica holds in this scope; where it holds none, one that nobody has.
OpRef some_op(MemoryDevice& replica, const std::string& scope, int number) {
  std::vector<OpRef> refs;
  for (const auto& [key, known] : all_ops(replica.log())) {
    if (key.first != scope) continue;
    for (const KnownOp& op : known) refs.push_back(op.ref());
  }
  if (refs.empty()) return {MemoryDevice::log_id(1), 1 + number, number};
  return refs[number % refs.size()];
}

const Target& target_of(const Step& step) {
  return kTargets[step.row % kTargets.size()];
}
std::string row_of(const Step& step) {
  return "r" + std::to_string(step.row / kTargets.size() % kRows);
}

}  // namespace

World::World(int devices) {
  for (int i = 0; i < devices; ++i) {
    const Device device{"device " + std::to_string(i), i < 2 ? Role::kOffice : Role::kKiosk, "a"};
    replicas_.push_back(std::make_unique<MemoryDevice>(static_cast<uint8_t>(i + 1), device));
  }
}

void World::take(const Step& step) {
  MemoryDevice& replica = *replicas_[step.device % replicas_.size()];
  MemoryDevice& other = *replicas_[step.other % replicas_.size()];
  const int kind = step.kind % 100;
  if (kind < 30) return edit(replica, step);
  if (kind < 38) return remove(replica, step);
  if (kind < 46) return add_fact(replica, step);
  if (kind < 54) return settle(replica, step);
  if (kind < 62) return write_strange_op(step);
  if (kind < 68) return deliver_strange_ops(replica, step);
  if (kind < 92) return deliver(replica, other, step);
  if (kind < 94) return copy(replica, step);
  if (kind < 96) return erase(replica, step);
  replica.set_now(kClocks[step.value % kClocks.size()] + step.amount);
}

void World::edit(MemoryDevice& replica, const Step& step) {
  const Target& target = target_of(step);
  if (!content::may_write(replica.log().device(), scope_named(target.scope), target.table)) return;
  if (replica.log().is_erased(scope_named(target.scope), target.table, row_of(step))) return;
  content::Columns columns;
  for (int i = 0; i <= step.amount % 3; ++i) {
    const char* column = target.columns[(step.column + i) % 4];
    columns[column] = value_for(target.table, column, step.value + i);
  }
  replica.edit(scope_named(target.scope), target.table, row_of(step), columns);
}

void World::remove(MemoryDevice& replica, const Step& step) {
  const Target& target = target_of(step);
  if (!content::may_write(replica.log().device(), scope_named(target.scope), target.table)) return;
  if (replica.log().is_erased(scope_named(target.scope), target.table, row_of(step))) return;
  replica.remove(scope_named(target.scope), target.table, row_of(step));
}

void World::erase(MemoryDevice& replica, const Step& step) {
  if (replica.log().device().role != Role::kOffice) return;
  replica.fact("base-a"_scope, "erasure", {{"of_table", "member"}, {"of_row", row_of(step)}});
}

void World::add_fact(MemoryDevice& replica, const Step& step) {
  const int64_t now_ms = replica.log().now_ms();
  const std::string known =
      replica.text("SELECT id FROM sign_in ORDER BY id LIMIT 1 OFFSET " + std::to_string(step.value % 5));
  if (step.column % 3 == 0) {
    replica.fact("base-a"_scope, "annulment", {{"sign_ins", json::array({known}).dump()}, {"at", now_ms}});
  } else {
    replica.fact("base-a"_scope, "sign_in", {{"event", "r0"}, {"member", row_of(step)}, {"at", now_ms}});
  }
}

void World::settle(MemoryDevice& replica, const Step& step) {
  const auto conflicts = replica.log().conflicts();
  if (conflicts.empty()) return;
  const auto& conflict = conflicts[step.row % conflicts.size()];
  if (!content::find_table(conflict.table) ||
      !content::may_write(replica.log().device(), conflict.scope, conflict.table)) {
    return;
  }
  Transaction transaction(replica.database());
  replica.log().settle(conflict, step.value % conflict.values.size());
  transaction.commit();
}

// What another version, or a broken one, may write: tables and columns unknown here, stamps beyond the end of time,
// bodies that are no objects, ops seen that never come or come later.
void World::write_strange_op(const Step& step) {
  const Target& target = target_of(step);
  auto& run = strange_[{target.scope, MemoryDevice::log_id(kStrangeLog)}];
  Op op;
  op.log = MemoryDevice::log_id(kStrangeLog);
  op.scope = scope_named(target.scope);
  op.seq = static_cast<int64_t>(run.size()) + 1;
  op.stamp = content::stamp_of(kClocks[step.amount % kClocks.size()] + step.value, step.value % 3);
  op.table = step.value % 5 == 0 ? "telescope" : target.table;
  // A row is of one scope, also where this version doesn't know the table.
  op.row = step.value % 7 == 0 ? "" : row_of(step) + (op.table == "telescope" ? op.scope.name() : "");
  const char* column = step.value % 4 == 0 ? "lens" : target.columns[step.column % 4];
  op.body = step.amount % 6 == 0 ? "[not an object" : json{{column, value_named(step.value)}}.dump();
  for (int i = 0; i < step.amount % 3; ++i)
    op.seen.push_back(some_op(*replicas_[i % replicas_.size()], op.scope.name(), step.value + i));
  run.push_back(std::move(op));
}

void World::copy(MemoryDevice& replica, const Step& step) {
  if (replicas_.size() >= kMostReplicas) return;
  auto copied = std::make_unique<MemoryDevice>(0, replica.log().device());
  copied->log().go_on_under(replica.log().id());
  for (const Tip& tip : replica.log().ops().tips()) {
    const int64_t until = step.value % 2 == 0 ? tip.seq : step.amount % (tip.seq + 1);
    copied->merge(replica.log().ops().read(tip, 1, until));
  }
  replicas_.push_back(std::move(copied));
}

void World::offer(MemoryDevice& to, const Run& run) {
  if (run.ops.empty()) return;
  const Op& first = run.ops.front();
  const bool gap = first.seq == 1 ? false : !has(to, first, first.seq - 1, run.before);
  int64_t lacking = 0;
  content::Hash chain = run.before;
  for (const Op& op : run.ops) {
    chain = content::chain_next(chain, op);
    if (!has(to, op, op.seq, chain)) ++lacking;
  }
  const auto result = to.merge(run);
  if (result.gap != gap) breaches_.push_back("a gap not told, or told where there is none");
  if (result.applied != (gap ? 0 : lacking)) breaches_.push_back("more or less was taken than is new");
  if (!gap && !has(to, first, run.ops.back().seq, chain)) breaches_.push_back("what was taken is not there");
  // As the exchange does it: whoever meets a branch of its own goes on under a log of its own.
  if (result.applied > 0 && first.log == to.log().id()) to.log().go_on_under(MemoryDevice::log_id(next_log_++));
}

// A piece of one log: it may begin with what is known already, or beyond what is, and end anywhere.
void World::deliver(MemoryDevice& from, MemoryDevice& to, const Step& step) {
  const auto tips = from.log().ops().tips();
  if (tips.empty()) return;
  const auto& tip = tips[step.row % tips.size()];
  const int64_t here = to.log().ops().tip(tip.log, tip.scope).seq;
  const int64_t first = std::clamp<int64_t>(here + 1 + (step.value % 6 - 4), 1, tip.seq);
  offer(to, from.log().ops().read(tip, first, 1 + step.amount % 12));
}

Run World::strange_run(const LogKey& key, size_t first, size_t count) const {
  const auto& all = strange_.at(key);
  Run run{content::chain_start(key.second, scope_named(key.first)), {}};
  for (size_t i = 0; i < first; ++i) run.before = content::chain_next(run.before, all[i]);
  run.ops.assign(all.begin() + first, all.begin() + first + count);
  return run;
}

void World::deliver_strange_ops(MemoryDevice& to, const Step& step) {
  if (strange_.empty()) return;
  const auto& [key, all] = *std::next(strange_.begin(), step.row % strange_.size());
  const size_t first = step.value % all.size();
  offer(to, strange_run(key, first, std::min<size_t>(all.size() - first, 1 + step.amount % 5)));
}

void World::settle_down() {
  for (auto& to : replicas_) {
    for (const auto& [key, all] : strange_) offer(*to, strange_run(key, 0, all.size()));
    for (auto& from : replicas_) {
      if (from == to) continue;
      for (const Tip& tip : from->log().ops().tips()) offer(*to, from->log().ops().read(tip, 1, tip.seq));
    }
  }
}

Ops all_ops(Log& log) {
  Ops ops;
  for (const Tip& tip : log.ops().tips()) {
    auto& known = ops[{tip.scope.name(), tip.log}];
    const Run run = log.ops().read(tip, 1, tip.seq);
    content::Hash before = run.before;
    for (const Op& op : run.ops) {
      const content::Hash chain = content::chain_next(before, op);
      const bool there =
          std::any_of(known.begin(), known.end(), [&](const KnownOp& other) { return other.chain == chain; });
      if (!there) known.push_back({op, before, chain});
      before = chain;
    }
    std::stable_sort(known.begin(), known.end(),
                     [](const KnownOp& a, const KnownOp& b) { return a.op.seq < b.op.seq; });
  }
  return ops;
}

std::string picture_of(Log& log) {
  std::ostringstream out;
  for (const auto& [table, rows] : rows_of(log.database())) {
    out << "# " << table << "\n";
    for (const std::string& row : rows) out << row << "\n";
  }
  out << "# heads\n";
  auto heads = log.database().query(
      "SELECT scope || ' ' || table_name || ' ' || row || ' ' || column_name || ' ' || hex(log) || ' ' || seq || ' ' "
      "|| tag "
      "FROM head ORDER BY scope, table_name, row, column_name, log, seq, tag");
  while (heads.step()) out << heads.text(0) << "\n";
  out << "# tips\n";
  for (const auto& tip : log.ops().tips()) {
    out << tip.scope.name() << " " << content::to_hex(tip.log) << " " << tip.seq << " " << content::to_hex(tip.chain)
        << "\n";
  }
  out << "# conflicts\n";
  for (const auto& conflict : log.conflicts()) {
    out << conflict.id << " " << conflict.scope.name() << " " << conflict.table << " " << conflict.row << " "
        << conflict.column;
    for (const auto& value : conflict.values) {
      out << " [" << content::to_hex(value.op.log) << " " << value.op.seq << " " << value.op.tag << " "
          << content::json_text(value.value) << " " << value.at_ms << " " << value.shown << "]";
    }
    out << "\n";
  }
  out << "# digests\n";
  for (const auto& [scope, digest] : content::digests(log.database())) out << scope.name() << " " << digest << "\n";
  out << "# aside " << content::kept_aside(log.database()) << "\n";
  return out.str();
}

}  // namespace starharbor::tests
