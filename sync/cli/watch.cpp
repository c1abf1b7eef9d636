// starharbor-sync watch: stays and exchanges by itself, until it is told to end.
#include <memory>
#include <string>
#include <vector>

#include "content-db/base/civil_time.h"
#include "content-db/base/command/verb.h"
#include "sync/watch/service.h"

namespace starharbor::sync::cli {

using namespace command;

namespace {

struct Options {
  std::vector<std::string> stores, set_times;  // as typed
};

int watch_stores(const Invocation& invocation, const Options& typed) {
  WatchOptions options;
  options.data = invocation.data;
  options.stores = typed.stores;
  for (const std::string& text : typed.set_times) {
    const auto minutes = content::parse_time_of_day(text);
    if (!minutes) {
      throw Error(ErrorCode::kInput, "--at " + text, "this is no time of day. Write it as 03:30; nothing was begun.");
    }
    options.set_times.push_back(*minutes);
  }
  const StopSignal stop;
  watch(options, stop);
  return kDone;
}

}  // namespace

Verb watch_verb() {
  auto options = std::make_shared<Options>();
  return {
      "watch",
      "stay and exchange by itself, until it is told to end (SIGTERM): with the stores named, and with any stick that "
      "has been a store before, as soon as it is plugged in",
      {{"--store",
        &options->stores,
        "a store: a shared folder; may be given several times. It is exchanged with when a link comes up, when it or "
        "this device has news, and at the set times",
        Need::kOptional,
        {},
        "STORE"},
       {"--at",
        &options->set_times,
        "a set time of day in Shanghai, HH:MM; may be given several times. A missed one is made up",
        Need::kOptional,
        {},
        "TIME"}},
      [options](const Invocation& invocation) { return watch_stores(invocation, *options); }};
}

}  // namespace starharbor::sync::cli
