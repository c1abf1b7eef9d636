// starharbor-content digest: one line for each scope; equal lines on two devices mean equal data.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "content-db/log/audit.h"

namespace starharbor::content::cli {

using namespace command;

namespace {

int digest(const Invocation& invocation) {
  DataFolder folder = DataFolder::open(invocation.data);
  auto array = nlohmann::json::array();
  for (const auto& [scope, digest] : digests(folder.log().database())) {
    array.push_back({{"id", scope.name()}, {"digest", digest}});
    if (!invocation.json) print("{}  {}\n", digest, scope.name());
  }
  if (invocation.json) print_json(array);
  return kDone;
}

}  // namespace

Verb digest_verb() {
  return {"digest", "print a digest for each scope: equal digests, equal data", {}, digest, Json::kYes};
}

}  // namespace starharbor::content::cli
