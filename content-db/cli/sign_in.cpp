// starharbor-content sign-in: staff write down who came; neither window nor capacity applies.
#include <memory>

#include <fmt/format.h>

#include "content-db/cli/command.h"
#include "content-db/cli/output.h"
#include "content-db/days.h"
#include "content-db/desk.h"

namespace starharbor::content::cli {
namespace {

struct SignInOptions {
  std::string event, member, at;
};

int sign_in(const Invocation& invocation, const SignInOptions& options) {
  DataFolder folder = DataFolder::open(invocation.data);
  Desk desk(folder);
  const SignInResult result =
      options.at.empty() ? desk.sign_in_by_staff(options.event, options.member, folder.log().now_ms())
                         : desk.sign_in_stated(options.event, options.member, instant_from(options.at, "--at"));
  if (result.outcome == SignInOutcome::kNotFound) {
    throw Error(ErrorCode::kInput, fmt::format("sign in {} at {}", options.member, options.event),
                "there is no such event or no such member on this device. `events` and `members` list their ids.");
  }
  const bool already = result.outcome == SignInOutcome::kAlreadyIn;
  if (invocation.json) {
    print_json(nlohmann::json::array({{{"id", result.sign_in},
                                       {"event", options.event},
                                       {"member", options.member},
                                       {"at", iso_text(result.at_ms)},
                                       {"at_ms", result.at_ms},
                                       {"terminal", result.terminal},
                                       {"already_in", already}}}));
    return kDone;
  }
  fmt::print("{} {} {} at {}, {} ({} in of {} registered)\n", result.sign_in, options.member,
             already ? "was in already, signed in" : "is signed in", result.terminal, local_text(result.at_ms),
             result.attended, result.registered);
  return kDone;
}

}  // namespace

void add_sign_in(CLI::App& app, Invocation& invocation) {
  auto options = std::make_shared<SignInOptions>();
  Verb(app, invocation, "sign-in", "sign a member in at an event; for staff, so no window applies",
       [&invocation, options] { return sign_in(invocation, *options); })
      .text("--event", options->event, Need::kRequired, "id of the event")
      .text("--member", options->member, Need::kRequired, "id of the member")
      .text("--at", options->at, Need::kOptional,
            "when: \"2026-06-18 14:05\" in Shanghai, or ISO 8601 with Z or an offset; else now")
      .json();
}

}  // namespace starharbor::content::cli
