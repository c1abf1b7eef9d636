// A CSV file as rows that know their line. It knows no column's meaning.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "content-db/import/package/problems.h"

namespace starharbor::content {

struct CsvRow {
  int line = 0;
  std::map<std::string, std::string> fields;  // by column; a missing optional column is empty
};

struct CsvColumns {
  std::vector<std::string> required;
  std::vector<std::string> optional;
};

// Rows under a header line; rows with the wrong number of fields become problems and are left out. `text` is UTF-8.
std::vector<CsvRow> read_csv(const std::string& text, const std::string& file, const CsvColumns& columns,
                             Problems& problems);

}  // namespace starharbor::content
