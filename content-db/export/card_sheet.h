// Members' cards as a PDF, in the size of a bank card (ISO/IEC 7810 ID-1, 85.6 x 53.98 mm): one a page for a card
// printer, or ten on A4 with marks to cut at. Draws what it is given and knows no data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "content-db/base/color.h"

namespace starharbor::content {

struct CardFace {
  std::string name, member_no;  // a long name shrinks, then breaks
  std::string base_zh, base_en;
  std::string code;  // what the QR code says
  PrintColors colors;
};

enum class CardLayout { kSheet, kSingle };

// The bytes of the file. Throws Error{kIo} when it can't be drawn.
std::vector<uint8_t> card_pdf(const std::vector<CardFace>& faces, CardLayout layout);

}  // namespace starharbor::content
