// See review.h. Each kind is one function, and asks what is so at the moment.
#include "content-db/attendance/review.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "content-db/attendance/check_in.h"
#include "content-db/people/mask.h"

namespace starharbor::content {
namespace {

using MemberPair = std::pair<std::string, std::string>;  // in the order of their ids

constexpr size_t kShortLog = 8;

struct Person {
  std::string id, base, name;
};

std::string id_of(ReviewKind kind, const std::vector<std::string>& parts) {
  Hasher hasher;
  hasher.add(std::string_view(words(kind)));
  for (const std::string& part : parts) hasher.add(std::string_view("\0", 1)).add(part);
  return to_hex(hasher.finish()).substr(0, 8);
}

// A device says its name in its sign-ins only.
std::string writer_of(DataFolder& folder, const LogId& log) {
  if (folder.log().owners().is_own(log)) return folder.device().name;
  const std::string hex = to_hex(log);
  auto rows = folder.database().query(
      "SELECT terminal FROM sign_in WHERE id >= ?1 || '.' AND id < ?1 || '/' AND terminal IS NOT NULL LIMIT 1");
  rows.bind(1, hex);
  return rows.step() ? rows.text(0) : hex.substr(0, kShortLog);
}

Person person_at(Database& db, const std::string& member) {
  auto rows = db.query("SELECT ifnull(base, ''), ifnull(name, '') FROM member WHERE id = ?1");
  rows.bind(1, member);
  return rows.step() ? Person{member, rows.text(0), rows.text(1)} : Person{member, {}, {}};
}

std::vector<ReviewItem> cards(DataFolder& folder) {
  std::vector<ReviewItem> items;
  for (const Conflict& conflict : folder.log().conflicts()) {
    if (conflict.table != "card" || conflict.column != "member") continue;
    ReviewItem item{{}, ReviewKind::kCard, conflict.row, conflict.id, {}};
    std::vector<std::string> parts{conflict.row};
    for (const ConflictValue& value : conflict.values) {
      const Person person = person_at(folder.database(), value.value.text_or_empty());
      item.entries.push_back(
          {person.id, mask_name(person.name), person.base, writer_of(folder, value.op.log), value.at_ms, {}, {}});
      parts.push_back(person.id);
    }
    item.id = id_of(item.kind, parts);
    items.push_back(std::move(item));
  }
  return items;
}

MemberPair pair_of(const std::string& a, const std::string& b) {
  return a < b ? MemberPair(a, b) : MemberPair(b, a);
}

// Pairs of which somebody has said what they are, and members that links join over others.
class Decided {
 public:
  explicit Decided(Database& db) {
    auto links = db.query("SELECT member, other FROM visible_person_link");
    while (links.step()) said_.insert(pair_of(links.text(0), links.text(1)));
    auto persons = db.query("SELECT member, person FROM person_of");
    while (persons.step()) person_[persons.text(0)] = persons.text(1);
  }
  bool holds(const std::string& a, const std::string& b) const {
    const auto person_a = person_.find(a), person_b = person_.find(b);
    const bool joined = person_a != person_.end() && person_b != person_.end() && person_a->second == person_b->second;
    return joined || said_.contains(pair_of(a, b));
  }

 private:
  std::set<MemberPair> said_;
  std::map<std::string, std::string> person_;
};

ReviewEntry entry_of(DataFolder& folder, const Person& person) {
  ReviewEntry entry{person.id, mask_name(person.name), person.base, {}, 0, {}, {}};
  auto rows = folder.database().query(
      "SELECT log, stamp FROM head WHERE table_name = 'member' AND row = ?1 AND column_name = 'name' "
      "ORDER BY stamp DESC, log DESC LIMIT 1");
  rows.bind(1, person.id);
  if (rows.step()) {
    entry.by = writer_of(folder, rows.array<16>(0));
    entry.at_ms = stamp_ms(rows.integer(1));
  }
  return entry;
}

// Of people with one name and the same digits, those of whom nobody has said yet whether they are one.
std::vector<Person> undecided(const std::vector<Person>& alike, const Decided& decided) {
  std::vector<Person> open;
  for (const Person& person : alike) {
    if (std::any_of(alike.begin(), alike.end(), [&](const Person& other) {
          return other.base != person.base && !decided.holds(person.id, other.id);
        })) {
      open.push_back(person);
    }
  }
  return open;
}

std::vector<ReviewItem> people(DataFolder& folder) {
  std::map<std::pair<std::string, std::string>, std::vector<Person>> alike;
  auto rows = folder.database().query(
      "SELECT name, phone_last4, id, base FROM visible_member WHERE ifnull(phone_last4, '') <> '' ORDER BY id");
  while (rows.step()) alike[{rows.text(0), rows.text(1)}].push_back({rows.text(2), rows.text(3), rows.text(0)});
  const Decided decided(folder.database());
  std::vector<ReviewItem> items;
  for (const auto& [what, persons] : alike) {
    const auto open = undecided(persons, decided);
    if (open.empty()) continue;
    ReviewItem item{{}, ReviewKind::kPerson, {}, {}, {}};
    std::vector<std::string> parts;
    for (const Person& person : open) {
      item.entries.push_back(entry_of(folder, person));
      parts.push_back(person.id);
    }
    item.id = id_of(item.kind, parts);
    items.push_back(std::move(item));
  }
  std::sort(items.begin(), items.end(), [](const ReviewItem& a, const ReviewItem& b) {
    return a.entries.front().member < b.entries.front().member;
  });
  return items;
}

std::vector<ReviewItem> seen_again(DataFolder& folder) {
  std::vector<ReviewItem> items;
  for (const Attendance& row : CheckIn(folder).attendance()) {
    if (!row.seen_again) continue;
    ReviewItem item{
        id_of(ReviewKind::kSeenAgain, {row.event, row.attendee.text()}), ReviewKind::kSeenAgain, row.event, {}, {}};
    const std::string name = mask_name(row.name);
    const TakenBack& before = *row.taken_back;
    item.entries = {
        {row.attendee.text(), name, row.base, before.terminal, before.at_ms, ReviewNote::kAnnulled, words(before)},
        {row.attendee.text(), name, row.base, row.terminal, row.at_ms, ReviewNote::kSeenAgain, {}}};
    items.push_back(std::move(item));
  }
  std::ranges::sort(items, {}, [](const ReviewItem& item) { return std::tie(item.subject, item.entries[0].member); });
  return items;
}

void write(DataFolder& folder, const Person& a, const Person& b, bool same) {
  const Person& first = a.id < b.id ? a : b;
  const Person& second = a.id < b.id ? b : a;
  folder.log().edit(base_scope(first.base), "person_link", fmt::format("{}={}", first.id, second.id),
                    {{"member", first.id}, {"other", second.id}, {"same", same ? 1 : 0}});
}

}  // namespace

const char* words(ReviewKind kind) {
  switch (kind) {
    case ReviewKind::kCard:
      return "one card on several members";
    case ReviewKind::kPerson:
      return "perhaps one person at several bases";
    case ReviewKind::kSeenAgain:
      return "annulled, seen again";
  }
  return "";
}

const char* words(ReviewNote note) {
  switch (note) {
    case ReviewNote::kNone:
      return "";
    case ReviewNote::kAnnulled:
      return "annulled";
    case ReviewNote::kSeenAgain:
      return "seen again";
  }
  return "";
}

std::vector<ReviewItem> Review::items() {
  std::vector<ReviewItem> items = cards(folder_);
  for (auto more : {people(folder_), seen_again(folder_)}) {
    for (ReviewItem& item : more) items.push_back(std::move(item));
  }
  return items;
}

void Review::decide(const std::string& id, bool same) {
  Transaction transaction(folder_.database());
  const auto items = people(folder_);
  const auto item = std::find_if(items.begin(), items.end(), [&](const ReviewItem& other) { return other.id == id; });
  if (item == items.end()) {
    throw Error(ErrorCode::kInput, "decide on " + id,
                "there is no such question about people now: it was answered, or somebody has come to it. List them "
                "again with `review`; nothing was changed.");
  }
  const Decided decided(folder_.database());
  for (size_t i = 0; i < item->entries.size(); ++i) {
    for (size_t j = i + 1; j < item->entries.size(); ++j) {
      const ReviewEntry &a = item->entries[i], &b = item->entries[j];
      if (a.base != b.base && !decided.holds(a.member, b.member))
        write(folder_, {a.member, a.base, {}}, {b.member, b.base, {}}, same);
    }
  }
  transaction.commit();
}

void Review::decide(const std::string& member, const std::string& other, bool same) {
  Transaction transaction(folder_.database());
  const Person a = person_at(folder_.database(), member), b = person_at(folder_.database(), other);
  if (a.base.empty() || b.base.empty() || member == other) {
    throw Error(ErrorCode::kInput, fmt::format("decide on {} and {}", member, other),
                "two members of this device are needed. `members` lists their ids.");
  }
  write(folder_, a, b, same);
  transaction.commit();
}

}  // namespace starharbor::content
