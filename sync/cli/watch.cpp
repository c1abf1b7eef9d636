// starharbor-sync watch: stays and exchanges by itself, until it is told to end.
#include <string>
#include <vector>

#include "content-db/base/civil_time.h"
#include "content-db/base/command/verb.h"
#include "content-db/base/settings.h"
#include "content-db/base/worded_error.h"
#include "sync/watch/service.h"

namespace starharbor::sync::cli {

using namespace command;

namespace {

int watch_stores(const Invocation& invocation) {
  WatchOptions options;
  options.data = invocation.data;
  options.stores = content::settings().texts("sync.watch_stores");
  for (const std::string& text : content::settings().texts("sync.watch_times")) {
    const auto minutes = content::parse_time_of_day(text);
    if (!minutes) {
      throw content::WordedError(ErrorCode::kInput, {content::settings().origin("sync.watch_times") + " " + text},
                                 {"sync_refused.no_time_of_day"});
    }
    options.set_times.push_back(*minutes);
  }
  const StopSignal stop;
  watch(options, stop);
  return kDone;
}

}  // namespace

Verb watch_verb() {
  return {"watch",
          "sync_verb.watch",
          {{"--store", SettingName{"sync.watch_stores"}, "sync_argument.watch_stores", Need::kOptional, {}, "STORE"},
           {"--at", SettingName{"sync.watch_times"}, "sync_argument.watch_times", Need::kOptional, {}, "TIME"}},
          watch_stores};
}

}  // namespace starharbor::sync::cli
