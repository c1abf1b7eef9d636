// starharbor-content annul: takes a sign-in back, by a second record that names it.
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/attendance/check_in.h"
#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"

namespace starharbor::content::cli {

using namespace command;

namespace {

struct AnnulOptions {
  std::string sign_in, reason;
};

int annul(const Invocation& invocation, const AnnulOptions& options) {
  DataFolder folder = DataFolder::open(invocation.data);
  if (!CheckIn(folder).annul(FactId(options.sign_in), options.reason, folder.log().now_ms())) {
    throw Error(ErrorCode::kInput, "annul " + options.sign_in,
                "there is no such sign-in on this device, or it is annulled already. `attendance` lists their ids.");
  }
  if (invocation.json) {
    print_json(nlohmann::json::array({{{"id", options.sign_in}, {"annulled", true}, {"reason", options.reason}}}));
  } else {
    print("{} is annulled; the person is in at this event no more\n", options.sign_in);
  }
  return kDone;
}

}  // namespace

Verb annul_verb() {
  auto options = std::make_shared<AnnulOptions>();
  return {"annul",
          "take back that somebody was at an event; the records of it stay",
          {{"ID", &options->sign_in, "id of the sign-in, from attendance", Need::kRequired},
           {"--reason", &options->reason, "why, for whoever asks later; name nobody", Need::kRequired}},
          [options](const Invocation& invocation) { return annul(invocation, *options); },
          Json::kYes};
}

}  // namespace starharbor::content::cli
