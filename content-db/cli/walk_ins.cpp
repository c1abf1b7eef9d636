// starharbor-content walk-ins: who was on no roster, and who they turned out to be.
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/attendance/check_in.h"
#include "content-db/base/command/output.h"
#include "content-db/base/command/prompt.h"
#include "content-db/base/command/verb.h"
#include "content-db/base/words.h"
#include "content-db/folder/data_folder.h"
#include "content-db/people/walk_ins.h"

namespace starharbor::content::cli {

using namespace command;

namespace {

struct WalkInOptions {
  std::string action, walk_in, member, event;
};

nlohmann::json json_of(const WalkInRow& row) {
  return {{"id", row.id},        {"event", row.event},
          {"name", row.name},    {"as_it_sounds", row.as_it_sounds},
          {"firm", row.firm},    {"phone_last4", row.phone_last4},
          {"member", row.member}};
}

int list(const Invocation& invocation, DataFolder& folder, const std::string& event) {
  auto array = nlohmann::json::array();
  std::vector<std::vector<std::string>> rows;
  for (const WalkInRow& row : WalkIns(folder).list(event)) {
    array.push_back(json_of(row));
    rows.push_back(
        {row.id, row.event, row.name, row.as_it_sounds ? "as it sounds" : "", row.phone_last4, row.firm, row.member});
  }
  if (invocation.json) {
    print_json(array);
  } else {
    print_table({"ID", "EVENT", "NAME", "", "PHONE", "FIRM", "MEMBER"}, rows);
    const size_t withdrawn = WalkIns(folder).withdrawn().size();
    if (withdrawn > 0) {
      print("{} more took their sign-in back; at the office, `{}` erases what they wrote\n", withdrawn,
            invocation.line("walk-ins forget"));
    }
  }
  return kDone;
}

int forget(DataFolder& folder, bool json) {
  const std::vector<std::string> withdrawn = WalkIns(folder).withdrawn();
  auto array = nlohmann::json::array();
  for (const std::string& id : withdrawn) {
    CheckIn(folder).erase(id, "took the sign-in back", folder.log().now_ms());
    array.push_back({{"id", id}, {"erased", true}});
  }
  folder.forget_erased();
  if (json) {
    print_json(array);
  } else {
    print("{} erased here, and everywhere after sync\n", withdrawn.size());
  }
  return kDone;
}

int walk_ins(const Invocation& invocation, const WalkInOptions& options) {
  const bool is_name = options.action == "name";
  if (is_name && !options.member.empty()) throw UsageError{"the name is no argument: it is typed, or read from a pipe"};
  const bool is_of_one = options.action == "link" || is_name;
  if (is_of_one && options.walk_in.empty()) throw UsageError{"name the walk-in by its id"};
  DataFolder folder = DataFolder::open(invocation.data);
  if (options.action.empty()) return list(invocation, folder, options.event);
  if (options.action == "forget") return forget(folder, invocation.json);
  if (is_name) {
    WalkIns(folder).write_name(options.walk_in, typed_line(tr(invocation.language, "prompt.walk_in_name")));
  } else {
    WalkIns(folder).link(options.walk_in, options.member);
  }
  if (invocation.json) {
    print_json(nlohmann::json::array({{{"id", options.walk_in}}}));
  } else if (is_name) {
    print("the name is written down\n");
  } else {
    print("{}\n", options.member.empty() ? "the walk-in is nobody on a roster again"
                                         : "the walk-in is " + options.member + "; the sign-in counts as theirs");
  }
  return kDone;
}

}  // namespace

Verb walk_ins_verb() {
  auto options = std::make_shared<WalkInOptions>();
  return {
      "walk-ins",
      "list who came and was on no roster, unmasked; `walk-ins link ID MEMBER` says who it is, and the sign-in follows",
      {{"ACTION",
        &options->action,
        "link: it is this member; name: it is written as standard input says; forget: erase what was taken back",
        Need::kOptional,
        {"link", "name", "forget"}},
       {"ID", &options->walk_in, "of the walk-in"},
       {"MEMBER", &options->member, "of link: id of the member; none: nobody after all"},
       {"--event", &options->event, "only this event"}},
      [options](const Invocation& invocation) { return walk_ins(invocation, *options); },
      Json::kYes};
}

}  // namespace starharbor::content::cli
