// Reads rosters and registrations. No message repeats a phone number.
#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "content-db/import/package/readers.h"
#include "content-db/import/package/toml_reader.h"
#include "content-db/import/rosters/csv.h"
#include "content-db/people/mask.h"
#include "content-db/people/phones.h"

namespace starharbor::content::package {
namespace {

constexpr std::string_view kFolder = "members/";
constexpr std::string_view kEnding = ".csv";
constexpr size_t kMaxMemberNoLength = 32;

// As an id, but capital letters and _ occur in numbers that firms give out.
bool is_member_no(std::string_view text) {
  return !text.empty() && text.size() <= kMaxMemberNoLength &&
         std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return c < 128 && (std::isalnum(c) || c == '-' || c == '.' || c == '_'); });
}

Member read_member(CsvRow& row, const std::string& file, const std::string& base, Problems& problems) {
  Member member;
  member.at = {file, row.line};
  member.base = {base, {file, 1}};
  member.member_no = row.fields["member_no"];
  member.id = fmt::format("{}.{}", base, member.member_no);
  if (!is_member_no(member.member_no)) {
    problems.add(member.at,
                 fmt::format("the member_no \"{}\" may have only letters, digits, -, . and _, at least one and at most "
                             "{} of them",
                             member.member_no, kMaxMemberNoLength));
  }
  member.name = row.fields["name"];
  if (member.name.empty()) problems.add(member.at, "the name is empty");
  member.firm = row.fields["firm"];
  member.firm_en = row.fields["firm_en"];
  member.phone = row.fields["phone"];
  member.phone_last4 = last_four_digits(member.phone);
  if (!member.phone.empty() && member.phone_last4.empty()) {
    problems.add(member.at, "the phone has fewer than four digits; leave it empty if it is unknown");
  }
  if (member.phone.size() > kMaxPhoneBytes) {
    problems.add(member.at, fmt::format("the phone is longer than {} letters; write one number", kMaxPhoneBytes));
  }
  std::istringstream groups(row.fields["groups"]);
  for (std::string group; groups >> group;) member.groups.push_back({group, member.at});
  return member;
}

}  // namespace

void read_members(const PackageFiles& files, Package& package, Problems& problems) {
  const CsvColumns columns{{"member_no", "name", "firm", "phone", "groups"}, {"firm_en"}};
  for (const std::string& file : files.ending_in(kEnding)) {
    if (!file.starts_with(kFolder)) continue;
    const std::string base = file.substr(kFolder.size(), file.size() - kFolder.size() - kEnding.size());
    const auto text = files.text(file, problems);
    if (!text) continue;
    for (CsvRow& row : read_csv(*text, file, columns, problems)) {
      package.members.push_back(read_member(row, file, base, problems));
    }
  }
}

void read_registrations(const PackageFiles& files, Package& package, Problems& problems) {
  const std::string file = "registrations.csv";
  const auto& all = files.all();
  if (std::find(all.begin(), all.end(), file) == all.end()) return;
  const auto text = files.text(file, problems);
  if (!text) return;
  for (CsvRow& row : read_csv(*text, file, {{"event", "member"}, {}}, problems)) {
    const Source at{file, row.line};
    for (const char* column : {"event", "member"}) {
      if (row.fields[column].empty()) problems.add(at, fmt::format("the {} is empty", column));
    }
    package.registrations.push_back({at, {row.fields["event"], at}, {row.fields["member"], at}});
  }
}

}  // namespace starharbor::content::package
