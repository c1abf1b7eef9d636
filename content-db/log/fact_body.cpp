// See fact_body.h.
#include "content-db/log/fact_body.h"

#include <simdjson.h>

#include <algorithm>

namespace starharbor::content {
namespace {

constexpr int kFirstParameter = 3;  // ?1 is the id, ?2 the scope

// True where the value is of the column's type.
bool bind_value(Statement& insert, int index, ColumnType type, const simdjson::dom::element& value) {
  switch (value.type()) {
    case simdjson::dom::element_type::STRING:
      if (type == ColumnType::kText) insert.bind_in_place(index, std::string_view(value.get_string()));
      return type == ColumnType::kText;
    case simdjson::dom::element_type::INT64:
      if (type == ColumnType::kInteger) insert.bind(index, int64_t(value.get_int64()));
      if (type == ColumnType::kReal) insert.bind(index, double(value.get_double()));
      return type != ColumnType::kText;
    case simdjson::dom::element_type::DOUBLE:
      if (type == ColumnType::kReal) insert.bind(index, double(value.get_double()));
      return type == ColumnType::kReal;
    default:
      return false;
  }
}

}  // namespace

bool bind_fact_body(Statement& insert, std::span<const StoredColumn> columns, std::string_view body) {
  // What the statement is bound to lies here until the next body is read.
  thread_local simdjson::dom::parser parser;
  thread_local std::string padded;
  padded.assign(body);
  padded.append(simdjson::SIMDJSON_PADDING, '\0');
  simdjson::dom::object object;
  if (parser.parse(padded.data(), body.size(), false).get(object) != simdjson::SUCCESS) return false;
  for (size_t i = 0; i < columns.size(); ++i) insert.bind_null(kFirstParameter + static_cast<int>(i));
  for (const auto& [name, value] : object) {
    const auto column = std::ranges::find(columns, name, &StoredColumn::name);
    if (column == columns.end()) continue;
    const int index = kFirstParameter + static_cast<int>(column - columns.begin());
    if (!bind_value(insert, index, column->type, value)) insert.bind_null(index);
  }
  return true;
}

}  // namespace starharbor::content
