// The way of a fact's body into its row, without a tree of values in between: a hundred thousand facts come in one
// exchange. It decides nothing about which facts apply.
#pragma once

#include <span>
#include <string_view>

#include "content-db/log/tables.h"
#include "content-db/storage/database.h"

namespace starharbor::content {

// Binds each column's value in `body` from parameter ?3 on, in the columns' order; one that is missing, or of another
// type than its column, as NULL. False when the body is no JSON object: nothing is to be run then.
bool bind_fact_body(Statement& insert, std::span<const StoredColumn> columns, std::string_view body);

}  // namespace starharbor::content
