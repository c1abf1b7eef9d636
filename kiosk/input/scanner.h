// A card scanner is a keyboard that types fast and ends with Enter. Turns its keys into the text that was scanned; what
// the text means is not known here, and it is neither kept nor told to anybody else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace starharbor::kiosk {

constexpr char kEnterKey = '\n';

// A key by its place on the keyboard, whatever the layout says and whether Shift or Caps Lock is on: what a keyboard of
// the United States has there, in upper case.
struct TypedKey {
  char key;  // 'A'..'Z', '0'..'9', kEnterKey
  int64_t time_ms = 0;
};

// A slow scanner pauses between keys, but not so long.
constexpr int64_t kLongestPauseMs = 2'000;
// More than any card has. What comes first is forgotten.
constexpr size_t kMostScannedKeys = 1'024;

class CardScanner {
 public:
  // What has been scanned by now. A text without its Enter is given when the pause after it is too long, if it has the
  // mark that cards begin with: the model says what is the matter with it.
  std::vector<std::string> step(const std::vector<TypedKey>& keys, int64_t now_ms);
  // When step() has something to give though no key comes; nullopt: never.
  std::optional<int64_t> due_ms() const;

 private:
  void pause_until(int64_t now_ms, std::vector<std::string>& scanned);
  void end(std::vector<std::string>& scanned);

  std::string text_;
  int64_t last_key_ms_ = 0;
  std::optional<int64_t> broken_off_ms_;  // a card's beginning was given without its end
};

}  // namespace starharbor::kiosk
