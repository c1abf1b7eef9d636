// starharbor-sync replace: puts a new terminal in the place of a dead one, under its name.
#include <memory>

#include <fmt/format.h>

#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "sync/cli/passphrase.h"
#include "sync/cli/trust.h"
#include "sync/stores/open.h"
#include "sync/trust/pull.h"

namespace starharbor::sync::cli {

using namespace command;
using content::DataFolder;

namespace {

struct Options {
  std::string device, store, number, passphrase_file;
};

int replace(const Invocation& invocation, const Options& options) {
  const auto store = open_place(options.store);
  auto folder = DataFolder::open(invocation.data);
  TrustAuthority safe(folder, passphrase(invocation.language, options.passphrase_file));
  const TrustedDevice dead = find_device(*safe.trust().list(), options.device);
  std::vector<Problem> problems;
  const auto requests = requests_in(*store, problems);
  const Request& request = chosen(requests, options.number);
  safe.replace(dead, request);
  push_trust(*store, safe.trust());
  store->remove(request_path(request.signing));
  print_decided(invocation, {"sync_told.replaced", {{"device", dead.name}}});
  return kDone;
}

}  // namespace

Verb replace_verb() {
  auto options = std::make_shared<Options>();
  return {"replace",
          "sync_verb.replace",
          {device_row(options->device),
           store_row(options->store),
           {"NUMBER", &options->number, "sync_argument.number", Need::kRequired},
           passphrase_row(options->passphrase_file)},
          [options](const Invocation& invocation) { return replace(invocation, *options); }};
}

}  // namespace starharbor::sync::cli
