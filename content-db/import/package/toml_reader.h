// Takes typed values out of a TOML table and turns every mistake into a problem with its line, in the words of whoever
// wrote the file. It knows no kind of row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "content-db/import/package/package.h"

namespace starharbor::content::package {

enum class Need { kRequired, kOptional };

// Parses; nothing, and a problem, when it is no TOML. `first_line` is the file's line on which the text begins.
std::optional<toml::table> parse_toml(const std::string& text, const std::string& file, int first_line,
                                      Problems& problems);

class TomlReader {
 public:
  // `what` names the table in messages: "event". `table` and `problems` outlive the reader.
  TomlReader(const toml::table& table, std::string what, std::string file, int first_line, Problems& problems);

  // Each takes the value of a key. A missing or mistaken one becomes a problem, and an empty value is given.
  std::string id();
  std::string string(const std::string& key, Need need);
  Text text(const std::string& key, Need need);
  std::optional<int64_t> integer(const std::string& key, Need need, int64_t min, int64_t max);
  std::optional<double> number(const std::string& key, double min, double max);
  std::optional<bool> boolean(const std::string& key);
  std::optional<int> time_of_day(const std::string& key, Need need);
  std::string choice(const std::string& key, Need need, const std::vector<std::string>& known);
  Reference reference(const std::string& key, Need need);
  std::vector<Reference> references(const std::string& key);
  WrittenDay day();  // one of "date", "day" and "each"; with it "weekday", and for "each" "nearest"
  // The tables of an array, each with a reader; `row` is what one is called.
  std::vector<TomlReader> tables(const std::string& key, Need need, const std::string& row);
  std::optional<TomlReader> table(const std::string& key);

  bool has(const std::string& key) const { return table_->contains(key); }
  Source at() const { return place(*table_); }
  Source at(const std::string& key) const;  // the table's own place when the key is missing
  void problem(const Source& at, std::string message) { problems_->add(at, std::move(message)); }
  // Says which keys nobody asked for. Call it last.
  void finish();

 private:
  const toml::node* take(const std::string& key, Need need);
  Source place(const toml::node& node) const;
  std::optional<Day> date();
  std::optional<YearlyDay> yearly_day();
  void expect_one_day();
  void wrong_type(const toml::node& node, const std::string& key, std::string_view wanted);
  std::string string_of(const toml::node& node, const std::string& key);

  const toml::table* table_;
  std::string what_;
  std::string file_;
  int first_line_;
  Problems* problems_;
  std::vector<std::string> asked_;
};

}  // namespace starharbor::content::package
