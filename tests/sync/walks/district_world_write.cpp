// What devices of a walk write. The model says beforehand which ops must come of it, and having seen what.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "content-db/base/error.h"
#include "content-db/log/body.h"
#include "tests/support/scope_literal.h"
#include "tests/sync/walks/district_world.h"

namespace starharbor::tests {

using content::Log;
using content::Role;
using nlohmann::json;

namespace {

// Few, so that two edits sometimes agree.
json value_for(const std::string& column, int number) {
  if (column == "position" || column == "capacity") return number % 4;
  return "value " + std::to_string(number % 4);
}

std::string home_of(const DeviceModel& device, int number) {
  return !device.base.empty() ? device.base : number % 2 == 0 ? "heart" : "maple";
}

content::Columns columns_of(const json& object) {
  return content::read_body(object.dump()).value();
}

// Whatever came from elsewhere, a device whose clock can be right stamps what it writes by it, a few days later at
// most.
bool is_near(content::Stamp stamp, int64_t now_ms) {
  constexpr int64_t kFewDaysMs = 4 * 86'400'000;
  const int64_t at_ms = content::stamp_ms(stamp);
  if (!content::is_believable(now_ms)) return stamp >= 0 && at_ms < content::kLastStampMs;
  return at_ms >= now_ms && at_ms <= now_ms + kFewDaysMs;
}

}  // namespace

// A row that this device may write.
DistrictWorld::Row DistrictWorld::row_of(const Site& site, const Step& step) const {
  const std::string base = home_of(site.model, step.row);
  const std::string number = std::to_string(step.row / 6 % 2);
  const int kinds = site.model.role == Role::kOffice ? 3 : 2;
  switch (step.row / 2 % kinds) {
    case 0: {
      Row member{"base-" + base, "member", base + "." + number, {"name", "member_no"}};
      if (!site.model.known.old_version) member.columns.push_back("firm");
      return member;
    }
    case 1:
      return {"events-" + base, "event", base + "-" + number, {"title_zh", "capacity", "note_zh"}};
    default:
      return {"district", "base", base, {"name_zh", "position", "place_zh"}};
  }
}

std::optional<OpRef> DistrictWorld::last_of(const Site& site, const std::string& scope) const {
  std::optional<OpRef> last;
  for (const OpRef& name : site.model.known.ops) {
    const bool of_log = name.log == site.model.log() && carriers_.ops.at(name).scope == scope;
    if (of_log && (!last || name.seq > last->seq)) last = name;
  }
  return last;
}

void DistrictWorld::write(Site& site, const Row& row, const std::vector<Draft>& drafts,
                          const std::function<void(Log&)>& act) {
  Log& log = site.folder->log();
  const bool erased = View(carriers_.ops, site.model.known).is_erased(row.scope, row.table, row.row);
  std::optional<OpRef> last = last_of(site, row.scope);
  try {
    content::Transaction transaction(site.folder->database());
    act(log);
    transaction.commit();
  } catch (const Error& error) {
    if (!erased || error.code != ErrorCode::kInput) breach("writing failed: " + std::string(error.what()));
    return;
  }
  if (erased) return breach("a row that was erased was written to");
  const content::Run run =
      log.ops().read(log.ops().tip(log.id(), scope_named(row.scope)), last ? last->seq + 1 : 1, 100);
  if (run.ops.size() != drafts.size()) return breach("another number of ops was written than must be");
  content::Hash chain = run.before;
  for (size_t i = 0; i < drafts.size(); ++i) {
    const content::Op& op = run.ops[i];
    chain = content::chain_next(chain, op);
    const WrittenOp written{{op.log, op.seq, content::tag_of(chain)},
                            last,
                            site.model.key,
                            row.scope,
                            row.table,
                            row.row,
                            op.stamp,
                            drafts[i].seen,
                            drafts[i].columns};
    const bool as_must_be = op.log == site.model.log() && op.scope.name() == row.scope && op.table == row.table &&
                            op.row == row.row && is_near(op.stamp, *site.now_ms) &&
                            std::set<OpRef>(op.seen.begin(), op.seen.end()) == written.seen &&
                            json::parse(op.body, nullptr, false) == written.columns;
    if (!as_must_be) breach("an op was written otherwise than must be: " + op.table + " " + op.row + " " + op.body);
    carriers_.ops.emplace(written.name, written);
    site.model.learn(written);
    last = written.name;
  }
}

void DistrictWorld::edit(Site& site, const Step& step) {
  const Row row = row_of(site, step);
  json columns = json::object();
  for (int i = 0; i <= step.amount % 2; ++i) {
    const std::string& column = row.columns[static_cast<size_t>(step.column + i) % row.columns.size()];
    columns[column] = value_for(column, step.value + i);
  }
  const auto drafts = View(carriers_.ops, site.model.known).edit(row.table, row.row, columns);
  write(site, row, drafts,
        [&](Log& log) { log.edit(scope_named(row.scope), row.table, row.row, columns_of(columns)); });
}

void DistrictWorld::remove(Site& site, const Step& step) {
  const Row row = row_of(site, step);
  const Draft draft = View(carriers_.ops, site.model.known).removal(row.table, row.row);
  write(site, row, {draft}, [&](Log& log) { log.remove(scope_named(row.scope), row.table, row.row); });
}

void DistrictWorld::settle(Site& site, const Step& step) {
  const View view(carriers_.ops, site.model.known);
  auto contests = view.contests();
  std::erase_if(contests, [&](const Contest& contest) {
    const bool writes = site.model.role == Role::kOffice || contest.scope == "events-" + site.model.base ||
                        contest.scope == "base-" + site.model.base;
    return !writes || !kShown.contains(contest.table);
  });
  if (contests.empty()) return;
  const Contest& contest = contests[static_cast<size_t>(step.row) % contests.size()];
  const size_t value = static_cast<size_t>(step.value) % contest.values.size();
  const auto listed = site.folder->log().conflicts();
  const auto same = std::ranges::find_if(listed, [&](const content::Conflict& other) {
    return std::tie(other.table, other.row, other.column) == std::tie(contest.table, contest.row, contest.column);
  });
  if (same == listed.end()) return breach("a conflict is not on the ledger");
  const auto op = contest.values[value].first;
  const auto at = std::ranges::find(same->values, op, &content::ConflictValue::op);
  if (at == same->values.end()) return breach("a value is not on the ledger");
  write(site, {contest.scope, contest.table, contest.row, {}}, {view.settlement(contest, value)},
        [&](Log& log) { log.settle(*same, static_cast<size_t>(at - same->values.begin())); });
}

void DistrictWorld::sign_in(Site& site, const Step& step) {
  const std::string base = home_of(site.model, step.row);
  const std::string number = std::to_string(step.row / 2 % 2);
  const json columns = {
      {"event", base + "-" + std::to_string(step.column % 2)}, {"member", base + "." + number}, {"at", *site.now_ms}};
  const std::string scope = "base-" + base;
  write(site, {scope, "sign_in", "", {}}, {{{}, columns}},
        [&](Log& log) { log.append_fact(scope_named(scope), "sign_in", columns_of(columns)); });
}

void DistrictWorld::annul(Site& site, const Step& step) {
  const auto sign_ins = View(carriers_.ops, site.model.known).sign_ins();
  if (sign_ins.empty()) return;
  const std::string scope = "base-" + home_of(site.model, step.row);
  const json named = json::array({sign_ins[static_cast<size_t>(step.value) % sign_ins.size()]});
  const json columns = {{"sign_ins", named.dump()}, {"at", *site.now_ms}};
  write(site, {scope, "annulment", "", {}}, {{{}, columns}},
        [&](Log& log) { log.append_fact(scope_named(scope), "annulment", columns_of(columns)); });
}

void DistrictWorld::erase(Site& site, const Step& step) {
  if (site.model.key != office().model.key) return;
  const std::string base = home_of(site.model, step.row);
  const json columns = {{"of_table", "member"}, {"of_row", base + "." + std::to_string(step.value % 2)}};
  const std::string scope = "base-" + base;
  write(site, {scope, "erasure", "", {}}, {{{}, columns}},
        [&](Log& log) { log.append_fact(scope_named(scope), "erasure", columns_of(columns)); });
}

// Of its own log, by another program: a table that nobody here knows, as a register or a fact, a column that nobody
// knows of a table that all know, or a time beyond all times. That such ops come from a newer program changes nothing
// about whose they are.
void DistrictWorld::write_as_newer(Site& site, const Step& step) {
  const std::string base = home_of(site.model, step.row);
  const std::string scope = "base-" + base;
  const std::string member = base + ".0";
  const View view(carriers_.ops, site.model.known);
  const std::optional<OpRef> last = last_of(site, scope);
  Log& log = site.folder->log();
  WrittenOp op{
      {site.model.log(), last ? last->seq + 1 : 1, 0}, last, site.model.key, scope, "telescope", "", 0, {}, {}};
  op.columns = {{"lens", step.value % 4}};
  op.stamp = log.clock().next();
  if (step.column % 3 == 0) {
    const bool of_a_member = step.value % 2 == 0 && !view.is_erased(scope, "member", member);
    op.table = of_a_member ? "member" : op.table;
    op.row = of_a_member ? member : scope + " one";
    op.seen = view.edit(op.table, op.row, op.columns).front().seen;
  } else if (step.column % 3 == 1) {
    op.table = "sign_in";
    op.columns = {{"event", "heart-0"}, {"member", "heart.0"}, {"at", *site.now_ms}};
    op.stamp = content::stamp_of(content::kLastStampMs + step.value);
  }
  const content::Op bytes{
      op.name.log, scope_named(scope), op.name.seq, op.stamp, {op.seen.begin(), op.seen.end()}, op.table,
      op.row,      op.columns.dump()};
  const content::Tip tip = log.ops().tip(log.id(), scope_named(scope));
  op.name.tag = content::tag_of(content::chain_next(tip.chain, bytes));
  content::Transaction transaction(site.folder->database());
  log.merge(tip.chain, std::span(&bytes, 1));
  transaction.commit();
  carriers_.ops.emplace(op.name, op);
  site.model.learn(op);
}

}  // namespace starharbor::tests
