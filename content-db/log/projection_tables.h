// The projection's tables, views, triggers and indices in a database, as tables.cpp, projection.sql and views.sql
// specify them. They are made from ops, so nothing here is ever migrated: what differs from its specification is made
// anew.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "content-db/log/tables.h"
#include "content-db/storage/database.h"
#include "content-db/storage/schema_versions.h"

namespace starharbor::content {

// CREATE TABLE of one table.
std::string table_sql(const TableSpecification& table);
// CREATE VIEW visible_<table>: the rows that people see, neither deleted nor retired, with all that is required there.
std::string visible_view_sql(const TableSpecification& table);

// Brings all of it to this program's specification, in a transaction of its own where anything differs. `replay` is
// called in that transaction, once the tables are there and empty: only then must the ops be replayed. A difference in
// `views_sql` alone, or in what belongs to this device, replays nothing. REQUIRES: no transaction where anything
// differs.
void make_projection(Database& db, const std::function<void()>& replay, std::string_view views_sql = kViewsSql);

// An empty projection in a database without ops.
void make_projection(Database& db);

}  // namespace starharbor::content
