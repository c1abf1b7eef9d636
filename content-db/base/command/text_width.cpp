// See text_width.h.
#include "content-db/base/command/text_width.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace starharbor::command {

size_t text_width(std::string_view text) {
  size_t width = 0;
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < length;) {
    UChar32 c;
    U8_NEXT(text.data(), at, length, c);
    const int kind = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    width += kind == U_EA_WIDE || kind == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

}  // namespace starharbor::command
