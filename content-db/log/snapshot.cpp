// What a snapshot leaves of an op: the values of the past go, what may still count stays whole.
#include "content-db/log/log.h"

namespace starharbor::content {

Op Log::without_past(Op op, const Hash& chain) {
  const TableSpecification* table = find_table(op.table);
  const bool applies = !op.is_fact() && !(table && table->kind == TableKind::kFact) && !op.erased && op.stamp >= 0 &&
                       stamp_ms(op.stamp) < kLastStampMs && nlohmann::json::parse(op.body, nullptr, false).is_object();
  if (!applies) return op;
  auto stands = db_.query(
      "SELECT 1 FROM head WHERE table_name = ?1 AND row = ?2 AND scope = ?3 AND log = ?4 AND seq = ?5 AND tag = ?6");
  stands.bind(1, op.table).bind(2, op.row).bind(3, op.scope);
  stands.bind(4, op.log).bind(5, op.seq).bind(6, tag_of(chain));
  if (stands.step()) return op;
  auto waits = db_.query("SELECT quarantined FROM op WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND chain = ?4");
  waits.bind(1, op.scope).bind(2, op.log).bind(3, op.seq).bind(4, chain);
  return waits.step() && waits.integer(0) == 0 ? hollow(std::move(op), chain) : op;
}

}  // namespace starharbor::content
