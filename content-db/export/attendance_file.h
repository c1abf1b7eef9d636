// Attendance as a file for an office program: CSV, or a workbook whose first sheet can be read as it is. Writes what it
// is given and counts nothing.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "content-db/attendance/attendance_report.h"

namespace starharbor::content {

struct ResultTable {
  std::string title;  // of its sheet: 按活动
  std::vector<ResultCount> counts;
};

// How a line's sign-in stands, in Chinese: 签到, 已撤销, 撤销后再签到, and why it was taken back:
// 已撤销（本人在终端撤销）.
std::string standing_of(const Attendance& attendance);

// One line for each attendee at each event. UTF-8 with a byte order mark, by which Excel knows it; RFC 4180. What would
// be a formula is no formula.
std::string results_csv(const std::vector<ResultLine>& lines);

// The first table goes on the first sheet under a heading, each other on one of its own, the lines on the last.
// made_at_ms (UTC) is shown. Nobody but its owner may read the file. Throws Error: kDiskFull, kReadOnly, kIo.
void write_results_xlsx(const std::filesystem::path& file, int64_t made_at_ms, const std::vector<ResultTable>& tables,
                        const std::vector<ResultLine>& lines);

}  // namespace starharbor::content
