// starharbor-sync enrol: lists the terminals that ask to be trusted, or takes some in: as kiosks of a base that there
// is, unless the office says that one is an office. What a request claims decides nothing.
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "content-db/base/command/output.h"
#include "content-db/base/command/prompt.h"
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
  std::string role = "kiosk", base;
  bool all = false, yes = false;
};

struct Admission {
  Request request;
  content::Device as;
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

// Throws Error{kInput} when there is no such base.
Admission admission(content::DataFolder& folder, const Request& request, const Options& options) {
  const bool office = options.role == "office";
  const std::string base = options.base.empty() ? request.device.base : options.base;
  if (!office || !base.empty()) require_base(folder, base, {"sync_refused.enrol", {{"device", request.device.name}}});
  return {request, {request.device.name, office ? content::Role::kOffice : content::Role::kKiosk, base}};
}

// By --all, those that ask for something else than to be a kiosk are passed over, and told.
std::vector<Admission> admissions(const Invocation& invocation, content::DataFolder& folder, const Options& options,
                                  const std::vector<Request>& requests) {
  std::vector<Admission> all;
  for (const std::string& number : options.numbers) all.push_back(admission(folder, chosen(requests, number), options));
  if (!options.all) return all;
  for (const Request& request : requests) {
    if (request.device.role == content::Role::kKiosk) {
      all.push_back(admission(folder, request, options));
    } else {
      print_error("{}\n", invocation.say("sync_told.asks_to_be_office", {{"device", request.device.name}}));
    }
  }
  return all;
}

// Where somebody sits there, they see once more whom they take in.
bool agrees(const Invocation& invocation, const Options& options, const std::vector<Admission>& all) {
  if (options.yes || !somebody_types()) return true;
  for (const Admission& one : all) print("{}\n", line_of(invocation, one.request.signing, one.as));
  const std::string answer = typed_line(invocation.say("sync_told.take_these_in"));
  return answer == "y" || answer == "yes" || answer == "是" || answer == "好";
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
  const auto all = admissions(invocation, folder, options, requests);
  if (!agrees(invocation, options, all)) {
    print_error("{}\n", invocation.say("sync_told.nobody_taken_in"));
    return kRefused;
  }
  TrustAuthority safe(folder, passphrase(invocation.language, options.passphrase_file));
  pull_trust(*store, safe.trust(), folder.keys().signing.public_key, problems);
  for (const auto& [request, as] : all) {
    safe.enrol(request, as);
    push_trust(*store, safe.trust());
    store->remove(request_path(request.signing));
    print("{}\n", invocation.say("sync_told.enrolled", names_of(invocation, as)));
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
           {"--role", &options->role, "sync_argument.as_role", Need::kOptional, {"kiosk", "office"}},
           {"--base", &options->base, "sync_argument.as_base", Need::kOptional, {}, "ID"},
           {"--all", &options->all, "sync_argument.all_requests"},
           {"--yes", &options->yes, "sync_argument.yes"},
           passphrase_row(options->passphrase_file)},
          [options](const Invocation& invocation) { return enrol(invocation, *options); }};
}

}  // namespace starharbor::sync::cli
