// Results in words for the person at the terminal, and in JSON for programs. No names of people pass here, only of
// devices.
#pragma once

#include <cstdint>
#include <string>

#include <nlohmann/json.hpp>

#include "sync/exchange.h"
#include "sync/status.h"

namespace starharbor::sync {

std::string words(const ExchangeResult& result, const std::string& store);
std::string words(const StatusReport& report, int64_t now_ms);

// An array of objects with `id`: the store exchanged with; the devices known.
nlohmann::json json_of(const ExchangeResult& result);
nlohmann::json json_of(const StatusReport& report, int64_t now_ms);

}  // namespace starharbor::sync
