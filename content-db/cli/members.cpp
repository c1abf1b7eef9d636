// starharbor-content members: the roster, for staff.
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "content-db/attendance/check_in.h"
#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"

namespace starharbor::content::cli {

using namespace command;

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

Verb members_verb() {
  auto base = std::make_shared<std::string>();
  return {"members",
          "list members. For staff only: names are printed in full, so mind who can see the screen",
          {{"--base", base.get(), "only members of this base"}},
          [base](const Invocation& invocation) { return members(invocation, *base); },
          Json::kYes};
}

}  // namespace starharbor::content::cli
