// starharbor-sync devices: who is trusted, by number and name.
#include <fmt/format.h>

#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "sync/cli/trust.h"
#include "sync/report/directory.h"
#include "sync/trust/current.h"

namespace starharbor::sync::cli {

using namespace command;
using content::DataFolder;

namespace {

int list_devices(const Invocation& invocation) {
  auto folder = DataFolder::open(invocation.data);
  const CurrentTrust trust(folder);
  if (!trust.list()) {
    fmt::print("No list of trusted devices has come here yet.\nThe number of this device: {}\n",
               fingerprint(folder.keys().signing.public_key));
    return kDone;
  }
  for (const TrustedDevice& device : trust.list()->devices) {
    const content::Grant& grant = device.grants.back();
    fmt::print("{}  {}, {}{}\n", fingerprint(device.signing), printable(device.name),
               place_of({device.name, grant.role, grant.base}), device.is_open() ? "" : ", off the list");
  }
  return kDone;
}

}  // namespace

Verb devices_verb() {
  return {"devices", "list who is trusted, by number and name", {}, list_devices};
}

}  // namespace starharbor::sync::cli
