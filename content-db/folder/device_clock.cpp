// See device_clock.h.
#include "content-db/folder/device_clock.h"

namespace starharbor::content {

bool is_clock_in_doubt(DataFolder& folder, int64_t now_ms) {
  if (now_ms < kFirstBelievableMs) return true;
  if (folder.device().role != Role::kKiosk) return false;
  auto rows = folder.database().query(
      "SELECT json_extract(body, '$.at') FROM op WHERE scope = ?1 AND log = ?2 AND table_name = 'sign_in' "
      "AND json_extract(body, '$.stated') IS NULL ORDER BY seq DESC LIMIT 1");
  rows.bind(1, base_scope(folder.device().base)).bind(2, folder.log().id());
  return rows.step() && rows.integer(0) > now_ms + kBackwardsMs;
}

}  // namespace starharbor::content
