// Who came on the day when the power was out: a list kept on paper and typed afterwards. Reads it and says who is
// meant; signs nobody in.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "content-db/attendance/check_in.h"
#include "content-db/import/package/problems.h"

namespace starharbor::content {

struct PaperSignIn : StatedSignIn {
  int line = 1;
};

// The lines of a CSV file with the columns member_no, name, last4 and time, any of which may be missing or empty, in
// order. A line names somebody by the number or by the name as it stands on the roster; where several fit, last4 (of
// the phone) or the number must tell them apart. `time` is 14:05 or 9:05 on the day that the event starts, or
// 2026-06-18 14:05; empty: its start. A line that names nobody, or more than one, or a time that EventTimes rules out,
// becomes a problem; no problem repeats what a line says.
std::vector<PaperSignIn> read_paper_list(const std::filesystem::path& file, const std::vector<Member>& members,
                                         const EventTimes& event, Problems& problems);

}  // namespace starharbor::content
