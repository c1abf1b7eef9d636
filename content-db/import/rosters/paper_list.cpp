// See paper_list.h.
#include "content-db/import/rosters/paper_list.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "content-db/base/civil_time.h"
#include "content-db/import/package/package_file.h"
#include "content-db/import/rosters/csv.h"

namespace starharbor::content {
namespace {

bool is_meant(const Member& member, const std::string& member_no, const std::string& name, const std::string& last4) {
  return (member_no.empty() || member.member_no == member_no || member.id == member_no) &&
         (name.empty() || member.name == name) && (last4.empty() || member.phone_last4 == last4);
}

// People write 9:05 for 09:05.
std::string with_two_digits(std::string text) {
  const size_t hour = text.find(' ') == std::string::npos ? 0 : text.find(' ') + 1;
  if (text.find(':', hour) == hour + 1) text.insert(hour, "0");
  return text;
}

std::optional<int64_t> time_in(const std::string& written, const EventTimes& event) {
  if (written.empty()) return event.starts_at_ms;
  const std::string text = with_two_digits(written);
  if (const auto minutes = parse_time_of_day(text)) return instant_ms(day_at(event.starts_at_ms), *minutes);
  return parse_instant(text);
}

std::optional<int64_t> when(CsvRow& row, const Source& at, const EventTimes& event, Problems& problems) {
  const auto at_ms = time_in(row.fields["time"], event);
  const std::string why_not = at_ms ? event.why_not(*at_ms) : "the time is none; write 14:05, or 2026-06-18 14:05";
  if (why_not.empty()) return at_ms;
  problems.add(at, why_not);
  return std::nullopt;
}

const Member* who(CsvRow& row, const Source& at, const std::vector<Member>& members, Problems& problems) {
  const std::string &member_no = row.fields["member_no"], &name = row.fields["name"], &last4 = row.fields["last4"];
  if (member_no.empty() && name.empty()) {
    problems.add(at, "there is neither a member_no nor a name");
    return nullptr;
  }
  std::vector<const Member*> meant;
  for (const Member& member : members) {
    if (is_meant(member, member_no, name, last4)) meant.push_back(&member);
  }
  if (meant.size() == 1) return meant.front();
  if (meant.empty()) {
    problems.add(at, "nobody on the roster fits; write number and name as `members` lists them");
    return nullptr;
  }
  std::string ids;
  for (const Member* member : meant) ids += (ids.empty() ? "" : ", ") + member->id;
  problems.add(at,
               fmt::format("{} people fit ({}); write the id of the one who came as the member_no", meant.size(), ids));
  return nullptr;
}

}  // namespace

std::vector<PaperSignIn> read_paper_list(const std::filesystem::path& file, const std::vector<Member>& members,
                                         const EventTimes& event, Problems& problems) {
  std::vector<PaperSignIn> people;
  const std::string name = file.string();
  const auto text = read_text(file, name, problems);
  if (!text) return people;
  for (CsvRow& row : read_csv(*text, name, {{}, {"member_no", "name", "last4", "time"}}, problems)) {
    const Source at{name, row.line};
    const Member* member = who(row, at, members, problems);
    const auto at_ms = when(row, at, event, problems);
    if (member && at_ms) people.push_back({{member->id, *at_ms}, row.line});
  }
  return people;
}

}  // namespace starharbor::content
