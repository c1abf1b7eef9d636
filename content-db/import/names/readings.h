// How a name may be typed: its pinyin syllables, with every reading that a polyphonic character of it has. Used at
// import only; the kiosk reads what is written here and needs neither ICU nor the table.
#pragma once

#include <string>
#include <string_view>

namespace starharbor::content {

// Alternatives separated by "|", likeliest first; syllables by a space, in lower-case letters without tones, ü as v:
// "shan xiong xin|dan xiong xin|chan xiong xin". Latin names: their words. Empty when nothing in the name can be read.
std::string name_readings(std::string_view name);

}  // namespace starharbor::content
