// starharbor-content status: who this device is and what it holds.
#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/exhibit/catalog.h"
#include "content-db/folder/data_folder.h"
#include "content-db/log/audit.h"

namespace starharbor::content::cli {

using namespace command;

namespace {

nlohmann::json status_of(DataFolder& folder) {
  const Device& device = folder.device();
  std::set<std::string> scopes;
  for (const Tip& tip : folder.log().ops().tips()) scopes.insert(tip.scope.name());
  const int64_t now_ms = folder.log().now_ms();
  auto open = nlohmann::json::array();
  for (const Event& event : load_hall(folder, now_ms).events) {
    if (event.open_at(now_ms)) open.push_back(event.id);
  }
  return {{"id", to_hex(folder.log().id())},
          {"device", device.name},
          {"role", device.role == Role::kOffice ? "office" : "kiosk"},
          {"base", device.base},
          {"schema_version", folder.database().schema_version()},
          {"ops", folder.log().ops().count_ops()},
          {"scopes", scopes},
          {"kept_aside", kept_aside(folder.log().database())},
          {"conflicts", folder.log().conflicts().size()},
          {"open_events", open}};
}

int status(const Invocation& invocation) {
  DataFolder folder = DataFolder::open(invocation.data);
  const nlohmann::json status = status_of(folder);
  if (invocation.json) {
    print_json(nlohmann::json::array({status}));
    return kDone;
  }
  for (const auto& [key, value] : status.items()) {
    const std::string text = value.is_string() ? value.get<std::string>()
                             : value.is_array()
                                 ? fmt::format("{}", fmt::join(value.get<std::vector<std::string>>(), " "))
                                 : value.dump();
    print("{:16}{}\n", key, text.empty() ? "-" : text);
  }
  return kDone;
}

}  // namespace

Verb status_verb() {
  return {"status", "print who this device is, what it holds, and which events are open now", {}, status, Json::kYes};
}

}  // namespace starharbor::content::cli
