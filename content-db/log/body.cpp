// See body.h. simdjson reads, since a merge reads a hundred thousand bodies; nlohmann::json writes.
#include "content-db/log/body.h"

#include <simdjson.h>

#include <nlohmann/json.hpp>

namespace starharbor::content {
namespace {

using nlohmann::json;

json json_of(const Value& value) {
  if (const auto* integer = value.integer()) return *integer;
  if (const auto* real = value.real()) return *real;
  if (const auto* text = value.text()) return *text;
  return nullptr;
}

Value value_of(const simdjson::dom::element& element) {
  switch (element.type()) {
    case simdjson::dom::element_type::STRING:
      return std::string_view(element.get_string());
    case simdjson::dom::element_type::INT64:
      return int64_t(element.get_int64());
    case simdjson::dom::element_type::DOUBLE:
      return double(element.get_double());
    case simdjson::dom::element_type::NULL_VALUE:
      return nullptr;
    default:
      return Value::Foreign{simdjson::minify(element)};
  }
}

bool is_utf8(std::string_view text) {
  return simdjson::validate_utf8(text.data(), text.size());
}

}  // namespace

std::optional<std::string> write_body(const Columns& columns) {
  json object = json::object();
  for (const auto& [name, value] : columns) {
    if (!is_utf8(name) || (value.text() && !is_utf8(*value.text()))) return std::nullopt;
    object[name] = json_of(value);
  }
  return object.dump();
}

std::string json_text(const Value& value) {
  if (const auto* foreign = value.foreign()) return foreign->json;
  return json_of(value).dump(-1, ' ', false, json::error_handler_t::replace);
}

Value read_value(std::string_view json) {
  simdjson::dom::parser parser;
  simdjson::dom::element element;
  if (parser.parse(json.data(), json.size()).get(element) != simdjson::SUCCESS)
    return Value::Foreign{std::string(json)};
  return value_of(element);
}

std::optional<Columns> read_body(std::string_view body) {
  thread_local simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(body.data(), body.size()).get(object) != simdjson::SUCCESS) return std::nullopt;
  Columns columns;
  for (const auto& [name, value] : object) columns.insert_or_assign(std::string(name), value_of(value));
  return columns;
}

}  // namespace starharbor::content
