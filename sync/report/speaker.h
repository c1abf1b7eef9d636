// Puts sentences together in one language: numbers, days, the names of devices and bases. What is said is in
// assets/strings/sync_*.toml, and never here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/base/text.h"
#include "content-db/base/words.h"
#include "sync/report/directory.h"

namespace starharbor::sync {

class Speaker {
 public:
  // The directory outlives it.
  Speaker(content::Language language, const Directory& directory) : language_(language), directory_(directory) {}

  // The sentence of a key, with each {name} replaced by its value.
  std::string say(std::string_view key, const content::WordValues& values = {}) const;
  std::string count(std::string_view noun, int64_t count) const;  // of "count.sign_in": "1,204 sign-ins"
  // "120 sign-ins, 4 other changes".
  std::string changes(int64_t all, int64_t sign_ins) const;
  std::string size(int64_t bytes) const;
  // Without empty ones.
  std::string join(std::string_view between, const std::vector<std::string>& parts) const;

  std::string owner(const std::string& log) const;         // the device's name
  std::string base(std::string_view id) const;             // its name; the id where the data doesn't know it
  std::string base_of(const content::Scope& scope) const;  // or that all bases share it
  std::string days_ago(int64_t at_ms, int64_t now_ms) const;

 private:
  content::Language language_;
  const Directory& directory_;
};

// 1204 as "1,204".
std::string with_separators(int64_t number);

}  // namespace starharbor::sync
