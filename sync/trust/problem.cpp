// See problem.h.
#include "sync/trust/problem.h"

#include <fmt/format.h>

namespace starharbor::sync {
namespace {

ProblemKind kind_of(SegmentFault fault) {
  switch (fault) {
    case SegmentFault::kForged:
      return ProblemKind::kForged;
    case SegmentFault::kNewerVersion:
      return ProblemKind::kNewerVersion;
    case SegmentFault::kBadName:
    case SegmentFault::kDamaged:
    case SegmentFault::kNonsense:
      return ProblemKind::kDamaged;
  }
  return ProblemKind::kOther;
}

}  // namespace

Problem problem_of(SegmentFault fault, const std::string& name) {
  return {fmt::format("{}: {}", name, words(fault)), kind_of(fault), name};
}

Problem problem_of(ListFault fault, const std::string& name) {
  const bool newer = fault == ListFault::kNewerVersion;
  return {fmt::format("{}: {}", name, words(fault)), newer ? ProblemKind::kNewerVersion : ProblemKind::kForgedList,
          name};
}

Problem problem_of_copy(SegmentFault fault, const std::string& name, const std::string& where) {
  const bool newer = fault == SegmentFault::kNewerVersion;
  return {fmt::format("{} in {}: {}", name, where, words(fault)),
          newer ? ProblemKind::kNewerVersion : ProblemKind::kCopyDamaged, name};
}

}  // namespace starharbor::sync
