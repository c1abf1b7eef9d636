// Counts changes as staff do: how many sign-ins, how many others. It reads the log and changes nothing.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "content-db/folder/data_folder.h"
#include "sync/format/segment.h"

namespace starharbor::sync {

bool is_sign_in(const content::Op& op);

// Sign-ins that count, among these ops of a log. Those that are not here are none.
int64_t sign_ins_among(content::Log& log, const SegmentName& ops);

// Sign-ins that count, by the log that wrote them (hex).
std::map<std::string, int64_t> sign_ins_by_log(content::Database& db);

}  // namespace starharbor::sync
