// Strokes of a finger to a Chinese character, by zinnia and the Tegaki model for simplified characters.
#pragma once

#include <memory>
#include <vector>

#include "kiosk/input/words.h"

namespace zinnia {
class Recognizer;
}

namespace starharbor::kiosk {

constexpr size_t kMaxDrawnWords = 24;

class HandwritingReader {
 public:
  // Throws Error when the model can't be opened. Reading it takes a few milliseconds; its 26 MB are mapped, not copied.
  HandwritingReader();
  ~HandwritingReader();

  // What the strokes of one character may be, in the order in which they were drawn; likeliest first. Nothing without
  // strokes.
  std::vector<Word> words(const std::vector<Stroke>& strokes) const;

 private:
  std::unique_ptr<zinnia::Recognizer> recognizer_;
};

}  // namespace starharbor::kiosk
