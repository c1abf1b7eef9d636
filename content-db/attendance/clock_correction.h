// Clocks that stood wrong. Which sign-ins have a time that can't be believed, and what staff enter about a
// span of them. A fact is never dated anew: the view timed_sign_in shows it at its right time to everybody who reads.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "content-db/folder/data_folder.h"
#include "content-db/folder/device_clock.h"

namespace starharbor::content {

// The rule of doubt, a function of the data and of when it is read. The time of a sign-in is in doubt when no person
// stated it, no entered span covers it, and it is
enum class ClockDoubt {
  kBefore2020,    // before 2020-01-01,
  kAhead,         // more than a day after the reader's now,
  kFarFromEvent,  // more than a day before or after its event's window,
  kWentBack,      // or more than five minutes before a believable one that the same log wrote earlier
};

// Sign-ins that one log wrote one after the other for one base, by one doubtful clock.
struct ClockSpan {
  std::string id;  // 8 hex digits, made from the log, the base and the first of them
  LogId log{};
  std::string base;
  std::string terminal;  // the device's name
  int64_t first_seq = 0, last_seq = 0;
  int64_t from_ms = 0, until_ms = 0;  // what the device believed; both ends belong to it
  int64_t sign_ins = 0;
  ClockDoubt doubt = ClockDoubt::kBefore2020;
};

// A span whose offset was entered.
struct ClockOffset {
  std::string id;
  std::string log;  // 32 hex digits
  std::string base, terminal;
  int64_t first_seq = 0, last_seq = 0;
  int64_t from_ms = 0, until_ms = 0;
  int64_t offset_ms = 0;  // it was so much later than the device believed
  std::string reason;
};

// What staff say about a log; times are what the device believed.
struct ClockCorrection {
  int64_t from_ms = 0, until_ms = 0;
  int64_t was_ms = 0;  // when it was from_ms on the device
  std::string reason;
};

class ClockCorrections {
 public:
  explicit ClockCorrections(DataFolder& folder) : folder_(folder) {}

  // By terminal, log and base, in the order of writing.
  std::vector<ClockSpan> suspects(int64_t now_ms);
  std::vector<ClockOffset> offsets();
  // The sign-ins in doubt, by id, among the logs that wrote for this event; empty: of all.
  std::map<FactId, ClockDoubt> doubts(const std::string& event, int64_t now_ms);

  // Enters the offset of a suspect span, or of all sign-ins of a log believed to be of a time. Gives what was entered,
  // one for each base that the log wrote for. Throws Error{kInput}: nothing there, or there at two times (a clock set
  // back), or something else is entered for a part of it.
  ClockOffset set(const ClockSpan& span, int64_t was_ms, const std::string& reason);
  std::vector<ClockOffset> set(const LogId& log, const ClockCorrection& correction);
  // Takes an entered offset back; false when there is none with this id.
  bool clear(const std::string& id);

 private:
  DataFolder& folder_;
};

const char* words(ClockDoubt doubt);

}  // namespace starharbor::content
