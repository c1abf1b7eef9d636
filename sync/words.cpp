// See words.h.
#include "sync/words.h"

#include <fmt/format.h>

#include <string_view>

namespace starharbor::sync {
namespace {

using nlohmann::json;

constexpr int64_t kDayMs = 86'400'000;
constexpr size_t kMaxListed = 10;

std::string count_of(int64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string size_of(int64_t bytes) {
  if (bytes < 1000) return fmt::format("{} B", bytes);
  if (bytes < 1'000'000) return fmt::format("{:.1f} kB", static_cast<double>(bytes) / 1e3);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string traffic(const Traffic& segments, const Traffic& media) {
  if (segments.files + media.files == 0) return "nothing";
  return fmt::format("{}, {} ({})", count_of(segments.files, "file of changes", "files of changes"),
                     count_of(media.files, "photo file", "photo files"), size_of(segments.bytes + media.bytes));
}

std::string gap_line(const Gap& gap) {
  return fmt::format("  {}: changes {} to {} of log {}…\n", gap.scope, gap.from, gap.until, gap.log.substr(0, 8));
}

void list(std::string& out, std::string_view title, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  out += fmt::format("{}\n", title);
  for (size_t i = 0; i < lines.size() && i < kMaxListed; ++i) out += fmt::format("  {}\n", lines[i]);
  if (lines.size() > kMaxListed) out += fmt::format("  and {} more\n", lines.size() - kMaxListed);
}

void list_gaps(std::string& out, const std::vector<Gap>& gaps) {
  if (gaps.empty()) return;
  out += "Waiting for changes that another device has still to bring:\n";
  for (const Gap& gap : gaps) out += gap_line(gap);
}

void list_branches(std::string& out, const std::vector<Branch>& branches) {
  if (branches.empty()) return;
  out +=
      "One device's changes go on in two ways: its disk was copied, or a backup of it restored. Both are kept and "
      "count:\n";
  for (const Branch& branch : branches)
    out += fmt::format("  {} of {}, from {} on\n", branch.scope, branch.log, branch.from);
}

std::string seen(int64_t at_ms, int64_t now_ms) {
  const int64_t days = (now_ms - at_ms) / kDayMs;
  if (days < 0) return fmt::format("seen, by a clock that is {} ahead of this one", count_of(-days, "day", "days"));
  if (days == 0) return "seen within a day";
  return fmt::format("seen {} ago", count_of(days, "day", "days"));
}

std::string role_of(const DeviceState& state) {
  if (state.role == content::Role::kOffice) return "office";
  return fmt::format("kiosk of {}", state.base);
}

json json_of(const Traffic& traffic) {
  return {{"files", traffic.files}, {"bytes", traffic.bytes}};
}

json json_of(const std::vector<Branch>& branches) {
  json array = json::array();
  for (const Branch& branch : branches) {
    array.push_back({{"scope", branch.scope}, {"log", branch.log}, {"from", branch.from}});
  }
  return array;
}

json json_of(const std::vector<Gap>& gaps) {
  json array = json::array();
  for (const Gap& gap : gaps) {
    array.push_back({{"scope", gap.scope}, {"log", gap.log}, {"from", gap.from}, {"until", gap.until}});
  }
  return array;
}

}  // namespace

std::string words(const ExchangeResult& result, const std::string& store) {
  std::string out;
  if (result.new_store) out += fmt::format("{} was no store yet; it is one now.\n", store);
  out += fmt::format("Fetched from {}: {}.\n", store, traffic(result.segments_in, result.media_in));
  out += fmt::format("Given to it: {}.\n", traffic(result.segments_out, result.media_out));
  int64_t total = 0;
  for (const auto& [scope, count] : result.applied) total += count;
  if (total == 0) {
    out += "Nothing new for this device.\n";
  } else {
    out += fmt::format("New here: {}.\n", count_of(total, "change", "changes"));
    for (const auto& [scope, count] : result.applied) out += fmt::format("  {}: {}\n", scope, count);
  }
  list_branches(out, result.branches);
  list_gaps(out, result.gaps);
  if (result.media_missing > 0) {
    out += fmt::format("{} not come yet; the next exchange asks again.\n",
                       count_of(result.media_missing, "photo file has", "photo files have"));
  }
  list(out, "Not taken:", result.problems);
  list(out, "Files of somebody else's, left alone:", result.strangers);
  return out;
}

std::string words(const StatusReport& report, int64_t now_ms) {
  std::string out;
  for (const DeviceStatus& device : report.devices) {
    if (device.this_one) {
      out += fmt::format("{} ({}): this device\n", device.state.name, role_of(device.state));
      continue;
    }
    out += fmt::format("{} ({}): {}", device.state.name, role_of(device.state), seen(device.state.at_ms, now_ms));
    if (device.lacks > 0) out += fmt::format(", lacked {} that are here", count_of(device.lacks, "change", "changes"));
    if (device.ahead > 0) out += fmt::format(", had {} that are not here", count_of(device.ahead, "change", "changes"));
    if (device.lacks == 0 && device.ahead == 0) out += ", had the same as this one";
    out += "\n";
  }
  if (report.devices.size() == 1) out += "No other device has been seen yet.\n";
  if (report.to_give > 0)
    out += fmt::format("Made here and not given yet: {}.\n", count_of(report.to_give, "change", "changes"));
  if (report.to_fetch > 0) {
    out += fmt::format("There and not fetched yet: {}.\n",
                       count_of(report.to_fetch, "file of changes", "files of changes"));
  }
  list_gaps(out, report.gaps);
  list(out, "Not understood:", report.problems);
  return out;
}

json json_of(const ExchangeResult& result) {
  return json::array({{{"id", result.store_id},
                       {"new_store", result.new_store},
                       {"segments_in", json_of(result.segments_in)},
                       {"segments_out", json_of(result.segments_out)},
                       {"media_in", json_of(result.media_in)},
                       {"media_out", json_of(result.media_out)},
                       {"applied", result.applied},
                       {"branches", json_of(result.branches)},
                       {"gaps", json_of(result.gaps)},
                       {"media_missing", result.media_missing},
                       {"problems", result.problems},
                       {"strangers", result.strangers}}});
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
                   {"lacks", device.lacks},
                   {"ahead", device.ahead}};
    if (device.this_one) {
      object["store"] = report.store_id;
      object["to_give"] = report.to_give;
      object["to_fetch"] = report.to_fetch;
      object["gaps"] = json_of(report.gaps);
      object["problems"] = report.problems;
    }
    devices.push_back(std::move(object));
  }
  return devices;
}

}  // namespace starharbor::sync
