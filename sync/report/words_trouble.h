// What staff are told of what waits, was kept aside or could not be taken: a sentence for each case and device, with
// what to do next.
#pragma once

#include <string>
#include <vector>

#include "sync/exchange/merge.h"
#include "sync/report/speaker.h"
#include "sync/trust/problem.h"

namespace starharbor::sync {

// A line each; of many of one kind the first few, and how many more.
void add_lines(std::string& out, const std::vector<std::string>& lines, const Speaker& speaker);

// By base and device.
std::vector<std::string> waiting_lines(const std::vector<Gap>& gaps, const Speaker& speaker);
// `gaps` by device, as parts of a line: "waiting for 1 file from ...".
std::vector<std::string> waiting_parts(const std::vector<Gap>& gaps, const Speaker& speaker);

void add_problems(std::string& out, const std::vector<Problem>& problems, const std::string& store,
                  const Speaker& speaker);

}  // namespace starharbor::sync
