// See handwriting.h.
#include "kiosk/input/handwriting.h"

#include <algorithm>
#include <cmath>

#include <zinnia.h>

#include "content-db/base/error.h"

namespace starharbor::kiosk {

namespace {

constexpr int kInkPx = 1'000;  // zinnia counts in whole numbers; what the unit is doesn't matter to it

// zinnia halves a stroke again and again where it bends most, and keeps a table that doubles with every step: of a
// scribble with many bends it would ask for more memory than there is. No character's stroke bends so often.
constexpr int kPointsOfAStroke = 16;
constexpr float kDot = .01f;

// Wherever on the pad it is written, and however large, the character is put into the middle of zinnia's square, as its
// examples were. What is smaller than this was meant to be small: a dot stays a dot.
constexpr float kSmallest = .3f;
constexpr float kMargin = .1f;

float distance(InkPoint a, InkPoint b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

InkPoint between(InkPoint a, InkPoint b, float share) {
  return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

class Square {
 public:
  explicit Square(const std::vector<Stroke>& strokes) {
    InkPoint low{INFINITY, INFINITY}, high{-INFINITY, -INFINITY};
    for (const Stroke& stroke : strokes) {
      for (const InkPoint& point : stroke) {
        low = {std::min(low.x, point.x), std::min(low.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
      }
    }
    middle_ = between(low, high, .5f);
    scale_ = (1 - 2 * kMargin) / std::max({high.x - low.x, high.y - low.y, kSmallest});
  }
  void add(zinnia::Character& character, size_t stroke, InkPoint point) const {
    character.add(stroke, ink(point.x - middle_.x), ink(point.y - middle_.y));
  }

 private:
  int ink(float from_middle) const {
    return static_cast<int>(std::lround(std::clamp(.5f + from_middle * scale_, 0.0f, 1.0f) * kInkPx));
  }
  InkPoint middle_;
  float scale_ = 1;
};

// The same way in steps of one length; a dot is a very short line. Not for an empty stroke.
Stroke evenly(const Stroke& stroke) {
  float length = 0;
  for (size_t i = 1; i < stroke.size(); ++i) length += distance(stroke[i - 1], stroke[i]);
  if (length == 0) return {stroke[0], {stroke[0].x + kDot, stroke[0].y + kDot}};
  Stroke even = {stroke[0]};
  const float step = length / (kPointsOfAStroke - 1);
  float to_go = step;
  for (size_t i = 1; i < stroke.size(); ++i) {
    InkPoint from = stroke[i - 1];
    if (distance(from, stroke[i]) == 0) continue;
    for (float left = distance(from, stroke[i]); left >= to_go && even.size() + 1 < kPointsOfAStroke;) {
      from = between(from, stroke[i], to_go / left);
      even.push_back(from);
      left -= to_go;
      to_go = step;
    }
    to_go -= std::min(to_go, distance(from, stroke[i]));
  }
  even.push_back(stroke.back());
  return even;
}

}  // namespace

HandwritingReader::HandwritingReader() : recognizer_(zinnia::Recognizer::create()) {
  if (recognizer_->open(STARHARBOR_HANDWRITING_MODEL)) return;
  throw Error(ErrorCode::kMissing, "open " STARHARBOR_HANDWRITING_MODEL,
              "names can be written in letters meanwhile; install tegaki-zinnia-simplified-chinese and start the kiosk "
              "again.");
}

HandwritingReader::~HandwritingReader() = default;

std::vector<Word> HandwritingReader::words(const std::vector<Stroke>& strokes) const {
  const std::unique_ptr<zinnia::Character> character(zinnia::Character::create());
  character->set_width(kInkPx);
  character->set_height(kInkPx);
  const Square square(strokes);
  size_t drawn = 0;
  for (const Stroke& stroke : strokes) {
    if (stroke.empty()) continue;
    for (const InkPoint& point : evenly(stroke)) square.add(*character, drawn, point);
    ++drawn;
  }
  std::vector<Word> words;
  if (drawn == 0) return words;
  const std::unique_ptr<zinnia::Result> result(recognizer_->classify(*character, kMaxDrawnWords));
  for (size_t i = 0; result && i < result->size(); ++i) words.push_back({result->value(i), 0});
  return words;
}

}  // namespace starharbor::kiosk
