// See member_index.h. The places where letters may begin to fit lie in buckets by the first two letters that can be
// typed there; a bucket of the most frequent surname holds a tenth of all.
#include "content-db/people/member_index.h"

#include <algorithm>

#include "content-db/people/mask.h"
#include "content-db/storage/read_view.h"

namespace starharbor::content {
namespace {

constexpr size_t kMinLetters = 2;
constexpr size_t kNumberEnd = 4;
constexpr uint32_t kLetters = 26;
constexpr size_t kMostReadings = 1024;  // bytes; a name of thirty characters in all its ways is shorter
constexpr uint32_t kNoRank = UINT32_MAX;

constexpr const char* kChange = "SELECT number FROM local_check_in_change";
constexpr const char* kAlike = "SELECT sounds_alike FROM base WHERE id = ?1";
constexpr const char* kPeople =
    "SELECT id, base, name, ifnull(firm, ''), ifnull(phone_last4, ''), ifnull(readings, '') FROM visible_member "
    "ORDER BY name, id";
constexpr const char* kEventBase = "SELECT ifnull(base, '') FROM event WHERE id = ?1";
constexpr const char* kRegisteredMembers = "SELECT member FROM visible_registration WHERE event = ?1";
constexpr const char* kGroupMembers =
    "SELECT membership.member FROM event JOIN visible_membership AS membership "
    "ON membership.member_group = event.member_group WHERE event.id = ?1";
// Whom a sign-in is of, says timed_sign_in: a walk-in or a guest may be known to be a member by now.
constexpr const char* kSeriesMembers =
    "SELECT DISTINCT fact.member FROM event JOIN event AS other ON other.series = event.series AND other.id <> "
    "event.id CROSS JOIN timed_sign_in AS fact ON fact.event = other.id WHERE event.id = ?1 AND fact.member IS NOT "
    "NULL "
    "AND fact.id NOT IN (SELECT sign_in FROM annulled)";
// Of all candidates at once: the event's sign-ins are gone through for it.
constexpr const char* kWhoIsIn =
    "SELECT member FROM timed_sign_in WHERE event = ?1 AND member IN (?2, ?3, ?4, ?5) "
    "AND id NOT IN (SELECT sign_in FROM annulled)";
static_assert(kMaxCandidates == 4);
constexpr const char* kMemberNo = "SELECT ifnull(member_no, '') FROM member WHERE id = ?1";

bool is_latin(std::string_view name) {
  return !name.empty() && static_cast<unsigned char>(name.front()) < 0x80;
}

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

std::string lower_letters(std::string_view letters) {
  std::string lower;
  for (const char c : letters) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

uint32_t bucket(char first, char second) {
  return static_cast<uint32_t>(first - 'a') * kLetters + static_cast<uint32_t>(second - 'a');
}

}  // namespace

void MemberIndex::refresh() {
  Database& db = folder_.database();
  auto rows = db.query(kChange);
  const int64_t change = rows.step() ? rows.integer(0) : 0;
  if (change == change_) return;
  auto alike = db.query(kAlike);
  alike.bind(1, folder_.device().base);
  alike_ = alike.step() ? sounds_alike_of(alike.text(0)) : SoundsAlike();
  load_people();
  event_.reset();
  change_ = change;
}

void MemberIndex::load_people() {
  people_.clear();
  readings_.clear();
  buckets_.assign(kLetters * kLetters, {});
  auto rows = folder_.database().query(kPeople);
  while (rows.step()) {
    people_.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4)});
    add_places(static_cast<uint32_t>(people_.size() - 1), written_alike(rows.text(5), alike_));
  }
}

void MemberIndex::add_places(uint32_t person, std::string_view readings) {
  const bool latin = is_latin(people_[person].name);
  readings = readings.substr(0, kMostReadings);
  const auto start = static_cast<uint32_t>(readings_.size());
  readings_ += readings;
  for (size_t begin = 0; begin < readings.size();) {
    const size_t end = std::min(readings.find('|', begin), readings.size());
    for (size_t word = begin; word < end;) {
      const std::string_view rest = readings.substr(word, end - word);
      const auto words = word == begin ? 1 + std::count(rest.begin(), rest.end(), ' ') : 0;
      add_place({person, start + static_cast<uint32_t>(word), static_cast<uint16_t>(rest.size()),
                 static_cast<uint8_t>(std::min<ptrdiff_t>(words, UINT8_MAX))});
      const size_t space = readings.find(' ', word);
      word = latin && space < end ? space + 1 : end;
    }
    begin = end + 1;
  }
}

// After the first letter of a syllable comes its second, or the first of the next one.
void MemberIndex::add_place(const Place& place) {
  const auto words = std::string_view(readings_).substr(place.begin, place.length);
  if (words.empty() || !is_letter(words[0])) return;
  const size_t space = words.find(' ');
  const char within = words.size() > 1 ? words[1] : ' ';
  const char next = space != std::string_view::npos && space + 1 < words.size() ? words[space + 1] : ' ';
  if (is_letter(within)) buckets_[bucket(words[0], within)].push_back(place);
  if (is_letter(next) && next != within) buckets_[bucket(words[0], next)].push_back(place);
}

void MemberIndex::set_nearness(const char* members, const std::string& event, Nearness nearness) {
  std::vector<std::string> found;
  auto rows = folder_.database().query(members);
  rows.bind(1, event);
  while (rows.step()) found.push_back(rows.text(0));
  if (found.empty()) return;
  std::sort(found.begin(), found.end());
  for (size_t i = 0; i < people_.size(); ++i) {
    if (std::binary_search(found.begin(), found.end(), people_[i].id)) nearness_[i] = std::min(nearness_[i], nearness);
  }
}

void MemberIndex::look_at(const std::string& event) {
  if (event == event_) return;
  std::string event_base;
  auto rows = folder_.database().query(kEventBase);
  rows.bind(1, event);
  const bool known = rows.step();
  if (known) event_base = rows.text(0);
  const std::string& own = folder_.device().base;
  nearness_.assign(people_.size(), kNotExpected);
  for (size_t i = 0; i < people_.size(); ++i) {
    const std::string& base = people_[i].base;
    if (base == own) {
      nearness_[i] = kOfThisBase;
    } else if (!known || event_base.empty() || base == event_base) {
      nearness_[i] = kOfAnother;
    }
  }
  set_nearness(kGroupMembers, event, kRegular);
  set_nearness(kSeriesMembers, event, kRegular);
  set_nearness(kRegisteredMembers, event, kRegistered);
  event_ = event;
}

// What is typed as one sound may be written as another: where it can begin in several ways, all are looked through.
std::vector<uint32_t> MemberIndex::buckets_of(std::string_view letters) const {
  const auto written = [&](char c) { return alike_.l_n && c == 'l' ? 'n' : c; };
  const char first = written(letters[0]), second = written(letters[1]);
  const bool hissing = second == 'h' && (first == 'z' || first == 'c' || first == 's');
  if (!(alike_.z_zh && hissing)) return {bucket(first, second)};
  std::vector<uint32_t> all;
  for (char c = 'a'; c <= 'z'; ++c) all.push_back(bucket(first, c));
  return all;
}

Found MemberIndex::find_by_letters(const std::string& event, std::string_view typed) {
  const std::string letters = lower_letters(typed);
  if (letters.size() < kMinLetters || !std::all_of(letters.begin(), letters.end(), is_letter)) return {};
  const ReadView view(folder_.database());
  Found found = begin_search(event);
  for (const uint32_t number : buckets_of(letters)) {
    for (const Place& place : buckets_[number]) {
      if (nearness_[place.person] == kNotExpected) continue;
      const auto words = std::string_view(readings_).substr(place.begin, place.length);
      if (const int used = syllables_used(words, letters, alike_))
        add_match({2u * nearness_[place.person] + (used == place.words ? 0u : 1u), place.person}, found);
    }
  }
  finish_search(event, found);
  return found;
}

Found MemberIndex::find_by_phone(const std::string& event, std::string_view last4) {
  if (last4.size() != 4) return {};
  const ReadView view(folder_.database());
  Found found = begin_search(event);
  for (uint32_t i = 0; i < people_.size(); ++i) {
    if (nearness_[i] != kNotExpected && people_[i].phone_last4 == last4) add_match({2u * nearness_[i], i}, found);
  }
  finish_search(event, found);
  return found;
}

Found MemberIndex::begin_search(const std::string& event) {
  refresh();
  look_at(event);
  ranks_.assign(people_.size(), kNoRank);
  best_.clear();
  return {};
}

// Somebody who fits by several readings counts once, by the best of them. Only as many are kept in order as are shown.
void MemberIndex::add_match(Match match, Found& found) {
  uint32_t& rank = ranks_[match.person];
  if (rank <= match.rank) return;
  if (rank == kNoRank) {
    ++found.total;
  } else {
    std::erase(best_, Match{rank, match.person});
  }
  rank = match.rank;
  if (best_.size() == kMaxCandidates && best_.back() < match) return;
  best_.insert(std::upper_bound(best_.begin(), best_.end(), match), match);
  if (best_.size() > kMaxCandidates) best_.pop_back();
}

void MemberIndex::finish_search(const std::string& event, Found& found) {
  for (const Match& match : best_) {
    const Person& person = people_[match.person];
    found.candidates.push_back({person.id,
                                mask_name(person.name),
                                person.phone_last4,
                                person.firm,
                                {},
                                nearness_[match.person] == kRegistered,
                                false});
  }
  mark_who_is_in(event, found.candidates);
  tell_apart(found.candidates);
}

void MemberIndex::mark_who_is_in(const std::string& event, std::vector<Candidate>& candidates) {
  auto rows = folder_.database().query(kWhoIsIn);
  rows.bind(1, event);
  for (int i = 0; i < kMaxCandidates; ++i) {
    const bool is_any = i < static_cast<int>(candidates.size());
    is_any ? rows.bind(2 + i, candidates[static_cast<size_t>(i)].member) : rows.bind_null(2 + i);
  }
  while (rows.step()) {
    for (Candidate& candidate : candidates) candidate.already_in |= candidate.member == rows.text(0);
  }
}

// Two who look the same on their cards are told apart by the end of their numbers, which stand on their members' cards.
void MemberIndex::tell_apart(std::vector<Candidate>& candidates) {
  const auto looks_like = [](const Candidate& one, const Candidate& other) {
    return one.member != other.member && one.masked_name == other.masked_name && one.phone_last4 == other.phone_last4 &&
           one.firm == other.firm;
  };
  for (Candidate& candidate : candidates) {
    const bool is_alone = std::none_of(candidates.begin(), candidates.end(),
                                       [&](const Candidate& other) { return looks_like(candidate, other); });
    if (is_alone) continue;
    auto rows = folder_.database().query(kMemberNo);
    rows.bind(1, candidate.member);
    const std::string number = rows.step() ? rows.text(0) : std::string();
    candidate.number_end = number.substr(number.size() - std::min(number.size(), kNumberEnd));
  }
}

size_t MemberIndex::size_bytes() const {
  size_t bytes = people_.capacity() * sizeof(Person) + readings_.capacity() +
                 people_.size() * (sizeof(Nearness) + sizeof(uint32_t));
  for (const Person& person : people_) {
    for (const std::string* text : {&person.id, &person.base, &person.name, &person.firm})
      if (text->capacity() > 15) bytes += text->capacity() + 1;
  }
  for (const auto& places : buckets_) bytes += places.capacity() * sizeof(Place);
  return bytes;
}

}  // namespace starharbor::content
