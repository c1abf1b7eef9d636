// starharbor-sync office recover: takes over from an office that is gone.
#include <memory>

#include <fmt/format.h>

#include "content-db/base/command/output.h"
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
  std::string file, store, passphrase_file;
};

int recover_office(const Invocation& invocation, const Options& options) {
  auto folder = DataFolder::open(invocation.data);
  const Bytes recovery = content::read_file(options.file);
  const auto store = open_place(options.store);
  TrustAuthority::recover(folder, *store, recovery, passphrase(invocation.language, options.passphrase_file));
  const CurrentTrust trust(folder);
  push_trust(*store, trust);
  print("{}\n", invocation.say("sync_told.recovered", {{"device", folder.device().name},
                                                       {"number", std::to_string(trust.name().number)},
                                                       {"line", invocation.line("run " + shell_word(options.store))}}));
  return kDone;
}

}  // namespace

Verb office_recover_verb() {
  auto options = std::make_shared<Options>();
  return {"office recover",
          "sync_verb.office_recover",
          {{"FILE", &options->file, "sync_argument.recovery", Need::kRequired},
           store_row(options->store),
           passphrase_row(options->passphrase_file)},
          [options](const Invocation& invocation) { return recover_office(invocation, *options); }};
}

}  // namespace starharbor::sync::cli
