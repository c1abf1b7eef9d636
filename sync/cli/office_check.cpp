// starharbor-sync office check: whether a recovery file would do, while there is still an office to make another.
#include <memory>
#include <string>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "sync/cli/passphrase.h"
#include "sync/cli/trust.h"

namespace starharbor::sync::cli {

using namespace command;

namespace {

struct Options {
  std::string file, passphrase_file;
};

int check(const Invocation& invocation, const Options& options) {
  auto folder = content::DataFolder::open(invocation.data);
  const Bytes recovery = content::read_file(options.file);
  const std::string words = passphrase(invocation.language, options.passphrase_file);
  const bool is_ours = TrustAuthority::is_recovery_of(folder, recovery, words);
  const char* found = is_ours ? "sync_told.recovery_is_good" : "sync_told.recovery_is_of_another";
  print("{}\n", invocation.say(found, {{"file", options.file}}));
  return is_ours ? kDone : kRefused;
}

}  // namespace

Verb office_check_verb() {
  auto options = std::make_shared<Options>();
  return {
      "office check",
      "sync_verb.office_check",
      {{"FILE", &options->file, "sync_argument.recovery", Need::kRequired}, passphrase_row(options->passphrase_file)},
      [options](const Invocation& invocation) { return check(invocation, *options); }};
}

}  // namespace starharbor::sync::cli
