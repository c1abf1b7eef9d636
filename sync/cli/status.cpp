// starharbor-sync status: who was seen when, who waits for what, and what is still to carry.
#include <memory>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "sync/report/directory.h"
#include "sync/report/status.h"
#include "sync/report/words.h"
#include "sync/stores/open.h"

namespace starharbor::sync::cli {

using namespace command;
using content::DataFolder;

namespace {

int tell_status(const Invocation& invocation, const std::string& address) {
  auto folder = DataFolder::open(invocation.data);
  const auto store = address.empty() ? nullptr : open_place(address);
  const auto report = status(folder, store.get());
  const int64_t now_ms = folder.log().now_ms();
  if (invocation.json) {
    print_json(json_of(report, now_ms));
  } else {
    print("{}", words(report, now_ms, directory_of(folder), invocation.language));
  }
  return kDone;
}

}  // namespace

Verb status_verb() {
  auto store = std::make_shared<std::string>();
  return {"status",
          "sync_verb.status",
          {{"STORE", store.get(), "sync_argument.store_or_last"}},
          [store](const Invocation& invocation) { return tell_status(invocation, *store); },
          Json::kYes};
}

}  // namespace starharbor::sync::cli
