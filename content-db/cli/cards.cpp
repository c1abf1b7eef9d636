// starharbor-content cards and revoke-cards: members' cards to print, and lost ones made void.
#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "content-db/people/cards.h"
#include "content-db/exhibit/catalog.h"
#include "content-db/cli/command.h"
#include "content-db/base/command/output.h"
#include "content-db/export/card_sheet.h"

namespace starharbor::content::cli {
namespace {

struct CardsOptions {
  std::string base, out, layout = "sheet";
  std::vector<std::string> members;
  bool again = false;
};

std::vector<CardFace> faces_of(const std::vector<MemberCard>& cards, const Base& base) {
  std::vector<CardFace> faces;
  const PrintColors colors = print_colors(base.color, base.hue_deg);
  for (const MemberCard& card : cards) {
    faces.push_back({card.name, card.member_no, base.name.zh, base.name.en, card.code, colors});
  }
  return faces;
}

int print_cards(const Invocation& invocation, const CardsOptions& options) {
  DataFolder folder = DataFolder::open(invocation.data);
  const Hall hall = load_hall(folder, folder.log().now_ms());
  const Base* base = hall.base(options.base);
  if (!base) {
    throw Error(ErrorCode::kInput, "print cards of " + options.base,
                "there is no such base here. `status` lists the bases; nothing was issued.");
  }
  const CardLayout layout = options.layout == "single" ? CardLayout::kSingle : CardLayout::kSheet;
  // On disk before they count: a card that is known and was never printed would be nobody's.
  const auto print = [&](const std::vector<MemberCard>& cards) {
    if (cards.empty()) return;
    write_private_file(options.out, card_pdf(faces_of(cards, *base), layout));
  };
  const auto cards = Cards(folder).issue(options.base, options.members, options.again, print);
  if (invocation.json) {
    auto array = nlohmann::json::array();
    for (const MemberCard& card : cards) {
      array.push_back({{"id", card.id}, {"member", card.member}, {"base", card.base}, {"new", card.is_new}});
    }
    print_json(array);
    return kDone;
  }
  if (cards.empty()) {
    fmt::print("Everybody of {} has a card; nothing was written. --again prints them anew\n", options.base);
    return kDone;
  }
  const auto fresh = std::count_if(cards.begin(), cards.end(), [](const MemberCard& card) { return card.is_new; });
  fmt::print(
      "{}: {} cards, {} of them new. Terminals know the new ones after sync. The file has names in it: delete it once "
      "it "
      "is printed\n",
      options.out, cards.size(), fresh);
  return kDone;
}

int revoke_cards(const Invocation& invocation, const std::string& member) {
  DataFolder folder = DataFolder::open(invocation.data);
  const int count = Cards(folder).revoke(member);
  if (invocation.json) {
    print_json(nlohmann::json::array({{{"id", member}, {"revoked", count}}}));
  } else if (count == 0) {
    fmt::print("{} has no card that is in use\n", member);
  } else {
    fmt::print("{} of {} revoked here, and at every terminal after sync. `cards` makes a new one\n",
               count == 1 ? "The card" : fmt::format("{} cards", count), member);
  }
  return kDone;
}

}  // namespace

void add_cards(CLI::App& app, Invocation& invocation) {
  auto options = std::make_shared<CardsOptions>();
  Verb(app, invocation, "cards", "make a PDF of cards for the members of a base who have none yet; at the office",
       [&invocation, options] { return print_cards(invocation, *options); })
      .text("--base", options->base, Need::kRequired, "id of the base")
      .text("--out", options->out, Need::kRequired, "the PDF to write")
      .texts("--member", options->members, "only this member; may be given several times")
      .flag("--again", options->again, "those who have a card too: the same card, printed anew")
      .choice("--layout", options->layout, {"sheet", "single"}, "ten cards on A4, or one a page for a card printer")
      .json();
  auto member = std::make_shared<std::string>();
  Verb(app, invocation, "revoke-cards", "make a member's cards void, because one is lost; at the office",
       [&invocation, member] { return revoke_cards(invocation, *member); })
      .text("MEMBER", *member, Need::kRequired, "id of the member")
      .json();
}

}  // namespace starharbor::content::cli
