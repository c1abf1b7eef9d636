// starharbor-content members: the roster, for staff.
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "content-db/cli/command.h"
#include "content-db/base/command/output.h"
#include "content-db/attendance/check_in.h"

namespace starharbor::content::cli {
namespace {

int members(const Invocation& invocation, const std::string& base) {
  DataFolder folder = DataFolder::open(invocation.data);
  const std::vector<Member> members = CheckIn(folder).members(base);
  if (invocation.json) {
    auto array = nlohmann::json::array();
    for (const Member& member : members) {
      array.push_back({{"id", member.id},
                       {"base", member.base},
                       {"member_no", member.member_no},
                       {"name", member.name},
                       {"firm", member.firm},
                       {"phone_last4", member.phone_last4},
                       {"groups", member.groups},
                       {"sample", member.sample}});
    }
    print_json(array);
    return kDone;
  }
  std::vector<std::vector<std::string>> rows;
  for (const Member& member : members) {
    rows.push_back({member.id, member.name, member.phone_last4, member.firm,
                    fmt::format("{}", fmt::join(member.groups, " ")), member.sample ? "sample" : ""});
  }
  print_table({"ID", "NAME", "PHONE", "FIRM", "GROUPS", ""}, rows);
  return kDone;
}

}  // namespace

void add_members(CLI::App& app, Invocation& invocation) {
  auto base = std::make_shared<std::string>();
  Verb(app, invocation, "members",
       "list members. For staff only: names are printed in full, so mind who can see the screen",
       [&invocation, base] { return members(invocation, *base); })
      .text("--base", *base, Need::kOptional, "only members of this base")
      .json();
}

}  // namespace starharbor::content::cli
