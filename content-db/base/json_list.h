// Lists that stand as JSON in one text column: of texts, or of objects of texts. A column holds what others wrote, so
// what is no such list is read as an empty one, and what is no text in it is left out.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace starharbor::content {

using TextObject = std::map<std::string, std::string>;

std::vector<std::string> texts_in(std::string_view json);
std::vector<TextObject> objects_in(std::string_view json);

// What is no UTF-8 is replaced.
std::string json_list(const std::vector<std::string>& texts);
std::string json_list(const std::vector<TextObject>& objects);

}  // namespace starharbor::content
