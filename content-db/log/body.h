// Columns and the JSON object that carries them in an op, both ways. Nothing else here or above writes or reads a
// body.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content-db/log/columns.h"

namespace starharbor::content {

// The object, its columns sorted by name. nullopt: one of the names or texts is no UTF-8. REQUIRES: no foreign value.
std::optional<std::string> write_body(const Columns& columns);
// One value as JSON, for people and for --json; what is no UTF-8 replaced.
std::string json_text(const Value& value);
// One value as json_text wrote it; foreign where it is no JSON at all.
Value read_value(std::string_view json);
// The columns of a body; of one that is named twice the last. nullopt: it is no JSON object.
std::optional<Columns> read_body(std::string_view body);

}  // namespace starharbor::content
