// See trust_verbs.h.
#include "sync/cli/trust_verbs.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <vector>

#include <fmt/format.h>

#include "content-db/folder/data_folder.h"
#include "content-db/base/error.h"
#include "content-db/base/command/typed_line.h"
#include "sync/cli/passphrase.h"
#include "sync/cli/phones.h"
#include "sync/report/directory.h"
#include "sync/stores/open.h"
#include "sync/trust/pull.h"
#include "sync/trust/authority.h"

namespace starharbor::sync::cli {
namespace {

using content::DataFolder;
using content::Role;

constexpr const char* kNext = "It goes out with the next exchange: starharbor-sync run STORE.\n";

struct TrustArguments {
  const std::string& data;
  std::string passphrase_file, file, store, device, base, role = "kiosk";
  std::vector<std::string> fingerprints;
  bool all = false;
};

std::string place_of(const content::Device& device) {
  return device.role == Role::kOffice ? "office" : fmt::format("kiosk of {}", device.base);
}

void refuse_existing(const std::string& file) {
  if (std::filesystem::exists(file))
    throw Error(ErrorCode::kInput, "write " + file, "there is such a file already. Name another; nothing was changed.");
}

int make_office(const TrustArguments& arguments) {
  auto folder = DataFolder::open(arguments.data);
  refuse_existing(arguments.file);
  const std::string words = passphrase(arguments.passphrase_file, true);
  const Bytes recovery = make_recovery(words, {});
  content::write_file_durably(arguments.file, recovery);
  TrustAuthority::found(folder, recovery, words);
  fmt::print(
      "The district is made, and {} is its office.\nKeep {} away from this machine, on a stick in a drawer: with it "
      "and "
      "the passphrase another machine can become the office. Without them nobody can.\n",
      folder.device().name, arguments.file);
  return 0;
}

int recover_office(const TrustArguments& arguments) {
  auto folder = DataFolder::open(arguments.data);
  const Bytes recovery = content::read_file(arguments.file);
  const auto store = open_place(arguments.store);
  TrustAuthority::recover(folder, *store, recovery, passphrase(arguments.passphrase_file, false));
  const CurrentTrust trust(folder);
  push_trust(*store, trust);
  fmt::print("{} is the district's office now, by list number {}. Next: starharbor-sync run {}\n", folder.device().name,
             trust.name().number, arguments.store);
  return 0;
}

int show_phones(const TrustArguments& arguments) {
  auto folder = DataFolder::open(arguments.data);
  const TrustAuthority safe(folder, passphrase(arguments.passphrase_file, false));
  std::string whose;
  if (!arguments.all) {
    whose = content::typed_line("Whose (an id, a name, or a number's last digits)");
    if (whose.empty())
      throw Error(ErrorCode::kInput, "show a phone", "nobody was named. Type an id, a name or digits, or give --all.");
  }
  return print_phones(folder, safe, whose) ? 0 : 1;
}

// Those of devices that are on the list by now, for instance by a provisioning file.
void drop_answered(Store& store, const CurrentTrust& trust, std::vector<Request>& requests) {
  std::erase_if(requests, [&](const Request& request) {
    const TrustedDevice* known = trust.list() ? trust.list()->find(request.signing) : nullptr;
    if (!known || !known->is_open()) return false;
    store.remove(request_path(request.signing));
    return true;
  });
}

void list_requests(const std::vector<Request>& requests, const std::string& store) {
  if (requests.empty()) {
    fmt::print("Nobody asks to be enrolled in {}. A new terminal leaves its request there by: starharbor-sync run\n",
               store);
    return;
  }
  fmt::print(
      "These ask to be enrolled. Compare the number with the one that the terminal itself shows, then:\n"
      "  starharbor-sync enrol {} NUMBER\n",
      store);
  for (const Request& request : requests)
    fmt::print("  {}  {}, {}\n", fingerprint(request.signing), printable(request.device.name),
               place_of(request.device));
}

const Request& chosen(const std::vector<Request>& requests, const std::string& number) {
  for (const Request& request : requests) {
    if (fingerprint(request.signing) == number) return request;
  }
  throw Error(ErrorCode::kInput, "enrol " + number,
              "no request has this number. It is written in four groups of four, as the terminal shows it; nothing "
              "was changed.");
}

int enrol(const TrustArguments& arguments) {
  auto folder = DataFolder::open(arguments.data);
  const auto store = open_place(arguments.store);
  std::vector<Problem> problems;
  auto requests = requests_in(*store, problems);
  for (const Problem& problem : problems) fmt::print(stderr, "{}\n", problem.line);
  drop_answered(*store, CurrentTrust(folder), requests);
  if (arguments.fingerprints.empty() && !arguments.all) {
    list_requests(requests, arguments.store);
    return 0;
  }
  std::vector<Request> wanted;
  if (arguments.all) wanted = requests;
  for (const std::string& number : arguments.fingerprints) wanted.push_back(chosen(requests, number));
  TrustAuthority safe(folder, passphrase(arguments.passphrase_file, false));
  pull_trust(*store, safe.trust(), folder.keys().signing.public_key, problems);
  for (const Request& request : wanted) {
    safe.enrol(request);
    push_trust(*store, safe.trust());
    store->remove(request_path(request.signing));
    fmt::print("{}, {}: enrolled.\n", request.device.name, place_of(request.device));
  }
  fmt::print("Take {} to the new terminals and run the exchange there once more.\n", arguments.store);
  return 0;
}

int list_devices(const TrustArguments& arguments) {
  auto folder = DataFolder::open(arguments.data);
  const CurrentTrust trust(folder);
  if (!trust.list()) {
    fmt::print("No list of trusted devices has come here yet.\nThe number of this device: {}\n",
               fingerprint(folder.keys().signing.public_key));
    return 0;
  }
  for (const TrustedDevice& device : trust.list()->devices) {
    const content::Grant& grant = device.grants.back();
    fmt::print("{}  {}, {}{}\n", fingerprint(device.signing), printable(device.name),
               place_of({device.name, grant.role, grant.base}), device.is_open() ? "" : ", off the list");
  }
  return 0;
}

// For verbs that name one device of the list.
template <typename Decide>
int decide(const TrustArguments& arguments, const char* done, const Decide& decide_on) {
  auto folder = DataFolder::open(arguments.data);
  TrustAuthority safe(folder, passphrase(arguments.passphrase_file, false));
  const TrustedDevice device = find_device(*safe.trust().list(), arguments.device);
  decide_on(safe, device);
  fmt::print("{}: {}. {}", device.name, done, kNext);
  return 0;
}

int replace(const TrustArguments& arguments) {
  const auto store = open_place(arguments.store);
  return decide(arguments, "replaced", [&](TrustAuthority& safe, const TrustedDevice& dead) {
    std::vector<Problem> problems;
    const auto requests = requests_in(*store, problems);
    const Request& request = chosen(requests, arguments.fingerprints.front());
    safe.replace(dead, request);
    push_trust(*store, safe.trust());
    store->remove(request_path(request.signing));
  });
}

int rotate(const TrustArguments& arguments) {
  auto folder = DataFolder::open(arguments.data);
  TrustAuthority safe(folder, passphrase(arguments.passphrase_file, false));
  safe.rotate();
  fmt::print("All that is written from now on has new keys, by list number {}. {}", safe.trust().name().number, kNext);
  return 0;
}

int provision(const TrustArguments& arguments) {
  auto folder = DataFolder::open(arguments.data);
  refuse_existing(arguments.file);
  const Role role = arguments.role == "office" ? Role::kOffice : Role::kKiosk;
  const std::string words = passphrase(arguments.passphrase_file, false);
  TrustAuthority safe(folder, words);
  const Provision made = safe.provision({arguments.device, role, arguments.base});
  content::write_file_durably(arguments.file, write_provision(made, words, {}));
  fmt::print("{} is enrolled beforehand. On the new terminal, once: starharbor-sync --data DIR install {}\n{}",
             arguments.device, arguments.file, kNext);
  return 0;
}

int install(const TrustArguments& arguments) {
  const Bytes bytes = content::read_file(arguments.file);
  const auto read = read_provision(bytes, passphrase(arguments.passphrase_file, false));
  if (const auto* fault = std::get_if<LockedFault>(&read))
    throw Error(ErrorCode::kInput, "install " + arguments.file, words(*fault));
  const Provision& made = std::get<Provision>(read);
  DataFolder::init(arguments.data, made.device, made.identity);
  auto folder = DataFolder::open(arguments.data);
  CurrentTrust(folder).pin(made.district);
  fmt::print(
      "{} is now the data folder of {}, {}. Its content comes by: starharbor-sync run STORE\nDelete {} now: used "
      "again, it would make two devices of one.\n",
      arguments.data, made.device.name, place_of(made.device), arguments.file);
  return 0;
}

}  // namespace

void add_trust_verbs(CLI::App& app, const std::string& data, std::function<int()>& run) {
  const auto arguments = std::make_shared<TrustArguments>(TrustArguments{data, {}, {}, {}, {}, {}, "kiosk", {}, false});
  const auto verb = [&run, arguments](CLI::App& under, const char* name, const char* what,
                                      int (*act)(const TrustArguments&)) {
    CLI::App* added = under.add_subcommand(name, what);
    added->callback([&run, arguments, act] { run = [arguments, act] { return act(*arguments); }; });
    return added;
  };
  const auto asks = [arguments](CLI::App* verb_of_office) {
    verb_of_office
        ->add_option("--passphrase-file", arguments->passphrase_file,
                     "the passphrase is the first line of this file; without it, it is asked for")
        ->type_name("FILE");
    return verb_of_office;
  };
  const auto store = [arguments](CLI::App* verb_of_office) {
    verb_of_office->add_option("store", arguments->store, "the store's folder, or REMOTE:PATH")
        ->required()
        ->type_name("STORE");
  };
  const auto device = [arguments](CLI::App* verb_of_office) {
    verb_of_office->add_option("device", arguments->device, "the device's name, or the number that `devices` shows")
        ->required()
        ->type_name("DEVICE");
  };
  const auto file = [arguments](CLI::App* verb_of_office, const char* what) {
    verb_of_office->add_option("file", arguments->file, what)->required()->type_name("FILE");
  };

  CLI::App* office =
      app.add_subcommand("office", "make this device the district's office, and what only an office can");
  office->require_subcommand(1);
  file(asks(verb(*office, "init", "make a new district, with this device as its office", make_office)),
       "where the recovery file goes: on a stick that is then kept in a drawer");
  auto* recover =
      asks(verb(*office, "recover", "take over from an office that is gone, with its recovery file and passphrase",
                recover_office));
  file(recover, "the recovery file");
  store(recover);
  asks(
      verb(*office, "phones",
           "members' full phone numbers; whose (an id, a name, or a number's last digits) is asked for, or read from a "
           "pipe. Mind who can see the screen",
           show_phones))
      ->add_flag("--all", arguments->all, "of all members");

  auto* enrol_verb =
      asks(verb(app, "enrol", "at the office: list the terminals that ask to be trusted, or take some in", enrol));
  store(enrol_verb);
  enrol_verb
      ->add_option("numbers", arguments->fingerprints,
                   "the numbers of those to take in, as the terminals themselves show them; none: they are listed")
      ->type_name("NUMBER");
  enrol_verb->add_flag("--all", arguments->all, "take everybody in; for trials and tests");
  verb(app, "devices", "list who is trusted, by number and name", list_devices);
  device(asks(verb(app, "revoke",
                   "at the office: take a lost or stolen terminal off the list; what it wrote until now counts",
                   [](const auto& given) {
                     return decide(given, "off the list. What it wrote until now counts",
                                   [](TrustAuthority& safe, const TrustedDevice& named) { safe.revoke(named); });
                   })));
  device(asks(verb(app, "accept", "at the office: let count what a device wrote after it was taken off the list",
                   [](const auto& given) {
                     return decide(given, "what has come of it until now counts",
                                   [](TrustAuthority& safe, const TrustedDevice& named) { safe.accept(named); });
                   })));
  auto* replace_verb = asks(
      verb(app, "replace", "at the office: put a new terminal in the place of a dead one, under its name", replace));
  device(replace_verb);
  store(replace_verb);
  replace_verb->add_option("number", arguments->fingerprints, "the number of the new terminal, as it shows it itself")
      ->required()
      ->expected(1)
      ->type_name("NUMBER");
  asks(verb(app, "rotate", "at the office: give new keys for all that is written from now on", rotate));
  auto* provision_verb =
      asks(verb(app, "provision",
                "at the office: make a file, locked by the passphrase, from which a new terminal starts", provision));
  file(provision_verb, "where the file goes");
  provision_verb->add_option("--device", arguments->device, "the new terminal's name")->required()->type_name("NAME");
  provision_verb->add_option("--base", arguments->base, "the id of its base, as in the content package")
      ->required()
      ->type_name("ID");
  file(asks(verb(app, "install", "on a new terminal: make its data folder from such a file, which is used once",
                 install)),
       "the file");
}

}  // namespace starharbor::sync::cli
