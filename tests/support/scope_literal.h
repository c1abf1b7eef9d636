// Scopes by their names, for tests that name one: "base-heart"_scope. A name that is none throws.
#pragma once

#include <cstddef>
#include <string_view>

#include "content-db/log/scope.h"

namespace starharbor {

inline content::Scope scope_named(std::string_view name) {
  return content::Scope::parse(name).value();
}

inline content::Scope operator""_scope(const char* name, size_t length) {
  return scope_named({name, length});
}

}  // namespace starharbor
