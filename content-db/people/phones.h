// Full phone numbers: sealed to the office's root key where they enter, opened for whoever holds that key and asks. A
// number in clear is handed back and goes nowhere else: no table, no file, no message. Nothing here is a hash of one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/folder/data_folder.h"

namespace starharbor::content {

constexpr size_t kMaxPhoneBytes = 32;
// The column that has the seal, and the importer's memory of a number that may have changed (PhoneBook::settle).
constexpr const char* kPhoneSealed = "phone_sealed";
constexpr const char* kPhoneImported = "phone_imported";

// In hex. Seals of all numbers have one length, and no two are alike. `number` has at most kMaxPhoneBytes.
std::string seal_phone(std::string_view number, const PublicKey& box);
// nullopt: sealed to another key, or no seal.
std::optional<std::string> open_phone(std::string_view sealed, const SealingKey& office);

struct MemberPhone {
  std::string id, name;
  std::string last4;
  std::string number;     // as it was written; empty where the last four digits are all that can be told
  bool is_sealed = true;  // false: only the last four digits ever came
};

// What an import says of a member whose last four digits are as they were.
struct ImportedPhone {
  std::string package, table, row;
  Scope scope;
  std::string newest, written;  // seals
};

class PhoneBook {
 public:
  PhoneBook(DataFolder& folder, const SealingKey& office) : folder_(folder), office_(office) {}

  // Members with a phone, by base and member_no: all, or those with this id, this name, or a number that ends in these
  // digits (at least four; a country code more or less makes no difference).
  std::vector<MemberPhone> find(std::string_view what);

  // Does what can't be decided without the key; gives how many numbers it wrote. An import doesn't see whether a number
  // changed that kept its last four digits, and leaves the new seal beside the old one: what did change is written. And
  // where one number was sealed at two offices that did not know of each other, it is no conflict. Throws Error{kBusy}
  // while an import runs.
  int64_t settle();

 private:
  std::vector<ImportedPhone> changed_by_import();
  std::vector<Conflict> sealed_twice();

  DataFolder& folder_;
  const SealingKey& office_;
};

}  // namespace starharbor::content
