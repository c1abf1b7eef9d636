// starharbor-sync devices: who is trusted, by number and name.
#include <fmt/format.h>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "sync/cli/trust.h"
#include "sync/trust/current.h"

namespace starharbor::sync::cli {

using namespace command;
using content::DataFolder;

namespace {

int list_devices(const Invocation& invocation) {
  auto folder = DataFolder::open(invocation.data);
  const CurrentTrust trust(folder);
  if (!trust.list()) {
    const std::string number = fingerprint(folder.keys().signing.public_key);
    print("{}\n", invocation.say("sync_told.no_list", {{"number", number}}));
    return kDone;
  }
  for (const TrustedDevice& device : trust.list()->devices) {
    const content::Grant& grant = device.grants.back();
    const std::string line = line_of(invocation, device.signing, {device.name, grant.role, grant.base});
    const std::string off = invocation.say("report.between_items") + invocation.say("status.off_list");
    print("{}{}\n", line, device.is_open() ? "" : off);
  }
  return kDone;
}

}  // namespace

Verb devices_verb() {
  return {"devices", "sync_verb.devices", {}, list_devices};
}

}  // namespace starharbor::sync::cli
