// What a package becomes in the database: rows with scope, table, id and columns. Decided here and nowhere else;
// nothing is written here.
#pragma once

#include <string>
#include <vector>

#include "content-db/import/photos/photos.h"
#include "content-db/log/columns.h"

namespace starharbor::content {

struct ImportRow {
  Scope scope;
  std::string table, id;
  Columns columns;  // what the package doesn't say is not in it
  Source at;
};

// `sources` and `photos` hold every photo of the package. `anchor` is the day that relative days count from. Full phone
// numbers are sealed to `phone_box`, and left out where there is none.
std::vector<ImportRow> rows_of(const package::Package& package, Day anchor,
                               const std::map<std::string, std::string>& sources, const PreparedPhotos& photos,
                               const std::optional<PublicKey>& phone_box);

// The scope in which an event of this base lives; "" stands for the whole alliance.
Scope scope_of_event(const std::string& base);

}  // namespace starharbor::content
