// starharbor-content revoke-cards: a member's cards made void, because one is lost.
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "content-db/people/cards.h"

namespace starharbor::content::cli {

using namespace command;

namespace {

int revoke_cards(const Invocation& invocation, const std::string& member) {
  DataFolder folder = DataFolder::open(invocation.data);
  const int count = Cards(folder).revoke(member);
  if (invocation.json) {
    print_json(nlohmann::json::array({{{"id", member}, {"revoked", count}}}));
  } else if (count == 0) {
    print("{} has no card that is in use\n", member);
  } else {
    print("{} of {} revoked here, and at every terminal after sync. A new one is made by: {}\n",
          count == 1 ? "The card" : fmt::format("{} cards", count), member,
          invocation.line("cards --base BASE --out cards.pdf"));
  }
  return kDone;
}

}  // namespace

Verb revoke_cards_verb() {
  auto member = std::make_shared<std::string>();
  return {"revoke-cards",
          "make a member's cards void, because one is lost; at the office",
          {{"MEMBER", member.get(), "id of the member", Need::kRequired}},
          [member](const Invocation& invocation) { return revoke_cards(invocation, *member); },
          Json::kYes};
}

}  // namespace starharbor::content::cli
