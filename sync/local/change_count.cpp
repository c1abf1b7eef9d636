// See change_count.h.
#include "sync/local/change_count.h"

namespace starharbor::sync {
namespace {

constexpr std::string_view kSignInTable = "sign_in";

}  // namespace

bool is_sign_in(const content::Op& op) {
  return op.is_fact() && op.table == kSignInTable;
}

int64_t sign_ins_among(content::Log& log, const SegmentName& ops) {
  return log.ops().count_facts(kSignInTable, ops.log, ops.scope, ops.first, ops.last);
}

std::map<std::string, int64_t> sign_ins_by_log(content::Database& db) {
  std::map<std::string, int64_t> counts;
  auto rows = db.query("SELECT substr(id, 1, 32) AS log, count(*) FROM sign_in GROUP BY log ORDER BY log");
  while (rows.step()) counts[rows.text(0)] = rows.integer(1);
  return counts;
}

}  // namespace starharbor::sync
