// See audit.h. All of it is computed from the ops when it is asked for.
#include "content-db/log/audit.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "content-db/log/body.h"
#include "content-db/log/op.h"
#include "content-db/log/tables.h"

namespace starharbor::content {
namespace {

// Four lanes added without carry: the order of adding can't matter, and no two live sets are likely to agree by chance.
struct Sum {
  std::array<uint64_t, 4> lanes{};
  void add(const Hash& hash) {
    for (size_t lane = 0; lane < lanes.size(); ++lane) {
      uint64_t value = 0;
      for (size_t i = 0; i < 8; ++i) value = value << 8 | hash[lane * 8 + i];
      lanes[lane] += value;
    }
  }
  std::string hex() const {
    return fmt::format("{:016x}{:016x}{:016x}{:016x}", lanes[0], lanes[1], lanes[2], lanes[3]);
  }
};

// Every column that it sets is the table's, and takes the value.
bool is_known(const TableSpecification& table, const Columns& columns) {
  return std::ranges::all_of(columns, [&](const auto& set) {
    const StoredColumn* column = table.find_column(set.first);
    return column && set.second.fits(column->type);
  });
}

}  // namespace

std::map<Scope, std::string> digests(Database& db) {
  std::map<Scope, Sum> sums;
  auto scopes = db.query("SELECT DISTINCT scope FROM tip");
  while (scopes.step()) sums[stored_scope(scopes.text(0))];
  auto facts = db.query("SELECT scope, chain FROM op WHERE row = '' AND quarantined = 0 AND stamp >= 0 AND stamp < ?1");
  facts.bind(1, stamp_of(kLastStampMs));
  while (facts.step()) sums[stored_scope(facts.text(0))].add(facts.array<32>(1));
  auto live = db.query(
      "SELECT head.scope, op.chain, head.column_name, head.tag FROM head "
      "JOIN op ON op.scope = head.scope AND op.log = head.log AND op.seq = head.seq");
  while (live.step()) {
    const Hash chain = live.array<32>(1);
    if (tag_of(chain) == live.integer(3))
      sums[stored_scope(live.text(0))].add(Hasher().add(chain).add(live.text(2)).finish());
  }
  std::map<Scope, std::string> digests;
  for (const auto& [scope, sum] : sums) digests[scope] = sum.hex();
  return digests;
}

int64_t kept_aside(Database& db) {
  int64_t aside = 0;
  auto rows = db.query("SELECT table_name, row, stamp, body FROM op WHERE before IS NULL OR body <> ''");
  while (rows.step()) {
    const TableSpecification* table = find_table(rows.text(0));
    Op op{};
    op.stamp = rows.integer(2);
    op.row = rows.text(1);
    op.body = rows.text(3);
    const auto columns = op.is_applicable() ? read_body(op.body) : std::nullopt;
    const bool shows = table && (table->kind == TableKind::kFact) == op.is_fact() && columns &&
                       columns->size() <= Op::kMaxColumns && is_known(*table, *columns);
    if (!shows) ++aside;
  }
  return aside;
}

}  // namespace starharbor::content
