// How long what belongs to signing in holds, and how much may be typed, written and drawn.
#pragma once

#include <cstdint>

namespace starharbor::kiosk {

constexpr int64_t kUndoMs = 10'000;
constexpr int64_t kNextPersonMs = 4'000;  // after the last touch on the done screen, while others queue
// From a result that there is more to read on, or that nobody queues behind.
constexpr int64_t kResultReturnMs = 10'000;
// A result outlives its screen for the move away from it, then it is forgotten.
constexpr int64_t kResultAfterglowMs = 640;
constexpr int64_t kTypedClearMs = 15'000;
constexpr int64_t kHeldCardMs = 30'000;  // a card that was scanned waits so long for its event to be chosen
constexpr int64_t kRetryMs = 2'000;      // a sign-in that could not be written is tried again

// Whoever looks for many and signs in nobody is made to wait for the answers, a little longer each time.
constexpr int kFreeSearches = 10;
constexpr int64_t kSlowerMs = 2'000;
constexpr int64_t kSlowestMs = 10'000;
constexpr int64_t kSearchesForgottenMs = 300'000;

constexpr int kMinTypedLetters = 2;
constexpr int kMaxTypedLetters = 12;
constexpr int kTypedDigits = 4;

// A name or a firm that has so many takes no more words; the data has room for the longest of them on top.
constexpr int kMaxWrittenCharacters = 30;
constexpr int kMaxSpelledLetters = 30;
constexpr int kMaxStrokes = 40;        // of one character; the most intricate ones in use have fewer
constexpr int kMaxStrokePoints = 500;  // a finger that never lifts

}  // namespace starharbor::kiosk
