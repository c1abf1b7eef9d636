// starharbor-sync: exchanges a device's data with a store, and tells how things stand. Arguments and words only; what
// is done is in the library.
#include <unistd.h>

#include <CLI/CLI.hpp>

#include <chrono>
#include <iostream>
#include <string>

#include <fmt/format.h>

#include "content-db/folder/data_folder.h"
#include "content-db/base/civil_time.h"
#include "content-db/base/command/language.h"
#include "sync/cli/trust_verbs.h"
#include "sync/report/directory.h"
#include "sync/exchange/exchange.h"
#include "sync/exchange/make_snapshot.h"
#include "sync/report/report_table.h"
#include "sync/report/status.h"
#include "sync/stores/open.h"
#include "sync/watch/service.h"
#include "sync/report/words.h"

namespace {

using namespace starharbor;
using nlohmann::json;

enum ExitCode { kDone = 0, kRefusedInput = 1, kUsage = 2, kEnvironment = 3 };

struct Arguments {
  std::string data;
  std::string store;
  std::string language;
  std::vector<std::string> stores;     // of watch
  std::vector<std::string> set_times;  // of watch, as typed
  bool as_json = false;
};

// One line on a terminal that is written over, at most ten times a second, and gone at the end.
class ProgressLine {
 public:
  explicit ProgressLine(content::Language language) : language_(language) {}
  void show(std::string_view step, int64_t done, int64_t total) {
    const auto now = std::chrono::steady_clock::now();
    if (!on_terminal_ || now - started_ < std::chrono::seconds(1) || now - shown_ < std::chrono::milliseconds(100))
      return;
    shown_ = now;
    fmt::print(stderr, "\r\033[K{} {}/{}", sync::step_words(step, language_), done, total);
    std::fflush(stderr);
  }
  ~ProgressLine() {
    if (shown_ != std::chrono::steady_clock::time_point()) fmt::print(stderr, "\r\033[K");
  }

 private:
  content::Language language_;
  bool on_terminal_ = isatty(STDERR_FILENO) == 1;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point shown_;
};

void print(const json& object) {
  std::cout << object.dump(2, ' ', false, json::error_handler_t::replace) << "\n";
}

int report(const Error& error) {
  fmt::print(stderr, "starharbor-sync: {}\n", error.what());
  return error.code == ErrorCode::kInput ? kRefusedInput : kEnvironment;
}

void print(content::DataFolder& folder, const sync::ExchangeResult& result, const sync::Store& store,
           const Arguments& arguments) {
  if (arguments.as_json) {
    print(sync::json_of(result));
  } else {
    std::cout << sync::words(result, store.describe(), sync::directory_of(folder),
                             sync::cli::language_of(arguments.language));
  }
}

int run(const Arguments& arguments) {
  auto folder = content::DataFolder::open(arguments.data);
  const auto store = sync::open_place(arguments.store);
  sync::ExchangeResult result;
  sync::ReportTable table(folder, arguments.store, sync::is_on_stick(sync::read_mounts(), arguments.store));
  try {
    ProgressLine line(sync::cli::language_of(arguments.language));
    sync::exchange(folder, *store, result, [&](std::string_view step, int64_t done, int64_t total) {
      line.show(step, done, total);
      table.progress(step, done, total);
    });
    table.ended(result);
  } catch (const Error& error) {
    table.failed(result, error.code);
    // What came before the failure is done and stays.
    if (!result.store_id.empty()) print(folder, result, *store, arguments);
    return report(error);
  }
  print(folder, result, *store, arguments);
  return went_well(result) ? kDone : kRefusedInput;
}

int status(const Arguments& arguments) {
  auto folder = content::DataFolder::open(arguments.data);
  const auto store = arguments.store.empty() ? nullptr : sync::open_place(arguments.store);
  const auto report = sync::status(folder, store.get());
  const int64_t now_ms = folder.log().now_ms();
  if (arguments.as_json) {
    print(sync::json_of(report, now_ms));
  } else {
    std::cout << sync::words(report, now_ms, sync::directory_of(folder), sync::cli::language_of(arguments.language));
  }
  return kDone;
}

// Among the office's copies: the next exchange gives them.
int snapshot(const Arguments& arguments) {
  auto folder = content::DataFolder::open(arguments.data);
  const content::FolderLock alone(folder.path(), "sync");
  sync::LocalStore local(folder.path());
  const sync::CurrentTrust trust(folder);
  bool any_refused = false;
  json made = json::array();
  for (const sync::SnapshotMade& one : sync::make_snapshots(folder, local, trust)) {
    any_refused = any_refused || !one.refused.empty();
    made.push_back({{"scope", one.scope},
                    {"changes", one.ops},
                    {"without_values", one.hollow},
                    {"files", one.files},
                    {"refused", one.refused}});
    if (arguments.as_json) continue;
    if (!one.refused.empty()) {
      fmt::print("{}: none made: {}\n", one.scope, one.refused);
    } else {
      fmt::print("{}: {} changes, {} of them without the values of the past, in files: {}\n", one.scope, one.ops,
                 one.hollow, one.files);
    }
  }
  if (arguments.as_json) {
    print(made);
  } else {
    fmt::print("They go out with the next exchange: starharbor-sync run STORE.\n");
  }
  return any_refused ? kRefusedInput : kDone;
}

int watch(const Arguments& arguments) {
  sync::WatchOptions options;
  options.data = arguments.data;
  options.stores = arguments.stores;
  for (const std::string& text : arguments.set_times) {
    const auto minutes = content::parse_time_of_day(text);
    if (!minutes) {
      throw Error(ErrorCode::kInput, "--at " + text, "this is no time of day. Write it as 03:30; nothing was begun.");
    }
    options.set_times.push_back(*minutes);
  }
  const sync::StopSignal stop;
  sync::watch(options, stop);
  return kDone;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(
      "Brings this device's data to the others of its district, and theirs to it, through a store: a folder on a stick "
      "or a share, or a place that rclone reaches (REMOTE:PATH).");
  app.footer(
      "Once a week, on each device: starharbor-sync --data DIR run STORE\n"
      "Exit codes: 0 done, 1 refused, or not all could be taken, 2 usage, 3 environment (store, disk, files, rights).");
  Arguments arguments;
  app.fallthrough();
  app.require_subcommand(1);
  app.add_option("--data", arguments.data, "the device's data folder")->required()->type_name("DIR");
  app.add_flag("--json", arguments.as_json, "of run and status: one JSON array of objects instead of words");
  app.add_option("--lang", arguments.language, "of run and status: the language, else the environment's (LANG)")
      ->check(CLI::IsMember({"zh", "en"}));
  auto* run_verb = app.add_subcommand(
      "run", "exchange with a store: take in what it has, give what it lacks, tell what came and went");
  run_verb->add_option("store", arguments.store, "the store's folder, or REMOTE:PATH")->required()->type_name("STORE");
  auto* status_verb = app.add_subcommand(
      "status", "tell who was seen when, who waits for what, and what is still to carry; nothing is changed");
  status_verb
      ->add_option("store", arguments.store, "the store's folder, or REMOTE:PATH; without it, what was learned last")
      ->type_name("STORE");
  auto* watch_verb = app.add_subcommand(
      "watch",
      "stay and exchange by itself, until it is told to end (SIGTERM): with the stores named, and with any "
      "stick that has been a store before, as soon as it is plugged in");
  watch_verb
      ->add_option("--store", arguments.stores,
                   "a store: a shared folder; may be given several times. It is "
                   "exchanged with when a link comes up, when it or this device has news, and at the set times")
      ->type_name("STORE");
  watch_verb
      ->add_option("--at", arguments.set_times,
                   "a set time of day in Shanghai, HH:MM; may be given several times. "
                   "A missed one is made up")
      ->type_name("TIME");
  auto* snapshot_verb = app.add_subcommand("snapshot",
                                           "at the office: issue every scope's whole log anew, in few files and "
                                           "without the values of the past. From then on "
                                           "a new one is made by itself when the last is 30 days old");
  std::function<int()> trust_verb;
  sync::cli::add_trust_verbs(app, arguments.data, trust_verb);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  }
  try {
    if (trust_verb) return trust_verb();
    if (watch_verb->parsed()) return watch(arguments);
    if (snapshot_verb->parsed()) return snapshot(arguments);
    return run_verb->parsed() ? run(arguments) : status(arguments);
  } catch (const Error& error) {
    return report(error);
  } catch (const std::exception& error) {
    fmt::print(stderr, "starharbor-sync: {}\n", error.what());
    return kEnvironment;
  }
}
