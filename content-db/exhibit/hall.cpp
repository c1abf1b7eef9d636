// Look-ups by id in the hall's lists. They are short (a thousand photos at most), so a scan serves.
#include "content-db/exhibit/hall.h"

#include <algorithm>

namespace starharbor::content {
namespace {

template <typename Row>
const Row* by_id(const std::vector<Row>& rows, const std::string& id) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

const Base* Hall::base(const std::string& id) const {
  return by_id(bases, id);
}
const Diagram* Hall::diagram(const std::string& id) const {
  return by_id(diagrams, id);
}
const Album* Hall::album(const std::string& id) const {
  return by_id(albums, id);
}
const Event* Hall::event(const std::string& id) const {
  return by_id(events, id);
}

const Photo* Hall::photo(const std::string& id) const {
  for (const Album& album : albums)
    if (const Photo* found = by_id(album.photos, id)) return found;
  return nullptr;
}

}  // namespace starharbor::content
