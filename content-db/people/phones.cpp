// See phones.h. Seals are opened when somebody asks, one by one: there is no index that could be stolen or grow old.
// The last four digits, which are in clear anyway, say which few seals a search has to open.
#include "content-db/people/phones.h"

#include <algorithm>
#include <set>

#include "content-db/people/mask.h"

namespace starharbor::content {
namespace {

constexpr size_t kSharedDigits = 4;

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

bool ends_alike(std::string_view one, std::string_view other) {
  const std::string a = digits_of(one), b = digits_of(other);
  const bool long_enough = std::min(a.size(), b.size()) >= kSharedDigits;
  return long_enough && (a.size() < b.size() ? b.ends_with(a) : a.ends_with(b));
}

std::vector<ImportedPhone> imported_phones(Database& db) {
  std::vector<ImportedPhone> numbers;
  auto rows = db.query(
      "SELECT newest.package, newest.table_name, newest.row, scope.value ->> '$', newest.value ->> '$', "
      "ifnull(written.value ->> '$', '') FROM local_import_value AS newest "
      "JOIN local_import_value AS scope ON scope.package = newest.package AND scope.table_name = newest.table_name "
      " AND scope.row = newest.row AND scope.column_name = 'scope' "
      "LEFT JOIN local_import_value AS written ON written.package = newest.package "
      " AND written.table_name = newest.table_name AND written.row = newest.row AND written.column_name = ?2 "
      "WHERE newest.column_name = ?1 ORDER BY newest.package, newest.table_name, newest.row");
  rows.bind(1, kPhoneImported).bind(2, kPhoneSealed);
  while (rows.step())
    numbers.push_back(
        {rows.text(0), rows.text(1), rows.text(2), stored_scope(rows.text(3)), rows.text(4), rows.text(5)});
  return numbers;
}

// A later import then compares with this one.
void remember_written(Database& db, const ImportedPhone& number) {
  db.query(
        "UPDATE local_import_value SET value = json_quote(?1) WHERE package = ?2 AND table_name = ?3 AND row = ?4 "
        "AND column_name = ?5")
      .bind(1, number.newest)
      .bind(2, number.package)
      .bind(3, number.table)
      .bind(4, number.row)
      .bind(5, kPhoneSealed)
      .run();
}

}  // namespace

std::string seal_phone(std::string_view number, const PublicKey& box) {
  std::array<uint8_t, kMaxPhoneBytes> padded{};  // so that the length of a seal says nothing of the number
  std::copy_n(number.begin(), std::min(number.size(), padded.size()), padded.begin());
  const std::string sealed = to_hex(seal_to(box, padded));
  wipe(padded);
  return sealed;
}

std::optional<std::string> open_phone(std::string_view sealed, const SealingKey& office) {
  const auto padded = open_seal(office, from_hex(sealed));
  if (!padded || padded->size() != kMaxPhoneBytes) return std::nullopt;
  return std::string(padded->begin(), std::ranges::find(*padded, 0));
}

std::vector<MemberPhone> PhoneBook::find(std::string_view what) {
  std::vector<MemberPhone> found;
  auto rows = folder_.database().query(
      "SELECT id, name, ifnull(phone_last4, ''), ifnull(phone_sealed, '') FROM visible_member "
      "WHERE (ifnull(phone_last4, '') <> '' OR phone_sealed IS NOT NULL) "
      "AND (?1 = '' OR id = ?1 OR name = ?1 OR (phone_last4 = ?2 AND ?2 <> '')) ORDER BY base, member_no, id");
  rows.bind(1, what).bind(2, last_four_digits(what));
  while (rows.step()) {
    MemberPhone member{rows.text(0), rows.text(1), rows.text(2), {}, !rows.text(3).empty()};
    member.number = open_phone(rows.text(3), office_).value_or("");
    const bool is_meant = what.empty() || member.id == what || member.name == what ||
                          ends_alike(member.number.empty() ? member.last4 : member.number, what);
    if (is_meant) found.push_back(std::move(member));
  }
  return found;
}

std::vector<ImportedPhone> PhoneBook::changed_by_import() {
  auto numbers = imported_phones(folder_.database());
  std::erase_if(numbers, [&](const ImportedPhone& number) {
    const auto newest = open_phone(number.newest, office_);
    return !newest || newest == open_phone(number.written, office_);
  });
  return numbers;
}

std::vector<Conflict> PhoneBook::sealed_twice() {
  auto conflicts = folder_.log().conflicts();
  std::erase_if(conflicts, [&](const Conflict& conflict) {
    if (conflict.column != kPhoneSealed) return true;
    std::set<std::optional<std::string>> numbers;
    for (const ConflictValue& value : conflict.values) {
      const std::string* seal = value.value.text();
      numbers.insert(seal ? open_phone(*seal, office_) : std::nullopt);
    }
    return numbers.size() > 1 || !*numbers.begin();
  });
  return conflicts;
}

int64_t PhoneBook::settle() {
  const FolderLock lock(folder_.path(), "import");
  Database& db = folder_.database();
  // Seals are opened before the transaction, which would keep others waiting.
  const auto changed = changed_by_import();
  const auto twice = sealed_twice();
  int64_t written = 0;
  Transaction transaction(db);
  for (const ImportedPhone& number : changed) {
    if (folder_.log().is_erased(number.scope, number.table, number.row)) continue;
    folder_.log().edit(number.scope, number.table, number.row, {{kPhoneSealed, number.newest}});
    remember_written(db, number);
    ++written;
  }
  db.query("DELETE FROM local_import_value WHERE column_name = ?1").bind(1, kPhoneImported).run();
  for (const Conflict& conflict : twice) {
    if (folder_.log().is_erased(conflict.scope, conflict.table, conflict.row)) continue;
    folder_.log().settle(conflict, 0);
    ++written;
  }
  transaction.commit();
  return written;
}

}  // namespace starharbor::content
