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
          {"sign_ins", row.sign_ins},
          {"annulled", row.annulled},
          {"seen_again", row.seen_again}};
}

std::string shown_name(const Attendance& row) {
  if (row.erased) return "(erased)";
  if (!row.name.empty()) return row.name;
  return row.card.empty() ? "" : "(guest of " + row.base + ")";
}

std::string note_of(const Attendance& row) {
  std::string note = row.annulled ? "annulled" : row.seen_again ? "annulled, seen again" : "";
  if (row.doubt) note += fmt::format("{}time in doubt: {}", note.empty() ? "" : "; ", words(*row.doubt));
  if (row.at_ms != row.believed_at_ms)
    note += fmt::format("{}its clock said {}", note.empty() ? "" : "; ", local_text(row.believed_at_ms));
  return note;
}

int attendance(const Invocation& invocation, const std::string& event) {
  DataFolder folder = DataFolder::open(invocation.data);
  auto array = nlohmann::json::array();
  std::vector<std::vector<std::string>> rows;
  for (const Attendance& row : Desk(folder).attendance(event)) {
    array.push_back(json_of(row));
    rows.push_back(
        {row.event, local_text(row.at_ms), row.attendee, shown_name(row), row.terminal, note_of(row), row.id});
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
