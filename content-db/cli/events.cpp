// starharbor-content events: what is on, as terminals show it.
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/base/civil_time.h"
#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/exhibit/catalog.h"
#include "content-db/folder/data_folder.h"

namespace starharbor::content::cli {

using namespace command;

namespace {

nlohmann::json json_of(const Event& event, int64_t now_ms) {
  return {{"id", event.id},
          {"base", event.base},
          {"title_zh", event.title.zh},
          {"title_en", event.title.en},
          {"venue_zh", event.venue.zh},
          {"venue_en", event.venue.en},
          {"starts_at", iso_text(event.starts_at_ms)},
          {"ends_at", iso_text(event.ends_at_ms)},
          {"sign_in_from", iso_text(event.sign_in_from_ms)},
          {"sign_in_until", iso_text(event.sign_in_until_ms)},
          {"open", event.open_at(now_ms)},
          {"capacity", event.capacity},
          {"group", event.group},
          {"walk_ins", event.walk_ins},
          {"registered", event.registered},
          {"attended", event.attended},
          {"sample", event.sample}};
}

int events(const Invocation& invocation, const std::string& base) {
  DataFolder folder = DataFolder::open(invocation.data);
  const int64_t now_ms = folder.log().now_ms();
  const Hall hall = load_hall(folder, now_ms);
  auto array = nlohmann::json::array();
  std::vector<std::vector<std::string>> rows;
  for (const Event& event : hall.events) {
    if (!base.empty() && event.base != base) continue;
    array.push_back(json_of(event, now_ms));
    rows.push_back({event.id, local_text(event.starts_at_ms), local_text(event.ends_at_ms),
                    event.open_at(now_ms) ? "open" : "",
                    fmt::format("{}/{}{}", event.attended, event.registered,
                                event.capacity > 0 ? fmt::format(" of {}", event.capacity) : ""),
                    event.title.zh + (event.sample ? " (sample)" : "")});
  }
  if (invocation.json) {
    print_json(array);
  } else {
    print_table({"ID", "START", "END", "SIGN-IN", "IN/REGISTERED", "TITLE"}, rows);
  }
  return kDone;
}

}  // namespace

Verb events_verb() {
  auto base = std::make_shared<std::string>();
  return {
      "events",
      "list events from yesterday to as many days ahead as are shown (sixty, unless set otherwise), in Shanghai time",
      {{"--base", base.get(), "only events of this base"}},
      [base](const Invocation& invocation) { return events(invocation, *base); },
      Json::kYes};
}

}  // namespace starharbor::content::cli
