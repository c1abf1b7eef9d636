// See device_clock.h.
#include "content-db/folder/device_clock.h"

#include <nlohmann/json.hpp>

namespace starharbor::content {

bool is_clock_in_doubt(DataFolder& folder, int64_t now_ms) {
  if (now_ms < kFirstBelievableMs) return true;
  if (folder.device().role != Role::kKiosk) return false;
  // Facts that somebody stated by hand tell nothing of the clock.
  int64_t last_ms = 0;
  folder.log().look_back(folder.log().id(), base_scope(folder.device().base), [&last_ms](const Op& op) {
    if (op.table != "sign_in") return true;
    const auto body = nlohmann::json::parse(op.body, nullptr, false);
    const bool by_clock = body.is_object() && !body.contains("stated");
    const auto at = by_clock ? body.find("at") : body.end();
    if (at != body.end() && at->is_number_integer()) last_ms = at->get<int64_t>();
    return !by_clock;
  });
  return last_ms > now_ms + kBackwardsMs;
}

}  // namespace starharbor::content
