// starharbor-sync run: one exchange with a store, and what came and went.
#include <memory>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "sync/cli/trust.h"
#include "sync/exchange/exchange.h"
#include "sync/report/directory.h"
#include "sync/report/report_table.h"
#include "sync/report/words.h"
#include "sync/stores/open.h"
#include "sync/watch/mounts.h"

namespace starharbor::sync::cli {

using namespace command;
using content::DataFolder;

namespace {

void print_result(DataFolder& folder, const ExchangeResult& result, const Store& store, const Invocation& invocation) {
  if (invocation.json) {
    print_json(json_of(result));
  } else {
    print("{}", words(result, store.describe(), directory_of(folder), invocation.language));
  }
}

int exchange_with(const Invocation& invocation, const std::string& address) {
  auto folder = DataFolder::open(invocation.data);
  const auto store = open_place(address);
  ExchangeResult result;
  ReportTable table(folder, address, is_on_stick(read_mounts(), address));
  try {
    ProgressBar bar;
    exchange(folder, *store, result, [&](content::ExchangeStep step, int64_t done, int64_t total) {
      bar.show(step_words(step, invocation.language), done, total);
      table.progress(step, done, total);
    });
    table.ended(result);
  } catch (const Error& error) {
    table.failed(result, error.code);
    // What came before the failure is done and stays.
    if (!result.store_id.empty()) print_result(folder, result, *store, invocation);
    throw;
  }
  print_result(folder, result, *store, invocation);
  return went_well(result) ? kDone : kRefused;
}

}  // namespace

Verb run_verb() {
  auto store = std::make_shared<std::string>();
  return {"run",
          "sync_verb.run",
          {store_row(*store)},
          [store](const Invocation& invocation) { return exchange_with(invocation, *store); },
          Json::kYes};
}

}  // namespace starharbor::sync::cli
