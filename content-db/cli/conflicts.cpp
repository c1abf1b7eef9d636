// starharbor-content conflicts: values that several people wrote without knowing of each other, and the choice
// among them.
#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/base/civil_time.h"
#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "content-db/log/body.h"

namespace starharbor::content::cli {

using namespace command;

namespace {

nlohmann::json json_of(const Conflict& conflict) {
  auto values = nlohmann::json::array();
  for (const ConflictValue& value : conflict.values) {
    values.push_back({{"n", values.size() + 1},
                      {"value", nlohmann::json::parse(json_text(value.value))},
                      {"at", iso_text(value.at_ms)},
                      {"log", to_hex(value.op.log)},
                      {"shown", value.shown}});
  }
  return {{"id", conflict.id},   {"scope", conflict.scope.name()}, {"table", conflict.table},
          {"row", conflict.row}, {"column", conflict.column},      {"values", std::move(values)}};
}

struct ConflictOptions {
  std::string action, id, number;
};

int list_conflicts(const std::vector<Conflict>& conflicts, bool as_json) {
  if (as_json) {
    auto array = nlohmann::json::array();
    for (const Conflict& conflict : conflicts) array.push_back(json_of(conflict));
    print_json(array);
    return kDone;
  }
  std::vector<std::vector<std::string>> rows;
  for (const Conflict& conflict : conflicts) {
    size_t number = 0;
    for (const ConflictValue& value : conflict.values) {
      rows.push_back({conflict.id, std::to_string(++number),
                      fmt::format("{}/{}/{}", conflict.table, conflict.row, conflict.column), local_text(value.at_ms),
                      to_hex(value.op.log).substr(0, 8), value.shown ? "shown" : "", json_text(value.value)});
    }
  }
  print_table({"ID", "N", "WHAT", "WRITTEN", "BY LOG", "", "VALUE"}, rows);
  return kDone;
}

size_t value_number(const Conflict& conflict, const std::string& text) {
  for (size_t i = 0; i < conflict.values.size(); ++i) {
    if (std::to_string(i + 1) == text) return i;
  }
  throw Error(ErrorCode::kInput, fmt::format("take value {} of {}", text, conflict.id),
              fmt::format("choose one of its values, 1 to {}; `conflicts` lists them.", conflict.values.size()));
}

int take_value(DataFolder& folder, const ConflictOptions& options, bool as_json) {
  Transaction transaction(folder.database());
  const auto conflicts = folder.log().conflicts();
  const auto conflict =
      std::find_if(conflicts.begin(), conflicts.end(), [&](const Conflict& other) { return other.id == options.id; });
  if (conflict == conflicts.end()) {
    throw Error(ErrorCode::kInput, "settle conflict " + options.id,
                "there is no such conflict now: it was settled, or another value has come to it. List them again with "
                "`conflicts`; nothing was changed.");
  }
  const size_t value = value_number(*conflict, options.number);
  folder.log().settle(*conflict, value);
  transaction.commit();
  const std::string taken = json_text(conflict->values[value].value);
  if (as_json) {
    print_json(nlohmann::json::array({{{"id", conflict->id}, {"value", nlohmann::json::parse(taken)}}}));
  } else {
    print("{}/{}/{} is settled: {}\n", conflict->table, conflict->row, conflict->column, taken);
  }
  return kDone;
}

int conflicts(const Invocation& invocation, const ConflictOptions& options) {
  if (!options.action.empty() && (options.id.empty() || options.number.empty()))
    throw UsageError{"take needs the conflict's ID and the number of the value: conflicts take 3fa90c12 2"};
  DataFolder folder = DataFolder::open(invocation.data);
  if (options.action.empty()) return list_conflicts(folder.log().conflicts(), invocation.json);
  return take_value(folder, options, invocation.json);
}

}  // namespace

Verb conflicts_verb() {
  auto options = std::make_shared<ConflictOptions>();
  return {"conflicts",
          "list edits that did not know of each other; `conflicts take ID N` settles one, everywhere after sync",
          {{"take", &options->action, "settle one", Need::kOptional, {"take"}},
           {"ID", &options->id, "id of the conflict"},
           {"N", &options->number, "number of the value that is right"}},
          [options](const Invocation& invocation) { return conflicts(invocation, *options); },
          Json::kYes};
}

}  // namespace starharbor::content::cli
