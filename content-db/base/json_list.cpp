// See json_list.h.
#include "content-db/base/json_list.h"

#include <nlohmann/json.hpp>

namespace starharbor::content {
namespace {

using nlohmann::json;

std::string text_of(const json& list) {
  return list.dump(-1, ' ', false, json::error_handler_t::replace);
}

json list_in(std::string_view text) {
  json list = json::parse(text, nullptr, false);
  return list.is_array() ? list : json::array();
}

}  // namespace

std::vector<std::string> texts_in(std::string_view text) {
  std::vector<std::string> texts;
  for (const json& entry : list_in(text)) {
    if (entry.is_string()) texts.push_back(entry.get<std::string>());
  }
  return texts;
}

std::vector<TextObject> objects_in(std::string_view text) {
  std::vector<TextObject> objects;
  for (const json& entry : list_in(text)) {
    if (!entry.is_object()) continue;
    TextObject& object = objects.emplace_back();
    for (const auto& [name, value] : entry.items()) {
      if (value.is_string()) object.emplace(name, value.get<std::string>());
    }
  }
  return objects;
}

std::string json_list(const std::vector<std::string>& texts) {
  return text_of(json(texts));
}

std::string json_list(const std::vector<TextObject>& objects) {
  return text_of(json(objects));
}

}  // namespace starharbor::content
