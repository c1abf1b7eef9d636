// Who may be found at this terminal, in memory: a key is answered without reading the members from the disk. It is made
// anew when something that bears on it has changed (local_check_in_change). Names leave it masked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/folder/data_folder.h"
#include "content-db/people/candidate.h"
#include "content-db/people/pinyin_match.h"

namespace starharbor::content {

class MemberIndex {
 public:
  explicit MemberIndex(DataFolder& folder) : folder_(folder) {}

  // As CheckIn promises it. Best first: who is registered for the event; who belongs to its group or came to others of
  // its series; this base's members; the others. Within these by how well the letters fit, then by name.
  Found find_by_letters(const std::string& event, std::string_view letters);
  Found find_by_phone(const std::string& event, std::string_view last4);

  // What it holds in memory, in bytes.
  size_t size_bytes() const;

 private:
  struct Person {
    std::string id, base, name, firm, phone_last4;
  };
  // Where letters may begin to fit: at the beginning of a reading, in a Latin one at any word.
  struct Place {
    uint32_t person = 0;
    uint32_t begin = 0;   // in readings_
    uint16_t length = 0;  // to the reading's end
    uint8_t words = 0;    // till there; 0 where the letters begin within the reading, and can't use all of it
  };
  // How near the event a person is; the lesser comes first.
  enum Nearness : uint8_t { kRegistered, kRegular, kOfThisBase, kOfAnother, kNotExpected };
  struct Match {
    uint32_t rank = 0;  // nearness, then how well the letters fit
    uint32_t person = 0;
    auto operator<=>(const Match&) const = default;
  };

  void refresh();
  void load_people();
  void add_places(uint32_t person, std::string_view readings);
  void add_place(const Place& place);
  void look_at(const std::string& event);
  void set_nearness(const char* members, const std::string& event, Nearness nearness);
  std::vector<uint32_t> buckets_of(std::string_view letters) const;
  Found begin_search(const std::string& event);
  void add_match(Match match, Found& found);
  void finish_search(const std::string& event, Found& found);
  void mark_who_is_in(const std::string& event, std::vector<Candidate>& candidates);
  void tell_apart(std::vector<Candidate>& candidates);

  DataFolder& folder_;
  int64_t change_ = -1;  // of local_check_in_change, when this was made
  SoundsAlike alike_;
  std::vector<Person> people_;  // by name and id
  std::string readings_;        // of all, in their order, written alike: looked through from one end to the other
  std::vector<std::vector<Place>> buckets_;
  std::optional<std::string> event_;  // that nearness_ is for
  std::vector<Nearness> nearness_;
  std::vector<uint32_t> ranks_;  // the best of each person in this search
  std::vector<Match> best_;
};

}  // namespace starharbor::content
