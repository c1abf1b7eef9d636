// What must hold of the log whatever devices do and however their ops travel: the same ops make the same data,
// everywhere. RapidCheck prints the seed and the shortest walk that breaks it.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/scope_literal.h"
#include "tests/sync/walks/log_reference.h"
#include "tests/sync/walks/log_world.h"

namespace starharbor::tests {
namespace {

// RapidCheck reads its parameters once, at the first property; a caller's own are left alone.
const int kParametersSet =
    setenv("RC_PARAMS", std::getenv("STARHARBOR_LONG") ? "max_success=3000 max_size=200" : "max_success=300", 0);

World walk() {
  World world(*rc::gen::inRange(2, 6));
  const auto steps = *rc::gen::container<std::vector<Step>>(any_step());
  for (const Step& step : steps) world.take(step);
  return world;
}

void assert_as_defined(MemoryDevice& replica) {
  const Ops ops = all_ops(replica.log());
  RC_ASSERT(contested_in(replica.log()) == reference_conflicts(ops));
  for (const auto& [scope, table, row] : reference_erased(ops)) {
    RC_ASSERT(replica.text("SELECT count(*) FROM \"" + table + "\" WHERE id = '" + row + "'") == "0");
    for (const auto& [key, run] : ops) {
      for (const KnownOp& known : run) {
        const bool named = known.op.scope.name() == scope && known.op.table == table && known.op.row == row;
        RC_ASSERT(!named || (known.op.stated_hash && known.op.body.empty()));
      }
    }
  }
  std::map<std::string, std::string> shown, expected;
  for (const auto& column : reference_columns(ops)) {
    const auto* rule = content::find_table(column.table);
    auto known = replica.database().query("SELECT type FROM pragma_table_info(?1) WHERE name = ?2");
    known.bind(1, column.table).bind(2, column.column);
    if (!rule || !known.step()) continue;
    const std::string type = known.text(0);
    const std::string where = column.table + " " + column.row + " " + column.column;
    auto value = replica.database().query("SELECT json_array(\"" + column.column + "\") FROM \"" + column.table +
                                          "\" WHERE id = ?1");
    value.bind(1, column.row);
    RC_ASSERT(value.step());
    shown[where] = value.text(0);
    auto json = column.heads.empty() ? nlohmann::json()
                                     : nlohmann::json::parse(value_text(column.heads.front().op, column.column));
    const bool fits = type == "TEXT"      ? json.is_string()
                      : type == "INTEGER" ? json.is_number_integer()
                                          : json.is_number();
    if (!fits) json = nullptr;
    if (type == "REAL" && json.is_number_integer()) json = json.get<double>();
    if (json.is_boolean()) json = json.get<bool>() ? 1 : 0;
    expected[where] = nlohmann::json::array({json}).dump();
  }
  RC_ASSERT(shown == expected);
}

RC_GTEST_PROP(LogProperties, EverybodyEndsWithTheSame, ()) {
  World world = walk();
  world.settle_down();
  RC_ASSERT(world.breaches() == std::vector<std::string>());
  const std::string first = picture_of(world.replicas().front()->log());
  for (const auto& replica : world.replicas()) RC_ASSERT(picture_of(replica->log()) == first);
}

RC_GTEST_PROP(LogProperties, ReplayGivesTheProjectionAgain, ()) {
  World world = walk();
  for (const auto& replica : world.replicas()) {
    const std::string before = picture_of(replica->log());
    content::Transaction transaction(replica->database());
    replica->log().rebuild();
    transaction.commit();
    RC_ASSERT(picture_of(replica->log()) == before);
  }
}

RC_GTEST_PROP(LogProperties, AFreshDeviceGetsTheSameInAnyInterleaving, ()) {
  World world = walk();
  world.settle_down();
  MemoryDevice& known = *world.replicas().front();
  const Ops ops = all_ops(known.log());
  std::vector<LogKey> order;
  for (const auto& [key, run] : ops) order.insert(order.end(), run.size(), key);
  const auto shuffled = *rc::gen::exec([&] {
    auto rest = order;
    for (size_t i = rest.size(); i > 1; --i) std::swap(rest[i - 1], rest[*rc::gen::inRange<size_t>(0, i)]);
    return rest;
  });
  MemoryDevice fresh(100, {"fresh", content::Role::kOffice, ""});
  std::map<LogKey, size_t> taken;
  for (const LogKey& key : shuffled) {
    const KnownOp& next = ops.at(key)[taken[key]++];
    RC_ASSERT(fresh.merge({next.before, {next.op}}).applied == 1);
  }
  RC_ASSERT(picture_of(fresh.log()) == picture_of(known.log()));
}

RC_GTEST_PROP(LogProperties, HeadsAndConflictsAreAsDefined, ()) {
  World world = walk();
  for (const auto& replica : world.replicas()) assert_as_defined(*replica);
  world.settle_down();
  assert_as_defined(*world.replicas().front());
}

void settle_all(MemoryDevice& replica) {
  for (const auto& conflict : replica.log().conflicts()) {
    if (!content::find_table(conflict.table)) continue;
    content::Transaction transaction(replica.database());
    replica.log().settle(conflict, *rc::gen::inRange<size_t>(0, conflict.values.size()));
    transaction.commit();
  }
}

RC_GTEST_PROP(LogProperties, ASettledConflictIsSettledEverywhere, ()) {
  World world = walk();
  world.settle_down();
  // Twice: a value settled in a row that is removed is an edit which that removal has not seen.
  settle_all(*world.replicas().front());
  settle_all(*world.replicas().front());
  world.settle_down();
  for (const auto& replica : world.replicas()) {
    for (const auto& conflict : replica->log().conflicts()) RC_ASSERT(!content::find_table(conflict.table));
  }
}

RC_GTEST_PROP(LogProperties, AnEditThatHasSeenAnotherFollowsItWhateverTheClocksSay, ()) {
  World world(2);
  MemoryDevice& first = *world.replicas()[0];
  MemoryDevice& second = *world.replicas()[1];
  first.set_now(*rc::gen::inRange<int64_t>(0, 4'000'000'000'000));
  second.set_now(*rc::gen::inRange<int64_t>(0, 4'000'000'000'000));
  const auto write = [](MemoryDevice& replica, const char* name) {
    replica.edit("district"_scope, "base", "x", {{"name_zh", name}});
  };
  write(first, "before");
  world.settle_down();
  write(second, "after");
  world.settle_down();
  for (MemoryDevice* replica : {&first, &second}) {
    RC_ASSERT(replica->text("SELECT name_zh FROM base WHERE id = 'x'") == "after");
    RC_ASSERT(replica->log().conflicts().empty());
  }
}

}  // namespace
}  // namespace starharbor::tests
