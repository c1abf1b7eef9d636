// The SQL files of this room as text, generated from schema/*.sql, projection.sql and views.sql.
#pragma once

#include <vector>

namespace starharbor::content {

// What leads from one version of the schema to the next; entry i makes version i + 1. They are for the log and for this
// device's own tables: what is made from ops is made anew instead.
extern const std::vector<const char*> kSchemaVersions;

extern const char* const kProjectionSql;  // the bookkeeping made from ops
extern const char* const kViewsSql;       // indices, triggers and views of the projection

}  // namespace starharbor::content
