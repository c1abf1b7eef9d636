// starharbor-sync office phones: members' full phone numbers, for whoever has the passphrase.
#include <memory>

#include "content-db/base/command/prompt.h"
#include "content-db/base/command/verb.h"
#include "content-db/base/worded_error.h"
#include "content-db/folder/data_folder.h"
#include "sync/cli/passphrase.h"
#include "sync/cli/phones.h"
#include "sync/cli/trust.h"

namespace starharbor::sync::cli {

using namespace command;
using content::DataFolder;

namespace {

struct Options {
  std::string passphrase_file;
  bool all = false;
};

int show_phones(const Invocation& invocation, const Options& options) {
  auto folder = DataFolder::open(invocation.data);
  const TrustAuthority safe(folder, passphrase(invocation.language, options.passphrase_file));
  std::string whose;
  if (!options.all) {
    whose = typed_line(invocation.say("prompt.whose_phone"));
    if (whose.empty())
      throw content::WordedError(ErrorCode::kInput, {"sync_refused.show_phone"}, {"sync_refused.nobody_named"});
  }
  return print_phones(invocation, folder, safe, whose) ? kDone : kRefused;
}

}  // namespace

Verb office_phones_verb() {
  auto options = std::make_shared<Options>();
  return {"office phones",
          "sync_verb.office_phones",
          {{"--all", &options->all, "sync_argument.all_members"}, passphrase_row(options->passphrase_file)},
          [options](const Invocation& invocation) { return show_phones(invocation, *options); }};
}

}  // namespace starharbor::sync::cli
