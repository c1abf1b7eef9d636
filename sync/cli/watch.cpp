// starharbor-sync watch: stays and exchanges by itself, until it is told to end.
#include <string>
#include <vector>

#include "content-db/base/civil_time.h"
#include "content-db/base/command/verb.h"
#include "content-db/base/settings.h"
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
      throw Error(ErrorCode::kInput, content::settings().origin("sync.watch_times") + " " + text,
                  "this is no time of day. Write it as 03:30; nothing was begun.");
    }
    options.set_times.push_back(*minutes);
  }
  const StopSignal stop;
  watch(options, stop);
  return kDone;
}

}  // namespace

Verb watch_verb() {
  return {
      "watch",
      "stay and exchange by itself, until it is told to end (SIGTERM): with the stores named, and with any stick that "
      "has been a store before, as soon as it is plugged in",
      {{"--store",
        SettingName{"sync.watch_stores"},
        "a store: a shared folder; may be given several times. It is exchanged with when a link comes up, when it or "
        "this device has news, and at the set times",
        Need::kOptional,
        {},
        "STORE"},
       {"--at",
        SettingName{"sync.watch_times"},
        "a set time of day in Shanghai, HH:MM; may be given several times. A missed one is made up",
        Need::kOptional,
        {},
        "TIME"}},
      watch_stores};
}

}  // namespace starharbor::sync::cli
