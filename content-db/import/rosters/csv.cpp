// See csv.h. libcsv splits fields; it counts no lines, so it is fed line by line.
#include "content-db/import/rosters/csv.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include <csv.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "content-db/base/error.h"

namespace starharbor::content {
namespace {

// No list of ours has more. A field takes some thirty times the memory of the comma beside it, so that a few megabytes
// of commas would take gigabytes.
constexpr size_t kMaxColumns = 256, kMaxFields = 4'000'000;

struct RawRow {
  int line = 0;
  std::vector<std::string> fields;
};

// What libcsv's callbacks fill.
struct Collector {
  int line = 1;
  bool between_rows = true;
  RawRow row;
  std::vector<RawRow> rows;
  size_t fields = 0;
  bool is_full() const { return row.fields.size() > kMaxColumns || fields > kMaxFields; }
};

void on_field(void* data, size_t size, void* collector) {
  auto& all = *static_cast<Collector*>(collector);
  if (all.is_full()) return;
  ++all.fields;
  all.row.fields.emplace_back(static_cast<const char*>(data), size);
}

void on_row(int, void* data) {
  auto& collector = *static_cast<Collector*>(data);
  if (collector.is_full()) return;
  collector.rows.push_back(std::exchange(collector.row, {}));
  collector.between_rows = true;
}

// Nothing, and a problem, where it has more fields than are taken.
std::optional<std::vector<RawRow>> split(const std::string& text, const std::string& file, Problems& problems) {
  csv_parser parser;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
    throw Error(ErrorCode::kIo, "read " + file, "there is not enough memory");
  }
  const std::unique_ptr<csv_parser, decltype(&csv_free)> freed(&parser, csv_free);
  Collector collector;
  for (size_t begin = 0; begin < text.size(); ++collector.line) {
    const size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    if (collector.between_rows && text.find_first_not_of(" \t\r\n", begin) < end) {
      collector.row.line = collector.line;
      collector.between_rows = false;
    }
    if (csv_parse(&parser, text.data() + begin, end - begin, on_field, on_row, &collector) != end - begin) {
      problems.add({file, collector.line},
                   "a quote (\") stands inside a field; write it twice and put the field in quotes");
      return collector.rows;
    }
    if (collector.is_full()) {
      problems.add({file, collector.line},
                   collector.fields > kMaxFields
                       ? fmt::format("has more than {} fields up to here; split the list", kMaxFields)
                       : fmt::format("has more than {} fields; delete the empty columns", kMaxColumns));
      return std::nullopt;
    }
    begin = end;
  }
  if (csv_fini(&parser, on_field, on_row, &collector) != 0) {
    problems.add({file, collector.row.line}, "a quote (\") is opened here and never closed");
  }
  return collector.rows;
}

// Why a header lacks columns, when it is the separator.
std::string separator_hint(const std::vector<std::string>& header) {
  if (header.size() != 1) return {};
  if (header[0].find(';') != std::string::npos) return "; fields are separated by semicolons here, save it with commas";
  if (header[0].find('\t') != std::string::npos) return "; fields are separated by tabs here, save it with commas";
  return {};
}

std::vector<std::string> known_columns(const CsvColumns& columns) {
  std::vector<std::string> known = columns.required;
  known.insert(known.end(), columns.optional.begin(), columns.optional.end());
  return known;
}

void check_header(const RawRow& header, const std::string& file, const CsvColumns& columns, Problems& problems) {
  const std::vector<std::string> known = known_columns(columns);
  const auto& names = header.fields;
  for (const std::string& column : columns.required) {
    if (std::find(names.begin(), names.end(), column) == names.end()) {
      problems.add({file, header.line}, fmt::format("the column \"{}\" is missing{}", column, separator_hint(names)));
    }
  }
  for (auto name = names.begin(); name != names.end(); ++name) {
    if (std::find(known.begin(), known.end(), *name) == known.end()) {
      problems.add({file, header.line}, fmt::format("there is no column \"{}\"{}", *name, suggestion(*name, known)));
    } else if (std::find(names.begin(), name, *name) != name) {
      problems.add({file, header.line}, fmt::format("the column \"{}\" is there twice", *name));
    }
  }
}

}  // namespace

std::vector<CsvRow> read_csv(const std::string& text, const std::string& file, const CsvColumns& columns,
                             Problems& problems) {
  const auto split_up = split(text, file, problems);
  if (!split_up) return {};
  const std::vector<RawRow>& raw = *split_up;
  if (raw.empty()) {
    problems.add({file, 1}, fmt::format("is empty; its first line names the columns: {}",
                                        fmt::join(known_columns(columns), ", ")));
    return {};
  }
  const RawRow& header = raw.front();
  check_header(header, file, columns, problems);
  std::vector<CsvRow> rows;
  for (auto row = raw.begin() + 1; row != raw.end(); ++row) {
    if (row->fields.size() != header.fields.size()) {
      problems.add({file, row->line},
                   fmt::format("has {} fields, but the first line names {}", row->fields.size(), header.fields.size()));
      continue;
    }
    CsvRow& taken = rows.emplace_back(CsvRow{row->line, {}});
    for (size_t i = 0; i < header.fields.size(); ++i) taken.fields[header.fields[i]] = row->fields[i];
  }
  return rows;
}

}  // namespace starharbor::content
