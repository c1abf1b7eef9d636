// starharbor-sync office phones: members' full phone numbers, for whoever has the passphrase.
#include <memory>

#include "content-db/base/command/prompt.h"
#include "content-db/base/command/verb.h"
#include "content-db/base/words.h"
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
  const TrustAuthority safe(folder, passphrase(invocation.language, options.passphrase_file, false));
  std::string whose;
  if (!options.all) {
    whose = typed_line(content::tr(invocation.language, "prompt.whose_phone"));
    if (whose.empty())
      throw Error(ErrorCode::kInput, "show a phone", "nobody was named. Type an id, a name or digits, or give --all.");
  }
  return print_phones(folder, safe, whose) ? kDone : kRefused;
}

}  // namespace

Verb office_phones_verb() {
  auto options = std::make_shared<Options>();
  return {"office phones",
          "members' full phone numbers; whose (an id, a name, or a number's last digits) is asked for, or read from a "
          "pipe. Mind who can see the screen",
          {{"--all", &options->all, "of all members"}, passphrase_row(options->passphrase_file)},
          [options](const Invocation& invocation) { return show_phones(invocation, *options); }};
}

}  // namespace starharbor::sync::cli
