// starharbor-sync provision: makes a file, locked by the passphrase, from which a new terminal starts.
#include <memory>

#include <fmt/format.h>

#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "sync/cli/passphrase.h"
#include "sync/cli/trust.h"

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
  const std::string words = passphrase(invocation.language, options.passphrase_file, false);
  TrustAuthority safe(folder, words);
  const Provision made = safe.provision({options.device, content::Role::kKiosk, options.base});
  content::write_file_durably(options.file, write_provision(made, words, {}));
  fmt::print("{} is enrolled beforehand. On the new terminal, once: starharbor-sync --data DIR install {}\n{}\n",
             options.device, shell_word(options.file), next_words(invocation));
  return kDone;
}

}  // namespace

Verb provision_verb() {
  auto options = std::make_shared<Options>();
  return {"provision",
          "at the office: make a file, locked by the passphrase, from which a new terminal starts",
          {{"FILE", &options->file, "where the file goes", Need::kRequired},
           {"--device", &options->device, "the new terminal's name", Need::kRequired, {}, "NAME"},
           {"--base", &options->base, "the id of its base, as in the content package", Need::kRequired, {}, "ID"},
           passphrase_row(options->passphrase_file)},
          [options](const Invocation& invocation) { return provision(invocation, *options); }};
}

}  // namespace starharbor::sync::cli
