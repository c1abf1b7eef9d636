// starharbor-content cards: members' cards to print.
#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/exhibit/catalog.h"
#include "content-db/export/card_sheet.h"
#include "content-db/folder/data_folder.h"
#include "content-db/people/cards.h"

namespace starharbor::content::cli {

using namespace command;

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
  const auto write_sheet = [&](const std::vector<MemberCard>& cards) {
    if (cards.empty()) return;
    write_private_file(options.out, card_pdf(faces_of(cards, *base), layout));
  };
  const auto cards = Cards(folder).issue(options.base, options.members, options.again, write_sheet);
  if (invocation.json) {
    auto array = nlohmann::json::array();
    for (const MemberCard& card : cards) {
      array.push_back({{"id", card.id}, {"member", card.member}, {"base", card.base}, {"new", card.is_new}});
    }
    print_json(array);
    return kDone;
  }
  if (cards.empty()) {
    print("Everybody of {} has a card; nothing was written. --again prints them anew\n", options.base);
    return kDone;
  }
  const auto fresh = std::count_if(cards.begin(), cards.end(), [](const MemberCard& card) { return card.is_new; });
  print(
      "{}: {} cards, {} of them new. Terminals know the new ones after sync. The file has names in it: delete it once "
      "it is printed\n",
      options.out, cards.size(), fresh);
  return kDone;
}

}  // namespace

Verb cards_verb() {
  auto options = std::make_shared<CardsOptions>();
  return {"cards",
          "make a PDF of cards for the members of a base who have none yet; at the office",
          {{"--base", &options->base, "id of the base", Need::kRequired},
           {"--out", &options->out, "the PDF to write", Need::kRequired},
           {"--member", &options->members, "only this member; may be given several times"},
           {"--again", &options->again, "those who have a card too: the same card, printed anew"},
           {"--layout",
            &options->layout,
            "ten cards on A4, or one a page for a card printer",
            Need::kOptional,
            {"sheet", "single"}}},
          [options](const Invocation& invocation) { return print_cards(invocation, *options); },
          Json::kYes};
}

}  // namespace starharbor::content::cli
