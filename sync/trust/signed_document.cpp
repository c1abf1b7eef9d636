// See signed_document.h.
#include "sync/trust/signed_document.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace starharbor::sync {
namespace {

using nlohmann::json;

constexpr int kMaxDepth = 8;
// Of one text. Each takes tens of bytes, however few it is written in: a list of all devices that there may be has a
// tenth of them.
constexpr int64_t kMaxValues = 500'000;

// Looks through a text before anything of it is held: neither too deep nor too much. (The parser's own callback would
// do, but goes through a whole list again for each of its entries.)
class Bounds : public nlohmann::json_sax<json> {
 public:
  bool null() override { return one_more(); }
  bool boolean(bool) override { return one_more(); }
  bool number_integer(number_integer_t) override { return one_more(); }
  bool number_unsigned(number_unsigned_t) override { return one_more(); }
  bool number_float(number_float_t, const string_t&) override { return one_more(); }
  bool string(string_t&) override { return one_more(); }
  bool binary(binary_t&) override { return one_more(); }
  bool key(string_t&) override { return one_more(); }
  bool start_object(size_t) override { return deeper(); }
  bool end_object() override { return --depth_ >= 0; }
  bool start_array(size_t) override { return deeper(); }
  bool end_array() override { return --depth_ >= 0; }
  bool parse_error(size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

 private:
  bool one_more() { return ++count_ <= kMaxValues; }
  bool deeper() { return ++depth_ <= kMaxDepth && one_more(); }

  int depth_ = 0;
  int64_t count_ = 0;
};

Bytes signed_bytes(std::string_view kind, std::string_view text) {
  const std::string whole = fmt::format("starharbor {}\n{}", kind, text);
  return Bytes(whole.begin(), whole.end());
}

}  // namespace

Bytes write_document(std::string_view kind, std::string_view text, const content::SigningKey& key) {
  const auto signature = content::sign(key, signed_bytes(kind, text));
  const json object = {
      {"by", content::to_hex(key.public_key)}, {"signature", content::to_hex(signature)}, {"text", std::string(text)}};
  const std::string whole = object.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
  return Bytes(whole.begin(), whole.end());
}

std::optional<Document> read_document(std::string_view kind, std::span<const uint8_t> bytes, size_t max_bytes) {
  if (bytes.size() > max_bytes) return std::nullopt;
  const json object = parse_object({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  const auto by = array_of_bytes_in<32>(object, "by");
  const auto signature = array_of_bytes_in<64>(object, "signature");
  if (!by || !signature) return std::nullopt;
  Document document{*by, text_in(object, "text")};
  if (!content::is_signed(*by, signed_bytes(kind, document.text), *signature)) return std::nullopt;
  return document;
}

json parse_object(std::string_view text) {
  Bounds bounds;
  if (!json::sax_parse(text.begin(), text.end(), &bounds)) return json::object();
  json object = json::parse(text.begin(), text.end(), nullptr, false);
  return object.is_object() ? object : json::object();
}

std::string text_in(const json& object, const char* key) {
  const auto value = object.is_object() ? object.find(key) : object.end();
  return value != object.end() && value->is_string() ? value->get<std::string>() : std::string();
}

int64_t number_in(const json& object, const char* key) {
  const auto value = object.is_object() ? object.find(key) : object.end();
  return value != object.end() && value->is_number_integer() ? value->get<int64_t>() : 0;
}

const json& array_in(const json& object, const char* key) {
  static const json kNone = json::array();
  const auto value = object.is_object() ? object.find(key) : object.end();
  return value != object.end() && value->is_array() ? *value : kNone;
}

const json& object_in(const json& object, const char* key) {
  static const json kNone = json::object();
  const auto value = object.is_object() ? object.find(key) : object.end();
  return value != object.end() && value->is_object() ? *value : kNone;
}

}  // namespace starharbor::sync
