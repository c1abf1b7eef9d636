// See toml_reader.h.
#include "content-db/import/package/toml_reader.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace starharbor::content::package {
namespace {

constexpr int kMaxDayOffset = 36500;
// As std::chrono counts them.
constexpr std::array<const char*, 7> kWeekdays = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

std::string in_words(toml::node_type type) {
  switch (type) {
    case toml::node_type::string:
      return "a text in quotes";
    case toml::node_type::integer:
      return "a whole number";
    case toml::node_type::floating_point:
      return "a number with decimals";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::date:
      return "a date";
    case toml::node_type::time:
      return "a time";
    case toml::node_type::date_time:
      return "a date with a time";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::table:
      return "a table";
    default:
      return "nothing";
  }
}

// The parser's own words begin with what it was doing, which only its authors need.
std::string without_preamble(std::string_view description) {
  if (description.starts_with("Error while parsing")) {
    const size_t colon = description.find(": ");
    const std::string_view where = description.substr(20, colon == std::string_view::npos ? colon : colon - 20);
    if (colon != std::string_view::npos) {
      return fmt::format("{}, {}", where, description.substr(colon + 2));
    }
  }
  return std::string(description);
}

// The sample hall's longest has 13 KB; parsed, a text of commas and brackets takes many times its size.
constexpr size_t kMaxTomlBytes = 4 << 20;

// The line on which some key has more parts than any of ours, or 0: every part is a table in a table, and millions of
// them end whoever walks through. Goes by characters, for nothing may be parsed before.
int line_of_deep_key(std::string_view text) {
  constexpr int kMostParts = 32;
  int line = 1, parts = 1;
  std::string_view quote;  // that closes the string which is open
  bool comment = false;
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const std::string_view rest = text.substr(at);
    if (c == '\n') {
      ++line;
      parts = 1;
      comment = false;
      if (quote.size() == 1) quote = {};
    } else if (comment) {
      continue;
    } else if (!quote.empty()) {
      if (c == '\\' && quote.front() == '"') {
        ++at;
      } else if (rest.starts_with(quote)) {
        at += quote.size() - 1;
        quote = {};
      }
    } else if (c == '"' || c == '\'') {
      const std::string_view three = c == '"' ? "\"\"\"" : "'''";
      quote = rest.starts_with(three) ? three : three.substr(0, 1);
      at += quote.size() - 1;
    } else if (c == '#') {
      comment = true;
    } else if (c == '.') {
      if (++parts > kMostParts) return line;
    } else if (std::string_view("=,[]{}").find(c) != std::string_view::npos) {
      parts = 1;
    }
  }
  return 0;
}

bool blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= kMaxIdLength && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

std::optional<toml::table> parse_toml(const std::string& text, const std::string& file, int first_line,
                                      Problems& problems) {
  if (text.size() > kMaxTomlBytes) {
    problems.add({file, first_line}, "is longer than 4 MiB; split it, lists belong in CSV");
    return std::nullopt;
  }
  if (const int line = line_of_deep_key(text); line > 0) {
    problems.add({file, line + first_line - 1}, "has a key of more than 32 parts");
    return std::nullopt;
  }
  try {
    return toml::parse(std::string_view(text), std::string_view(file));
  } catch (const toml::parse_error& error) {
    const int line = static_cast<int>(error.source().begin.line) + first_line - 1;
    problems.add({file, line}, fmt::format("can't be read as TOML: {}", without_preamble(error.description())));
    return std::nullopt;
  }
}

TomlReader::TomlReader(const toml::table& table, std::string what, std::string file, int first_line, Problems& problems)
    : table_(&table), what_(std::move(what)), file_(std::move(file)), first_line_(first_line), problems_(&problems) {}

Source TomlReader::place(const toml::node& node) const {
  const int line = static_cast<int>(node.source().begin.line);
  return {file_, std::max(line, 1) + first_line_ - 1};
}

Source TomlReader::at(const std::string& key) const {
  const toml::node* node = table_->get(key);
  return node ? place(*node) : at();
}

const toml::node* TomlReader::take(const std::string& key, Need need) {
  asked_.push_back(key);
  const toml::node* node = table_->get(key);
  if (!node && need == Need::kRequired) problem(at(), fmt::format("{} lacks \"{}\"", what_, key));
  return node;
}

void TomlReader::wrong_type(const toml::node& node, const std::string& key, std::string_view wanted) {
  problem(place(node), fmt::format("\"{}\" must be {}, but is {}", key, wanted, in_words(node.type())));
}

std::string TomlReader::string_of(const toml::node& node, const std::string& key) {
  if (const auto* value = node.as_string()) return value->get();
  wrong_type(node, key, "a text in quotes");
  return {};
}

std::string TomlReader::id() {
  const toml::node* node = take("id", Need::kRequired);
  if (!node) return {};
  const std::string id = string_of(*node, "id");
  if (node->is_string() && !is_id(id)) {
    problem(place(*node),
            fmt::format("the id \"{}\" may have only lower-case letters, digits, - and ., at least one and at "
                        "most {} of them",
                        id, kMaxIdLength));
  }
  return id;
}

std::string TomlReader::string(const std::string& key, Need need) {
  const toml::node* node = take(key, need);
  if (!node) return {};
  const std::string value = string_of(*node, key);
  if (node->is_string() && need == Need::kRequired && blank(value)) {
    problem(place(*node), fmt::format("\"{}\" is empty", key));
  }
  return value;
}

Text TomlReader::text(const std::string& key, Need need) {
  const toml::node* node = take(key, need);
  if (!node) return {};
  Text text;
  if (const auto* both = node->as_table()) {
    TomlReader reader(*both, fmt::format("the text \"{}\"", key), file_, first_line_, *problems_);
    if (const auto* zh = reader.take("zh", Need::kRequired)) text.zh = reader.string_of(*zh, key + ".zh");
    if (const auto* en = reader.take("en", Need::kOptional)) text.en = reader.string_of(*en, key + ".en");
    reader.finish();
    if (need == Need::kRequired && blank(text.zh) && both->contains("zh") && both->get("zh")->is_string()) {
      problem(place(*node), fmt::format("\"{}\" is empty in Chinese", key));
    }
  } else if (const auto* chinese = node->as_string()) {
    text.zh = chinese->get();
    if (need == Need::kRequired && blank(text.zh)) problem(place(*node), fmt::format("\"{}\" is empty", key));
  } else {
    wrong_type(*node, key, "a text in quotes or { zh = \"…\", en = \"…\" }");
  }
  return text;
}

std::optional<int64_t> TomlReader::integer(const std::string& key, Need need, int64_t min, int64_t max) {
  const toml::node* node = take(key, need);
  if (!node) return std::nullopt;
  const auto* value = node->as_integer();
  if (!value) {
    wrong_type(*node, key, "a whole number");
    return std::nullopt;
  }
  if (value->get() < min || value->get() > max) {
    problem(place(*node), fmt::format("\"{}\" is {}; it must be from {} to {}", key, value->get(), min, max));
    return std::nullopt;
  }
  return value->get();
}

std::optional<double> TomlReader::number(const std::string& key, double min, double max) {
  const toml::node* node = take(key, Need::kOptional);
  if (!node) return std::nullopt;
  const std::optional<double> value = node->is_number() ? node->value<double>() : std::nullopt;
  if (!value) {
    wrong_type(*node, key, "a number");
    return std::nullopt;
  }
  if (!(*value >= min && *value <= max)) {
    problem(place(*node), fmt::format("\"{}\" is {}; it must be from {} to {}", key, *value, min, max));
    return std::nullopt;
  }
  return value;
}

std::optional<bool> TomlReader::boolean(const std::string& key) {
  const toml::node* node = take(key, Need::kOptional);
  if (!node) return std::nullopt;
  if (const auto* value = node->as_boolean()) return value->get();
  wrong_type(*node, key, "true or false");
  return std::nullopt;
}

std::optional<int> TomlReader::time_of_day(const std::string& key, Need need) {
  const toml::node* node = take(key, need);
  if (!node) return std::nullopt;
  std::optional<int> minutes;
  if (const auto* time = node->as_time()) {
    minutes = time->get().hour * 60 + time->get().minute;
  } else if (const auto* text = node->as_string()) {
    minutes = parse_time_of_day(text->get());
    if (!minutes) {
      problem(place(*node),
              fmt::format("\"{}\" is \"{}\"; a time is written like \"09:30\", from \"00:00\" to \"24:00\"", key,
                          text->get()));
    }
  } else {
    wrong_type(*node, key, "a time in quotes, like \"09:30\"");
  }
  return minutes;
}

std::string TomlReader::choice(const std::string& key, Need need, const std::vector<std::string>& known) {
  const std::string value = string(key, need);
  if (value.empty() || std::find(known.begin(), known.end(), value) != known.end()) return value;
  problem(at(key), fmt::format("\"{}\" is no {} that is known{}", value, key, suggestion(value, known)));
  return {};
}

Reference TomlReader::reference(const std::string& key, Need need) {
  std::string id = string(key, need);
  if (id.empty()) return {};
  return {std::move(id), at(key)};
}

std::vector<Reference> TomlReader::references(const std::string& key) {
  const toml::node* node = take(key, Need::kOptional);
  if (!node) return {};
  std::vector<Reference> references;
  if (const auto* list = node->as_array()) {
    for (const toml::node& item : *list) {
      std::string id = string_of(item, key);
      if (!id.empty()) references.push_back({std::move(id), place(item)});
    }
  } else {
    wrong_type(*node, key, "a list of ids, like [\"boats\", \"ink\"]");
  }
  return references;
}

void TomlReader::expect_one_day() {
  std::string first;
  for (const char* key : {"date", "day", "each"}) {
    if (!has(key)) continue;
    if (!first.empty()) {
      problem(at(key), fmt::format("{} has both \"{}\" and \"{}\"; keep one of them", what_, first, key));
    }
    first = key;
  }
  if (first.empty()) {
    problem(at(), fmt::format("{} lacks a day: date = 2026-06-18, day = 0 or each = \"06-18\"", what_));
  }
}

std::optional<Day> TomlReader::date() {
  const toml::node* node = take("date", Need::kOptional);
  if (!node) return std::nullopt;
  if (const auto* written = node->as_date()) {
    const toml::date& d = written->get();
    return parse_day(fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day));
  }
  const auto* quoted = node->as_string();
  if (!quoted) {
    wrong_type(*node, "date", "a date, like 2026-06-18");
    return std::nullopt;
  }
  const auto date = parse_day(quoted->get());
  if (!date) {
    problem(place(*node), fmt::format("there is no day \"{}\"; a date is written like 2026-06-18", quoted->get()));
  }
  return date;
}

std::optional<YearlyDay> TomlReader::yearly_day() {
  const toml::node* node = take("each", Need::kOptional);
  if (!node) return std::nullopt;
  const auto* written = node->as_string();
  if (!written) {
    wrong_type(*node, "each", "a day of the year in quotes, like \"06-18\"");
    return std::nullopt;
  }
  const auto yearly = parse_yearly_day(written->get());
  if (!yearly) {
    problem(place(*node), fmt::format("\"each\" is \"{}\"; a day that comes every year is written like \"06-18\", or "
                                      "\"lunar 05-05\" by the Chinese calendar",
                                      written->get()));
  }
  return yearly;
}

WrittenDay TomlReader::day() {
  WrittenDay day;
  expect_one_day();
  day.date = date();
  day.each = yearly_day();
  if (const auto days = integer("day", Need::kOptional, -kMaxDayOffset, kMaxDayOffset))
    day.offset_days = static_cast<int>(*days);
  const std::string nearest = choice("nearest", Need::kOptional, {"past", "coming"});
  if (has("nearest") && !has("each"))
    problem(at("nearest"), "\"nearest\" says which year of \"each\"; there is no \"each\"");
  if (nearest == "past") day.nearest = Nearest::kPast;
  if (nearest == "coming") day.nearest = Nearest::kComing;
  const std::string weekday = choice("weekday", Need::kOptional, {kWeekdays.begin(), kWeekdays.end()});
  const auto number = std::find(kWeekdays.begin(), kWeekdays.end(), weekday) - kWeekdays.begin();
  if (!weekday.empty()) day.weekday = std::chrono::weekday(static_cast<unsigned>(number));
  return day;
}

std::vector<TomlReader> TomlReader::tables(const std::string& key, Need need, const std::string& row) {
  const toml::node* node = take(key, need);
  if (!node) return {};
  std::vector<TomlReader> readers;
  const auto* list = node->as_array();
  if (!list) {
    wrong_type(*node, key, fmt::format("a list of tables, each begun with [[{}]]", row));
    return {};
  }
  for (const toml::node& item : *list) {
    if (const auto* table = item.as_table()) {
      readers.emplace_back(*table, row, file_, first_line_, *problems_);
    } else {
      wrong_type(item, key, "a list of tables");
    }
  }
  return readers;
}

std::optional<TomlReader> TomlReader::table(const std::string& key) {
  const toml::node* node = take(key, Need::kOptional);
  if (!node) return std::nullopt;
  if (const auto* found = node->as_table()) return TomlReader(*found, key, file_, first_line_, *problems_);
  wrong_type(*node, key, "a table, like { … }");
  return std::nullopt;
}

void TomlReader::finish() {
  for (const auto& [key, node] : *table_) {
    if (std::find(asked_.begin(), asked_.end(), key.str()) != asked_.end()) continue;
    problem(place(node), fmt::format("{} has no key \"{}\"{}", what_, key.str(), suggestion(key.str(), asked_)));
  }
}

}  // namespace starharbor::content::package
