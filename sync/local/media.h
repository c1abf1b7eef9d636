// Which media files the data names. Only these are ever fetched or given away: a file is trusted through the op that
// names it.
#pragma once

#include <set>
#include <span>
#include <string>

#include "content-db/log/op.h"
#include "content-db/storage/database.h"

namespace starharbor::sync {

// Hashes of the photos that are shown: neither retired nor deleted.
std::set<std::string> media_of_rows(content::Database& db);
// Hashes that these ops are about to bring.
void add_media_of_ops(std::span<const content::Op> ops, std::set<std::string>& hashes);

}  // namespace starharbor::sync
