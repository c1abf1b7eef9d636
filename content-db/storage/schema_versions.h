// The SQL that leads from one version of the schema to the next; entry i makes version i + 1. Generated from
// schema/*.sql.
#pragma once

#include <vector>

namespace starharbor::content {

extern const std::vector<const char*> kSchemaVersions;

}  // namespace starharbor::content
