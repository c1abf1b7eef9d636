// starharbor-sync provision: makes a file from which a new terminal starts, locked by a passphrase of its own that is
// shown once: whoever sets a terminal up need not know the office's.
#include <memory>

#include <fmt/format.h>

#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "sync/cli/passphrase.h"
#include "sync/cli/trust.h"
#include "sync/trust/proposed_passphrase.h"

namespace starharbor::sync::cli {

using namespace command;
using content::DataFolder;

namespace {

struct Options {
  std::string file, device, base, passphrase_file;
};

int provision(const Invocation& invocation, const Options& options) {
  auto folder = DataFolder::open(invocation.data);
  refuse_existing(options.file);
  require_base(folder, options.base, {"sync_refused.enrol", {{"device", options.device}}});
  const std::string words = passphrase(invocation.language, options.passphrase_file);
  TrustAuthority safe(folder, words);
  const Provision made = safe.provision({options.device, content::Role::kKiosk, options.base});
  const std::string own = propose_passphrase();
  content::write_private_file(options.file, write_provision(made, own, {}));
  print_decided(invocation, {"sync_told.provisioned",
                             {{"device", options.device},
                              {"passphrase", own},
                              {"line", invocation.program + " --data DIR install " + shell_word(options.file)}}});
  return kDone;
}

}  // namespace

Verb provision_verb() {
  auto options = std::make_shared<Options>();
  return {"provision",
          "sync_verb.provision",
          {{"FILE", &options->file, "sync_argument.new_provision", Need::kRequired},
           {"--device", &options->device, "sync_argument.new_device", Need::kRequired, {}, "NAME"},
           {"--base", &options->base, "sync_argument.base", Need::kRequired, {}, "ID"},
           passphrase_row(options->passphrase_file)},
          [options](const Invocation& invocation) { return provision(invocation, *options); }};
}

}  // namespace starharbor::sync::cli
