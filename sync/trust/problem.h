// What an exchange could not take or do: a line that names the file, for whoever looks closely, and which kind it
// is, for the sentence that staff read in their own language.
#pragma once

#include <string>
#include <utility>

#include "sync/format/segment.h"
#include "sync/trust/list.h"

namespace starharbor::sync {

enum class ProblemKind {
  kOther,         // the line says it all
  kDamaged,       // a file of the store is not what its name says
  kForged,        // a segment is not signed by the owner of its log
  kForgedList,    // a trust list is not signed as it says
  kNewerVersion,  // a file of a newer program: it waits
  kUnreadable,    // the store could not read this file alone
  kBadState,      // what a device says of itself there is not to be understood
  kCopyDamaged,   // a copy in this data folder was damaged, and is gone
  kNoKey,         // the device has no key for this scope: its changes stay here
};

struct Problem {
  std::string line;
  ProblemKind kind = ProblemKind::kOther;
  std::string about;  // the file's name in the store, or the scope

  Problem(std::string in_words, ProblemKind which = ProblemKind::kOther, std::string of = {})
      : line(std::move(in_words)), kind(which), about(std::move(of)) {}
  operator const std::string&() const { return line; }
};

// Of a file in the store.
Problem problem_of(SegmentFault fault, const std::string& name);
Problem problem_of(ListFault fault, const std::string& name);
// Of a copy in the data folder, by the words of what was wrong.
Problem problem_of_copy(SegmentFault fault, const std::string& name, const std::string& where);

}  // namespace starharbor::sync
