// See cards.h.
#include "content-db/people/cards.h"

#include <algorithm>

#include <fmt/format.h>

#include "content-db/log/op.h"

namespace starharbor::content {
namespace {

constexpr const char* kIssuerKeys = "SELECT id FROM visible_card_key";
constexpr const char* kIsRevoked = "SELECT 1 FROM revoked_card WHERE id = ?1 AND NOT ifnull(deleted, 0)";
constexpr const char* kHolder =
    "SELECT member.id FROM visible_card AS card JOIN visible_member AS member ON member.id = card.member "
    "WHERE card.id = ?1";
// One of them, always the same, should a member have several.
constexpr const char* kMembersAndCards =
    "SELECT member.id, ifnull(member.member_no, ''), member.name, ifnull((SELECT card.id FROM visible_card AS card "
    " WHERE card.member = member.id "
    " AND card.id NOT IN (SELECT id FROM revoked_card WHERE NOT ifnull(deleted, 0)) ORDER BY card.id LIMIT 1), '') "
    "FROM visible_member AS member WHERE member.base = ?1 ORDER BY member.member_no, member.id";
constexpr const char* kCardsOf =
    "SELECT card.id, member.base FROM card JOIN member ON member.id = card.member WHERE card.member = ?1 "
    "AND card.id NOT IN (SELECT id FROM revoked_card WHERE NOT ifnull(deleted, 0)) ORDER BY card.id";

void only_at_the_office(const DataFolder& folder, const std::string& operation) {
  if (folder.device().role == Role::kOffice) return;
  throw Error(ErrorCode::kInput, operation,
              "only the office issues and revokes cards; run this on the office's data folder.");
}

CardId random_card_id() {
  CardId id{};
  const auto bytes = random_bytes(id.size());
  std::copy(bytes.begin(), bytes.end(), id.begin());
  return id;
}

std::string signed_code(const SigningKey& key, const std::string& base, const CardId& id) {
  CardCode code{base, id, {}};
  code.signature = sign(key, signed_part(code));
  return write_card_code(code);
}

}  // namespace

CheckedCard Cards::check(std::string_view scanned) {
  const auto code = read_card_code(scanned);
  if (!code) return {};
  Database& db = folder_.database();
  const std::vector<uint8_t> message = signed_part(*code);
  bool is_genuine = false;
  auto keys = db.query(kIssuerKeys);
  while (!is_genuine && keys.step()) {
    const auto key = array_from_hex<sizeof(PublicKey)>(keys.text(0));
    is_genuine = key && is_signed(*key, message, code->signature);
  }
  if (!is_genuine) return {};
  CheckedCard card{CardStanding::kGood, to_hex(code->id), code->base, {}};
  auto revoked = db.query(kIsRevoked);
  revoked.bind(1, card.id);
  if (revoked.step()) {
    card.standing = CardStanding::kRevoked;
    return card;
  }
  auto holder = db.query(kHolder);
  holder.bind(1, card.id);
  if (holder.step()) {
    card.member = holder.text(0);
  } else if (holds(folder_.device(), base_scope(card.base))) {
    card.standing = CardStanding::kUnknown;
  }
  return card;
}

SigningKey Cards::announced_key() {
  const SigningKey key = folder_.keys().cards;
  const std::string id = to_hex(key.public_key);
  auto known = folder_.database().query("SELECT 1 FROM card_key WHERE id = ?1");
  known.bind(1, id);
  if (!known.step()) folder_.log().edit(kDistrictScope, "card_key", id, {{"issuer", folder_.device().name}});
  return key;
}

std::vector<MemberCard> Cards::issue(const std::string& base, const std::vector<std::string>& only, bool again,
                                     const Print& print) {
  only_at_the_office(folder_, "issue cards for " + base);
  Transaction transaction(folder_.database());
  const SigningKey key = announced_key();
  std::vector<MemberCard> cards;
  std::vector<std::string> missing = only;
  auto rows = folder_.database().query(kMembersAndCards);
  rows.bind(1, base);
  while (rows.step()) {
    MemberCard card{rows.text(3), rows.text(0), rows.text(1), rows.text(2), base, {}, false};
    if (!only.empty() && std::erase(missing, card.member) == 0) continue;
    auto id = array_from_hex<sizeof(CardId)>(card.id);
    if (id && !again) continue;
    if (!id) {
      id = random_card_id();
      card.id = to_hex(*id);
      card.is_new = true;
    }
    card.code = signed_code(key, base, *id);
    cards.push_back(std::move(card));
  }
  if (!missing.empty()) {
    throw Error(ErrorCode::kInput, fmt::format("issue a card for {} of {}", missing.front(), base),
                "there is no such member at this base. `members` lists their ids; nothing was issued.");
  }
  for (const MemberCard& card : cards) {
    if (card.is_new) folder_.log().edit(base_scope(base), "card", card.id, {{"member", card.member}});
  }
  print(cards);
  transaction.commit();
  return cards;
}

int Cards::revoke(const std::string& member) {
  only_at_the_office(folder_, "revoke the cards of " + member);
  Transaction transaction(folder_.database());
  std::vector<std::pair<std::string, std::string>> cards;
  auto rows = folder_.database().query(kCardsOf);
  rows.bind(1, member);
  while (rows.step()) cards.emplace_back(rows.text(0), rows.text(1));
  for (const auto& [id, base] : cards) folder_.log().edit(kDistrictScope, "revoked_card", id, {{"base", base}});
  transaction.commit();
  return static_cast<int>(cards.size());
}

}  // namespace starharbor::content
