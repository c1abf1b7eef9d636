// starharbor-sync rotate: new keys for all that is written from now on.
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

int rotate(const Invocation& invocation, const std::string& passphrase_file) {
  auto folder = DataFolder::open(invocation.data);
  TrustAuthority safe(folder, passphrase(invocation.language, passphrase_file, false));
  safe.rotate();
  fmt::print("All that is written from now on has new keys, by list number {}. {}\n", safe.trust().name().number,
             next_words(invocation));
  return kDone;
}

}  // namespace

Verb rotate_verb() {
  auto file = std::make_shared<std::string>();
  return {"rotate",
          "at the office: give new keys for all that is written from now on",
          {passphrase_row(*file)},
          [file](const Invocation& invocation) { return rotate(invocation, *file); }};
}

}  // namespace starharbor::sync::cli
