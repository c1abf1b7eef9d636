// See state.h.
#include "sync/state.h"

#include <fmt/format.h>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "sync/names.h"

namespace starharbor::sync {
namespace {

using content::Role;
using nlohmann::json;

constexpr int kStateFormat = 1;
constexpr size_t kMaxStateBytes = 4 << 20;
constexpr size_t kMaxNameBytes = 200;

// An object's member, if it is there and of type T; no exception for what a stranger wrote.
std::string text_in(const json& object, const char* key) {
  const auto value = object.find(key);
  return value != object.end() && value->is_string() ? value->get<std::string>() : std::string();
}

int64_t number_in(const json& object, const char* key) {
  const auto value = object.find(key);
  return value != object.end() && value->is_number_integer() ? value->get<int64_t>() : 0;
}

Holdings holdings_in(const json& object) {
  Holdings holds;
  const auto scopes = object.find("holds");
  if (scopes == object.end() || !scopes->is_object()) return holds;
  for (const auto& [scope, logs] : scopes->items()) {
    if (!logs.is_object()) continue;
    for (const auto& [log, seq] : logs.items()) {
      if (seq.is_number_integer()) holds[scope][log] = seq.get<int64_t>();
    }
  }
  return holds;
}

}  // namespace

DeviceState state_of(content::DataFolder& folder) {
  const content::Device& device = folder.device();
  DeviceState state{
      content::to_hex(folder.log().id()), device.name, device.role, device.base, folder.log().now_ms(), {}, {}};
  for (const content::Tip& tip : folder.log().tips()) {
    int64_t& furthest = state.holds[tip.scope][content::to_hex(tip.log)];
    furthest = std::max(furthest, tip.seq);
  }
  return state;
}

std::string state_path(std::string_view id) {
  return fmt::format("{}/{}.json", kStateFolder, id);
}

bool is_state_path(std::string_view path) {
  const auto parts = split_path(path);
  if (parts.size() != 2 || parts[1].size() < 5) return false;
  const std::string id = parts[1].substr(0, parts[1].size() - 5);
  return content::from_hex(id).size() == content::LogId{}.size() && state_path(id) == path;
}

Bytes encode_state(const DeviceState& state) {
  const json object = {{"format", kStateFormat}, {"id", state.id},
                       {"name", state.name},     {"role", state.role == Role::kOffice ? "office" : "kiosk"},
                       {"base", state.base},     {"at", state.at_ms},
                       {"holds", state.holds},   {"damaged", state.damaged}};
  const std::string text = object.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
  return Bytes(text.begin(), text.end());
}

std::optional<DeviceState> decode_state(std::string_view path, const Bytes& bytes) {
  const json object = json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (!object.is_object() || number_in(object, "format") != kStateFormat) return std::nullopt;
  DeviceState state;
  state.id = text_in(object, "id");
  if (content::from_hex(state.id).size() != content::LogId{}.size() || state_path(state.id) != path)
    return std::nullopt;
  state.name = text_in(object, "name").substr(0, kMaxNameBytes);
  state.role = text_in(object, "role") == "office" ? Role::kOffice : Role::kKiosk;
  state.base = text_in(object, "base").substr(0, kMaxNameBytes);
  state.at_ms = number_in(object, "at");
  state.holds = holdings_in(object);
  const auto damaged = object.find("damaged");
  if (damaged != object.end() && damaged->is_array()) {
    for (const json& name : *damaged) {
      if (name.is_string()) state.damaged.push_back(name.get<std::string>());
    }
  }
  return state;
}

std::vector<DeviceState> read_states(Store& store, std::vector<std::string>& problems) {
  std::vector<DeviceState> states;
  for (const StoreEntry& entry : store.list(kStateFolder)) {
    if (!is_state_path(entry.name)) continue;
    std::string why = "it says nothing that this version understands";
    const auto bytes = get_if_readable(store, entry.name, kMaxStateBytes, why);
    auto state = bytes ? decode_state(entry.name, *bytes) : std::nullopt;
    if (state) {
      states.push_back(std::move(*state));
    } else {
      problems.push_back(fmt::format("{}: {}", entry.name, why));
    }
  }
  return states;
}

}  // namespace starharbor::sync
