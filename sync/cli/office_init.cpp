// starharbor-sync office init: makes a new district, with this device as its office.
#include <memory>

#include <fmt/format.h>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "sync/cli/passphrase.h"
#include "sync/cli/trust.h"

namespace starharbor::sync::cli {

using namespace command;
using content::DataFolder;

namespace {

struct Options {
  std::string file, passphrase_file;
};

int make_office(const Invocation& invocation, const Options& options) {
  auto folder = DataFolder::open(invocation.data);
  refuse_existing(options.file);
  const std::string words = new_passphrase(invocation.language, options.passphrase_file);
  const Bytes recovery = make_recovery(words, {});
  content::write_private_file(options.file, recovery);
  TrustAuthority::found(folder, recovery, words);
  print("{}\n", invocation.say("sync_told.district_made", {{"device", folder.device().name}, {"file", options.file}}));
  return kDone;
}

}  // namespace

Verb office_init_verb() {
  auto options = std::make_shared<Options>();
  return {"office init",
          "sync_verb.office_init",
          {{"FILE", &options->file, "sync_argument.new_recovery", Need::kRequired},
           passphrase_row(options->passphrase_file)},
          [options](const Invocation& invocation) { return make_office(invocation, *options); }};
}

}  // namespace starharbor::sync::cli
