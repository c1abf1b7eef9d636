// What a change sets: values by column. How they are written into an op's bytes is body.h's matter, which columns a
// table has tables.h's.
#pragma once

#include <concepts>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "content-db/log/tables.h"

namespace starharbor::content {

class Value {
 public:
  // What no column takes, a list, an object or true, written by another program: kept in the log, shown as nothing.
  struct Foreign {
    std::string json;
    bool operator==(const Foreign&) const = default;
  };

  Value(std::nullptr_t = nullptr) {}
  Value(Foreign foreign) : value_(std::move(foreign)) {}
  // true and false are 1 and 0.
  template <std::integral Number>
  Value(Number number) : value_(static_cast<int64_t>(number)) {}
  Value(double number) : value_(number) {}
  Value(std::string text) : value_(std::move(text)) {}
  Value(std::string_view text) : value_(std::string(text)) {}
  Value(const char* text) : value_(std::string(text)) {}

  Value(const Value&);
  Value(Value&&) noexcept;
  Value& operator=(const Value&);
  Value& operator=(Value&&) noexcept;
  ~Value();

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  // Null where it is something else.
  const int64_t* integer() const { return std::get_if<int64_t>(&value_); }
  const double* real() const { return std::get_if<double>(&value_); }
  const std::string* text() const { return std::get_if<std::string>(&value_); }
  const Foreign* foreign() const { return std::get_if<Foreign>(&value_); }
  std::string text_or_empty() const { return text() ? *text() : std::string(); }
  // A column of this type takes it; none takes a foreign one, each takes nothing.
  bool fits(ColumnType type) const;
  bool operator==(const Value& other) const;

 private:
  std::variant<std::monostate, int64_t, double, std::string, Foreign> value_;
};

using Columns = std::map<std::string, Value, std::less<>>;

}  // namespace starharbor::content
