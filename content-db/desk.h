// What members do at a terminal and staff at a command line: find, sign in, take back, list. The rules of signing in
// live here and nowhere else. Names leave it masked, unless staff ask.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/data_folder.h"
#include "content-db/sign_in.h"

namespace starharbor::content {

// For staff only: unmasked.
struct Member {
  std::string id, base, member_no, name, firm, phone_last4;
  std::vector<std::string> groups;
  bool sample = false;
};

struct Attendance {
  std::string id;  // of the earliest standing sign-in
  std::string event, member, name, base;
  int64_t at_ms = 0;
  std::string terminal;
  std::vector<std::string> sign_ins;  // all facts of this person at this event, standing or annulled
  bool annulled = false;              // all of them are annulled
  bool seen_again = false;            // annulled, and a later fact came
};

class Desk {
 public:
  explicit Desk(DataFolder& folder) : folder_(folder) {}

  // By pinyin letters (initials, full or a mix; Latin names by their letters), registered first, then this base's
  // members by name. At least two letters, otherwise nothing is found.
  Found find_by_letters(const std::string& event, std::string_view letters);
  // By the phone's last four digits, all four.
  Found find_by_phone(const std::string& event, std::string_view last4);

  // The record is safely on disk when this returns kSignedIn. now_ms is what the device believes.
  SignInResult sign_in(const std::string& event, const std::string& member, int64_t now_ms);
  // For staff: no window and no capacity applies.
  SignInResult sign_in_by_staff(const std::string& event, const std::string& member, int64_t at_ms);
  // An annulment; true when there was such a sign-in, and no annulment of it before.
  bool annul(const std::string& sign_in, const std::string& reason, int64_t now_ms);

  std::vector<Member> members(const std::string& base = {});
  std::vector<Attendance> attendance(const std::string& event = {});

 private:
  DataFolder& folder_;
};

}  // namespace starharbor::content
