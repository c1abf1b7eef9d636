// starharbor-content annul: takes a sign-in back, by a second record that names it.
#include <memory>

#include <fmt/format.h>

#include "content-db/cli/command.h"
#include "content-db/base/command/output.h"
#include "content-db/attendance/check_in.h"

namespace starharbor::content::cli {
namespace {

struct AnnulOptions {
  std::string sign_in, reason;
};

int annul(const Invocation& invocation, const AnnulOptions& options) {
  DataFolder folder = DataFolder::open(invocation.data);
  if (!CheckIn(folder).annul(options.sign_in, options.reason, folder.log().now_ms())) {
    throw Error(ErrorCode::kInput, "annul " + options.sign_in,
                "there is no such sign-in on this device, or it is annulled already. `attendance` lists their ids.");
  }
  if (invocation.json) {
    print_json(nlohmann::json::array({{{"id", options.sign_in}, {"annulled", true}, {"reason", options.reason}}}));
  } else {
    fmt::print("{} is annulled; the person is in at this event no more\n", options.sign_in);
  }
  return kDone;
}

}  // namespace

void add_annul(CLI::App& app, Invocation& invocation) {
  auto options = std::make_shared<AnnulOptions>();
  Verb(app, invocation, "annul", "take back that somebody was at an event; the records of it stay",
       [&invocation, options] { return annul(invocation, *options); })
      .text("ID", options->sign_in, Need::kRequired, "id of the sign-in, from attendance")
      .text("--reason", options->reason, Need::kRequired, "why, for whoever asks later; name nobody")
      .json();
}

}  // namespace starharbor::content::cli
