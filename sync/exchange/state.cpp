// See state.h.
#include "sync/exchange/state.h"

#include <fmt/format.h>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "content-db/base/utf8.h"
#include "sync/format/names.h"

namespace starharbor::sync {
namespace {

using content::Role;
using nlohmann::json;

constexpr int kStateFormat = 1;
constexpr std::string_view kStateKind = "state";
constexpr size_t kMaxStateBytes = 4 << 20;
constexpr size_t kMaxNameBytes = 200;
constexpr size_t kMaxGaps = 1000;
constexpr int64_t kMaxSeq = 999'999'999'999;  // as in a segment's name

Holdings holdings_in(const json& object) {
  Holdings holds;
  for (const auto& [name, logs] : object_in(object, "holds").items()) {
    const auto scope = content::Scope::parse(name);
    if (!scope || !logs.is_object()) continue;
    for (const auto& [log, seq] : logs.items()) {
      if (seq.is_number_integer() && seq >= 0 && seq <= kMaxSeq) holds[*scope][log] = seq.get<int64_t>();
    }
  }
  return holds;
}

json json_of(const Gap& gap) {
  return {{"scope", gap.scope.name()}, {"log", gap.log}, {"from", gap.from}, {"until", gap.until}};
}

std::vector<Gap> gaps_in(const json& object) {
  std::vector<Gap> gaps;
  for (const json& entry : array_in(object, "gaps")) {
    const auto scope = content::Scope::parse(text_in(entry, "scope"));
    if (!scope) continue;
    Gap gap{*scope, text_in(entry, "log"), number_in(entry, "from"), number_in(entry, "until")};
    if (gap.from >= 1 && gap.until >= gap.from && gap.until <= kMaxSeq && gaps.size() < kMaxGaps)
      gaps.push_back(std::move(gap));
  }
  return gaps;
}

std::string short_text(const json& object, const char* key) {
  return std::string(content::utf8_prefix(text_in(object, key), kMaxNameBytes));
}

}  // namespace

DeviceState state_of(content::DataFolder& folder) {
  const content::Device& device = folder.device();
  DeviceState state;
  state.id = content::to_hex(folder.log().id());
  state.signer = folder.keys().signing.public_key;
  state.nonce = folder.log().owners().nonce_of(folder.log().id()).value_or(content::Nonce{});
  state.name = device.name;
  state.role = device.role;
  state.base = device.base;
  state.at_ms = folder.log().now_ms();
  for (const content::Tip& tip : folder.log().ops().tips()) {
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
  const std::string_view id = parts[1].substr(0, parts[1].size() - 5);
  return content::from_hex(id).size() == content::LogId{}.size() && state_path(id) == path;
}

Bytes encode_state(const DeviceState& state, const content::SigningKey& key) {
  json object = {{"format", kStateFormat},  {"nonce", content::to_hex(state.nonce)},
                 {"name", state.name},      {"role", state.role == Role::kOffice ? "office" : "kiosk"},
                 {"base", state.base},      {"at", state.at_ms},
                 {"holds", json::object()}, {"damaged", state.damaged},
                 {"gaps", json::array()}};
  for (const auto& [scope, logs] : state.holds) object["holds"][scope.name()] = logs;
  for (size_t i = 0; i < state.gaps.size() && i < kMaxGaps; ++i) object["gaps"].push_back(json_of(state.gaps[i]));
  return write_document(kStateKind, object.dump(-1, ' ', false, json::error_handler_t::replace), key);
}

std::optional<DeviceState> decode_state(std::string_view path, const Bytes& bytes) {
  const auto document = read_document(kStateKind, bytes, kMaxStateBytes);
  if (!document) return std::nullopt;
  const json object = parse_object(document->text);
  const auto nonce = array_of_bytes_in<16>(object, "nonce");
  if (number_in(object, "format") != kStateFormat || !nonce) return std::nullopt;
  DeviceState state;
  state.signer = document->by;
  state.nonce = *nonce;
  state.id = content::to_hex(content::log_id_of(state.signer, state.nonce));
  if (state_path(state.id) != path) return std::nullopt;
  state.bytes = bytes;
  state.name = short_text(object, "name");
  state.role = text_in(object, "role") == "office" ? Role::kOffice : Role::kKiosk;
  state.base = short_text(object, "base");
  state.at_ms = std::clamp<int64_t>(number_in(object, "at"), 0, content::kLastStampMs);
  state.holds = holdings_in(object);
  for (const json& name : array_in(object, "damaged")) {
    if (name.is_string()) state.damaged.push_back(name.get<std::string>());
  }
  state.gaps = gaps_in(object);
  return state;
}

std::vector<DeviceState> read_states(Store& store, const TrustList& list, std::vector<Problem>& problems) {
  std::vector<DeviceState> states;
  for (const StoreEntry& entry : store.list(kStateFolder)) {
    if (!is_state_path(entry.name)) continue;
    std::string why = "it is damaged, not signed, or of another version";
    const auto bytes = get_if_readable(store, entry.name, kMaxStateBytes, why);
    auto state = bytes ? decode_state(entry.name, *bytes) : std::nullopt;
    if (state) {
      if (list.find(state->signer)) states.push_back(std::move(*state));
    } else {
      problems.emplace_back(fmt::format("{}: {}", entry.name, why), ProblemKind::kBadState, entry.name);
    }
  }
  return states;
}

}  // namespace starharbor::sync
