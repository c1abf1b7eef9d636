// What the tests of the check-in share: a district that is made of nothing but people, and how a finger and a scanner
// reach what is on a small window.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"
#include "tests/support/x_server.h"

namespace starharbor::tests {

// A window of a quarter of the design's screen, because a renderer in software is slow; and where things are in it.
inline const std::vector<std::string> kSmallWindow = {"--window", "960x540"};
constexpr Point kSmallEventStrip{417, 414};
constexpr Point kSmallBack{98, 500};
constexpr Point kSmallFirstCandidate{480, 188};
constexpr Point kSmallNext{128, 412};  // of the done and the problem screen
constexpr Point kSmallUndo{350, 412};

// Of the letters' or the digits' pad, whichever has it.
Point pad_key(char letter);
constexpr Point kSmallErase{870, 439};  // of the letters' pad
void type_letters(XServer& server, const std::string& letters);
// X's codes of keys.
constexpr int kEnter = 36, kCapsLock = 66, kShift = 50;
// Types as fast as USB lets a keyboard be.
void scan(XServer& server, const std::string& code, bool with_enter = true);

// Three letters that fit nobody else's name, and no letter twice in a row.
std::string letters_of(int number);

// An office, terminals of the base "east" and a store between them, all of them enrolled. In "east" are so many people,
// found by letters_of(), and an event "tea" that is open to everybody all day; in "west" so many
// guests.
class CheckInDistrict {
 public:
  CheckInDistrict(int people, int guests, const std::vector<std::string>& terminals);

  std::string office() const { return data("office"); }
  std::string data(const std::string& device) const { return folder_ / device; }
  std::string store() const { return folder_ / "store"; }
  void sync(const std::string& data) const;
  // New cards for everybody of the base, by what is printed on them, in the order of the roster.
  std::vector<std::string> print_cards(const std::string& base) const;

 private:
  void write_package(int people, int guests) const;
  TemporaryFolder folder_;
};

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count(); }

 private:
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace starharbor::tests
