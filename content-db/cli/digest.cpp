// starharbor-content digest: one line for each scope; equal lines on two devices mean equal data.
#include <fmt/format.h>

#include "content-db/cli/command.h"
#include "content-db/base/command/output.h"

namespace starharbor::content::cli {
namespace {

int digest(const Invocation& invocation) {
  DataFolder folder = DataFolder::open(invocation.data);
  auto array = nlohmann::json::array();
  for (const auto& [scope, digest] : folder.log().digests()) {
    array.push_back({{"id", scope}, {"digest", digest}});
    if (!invocation.json) fmt::print("{}  {}\n", digest, scope);
  }
  if (invocation.json) print_json(array);
  return kDone;
}

}  // namespace

void add_digest(CLI::App& app, Invocation& invocation) {
  Verb(app, invocation, "digest", "print a digest for each scope: equal digests, equal data", [&invocation] {
    return digest(invocation);
  }).json();
}

}  // namespace starharbor::content::cli
