// How wide a text is in a terminal.
#pragma once

#include <cstddef>
#include <string_view>

namespace starharbor::command {

// In columns: a Chinese character takes two.
size_t text_width(std::string_view text);

}  // namespace starharbor::command
