// starharbor-sync enrol: lists the terminals that ask to be trusted, or takes some in.
#include <memory>

#include <fmt/format.h>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/base/utf8.h"
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
    print("{}\n", invocation.say("sync_told.nobody_asks", {{"store", store}}));
    return;
  }
  const std::string line = invocation.line("enrol " + shell_word(store) + " NUMBER");
  print("{}\n", invocation.say("sync_told.these_ask", {{"line", line}}));
  for (const Request& request : requests) print("  {}\n", line_of(invocation, request.signing, request.device));
}

int enrol(const Invocation& invocation, const Options& options) {
  auto folder = DataFolder::open(invocation.data);
  const auto store = open_place(options.store);
  std::vector<Problem> problems;
  auto requests = requests_in(*store, problems);
  for (const Problem& problem : problems)
    print_error("{}\n", invocation.say("sync_told.unreadable_request", {{"file", content::printable(problem.about)}}));
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
    print("{}\n", invocation.say("sync_told.enrolled", names_of(invocation, request.device)));
  }
  print("{}\n", invocation.say("sync_told.after_enrolling", {{"store", options.store}}));
  return kDone;
}

}  // namespace

Verb enrol_verb() {
  auto options = std::make_shared<Options>();
  return {"enrol",
          "sync_verb.enrol",
          {store_row(options->store),
           {"NUMBER", &options->numbers, "sync_argument.numbers"},
           {"--all", &options->all, "sync_argument.all_requests"},
           passphrase_row(options->passphrase_file)},
          [options](const Invocation& invocation) { return enrol(invocation, *options); }};
}

}  // namespace starharbor::sync::cli
