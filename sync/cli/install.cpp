// starharbor-sync install: makes a new terminal's data folder from the file that the office provisioned.
#include <memory>

#include <fmt/format.h>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/base/worded_error.h"
#include "content-db/folder/data_folder.h"
#include "sync/cli/passphrase.h"
#include "sync/cli/trust.h"
#include "sync/trust/current.h"

namespace starharbor::sync::cli {

using namespace command;
using content::DataFolder;

namespace {

struct Options {
  std::string file, passphrase_file;
};

int install(const Invocation& invocation, const Options& options) {
  const Bytes bytes = content::read_file(options.file);
  const auto read = read_provision(bytes, passphrase(invocation.language, options.passphrase_file));
  if (const auto* fault = std::get_if<LockedFault>(&read))
    throw content::WordedError(ErrorCode::kInput, {"sync_refused.install", {{"file", options.file}}},
                               {words_of(*fault)});
  const Provision& made = std::get<Provision>(read);
  DataFolder::init(invocation.data, made.device, made.identity);
  auto folder = DataFolder::open(invocation.data);
  CurrentTrust(folder).pin(made.district);
  content::WordValues values = names_of(invocation, made.device);
  values.insert(values.end(),
                {{"folder", invocation.data.string()}, {"line", invocation.line("run STORE")}, {"file", options.file}});
  print("{}\n", invocation.say("sync_told.installed", values));
  return kDone;
}

}  // namespace

Verb install_verb() {
  auto options = std::make_shared<Options>();
  return {
      "install",
      "sync_verb.install",
      {{"FILE", &options->file, "sync_argument.provision", Need::kRequired}, passphrase_row(options->passphrase_file)},
      [options](const Invocation& invocation) { return install(invocation, *options); }};
}

}  // namespace starharbor::sync::cli
