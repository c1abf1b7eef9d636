// How things stand, in words: by base, who was seen when, and what waits.
#include <algorithm>
#include <map>
#include <utility>

#include "content-db/base/civil_time.h"
#include "content-db/base/utf8.h"
#include "sync/report/speaker.h"
#include "sync/report/words.h"
#include "sync/report/words_trouble.h"

namespace starharbor::sync {
namespace {

constexpr size_t kMaxDevicesOfBase = 20;

struct Place {
  std::string base;  // its name; empty for the offices, which come first
  auto operator<=>(const Place&) const = default;
};

// The list knows better than the device itself what it is called.
NamedDevice named(const DeviceState& state, const Directory& directory) {
  const auto known = directory.devices.find(state.signer);
  if (known != directory.devices.end()) return known->second;
  return {content::printable(state.name), state.role, state.base, false};
}

std::string seen(const DeviceStatus& device, const std::string& name, int64_t now_ms, const Speaker& speaker) {
  const auto ahead = (content::day_at(device.state.at_ms) - content::day_at(now_ms)).count();
  if (ahead > 0) {
    return speaker.say("status.clock_ahead", {{"device", name}, {"days", speaker.count("count.day", ahead)}});
  }
  return speaker.say("status.last_seen", {{"device", name}, {"when", speaker.days_ago(device.state.at_ms, now_ms)}});
}

std::string line_of(const DeviceStatus& device, const StatusReport& report, int64_t now_ms, const Directory& directory,
                    const Speaker& speaker) {
  const NamedDevice known = named(device.state, directory);
  const std::string first = device.this_one ? speaker.say("status.this_device", {{"device", known.name}})
                                            : seen(device, known.name, now_ms, speaker);
  const std::string sign_ins = device.sign_ins ? speaker.count("count.sign_in", *device.sign_ins) : std::string();
  std::vector<std::string> parts{speaker.join("report.between_items", {first, sign_ins})};
  if (!known.on_list && !directory.devices.empty()) parts.push_back(speaker.say("status.off_list"));
  const auto add_changes = [&](std::string_view sentence, int64_t count) {
    if (count > 0) parts.push_back(speaker.say(sentence, {{"changes", speaker.count("count.change", count)}}));
  };
  add_changes("status.still_to_get", device.lacks);
  add_changes("status.still_to_bring", device.ahead);
  const auto waiting = waiting_parts(device.this_one ? report.gaps : device.state.gaps, speaker);
  parts.insert(parts.end(), waiting.begin(), waiting.end());
  if (!device.this_one && device.lacks + device.ahead == 0 && waiting.empty())
    parts.push_back(speaker.say("status.in_step"));
  return "  " + speaker.join("report.between_parts", parts);
}

using Groups = std::map<Place, std::vector<std::string>>;

Place place_of(content::Role role, const std::string& base, const Speaker& speaker) {
  return {role == content::Role::kOffice ? std::string() : speaker.base(base)};
}

// Those never seen stand before those not seen for long.
Groups groups_of(const StatusReport& report, int64_t now_ms, const Directory& directory, const Speaker& speaker) {
  Groups groups;
  for (const NamedDevice& device : report.never_seen) {
    groups[place_of(device.role, device.base, speaker)].push_back(
        "  " + speaker.say("status.never_seen", {{"device", device.name}}));
  }
  for (const DeviceStatus& device : report.devices) {
    const NamedDevice known = named(device.state, directory);
    const std::string line = line_of(device, report, now_ms, directory, speaker);
    auto& lines = groups[place_of(known.role, known.base, speaker)];
    lines.insert(device.this_one ? lines.begin() : lines.end(), line);
  }
  return groups;
}

void add_group(std::string& out, const std::string& title, const std::vector<std::string>& lines,
               const Speaker& speaker) {
  out += title + "\n";
  const size_t shown = std::min(lines.size(), kMaxDevicesOfBase);
  for (size_t i = 0; i < shown; ++i) out += lines[i] + "\n";
  if (shown == lines.size()) return;
  const auto more = static_cast<int64_t>(lines.size() - shown);
  out += "  " + speaker.say("status.more_devices", {{"devices", speaker.count("count.device", more)}}) + "\n";
}

}  // namespace

std::string words(const StatusReport& report, int64_t now_ms, const Directory& directory, content::Language language) {
  const Speaker speaker(language, directory);
  std::string out;
  for (const auto& [place, lines] : groups_of(report, now_ms, directory, speaker))
    add_group(out, place.base.empty() ? speaker.say("status.offices") : place.base, lines, speaker);
  if (report.devices.size() == 1) out += speaker.say("status.nobody_seen") + "\n";
  if (report.to_give > 0) {
    const std::string changes = speaker.count("count.change", report.to_give);
    out += speaker.say("status.to_give", {{"changes", changes}}) + "\n";
  }
  if (report.to_fetch > 0) {
    const std::string files = speaker.count("count.file", report.to_fetch);
    out += speaker.say("status.to_fetch", {{"files", files}}) + "\n";
  }
  add_lines(out, waiting_lines(report.gaps, speaker), speaker);
  add_problems(out, report.problems, speaker.say("report.the_store"), speaker);
  return out;
}

}  // namespace starharbor::sync
