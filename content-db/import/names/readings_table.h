// The readings of the 8,105 standard characters, by code point. Generated when the house is built.
#pragma once

#include <cstddef>

namespace starharbor::content {

struct CharacterReadings {
  char32_t character;
  const char* readings;  // separated by spaces
};

extern const CharacterReadings kCharacterReadings[];
extern const size_t kCharacterReadingsCount;

}  // namespace starharbor::content
