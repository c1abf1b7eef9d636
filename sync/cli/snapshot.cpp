// starharbor-sync snapshot: issues every scope's whole log anew, among the office's copies; the next exchange gives
// them.
#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "sync/cli/trust.h"
#include "sync/exchange/make_snapshot.h"
#include "sync/local/local_store.h"
#include "sync/report/speaker.h"
#include "sync/trust/current.h"

namespace starharbor::sync::cli {

using namespace command;
using content::DataFolder;

namespace {

nlohmann::json json_of(const SnapshotMade& made) {
  return {{"id", made.scope.name()},
          {"scope", made.scope.name()},
          {"changes", made.ops},
          {"without_values", made.hollow},
          {"files", made.files},
          {"refused", made.refused ? content::say(content::Language::kEnglish, *made.refused) : ""}};
}

std::string words(const SnapshotMade& made, content::Language language) {
  const Directory nobody;
  const Speaker speaker(language, nobody);
  if (made.refused)
    return speaker.say("sync_told.no_snapshot",
                       {{"scope", made.scope.name()}, {"why", content::say(language, *made.refused)}});
  return speaker.say("sync_told.snapshot", {{"scope", made.scope.name()},
                                            {"changes", speaker.count("count.change", made.ops)},
                                            {"hollow", with_separators(made.hollow)},
                                            {"files", speaker.count("count.file", made.files)}});
}

int snapshot(const Invocation& invocation) {
  auto folder = DataFolder::open(invocation.data);
  const content::FolderLock alone(folder.path(), "sync");
  LocalStore local(folder.path());
  const auto made = make_snapshots(folder, local, CurrentTrust(folder));
  auto array = nlohmann::json::array();
  for (const SnapshotMade& one : made) {
    array.push_back(json_of(one));
    if (!invocation.json) print("{}\n", words(one, invocation.language));
  }
  if (invocation.json) {
    print_json(array);
  } else {
    print_next(invocation);
  }
  return std::ranges::all_of(made, [](const SnapshotMade& one) { return !one.refused; }) ? kDone : kRefused;
}

}  // namespace

Verb snapshot_verb() {
  return {"snapshot", "sync_verb.snapshot", {}, snapshot, Json::kYes};
}

}  // namespace starharbor::sync::cli
