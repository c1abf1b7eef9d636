// See phones.h.
#include "sync/cli/phones.h"

#include <algorithm>

#include <fmt/format.h>

#include "content-db/base/command/output.h"
#include "content-db/people/mask.h"
#include "content-db/people/phones.h"

namespace starharbor::sync::cli {
namespace {

std::string phone_of(const command::Invocation& invocation, const content::MemberPhone& member) {
  if (!member.number.empty()) return member.number;
  return invocation.say(member.is_sealed ? "sync_told.phone_of_other_key" : "sync_told.phone_digits_only",
                        {{"digits", content::mask_phone(member.last4)}});
}

}  // namespace

bool print_phones(const command::Invocation& invocation, content::DataFolder& folder, const TrustAuthority& safe,
                  const std::string& what) {
  content::PhoneBook book(folder, safe.box());
  book.settle();
  const auto members = book.find(what);
  for (const auto& member : members)
    command::print("{}  {}  {}\n", member.id, member.name, phone_of(invocation, member));
  if (members.empty()) command::print_error("{}\n", invocation.say("sync_told.no_such_phone"));
  return !members.empty();
}

}  // namespace starharbor::sync::cli
