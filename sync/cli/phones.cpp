// See phones.h.
#include "sync/cli/phones.h"

#include <algorithm>

#include <fmt/format.h>

#include "content-db/people/mask.h"
#include "content-db/people/phones.h"

namespace starharbor::sync::cli {
namespace {

std::string phone_of(const content::MemberPhone& member) {
  if (!member.number.empty()) return member.number;
  return fmt::format("{} ({})", content::mask_phone(member.last4),
                     member.is_sealed ? "sealed to another key than this office's"
                                      : "only these digits came; import the content package again");
}

}  // namespace

bool print_phones(content::DataFolder& folder, const TrustAuthority& safe, const std::string& what) {
  content::PhoneBook book(folder, safe.box());
  book.settle();
  const auto members = book.find(what);
  for (const auto& member : members) fmt::print("{}  {}  {}\n", member.id, member.name, phone_of(member));
  if (members.empty()) fmt::print(stderr, "No member with a phone goes by that.\n");
  return !members.empty();
}

}  // namespace starharbor::sync::cli
