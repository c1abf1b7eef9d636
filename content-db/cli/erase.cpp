// starharbor-content erase: forgets a person for good.
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
    print(
        "{} is erased here, and everywhere after sync; sign-ins go on counting, without a name. Take the person out of "
        "the content package too\n",
        options.member);
  }
  return kDone;
}

}  // namespace

Verb erase_verb() {
  auto options = std::make_shared<EraseOptions>();
  return {
      "erase",
      "forget a member for good, at the office: name, firm, digits and cards go everywhere after sync, and can't be "
      "brought back",
      {{"MEMBER", &options->member, "id of the member, or of a walk-in", Need::kRequired},
       {"--reason", &options->reason, "why, for whoever asks later; name nobody", Need::kRequired}},
      [options](const Invocation& invocation) { return erase(invocation, *options); },
      Json::kYes};
}

}  // namespace starharbor::content::cli
