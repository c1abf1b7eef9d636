// starharbor-sync rename: another name for a device, as every list shows it from the next exchange on.
#include <memory>
#include <string>

#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "sync/cli/passphrase.h"
#include "sync/cli/trust.h"

namespace starharbor::sync::cli {

using namespace command;

namespace {

struct Options {
  std::string device, name, passphrase_file;
};

int rename(const Invocation& invocation, const Options& options) {
  auto folder = content::DataFolder::open(invocation.data);
  TrustAuthority safe(folder, passphrase(invocation.language, options.passphrase_file));
  const TrustedDevice device = find_device(*safe.trust().list(), options.device);
  safe.rename(device, options.name);
  print_decided(invocation, {"sync_told.renamed", {{"device", device.name}, {"name", options.name}}});
  return kDone;
}

}  // namespace

Verb rename_verb() {
  auto options = std::make_shared<Options>();
  return {"rename",
          "sync_verb.rename",
          {device_row(options->device),
           {"NAME", &options->name, "sync_argument.new_name", Need::kRequired},
           passphrase_row(options->passphrase_file)},
          [options](const Invocation& invocation) { return rename(invocation, *options); }};
}

}  // namespace starharbor::sync::cli
