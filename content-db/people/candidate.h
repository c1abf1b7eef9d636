// Who was found for what somebody typed, as plain values. Names and phones are masked before they get here: whoever
// draws these can't show more than a counter clerk would.
#pragma once

#include <string>
#include <vector>

namespace starharbor::content {

struct Candidate {
  std::string member;       // id
  std::string masked_name;  // 王*明
  std::string phone_last4;  // may be empty
  std::string firm;
  std::string number_end;   // of the member's number; only where nothing else tells two candidates apart
  bool registered = false;  // for the event asked about
  bool already_in = false;
};

constexpr int kMaxCandidates = 4;

struct Found {
  std::vector<Candidate> candidates;  // best first, at most kMaxCandidates
  int total = 0;
};

}  // namespace starharbor::content
