// starharbor-content conflicts: values that several people wrote without knowing of each other.
#include <fmt/format.h>

#include "content-db/cli/command.h"
#include "content-db/cli/output.h"
#include "content-db/days.h"

namespace starharbor::content::cli {
namespace {

nlohmann::json json_of(const Conflict& conflict) {
  auto values = nlohmann::json::array();
  for (const ConflictValue& value : conflict.values) {
    values.push_back({{"value", nlohmann::json::parse(value.value, nullptr, false)},
                      {"at", iso_text(value.at_ms)},
                      {"log", to_hex(value.op.log)},
                      {"shown", value.shown}});
  }
  return {{"id", conflict.id},   {"scope", conflict.scope},   {"table", conflict.table},
          {"row", conflict.row}, {"column", conflict.column}, {"values", std::move(values)}};
}

int conflicts(const Invocation& invocation) {
  DataFolder folder = DataFolder::open(invocation.data);
  const std::vector<Conflict> conflicts = folder.log().conflicts();
  if (invocation.json) {
    auto array = nlohmann::json::array();
    for (const Conflict& conflict : conflicts) array.push_back(json_of(conflict));
    print_json(array);
    return kDone;
  }
  std::vector<std::vector<std::string>> rows;
  for (const Conflict& conflict : conflicts) {
    for (const ConflictValue& value : conflict.values) {
      rows.push_back({std::to_string(conflict.id),
                      fmt::format("{}/{}/{}", conflict.table, conflict.row, conflict.column), local_text(value.at_ms),
                      value.shown ? "shown" : "", value.value});
    }
  }
  print_table({"ID", "WHAT", "WRITTEN", "", "VALUE"}, rows);
  return kDone;
}

}  // namespace

void add_conflicts(CLI::App& app, Invocation& invocation) {
  Verb(app, invocation, "conflicts", "list edits that did not know of each other and wait to be settled",
       [&invocation] { return conflicts(invocation); })
      .json();
}

}  // namespace starharbor::content::cli
