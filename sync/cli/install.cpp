// starharbor-sync install: makes a new terminal's data folder from the file that the office provisioned.
#include <memory>

#include <fmt/format.h>

#include "content-db/base/command/verb.h"
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
  const auto read = read_provision(bytes, passphrase(invocation.language, options.passphrase_file, false));
  if (const auto* fault = std::get_if<LockedFault>(&read))
    throw Error(ErrorCode::kInput, "install " + options.file, words(*fault));
  const Provision& made = std::get<Provision>(read);
  DataFolder::init(invocation.data, made.device, made.identity);
  auto folder = DataFolder::open(invocation.data);
  CurrentTrust(folder).pin(made.district);
  fmt::print(
      "{} is now the data folder of {}, {}. Its content comes by: {}\nDelete {} now: used again, it would make two "
      "devices of one.\n",
      invocation.data.string(), made.device.name, place_of(made.device), invocation.line("run STORE"), options.file);
  return kDone;
}

}  // namespace

Verb install_verb() {
  auto options = std::make_shared<Options>();
  return {"install",
          "on a new terminal: make its data folder from such a file, which is used once",
          {{"FILE", &options->file, "the file", Need::kRequired}, passphrase_row(options->passphrase_file)},
          [options](const Invocation& invocation) { return install(invocation, *options); }};
}

}  // namespace starharbor::sync::cli
