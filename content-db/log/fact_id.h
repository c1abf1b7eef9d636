// Which fact. Nothing but the log makes one, and nobody looks into it: a value to pass on and to compare.
#pragma once

#include <compare>
#include <string>
#include <utility>

namespace starharbor::content {

class FactId {
 public:
  FactId() = default;  // none
  // As a table or a person gives it: "<log in hex>.<seq>.<tag in hex>". One that names no fact is found nowhere.
  explicit FactId(std::string text) : text_(std::move(text)) {}

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  auto operator<=>(const FactId&) const = default;

 private:
  std::string text_;
};

}  // namespace starharbor::content
