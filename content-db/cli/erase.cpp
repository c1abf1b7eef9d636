// starharbor-content erase: forgets a person for good.
#include <memory>

#include <fmt/format.h>

#include "content-db/cli/command.h"
#include "content-db/base/command/output.h"
#include "content-db/attendance/check_in.h"

namespace starharbor::content::cli {
namespace {

struct EraseOptions {
  std::string member, reason;
};

int erase(const Invocation& invocation, const EraseOptions& options) {
  DataFolder folder = DataFolder::open(invocation.data);
  if (!CheckIn(folder).erase(options.member, options.reason, folder.log().now_ms())) {
    throw Error(ErrorCode::kInput, "erase " + options.member,
                "there is no such member on this device: erased already, or another id. `members` lists the ids.");
  }
  folder.forget_erased();
  if (invocation.json) {
    print_json(nlohmann::json::array({{{"id", options.member}, {"erased", true}, {"reason", options.reason}}}));
  } else {
    fmt::print(
        "{} is erased here, and everywhere after sync; sign-ins go on counting, without a name. Take the person out of "
        "the content package too\n",
        options.member);
  }
  return kDone;
}

}  // namespace

void add_erase(CLI::App& app, Invocation& invocation) {
  auto options = std::make_shared<EraseOptions>();
  Verb(app, invocation, "erase",
       "forget a member for good, at the office: name, firm, digits and cards go everywhere after sync, and can't be "
       "brought back",
       [&invocation, options] { return erase(invocation, *options); })
      .text("MEMBER", options->member, Need::kRequired, "id of the member, or of a walk-in")
      .text("--reason", options->reason, Need::kRequired, "why, for whoever asks later; name nobody")
      .json();
}

}  // namespace starharbor::content::cli
