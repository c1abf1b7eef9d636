// See change_count.h.
#include "sync/local/change_count.h"

namespace starharbor::sync {
namespace {

constexpr std::string_view kSignInTable = "sign_in";

}  // namespace

bool is_sign_in(const content::Op& op) {
  return op.is_fact() && op.table == kSignInTable;
}

int64_t sign_ins_among(content::Database& db, const SegmentName& ops) {
  auto rows = db.query(
      "SELECT count(*) FROM op WHERE scope = ?1 AND log = ?2 AND seq BETWEEN ?3 AND ?4 AND table_name = ?5 "
      "AND row = '' AND quarantined = 0");
  rows.bind(1, ops.scope).bind(2, ops.log).bind(3, ops.first).bind(4, ops.last).bind(5, kSignInTable);
  return rows.step() ? rows.integer(0) : 0;
}

std::map<std::string, int64_t> sign_ins_by_log(content::Database& db) {
  std::map<std::string, int64_t> counts;
  auto rows = db.query("SELECT substr(id, 1, 32) AS log, count(*) FROM sign_in GROUP BY log ORDER BY log");
  while (rows.step()) counts[rows.text(0)] = rows.integer(1);
  return counts;
}

}  // namespace starharbor::sync
