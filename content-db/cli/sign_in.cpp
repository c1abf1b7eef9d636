// starharbor-content sign-in: staff write down who came, one person or a paper list; neither window nor capacity
// applies.
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/attendance/check_in.h"
#include "content-db/base/civil_time.h"
#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/cli/instant.h"
#include "content-db/folder/data_folder.h"
#include "content-db/import/rosters/paper_list.h"

namespace starharbor::content::cli {

using namespace command;

namespace {

struct SignInOptions {
  std::string event, member, at, from;
};

int refuse_list(const Problems& problems, const std::string& file) {
  for (const Problem& problem : problems.sorted()) print("{}\n", problem.text());
  print_error("{}: {} to mend; nobody was signed in\n", file,
              problems.size() == 1 ? "1 line" : fmt::format("{} lines", problems.size()));
  return kRefused;
}

int sign_in_list(const Invocation& invocation, const SignInOptions& options) {
  if (!options.member.empty() || !options.at.empty()) throw UsageError{"--from takes neither --member nor --at"};
  DataFolder folder = DataFolder::open(invocation.data);
  CheckIn check_in(folder);
  const auto times = check_in.event_times(options.event);
  if (!times) {
    throw Error(ErrorCode::kInput, "sign in at " + options.event,
                "there is no such event on this device. `events` lists their ids.");
  }
  Problems problems;
  const auto people = read_paper_list(options.from, check_in.members(), *times, problems);
  if (!problems.empty()) return refuse_list(problems, options.from);
  const auto results = check_in.sign_in_all_stated(options.event, {people.begin(), people.end()});
  for (size_t i = 0; i < results.size(); ++i) {
    if (results[i].outcome != SignInOutcome::kSignedIn && results[i].outcome != SignInOutcome::kAlreadyIn)
      problems.add({options.from, people[i].line}, "whoever this names can't be signed in at the event any more");
  }
  if (!problems.empty()) return refuse_list(problems, options.from);
  int already = 0;
  auto array = nlohmann::json::array();
  for (size_t i = 0; i < results.size(); ++i) {
    const bool was_in = results[i].outcome == SignInOutcome::kAlreadyIn;
    already += was_in;
    array.push_back({{"id", results[i].sign_in.text()}, {"member", people[i].member}, {"already_in", was_in}});
  }
  if (invocation.json) {
    print_json(array);
  } else {
    print("{}: {} signed in at {}, {} were in already\n", options.from, people.size() - already, options.event,
          already);
  }
  return kDone;
}

int sign_in(const Invocation& invocation, const SignInOptions& options) {
  if (!options.from.empty()) return sign_in_list(invocation, options);
  if (options.member.empty()) throw UsageError{"--member ID or --from LIST.csv is required"};
  DataFolder folder = DataFolder::open(invocation.data);
  CheckIn check_in(folder);
  const SignInResult result =
      options.at.empty() ? check_in.sign_in_by_staff(options.event, options.member, folder.log().now_ms())
                         : check_in.sign_in_stated(options.event, options.member, instant_from(options.at, "--at"));
  if (result.outcome == SignInOutcome::kNotFound) {
    throw Error(ErrorCode::kInput, fmt::format("sign in {} at {}", options.member, options.event),
                "there is no such event or no such member on this device. `events` and `members` list their ids.");
  }
  const bool already = result.outcome == SignInOutcome::kAlreadyIn;
  if (invocation.json) {
    print_json(nlohmann::json::array({{{"id", result.sign_in.text()},
                                       {"event", options.event},
                                       {"member", options.member},
                                       {"at", iso_text(result.at_ms)},
                                       {"at_ms", result.at_ms},
                                       {"terminal", result.terminal},
                                       {"already_in", already}}}));
    return kDone;
  }
  print("{} {} {} at {}, {} ({} in of {} registered)\n", result.sign_in.text(), options.member,
        already ? "was in already, signed in" : "is signed in", result.terminal, local_text(result.at_ms),
        result.attended, result.registered);
  return kDone;
}

}  // namespace

Verb sign_in_verb() {
  auto options = std::make_shared<SignInOptions>();
  return {
      "sign-in",
      "sign a member, or a whole paper list, in at an event; for staff, so no window applies",
      {{"--event", &options->event, "id of the event", Need::kRequired},
       {"--member", &options->member, "id of the member"},
       {"--at", &options->at, "when: \"2026-06-18 14:05\" in Shanghai, or ISO 8601 with Z or an offset; else now"},
       {"--from", &options->from,
        "a list that was kept on paper: CSV with member_no or name, last4 to tell namesakes apart, and time (14:05)"}},
      [options](const Invocation& invocation) { return sign_in(invocation, *options); },
      Json::kYes};
}

}  // namespace starharbor::content::cli
