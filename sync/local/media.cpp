// See media.h.
#include "sync/local/media.h"

#include <nlohmann/json.hpp>

#include "sync/format/names.h"

namespace starharbor::sync {
namespace {

constexpr const char* kHashColumns[] = {"thumb_hash", "medium_hash", "large_hash"};

}  // namespace

std::set<std::string> media_of_rows(content::Database& db) {
  std::set<std::string> hashes;
  auto rows = db.query(
      "SELECT thumb_hash, medium_hash, large_hash FROM photo WHERE ifnull(retired, 0) = 0 AND ifnull(deleted, 0) = 0");
  while (rows.step()) {
    for (int column = 0; column < 3; ++column) {
      if (std::string hash = rows.text(column); is_media_hash(hash)) hashes.insert(std::move(hash));
    }
  }
  return hashes;
}

void add_media_of_ops(std::span<const content::Op> ops, std::set<std::string>& hashes) {
  for (const content::Op& op : ops) {
    if (op.table != "photo" || !op.is_in_bounds()) continue;
    const auto body = nlohmann::json::parse(op.body, nullptr, false);
    if (!body.is_object()) continue;
    for (const char* column : kHashColumns) {
      const auto value = body.find(column);
      if (value == body.end() || !value->is_string()) continue;
      if (std::string hash = value->get<std::string>(); is_media_hash(hash)) hashes.insert(std::move(hash));
    }
  }
}

}  // namespace starharbor::sync
