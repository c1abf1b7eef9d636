// See device_clock.h.
#include "content-db/folder/device_clock.h"

#include "content-db/log/body.h"

namespace starharbor::content {

bool is_clock_in_doubt(DataFolder& folder, int64_t now_ms) {
  if (!is_believable(now_ms)) return true;
  if (folder.device().role != Role::kKiosk) return false;
  // Facts that somebody stated by hand tell nothing of the clock.
  int64_t last_ms = 0;
  folder.log().ops().look_back(folder.log().id(), base_scope(folder.device().base), [&last_ms](const Op& op) {
    if (op.table != "sign_in") return true;
    const auto columns = read_body(op.body);
    const bool by_clock = columns && !columns->contains("stated");
    const auto at = by_clock ? columns->find("at") : Columns::const_iterator();
    if (by_clock && at != columns->end() && at->second.integer()) last_ms = *at->second.integer();
    return !by_clock;
  });
  return last_ms > now_ms + kBackwardsMs;
}

}  // namespace starharbor::content
