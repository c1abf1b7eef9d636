// starharbor-sync snapshot: issues every scope's whole log anew, among the office's copies; the next exchange gives
// them.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "sync/exchange/make_snapshot.h"
#include "sync/local/local_store.h"
#include "sync/trust/current.h"

namespace starharbor::sync::cli {

using namespace command;
using content::DataFolder;

namespace {

int snapshot(const Invocation& invocation) {
  auto folder = DataFolder::open(invocation.data);
  const content::FolderLock alone(folder.path(), "sync");
  LocalStore local(folder.path());
  const CurrentTrust trust(folder);
  bool any_refused = false;
  auto made = nlohmann::json::array();
  for (const SnapshotMade& one : make_snapshots(folder, local, trust)) {
    any_refused = any_refused || !one.refused.empty();
    made.push_back({{"id", one.scope},
                    {"scope", one.scope},
                    {"changes", one.ops},
                    {"without_values", one.hollow},
                    {"files", one.files},
                    {"refused", one.refused}});
    if (invocation.json) continue;
    if (!one.refused.empty()) {
      fmt::print("{}: none made: {}\n", one.scope, one.refused);
    } else {
      fmt::print("{}: {} changes, {} of them without the values of the past, in files: {}\n", one.scope, one.ops,
                 one.hollow, one.files);
    }
  }
  if (invocation.json) {
    print_json(made);
  } else {
    fmt::print("They go out with the next exchange: {}.\n", invocation.line("run STORE"));
  }
  return any_refused ? kRefused : kDone;
}

}  // namespace

Verb snapshot_verb() {
  return {
      "snapshot",
      "at the office: issue every scope's whole log anew, in few files and without the values of the past. From then "
      "on a new one is made by itself when the last is as old as the setting sync.retired_after_days says (30)",
      {},
      snapshot,
      Json::kYes};
}

}  // namespace starharbor::sync::cli
