// The JSON of words.h. Fields are added, never taken away or renamed.
#include "sync/report/words.h"

#include <nlohmann/json.hpp>

namespace starharbor::sync {
namespace {

using nlohmann::json;

constexpr int64_t kDayMs = 86'400'000;

std::string_view standing_name(Standing standing) {
  switch (standing) {
    case Standing::kTrusted:
      return "trusted";
    case Standing::kNotEnrolled:
      return "not-enrolled";
    case Standing::kRevoked:
      return "revoked";
    case Standing::kForeignStore:
      return "foreign-store";
  }
  return "";
}

json json_of(const Traffic& traffic) {
  return {{"files", traffic.files}, {"bytes", traffic.bytes}};
}

json json_of(const std::vector<Branch>& branches) {
  json array = json::array();
  for (const Branch& branch : branches) {
    array.push_back({{"scope", branch.scope.name()}, {"log", branch.log}, {"from", branch.from}});
  }
  return array;
}

json json_of(const std::vector<Gap>& gaps) {
  json array = json::array();
  for (const Gap& gap : gaps) {
    array.push_back({{"scope", gap.scope.name()}, {"log", gap.log}, {"from", gap.from}, {"until", gap.until}});
  }
  return array;
}

json lines_of(const std::vector<Problem>& problems) {
  json array = json::array();
  for (const Problem& problem : problems) array.push_back(problem.line);
  return array;
}

json by_name(const std::map<content::Scope, int64_t>& counts) {
  json object = json::object();
  for (const auto& [scope, count] : counts) object[scope.name()] = count;
  return object;
}

}  // namespace

json json_of(const ExchangeResult& result) {
  return json::array({{{"id", result.store_id},
                       {"new_store", result.new_store},
                       {"standing", standing_name(result.standing)},
                       {"fingerprint", result.fingerprint},
                       {"new_list", result.new_list},
                       {"older_list", result.older_list},
                       {"foreign_list", result.foreign_list},
                       {"quarantined", result.quarantined},
                       {"late", result.late},
                       {"released", result.released},
                       {"locked", by_name(result.locked)},
                       {"unknown_files", result.unknown_files},
                       {"known_files", result.known_files},
                       {"segments_in", json_of(result.segments_in)},
                       {"segments_out", json_of(result.segments_out)},
                       {"media_in", json_of(result.media_in)},
                       {"media_out", json_of(result.media_out)},
                       {"applied", by_name(result.applied)},
                       {"sign_ins", by_name(result.sign_ins)},
                       {"given", by_name(result.given)},
                       {"sign_ins_given", by_name(result.sign_ins_given)},
                       {"branches", json_of(result.branches)},
                       {"gaps", json_of(result.gaps)},
                       {"media_missing", result.media_missing},
                       {"problems", lines_of(result.problems)},
                       {"unrecognized_files", result.unrecognized_files}}});
}

json json_of(const StatusReport& report, int64_t now_ms) {
  json devices = json::array();
  for (const DeviceStatus& device : report.devices) {
    const DeviceState& state = device.state;
    json object = {{"id", state.id},
                   {"name", state.name},
                   {"role", state.role == content::Role::kOffice ? "office" : "kiosk"},
                   {"base", state.base},
                   {"this_device", device.this_one},
                   {"seen_at", state.at_ms},
                   {"seen_days_ago", (now_ms - state.at_ms) / kDayMs},
                   {"sign_ins", device.sign_ins ? json(*device.sign_ins) : json()},
                   {"lacks", device.lacks},
                   {"ahead", device.ahead},
                   {"gaps", json_of(device.this_one ? report.gaps : state.gaps)}};
    if (device.this_one) {
      object["store"] = report.store_id;
      object["to_give"] = report.to_give;
      object["to_fetch"] = report.to_fetch;
      object["problems"] = lines_of(report.problems);
      object["never_seen"] = json::array();
      for (const NamedDevice& never : report.never_seen) object["never_seen"].push_back(never.name);
    }
    devices.push_back(std::move(object));
  }
  return devices;
}

}  // namespace starharbor::sync
