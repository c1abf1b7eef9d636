// starharbor-content attendance: who came, for staff.
#include <memory>

#include <fmt/format.h>

#include "content-db/cli/command.h"
#include "content-db/cli/output.h"
#include "content-db/days.h"
#include "content-db/desk.h"

namespace starharbor::content::cli {
namespace {

nlohmann::json json_of(const Attendance& row) {
  return {{"id", row.id},
          {"event", row.event},
          {"member", row.member},
          {"name", row.name},
          {"base", row.base},
          {"at", iso_text(row.at_ms)},
          {"at_ms", row.at_ms},
          {"terminal", row.terminal},
          {"sign_ins", row.sign_ins},
          {"annulled", row.annulled},
          {"seen_again", row.seen_again}};
}

int attendance(const Invocation& invocation, const std::string& event) {
  DataFolder folder = DataFolder::open(invocation.data);
  auto array = nlohmann::json::array();
  std::vector<std::vector<std::string>> rows;
  for (const Attendance& row : Desk(folder).attendance(event)) {
    array.push_back(json_of(row));
    rows.push_back({row.event, local_text(row.at_ms), row.member, row.name, row.terminal,
                    row.annulled     ? "annulled"
                    : row.seen_again ? "annulled, seen again"
                                     : "",
                    row.id});
  }
  if (invocation.json) {
    print_json(array);
  } else {
    print_table({"EVENT", "TIME", "MEMBER", "NAME", "TERMINAL", "NOTE", "ID"}, rows);
  }
  return kDone;
}

}  // namespace

void add_attendance(CLI::App& app, Invocation& invocation) {
  auto event = std::make_shared<std::string>();
  Verb(app, invocation, "attendance",
       "list who came, in Shanghai time. For staff only: names are printed in full, so mind who can see the screen",
       [&invocation, event] { return attendance(invocation, *event); })
      .text("--event", *event, Need::kOptional, "only this event")
      .json();
}

}  // namespace starharbor::content::cli
