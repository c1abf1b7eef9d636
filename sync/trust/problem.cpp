// See problem.h.
#include "sync/trust/problem.h"

#include <fmt/format.h>

namespace starharbor::sync {
namespace {

Trouble trouble_of(SegmentFault fault) {
  switch (fault) {
    case SegmentFault::kForged:
      return Trouble::kForged;
    case SegmentFault::kNewerVersion:
      return Trouble::kNewerVersion;
    case SegmentFault::kBadName:
    case SegmentFault::kDamaged:
    case SegmentFault::kNonsense:
      return Trouble::kDamaged;
  }
  return Trouble::kOther;
}

}  // namespace

Problem problem_of(SegmentFault fault, const std::string& name) {
  return {fmt::format("{}: {}", name, words(fault)), trouble_of(fault), name};
}

Problem problem_of(ListFault fault, const std::string& name) {
  const bool newer = fault == ListFault::kNewerVersion;
  return {fmt::format("{}: {}", name, words(fault)), newer ? Trouble::kNewerVersion : Trouble::kForgedList, name};
}

Problem problem_of_copy(SegmentFault fault, const std::string& name, const std::string& where) {
  const bool newer = fault == SegmentFault::kNewerVersion;
  return {fmt::format("{} in {}: {}", name, where, words(fault)),
          newer ? Trouble::kNewerVersion : Trouble::kCopyDamaged, name};
}

}  // namespace starharbor::sync
