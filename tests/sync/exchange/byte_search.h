// Looks for words in every byte of every file of a folder, as a thief would: plain, and in the disguises that programs
// give to text without meaning to hide it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace starharbor::tests {

// The text itself, as hex, as base64 wherever it may begin, and where it is ASCII with zero bytes between (UTF-16).
std::vector<std::string> disguises(const std::string& text);
// A number as it was written, its last eleven digits, and these in the groups that people write; each in all disguises.
std::vector<std::string> writings_of_phone(const std::string& written);

// "FILE: WORD" for each file under the folder that has a word in its bytes or its path.
std::vector<std::string> files_that_tell(const std::filesystem::path& folder, const std::vector<std::string>& words);

}  // namespace starharbor::tests
