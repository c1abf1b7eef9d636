// What every file with columns would otherwise compile anew; see columns.h.
#include "content-db/log/columns.h"

namespace starharbor::content {

Value::Value(const Value&) = default;
Value::Value(Value&&) noexcept = default;
Value& Value::operator=(const Value&) = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;

bool Value::fits(ColumnType type) const {
  if (is_null()) return true;
  if (type == ColumnType::kText) return text() != nullptr;
  return integer() || (type == ColumnType::kReal && real());
}

bool Value::operator==(const Value& other) const = default;

}  // namespace starharbor::content
