// starharbor-sync enrol: lists the terminals that ask to be trusted, or takes some in.
#include <memory>

#include <fmt/format.h>

#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "sync/cli/passphrase.h"
#include "sync/cli/trust.h"
#include "sync/report/directory.h"
#include "sync/stores/open.h"
#include "sync/trust/pull.h"

namespace starharbor::sync::cli {

using namespace command;
using content::DataFolder;

namespace {

struct Options {
  std::string store, passphrase_file;
  std::vector<std::string> numbers;
  bool all = false;
};

// Those of devices that are on the list by now, for instance by a provisioning file.
void drop_answered(Store& store, const CurrentTrust& trust, std::vector<Request>& requests) {
  std::erase_if(requests, [&](const Request& request) {
    const TrustedDevice* known = trust.list() ? trust.list()->find(request.signing) : nullptr;
    if (!known || !known->is_open()) return false;
    store.remove(request_path(request.signing));
    return true;
  });
}

void list_requests(const Invocation& invocation, const std::vector<Request>& requests, const std::string& store) {
  if (requests.empty()) {
    fmt::print("Nobody asks to be enrolled in {}. A new terminal leaves its request there by: starharbor-sync run\n",
               store);
    return;
  }
  fmt::print(
      "These ask to be enrolled. Compare the number with the one that the terminal itself shows, then:\n"
      "  {} NUMBER\n",
      invocation.line("enrol " + shell_word(store)));
  for (const Request& request : requests)
    fmt::print("  {}  {}, {}\n", fingerprint(request.signing), printable(request.device.name),
               place_of(request.device));
}

int enrol(const Invocation& invocation, const Options& options) {
  auto folder = DataFolder::open(invocation.data);
  const auto store = open_place(options.store);
  std::vector<Problem> problems;
  auto requests = requests_in(*store, problems);
  for (const Problem& problem : problems) fmt::print(stderr, "{}\n", problem.line);
  drop_answered(*store, CurrentTrust(folder), requests);
  if (options.numbers.empty() && !options.all) {
    list_requests(invocation, requests, options.store);
    return kDone;
  }
  std::vector<Request> wanted;
  if (options.all) wanted = requests;
  for (const std::string& number : options.numbers) wanted.push_back(chosen(requests, number));
  TrustAuthority safe(folder, passphrase(invocation.language, options.passphrase_file, false));
  pull_trust(*store, safe.trust(), folder.keys().signing.public_key, problems);
  for (const Request& request : wanted) {
    safe.enrol(request);
    push_trust(*store, safe.trust());
    store->remove(request_path(request.signing));
    fmt::print("{}, {}: enrolled.\n", request.device.name, place_of(request.device));
  }
  fmt::print("Take {} to the new terminals and run the exchange there once more.\n", options.store);
  return kDone;
}

}  // namespace

Verb enrol_verb() {
  auto options = std::make_shared<Options>();
  return {"enrol",
          "at the office: list the terminals that ask to be trusted, or take some in",
          {store_row(options->store),
           {"NUMBER", &options->numbers,
            "the numbers of those to take in, as the terminals themselves show them; none: they are listed"},
           {"--all", &options->all, "take everybody in; for trials and tests"},
           passphrase_row(options->passphrase_file)},
          [options](const Invocation& invocation) { return enrol(invocation, *options); }};
}

}  // namespace starharbor::sync::cli
