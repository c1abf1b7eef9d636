// starharbor-sync: exchanges a device's data with a store, and tells how things stand. Arguments and words only; what
// is done is in the library.
#include <unistd.h>

#include <CLI/CLI.hpp>

#include <chrono>
#include <iostream>
#include <string>

#include <fmt/format.h>

#include "content-db/data_folder.h"
#include "content-db/days.h"
#include "sync/exchange.h"
#include "sync/report_table.h"
#include "sync/status.h"
#include "sync/stores/open.h"
#include "sync/watch.h"
#include "sync/words.h"

namespace {

using namespace starharbor;
using nlohmann::json;

enum ExitCode { kDone = 0, kRefusedInput = 1, kUsage = 2, kEnvironment = 3 };

struct Arguments {
  std::string data;
  std::string store;
  std::vector<std::string> stores;     // of watch
  std::vector<std::string> set_times;  // of watch, as typed
  bool as_json = false;
};

// One line on a terminal that is written over, at most ten times a second, and gone at the end.
class ProgressLine {
 public:
  void show(std::string_view step, int64_t done, int64_t total) {
    const auto now = std::chrono::steady_clock::now();
    if (!on_terminal_ || now - started_ < std::chrono::seconds(1) || now - shown_ < std::chrono::milliseconds(100))
      return;
    shown_ = now;
    fmt::print(stderr, "\r\033[K{} {}/{}", step, done, total);
    std::fflush(stderr);
  }
  ~ProgressLine() {
    if (shown_ != std::chrono::steady_clock::time_point()) fmt::print(stderr, "\r\033[K");
  }

 private:
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

void print(const sync::ExchangeResult& result, const sync::Store& store, const Arguments& arguments) {
  if (arguments.as_json) {
    print(sync::json_of(result));
  } else {
    std::cout << sync::words(result, store.describe());
  }
}

int run(const Arguments& arguments) {
  auto folder = content::DataFolder::open(arguments.data);
  const auto store = sync::open_place(arguments.store);
  sync::ExchangeResult result;
  sync::ReportTable table(folder, arguments.store, sync::is_on_stick(sync::read_mounts(), arguments.store));
  try {
    ProgressLine line;
    sync::exchange(folder, *store, result, [&](std::string_view step, int64_t done, int64_t total) {
      line.show(step, done, total);
      table.progress(step, done, total);
    });
    table.ended(result);
  } catch (const Error& error) {
    table.failed(result, error.code);
    // What came before the failure is done and stays.
    if (!result.store_id.empty()) print(result, *store, arguments);
    return report(error);
  }
  print(result, *store, arguments);
  return result.problems.empty() ? kDone : kRefusedInput;
}

int status(const Arguments& arguments) {
  auto folder = content::DataFolder::open(arguments.data);
  const auto store = arguments.store.empty() ? nullptr : sync::open_place(arguments.store);
  const auto report = sync::status(folder, store.get());
  const int64_t now_ms = folder.log().now_ms();
  if (arguments.as_json) {
    print(sync::json_of(report, now_ms));
  } else {
    std::cout << sync::words(report, now_ms);
  }
  return kDone;
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
      "Exchanges this device's data with the other devices through a store: a folder on a stick or a share, or a place "
      "that rclone reaches (REMOTE:PATH).");
  Arguments arguments;
  app.fallthrough();
  app.require_subcommand(1);
  app.add_option("--data", arguments.data, "the device's data folder")->required()->type_name("DIR");
  app.add_flag("--json", arguments.as_json, "one JSON array of objects instead of words");
  auto* run_verb = app.add_subcommand("run", "fetch what the store has, take it in, give what it lacks");
  run_verb->add_option("store", arguments.store, "the store's folder, or REMOTE:PATH")->required()->type_name("STORE");
  auto* status_verb = app.add_subcommand("status", "which devices were seen when, and what waits");
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
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  }
  try {
    if (watch_verb->parsed()) return watch(arguments);
    return run_verb->parsed() ? run(arguments) : status(arguments);
  } catch (const Error& error) {
    return report(error);
  } catch (const std::exception& error) {
    fmt::print(stderr, "starharbor-sync: {}\n", error.what());
    return kEnvironment;
  }
}
