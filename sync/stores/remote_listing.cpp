// See remote_listing.h.
#include "sync/stores/remote_listing.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/base/durable_file.h"

namespace starharbor::sync {
namespace {

using nlohmann::json;

constexpr int kMaxDepth = 3;      // the listing, a file, what a file says of itself (its hashes)
constexpr int kMaxFields = 1000;  // of a file

bool add_entry(const json& item, std::string_view prefix, std::vector<StoreEntry>& entries) {
  const auto path = item.find("Path");
  const auto size = item.find("Size");
  if (path == item.end() || !path->is_string() || size == item.end() || !size->is_number_integer()) return false;
  std::string name = path->get<std::string>();
  if (!prefix.empty()) name = fmt::format("{}/{}", prefix, name);
  // A server that can't tell a size says -1.
  if (!name.ends_with(content::kTempEnding))
    entries.push_back({std::move(name), static_cast<uint64_t>(std::max<int64_t>(size->get<int64_t>(), 0))});
  return true;
}

}  // namespace

bool read_listing(std::span<const uint8_t> text, std::string_view prefix, std::vector<StoreEntry>& entries) {
  using Event = json::parse_event_t;
  bool whole = true;
  int fields = 0;
  // Each file is read as soon as it is there, and let go of.
  const auto take = [&](int depth, Event event, json& value) {
    const bool is_file = depth == 1 && (event == Event::object_start || event == Event::object_end);
    const bool is_list = depth == 0 && (event == Event::array_start || event == Event::array_end);
    whole = whole && depth <= kMaxDepth && (depth > 1 || is_file || is_list);
    fields = is_file ? 0 : fields + 1;
    whole = whole && fields <= kMaxFields;
    if (event != Event::object_end || depth != 1) return whole;
    whole = whole && add_entry(value, prefix, entries);
    return false;
  };
  const json listing = json::parse(text.begin(), text.end(), take, false);
  if (!whole || !listing.is_array() || !listing.empty()) return false;
  std::sort(entries.begin(), entries.end());
  return true;
}

}  // namespace starharbor::sync
