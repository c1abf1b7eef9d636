// Results in words for the person at the terminal, and in JSON for programs. No names of people pass here, only of
// devices and bases. The sentences are in assets/strings/sync_*.toml.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "content-db/base/text.h"
#include "sync/exchange/exchange.h"
#include "sync/report/directory.h"
#include "sync/report/status.h"

namespace starharbor::sync {

// `store` as people know the place.
std::string words(const ExchangeResult& result, const std::string& store, const Directory& directory = {},
                  content::Language language = content::Language::kEnglish);
std::string words(const StatusReport& report, int64_t now_ms, const Directory& directory = {},
                  content::Language language = content::Language::kEnglish);
// What is done in a step of an exchange.
std::string step_words(content::ExchangeStep step, content::Language language);

// An array of objects with `id`: the store exchanged with; the devices known.
nlohmann::json json_of(const ExchangeResult& result);
nlohmann::json json_of(const StatusReport& report, int64_t now_ms);

}  // namespace starharbor::sync
