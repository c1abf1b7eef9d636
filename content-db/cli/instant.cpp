// See instant.h.
#include "content-db/cli/instant.h"

#include "content-db/base/civil_time.h"
#include "content-db/base/error.h"

namespace starharbor::content::cli {

int64_t instant_from(const std::string& text, const std::string& option) {
  const auto instant = parse_instant(text);
  if (!instant) {
    throw Error(ErrorCode::kInput, option + " \"" + text + "\"",
                "this is no time. Write \"2026-06-18 14:05\" (Shanghai) or \"2026-06-18T06:05:00Z\".");
  }
  return *instant;
}

}  // namespace starharbor::content::cli
