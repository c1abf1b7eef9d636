// What can be asked of the whole log: whether two devices hold the same, and what could not be shown. Nothing here
// writes.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "content-db/log/scope.h"
#include "content-db/storage/database.h"

namespace starharbor::content {

// Scopes with ops, and the order-free sum of hashes over their live ops (facts, and heads of registers), in hex.
std::map<Scope, std::string> digests(Database& db);
// Ops here whose table or some column this version does not know, or whose value it could not project.
int64_t kept_aside(Database& db);

}  // namespace starharbor::content
