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
  TrustAuthority safe(folder, passphrase(invocation.language, passphrase_file));
  safe.rotate();
  print_decided(invocation, {"sync_told.keys_changed", {{"number", std::to_string(safe.trust().name().number)}}});
  return kDone;
}

}  // namespace

Verb rotate_verb() {
  auto file = std::make_shared<std::string>();
  return {"rotate", "sync_verb.rotate", {passphrase_row(*file)}, [file](const Invocation& invocation) {
            return rotate(invocation, *file);
          }};
}

}  // namespace starharbor::sync::cli
