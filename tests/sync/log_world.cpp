// See log_world.h.
#include "tests/sync/log_world.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <sstream>

namespace starharbor::tests {
namespace {

using content::Device;
using content::Log;
using content::LogId;
using content::Op;
using content::OpRef;
using content::Role;
using content::Transaction;
using nlohmann::json;

constexpr size_t kRows = 3;
constexpr uint8_t kStrangeLog = 200;

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

const Target& target_of(const Step& step) {
  return kTargets[step.row % kTargets.size()];
}
std::string row_of(const Step& step) {
  return "r" + std::to_string(step.row / kTargets.size() % kRows);
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const Step& step) {
  return out << "{" << step.kind << "," << step.device << "," << step.other << "," << step.row << "," << step.column
             << "," << step.value << "," << step.amount << "}";
}

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
  if (kind < 94) return deliver(replica, other, step);
  replica.set_now(kClocks[step.value % kClocks.size()] + step.amount);
}

void World::edit(MemoryDevice& replica, const Step& step) {
  const Target& target = target_of(step);
  if (!content::may_write(replica.log().device(), target.scope, target.table)) return;
  json columns = json::object();
  for (int i = 0; i <= step.amount % 3; ++i)
    columns[target.columns[(step.column + i) % 4]] = value_named(step.value + i);
  replica.edit(target.scope, target.table, row_of(step), columns);
}

void World::remove(MemoryDevice& replica, const Step& step) {
  const Target& target = target_of(step);
  if (!content::may_write(replica.log().device(), target.scope, target.table)) return;
  replica.remove(target.scope, target.table, row_of(step));
}

void World::add_fact(MemoryDevice& replica, const Step& step) {
  const int64_t now_ms = replica.log().now_ms();
  const std::string known =
      replica.text("SELECT id FROM sign_in ORDER BY id LIMIT 1 OFFSET " + std::to_string(step.value % 5));
  if (step.column % 3 == 0) {
    replica.fact("base-a", "annulment", {{"sign_ins", json::array({known}).dump()}, {"at", now_ms}});
  } else {
    replica.fact("base-a", "sign_in", {{"event", "r0"}, {"member", row_of(step)}, {"at", now_ms}});
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
  op.scope = target.scope;
  op.seq = static_cast<int64_t>(run.size()) + 1;
  op.stamp = content::stamp_of(kClocks[step.amount % kClocks.size()] + step.value, step.value % 3);
  op.table = step.value % 5 == 0 ? "telescope" : target.table;
  // A row is of one scope, also where this version doesn't know the table.
  op.row = step.value % 7 == 0 ? "" : row_of(step) + (op.table == "telescope" ? op.scope : "");
  const char* column = step.value % 4 == 0 ? "lens" : target.columns[step.column % 4];
  op.body = step.amount % 6 == 0 ? "[not an object" : json{{column, value_named(step.value)}}.dump();
  for (int i = 0; i < step.amount % 3; ++i) {
    const OpRef ref{MemoryDevice::log_id(static_cast<uint8_t>(i + 1)), 1 + (step.value + i) % 6};
    op.seen.push_back(ref);
  }
  if (step.amount % 5 == 4) op.seen.push_back({op.log, op.seq + 1 + step.column % 2});
  run.push_back(std::move(op));
}

void World::offer(MemoryDevice& to, const std::vector<Op>& run) {
  if (run.empty()) return;
  const int64_t here = to.log().tip(run.front().log, run.front().scope).seq;
  const auto result = to.merge(run);
  const int64_t after = to.log().tip(run.front().log, run.front().scope).seq;
  const bool gap = run.front().seq > here + 1;
  const int64_t expected = gap ? here : std::max(here, run.back().seq);
  if (result.mismatch) breaches_.push_back("a mismatch among honest devices");
  if (result.gap != gap) breaches_.push_back("a gap not told, or told where there is none");
  if (after != expected || result.applied != expected - here) breaches_.push_back("more or less was taken than is new");
}

// A piece of one log: it may begin with what is known already, or beyond what is, and end anywhere.
void World::deliver(MemoryDevice& from, MemoryDevice& to, const Step& step) {
  const auto tips = from.log().tips();
  if (tips.empty()) return;
  const auto& tip = tips[step.row % tips.size()];
  const int64_t here = to.log().tip(tip.log, tip.scope).seq;
  const int64_t first = std::max<int64_t>(1, here + 1 + (step.value % 6 - 4));
  offer(to, from.log().read(tip.log, tip.scope, first, 1 + step.amount % 12));
}

void World::deliver_strange_ops(MemoryDevice& to, const Step& step) {
  if (strange_.empty()) return;
  const auto& run = std::next(strange_.begin(), step.row % strange_.size())->second;
  const size_t first = step.value % run.size();
  const size_t count = std::min<size_t>(run.size() - first, 1 + step.amount % 5);
  offer(to, {run.begin() + first, run.begin() + first + count});
}

void World::settle_down() {
  for (auto& to : replicas_) {
    for (const auto& [key, run] : strange_) offer(*to, run);
    for (auto& from : replicas_) {
      if (from == to) continue;
      for (const auto& tip : from->log().tips()) offer(*to, from->log().read(tip.log, tip.scope, 1, tip.seq));
    }
  }
}

Ops all_ops(Log& log) {
  Ops ops;
  for (const auto& tip : log.tips()) ops[{tip.scope, tip.log}] = log.read(tip.log, tip.scope, 1, tip.seq);
  return ops;
}

std::string picture_of(MemoryDevice& replica) {
  std::ostringstream out;
  for (const auto& [table, rows] : replica.rows()) {
    out << "# " << table << "\n";
    for (const std::string& row : rows) out << row << "\n";
  }
  out << "# heads\n";
  auto heads = replica.database().query(
      "SELECT scope || ' ' || table_name || ' ' || row || ' ' || column_name || ' ' || hex(log) || ' ' || seq FROM "
      "head "
      "ORDER BY scope, table_name, row, column_name, log, seq");
  while (heads.step()) out << heads.text(0) << "\n";
  out << "# tips\n";
  for (const auto& tip : replica.log().tips()) {
    out << tip.scope << " " << content::to_hex(tip.log) << " " << tip.seq << " " << content::to_hex(tip.chain) << "\n";
  }
  out << "# conflicts\n";
  for (const auto& conflict : replica.log().conflicts()) {
    out << conflict.id << " " << conflict.scope << " " << conflict.table << " " << conflict.row << " "
        << conflict.column;
    for (const auto& value : conflict.values) {
      out << " [" << content::to_hex(value.op.log) << " " << value.op.seq << " " << value.value << " " << value.at_ms
          << " " << value.shown << "]";
    }
    out << "\n";
  }
  out << "# digests\n";
  for (const auto& [scope, digest] : replica.log().digests()) out << scope << " " << digest << "\n";
  out << "# aside " << replica.log().kept_aside() << "\n";
  return out.str();
}

}  // namespace starharbor::tests
