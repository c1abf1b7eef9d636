// See scanner.h.
#include "kiosk/input/scanner.h"

#include <string_view>
#include <utility>

namespace starharbor::kiosk {

namespace {

// What cards begin with (content-db/people/card_code.h, which this room does not know).
constexpr std::string_view kMark = "SH1";
// The rest of a card that was broken off is no code of its own.
constexpr int64_t kRestMs = 10'000;

bool has_mark(const std::string& text) {
  return text.find(kMark) != std::string::npos;
}

}  // namespace

std::vector<std::string> CardScanner::step(const std::vector<TypedKey>& keys, int64_t now_ms) {
  std::vector<std::string> scanned;
  for (const TypedKey& press : keys) {
    pause_until(press.time_ms, scanned);
    last_key_ms_ = press.time_ms;
    if (press.key == kEnterKey) {
      end(scanned);
      continue;
    }
    text_ += press.key;
    if (text_.size() > kMostScannedKeys) text_.erase(0, text_.size() - kMostScannedKeys);
  }
  pause_until(now_ms, scanned);
  return scanned;
}

std::optional<int64_t> CardScanner::due_ms() const {
  if (text_.empty()) return std::nullopt;
  return last_key_ms_ + kLongestPauseMs;
}

void CardScanner::pause_until(int64_t now_ms, std::vector<std::string>& scanned) {
  // A clock that was set back is no pause.
  if (now_ms < last_key_ms_) last_key_ms_ = now_ms;
  if (text_.empty() || now_ms < last_key_ms_ + kLongestPauseMs) return;
  if (has_mark(text_)) {
    broken_off_ms_ = now_ms;
    scanned.push_back(std::exchange(text_, {}));
  }
  text_.clear();
}

void CardScanner::end(std::vector<std::string>& scanned) {
  const bool is_rest = broken_off_ms_ && last_key_ms_ < *broken_off_ms_ + kRestMs && !has_mark(text_);
  broken_off_ms_.reset();
  if (!text_.empty() && !is_rest) scanned.push_back(text_);
  text_.clear();
}

}  // namespace starharbor::kiosk
