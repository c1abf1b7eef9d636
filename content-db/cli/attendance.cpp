// starharbor-content attendance: who came, what it adds up to, and both as a file for an office program; for staff.
#include <map>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/attendance/attendance_report.h"
#include "content-db/base/civil_time.h"
#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/export/attendance_file.h"
#include "content-db/folder/data_folder.h"

namespace starharbor::content::cli {

using namespace command;

namespace {

struct AttendanceOptions {
  ResultFilter filter;
  std::string by, out;
};

nlohmann::json json_of(const ResultLine& line) {
  const Attendance& row = line.attendance;
  nlohmann::json sign_ins = nlohmann::json::array();
  for (const FactId& sign_in : row.sign_ins) sign_ins.push_back(sign_in.text());
  return {{"id", row.id.text()},
          {"event", row.event},
          {"member", row.member},
          {"card", row.card},
          {"walk_in", row.walk_in},
          {"person", row.person},
          {"name", row.name},
          {"base", row.base},
          {"at", iso_text(row.at_ms)},
          {"at_ms", row.at_ms},
          {"believed_at", iso_text(row.believed_at_ms)},
          {"erased", row.erased},
          {"suspect", row.doubt ? words(*row.doubt) : ""},
          {"terminal", row.terminal},
          {"sign_ins", sign_ins},
          {"annulled", row.annulled},
          {"seen_again", row.seen_again},
          {"reason", row.taken_back ? words(*row.taken_back) : ""}};
}

nlohmann::json json_of(const ResultCount& count) {
  return {{"id", count.id},         {"name", count.name},         {"visits", count.visits},    {"people", count.people},
          {"guests", count.guests}, {"walk_ins", count.walk_ins}, {"annulled", count.annulled}};
}

std::string shown_name(const Attendance& row) {
  if (row.erased) return "(erased)";
  if (!row.name.empty()) return row.name;
  return row.card.empty() ? "" : "(guest of " + row.base + ")";
}

std::string note_of(const Attendance& row) {
  std::string note = row.annulled ? "annulled" : row.seen_again ? "annulled, seen again" : "";
  if (const std::string reason = row.taken_back ? words(*row.taken_back) : ""; !reason.empty()) note += ": " + reason;
  if (row.doubt) note += fmt::format("{}time in doubt: {}", note.empty() ? "" : "; ", words(*row.doubt));
  if (row.at_ms != row.believed_at_ms)
    note += fmt::format("{}its clock said {}", note.empty() ? "" : "; ", local_text(row.believed_at_ms));
  return note;
}

void print_lines(const std::vector<ResultLine>& lines, bool json) {
  auto array = nlohmann::json::array();
  std::vector<std::vector<std::string>> rows;
  for (const ResultLine& line : lines) {
    const Attendance& row = line.attendance;
    array.push_back(json_of(line));
    rows.push_back({row.event, local_text(row.at_ms), row.attendee.text(), shown_name(row), row.terminal, note_of(row),
                    row.id.text()});
  }
  if (json) {
    print_json(array);
  } else {
    print_table({"EVENT", "TIME", "WHO", "NAME", "TERMINAL", "NOTE", "ID"}, rows);
  }
}

void print_counts(const std::vector<ResultCount>& counts, bool json) {
  auto array = nlohmann::json::array();
  std::vector<std::vector<std::string>> rows;
  for (const ResultCount& count : counts) {
    array.push_back(json_of(count));
    rows.push_back({count.id, std::to_string(count.visits), std::to_string(count.people), std::to_string(count.guests),
                    std::to_string(count.walk_ins), std::to_string(count.annulled), count.name});
  }
  if (json) {
    print_json(array);
  } else {
    print_table({"ID", "VISITS", "PEOPLE", "GUESTS", "WALK-INS", "ANNULLED", "NAME"}, rows);
  }
}

void write_file(const std::vector<ResultLine>& lines, const std::string& out, int64_t now_ms) {
  if (out.ends_with(".csv")) {
    const std::string text = results_csv(lines);
    write_private_file(out, Bytes(text.begin(), text.end()));
  } else if (out.ends_with(".xlsx")) {
    write_results_xlsx(out, now_ms,
                       {{"按活动", count_results(lines, CountBy::kEvent)},
                        {"按基地", count_results(lines, CountBy::kBase)},
                        {"按小组", count_results(lines, CountBy::kGroup)},
                        {"按月", count_results(lines, CountBy::kMonth)}},
                       lines);
  } else {
    throw UsageError{"--out takes a name that ends with .csv or .xlsx"};
  }
}

int attendance(const Invocation& invocation, const AttendanceOptions& options) {
  DataFolder folder = DataFolder::open(invocation.data);
  const auto lines = result_lines(folder, options.filter);
  if (!options.out.empty()) {
    write_file(lines, options.out, folder.log().now_ms());
    if (!invocation.json) {
      print("{}: {} lines. There are names in it\n", options.out, lines.size());
      return kDone;
    }
  }
  static const std::map<std::string, CountBy> kWays = {
      {"event", CountBy::kEvent}, {"base", CountBy::kBase}, {"group", CountBy::kGroup}, {"month", CountBy::kMonth}};
  if (options.by.empty()) {
    print_lines(lines, invocation.json);
  } else {
    print_counts(count_results(lines, kWays.at(options.by)), invocation.json);
  }
  return kDone;
}

}  // namespace

Verb attendance_verb() {
  auto options = std::make_shared<AttendanceOptions>();
  return {
      "attendance",
      "list or count who came, in Shanghai time. For staff only: names are printed in full, so mind who can see the "
      "screen",
      {{"--event", &options->filter.event, "only this event"},
       {"--base", &options->filter.base, "only events of this base"},
       {"--group", &options->filter.group, "only events of this group"},
       {"--month", &options->filter.month, "only this month: 2026-06"},
       {"--member", &options->filter.member, "only this member: a record of one's own"},
       {"--by", &options->by, "count instead of listing", Need::kOptional, {"event", "base", "group", "month"}},
       {"--out", &options->out, "write a file instead: .csv, or .xlsx with counts and list"}},
      [options](const Invocation& invocation) { return attendance(invocation, *options); },
      Json::kYes};
}

}  // namespace starharbor::content::cli
