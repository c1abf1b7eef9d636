// starharbor-content clock: terminals whose clock stood wrong, shown as times, and what staff enter about them.
#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/attendance/clock_correction.h"
#include "content-db/base/civil_time.h"
#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/cli/instant.h"
#include "content-db/folder/data_folder.h"

namespace starharbor::content::cli {

using namespace command;

namespace {

constexpr int64_t kMinuteMs = 60'000;
constexpr size_t kShortLog = 8;

struct ClockOptions {
  std::string action, which, from, until, was, reason;
};

nlohmann::json json_of(const ClockSpan& span) {
  return {{"id", span.id},
          {"state", "suspect"},
          {"terminal", span.terminal},
          {"log", to_hex(span.log)},
          {"base", span.base},
          {"believed_from", iso_text(span.from_ms)},
          {"believed_until", iso_text(span.until_ms)},
          {"sign_ins", span.sign_ins},
          {"why", words(span.doubt)}};
}

nlohmann::json json_of(const ClockOffset& offset) {
  return {{"id", offset.id},
          {"state", "entered"},
          {"terminal", offset.terminal},
          {"log", offset.log},
          {"base", offset.base},
          {"believed_from", iso_text(offset.from_ms)},
          {"believed_until", iso_text(offset.until_ms)},
          {"was_from", iso_text(offset.from_ms + offset.offset_ms)},
          {"was_until", iso_text(offset.until_ms + offset.offset_ms)},
          {"offset_ms", offset.offset_ms},
          {"reason", offset.reason}};
}

// "2026-06-18 12:05 to 20:10"; the second day where it is another.
std::string span_text(int64_t from_ms, int64_t until_ms) {
  const std::string until = local_text(until_ms);
  const bool same_day = day_at(from_ms) == day_at(until_ms);
  return fmt::format("{} to {}", local_text(from_ms), same_day ? until.substr(until.find(' ') + 1) : until);
}

std::string sentence(const ClockOffset& offset) {
  return fmt::format("{} believed {}; it was {}", offset.terminal, span_text(offset.from_ms, offset.until_ms),
                     span_text(offset.from_ms + offset.offset_ms, offset.until_ms + offset.offset_ms));
}

int list(ClockCorrections& clocks, int64_t now_ms, bool as_json) {
  const auto suspects = clocks.suspects(now_ms);
  const auto offsets = clocks.offsets();
  auto array = nlohmann::json::array();
  for (const ClockSpan& span : suspects) array.push_back(json_of(span));
  for (const ClockOffset& offset : offsets) array.push_back(json_of(offset));
  if (as_json) {
    print_json(array);
    return kDone;
  }
  std::vector<std::vector<std::string>> rows;
  for (const ClockSpan& span : suspects) {
    rows.push_back({span.id, span.terminal, to_hex(span.log).substr(0, kShortLog),
                    span_text(span.from_ms, span.until_ms), std::to_string(span.sign_ins), words(span.doubt)});
  }
  print_table({"ID", "TERMINAL", "LOG", "BELIEVED", "SIGN-INS", "WHY IN DOUBT"}, rows);
  for (const ClockOffset& offset : offsets) {
    print("{}entered as {}{}\n", sentence(offset) + "; ", offset.id,
          offset.reason.empty() ? "" : fmt::format(" ({})", offset.reason));
  }
  return kDone;
}

LogId log_named(DataFolder& folder, const std::string& prefix) {
  std::vector<LogId> found;
  for (const Tip& tip : folder.log().ops().tips()) {
    if (to_hex(tip.log).starts_with(prefix) && std::find(found.begin(), found.end(), tip.log) == found.end())
      found.push_back(tip.log);
  }
  if (found.size() == 1) return found.front();
  throw Error(ErrorCode::kInput, "find the log " + prefix,
              found.empty() ? "there is no span and no log of this name here. `clock` lists them."
                            : "several logs begin like this: write more of it.");
}

// The minute named belongs to the span, all of it.
int64_t end_of(const std::string& text) {
  const int64_t until_ms = instant_from(text, "--until");
  return until_ms + (until_ms % kMinuteMs == 0 ? kMinuteMs : 1000) - 1;
}

std::vector<ClockOffset> enter(DataFolder& folder, const ClockOptions& options) {
  ClockCorrections clocks(folder);
  const int64_t was_ms = instant_from(options.was, "--was");
  const auto suspects = clocks.suspects(folder.log().now_ms());
  const auto span =
      std::find_if(suspects.begin(), suspects.end(), [&](const ClockSpan& other) { return other.id == options.which; });
  if (span != suspects.end() && options.from.empty()) return {clocks.set(*span, was_ms, options.reason)};
  const LogId log = log_named(folder, options.which);
  if (options.from.empty() || options.until.empty())
    throw UsageError{"of a log, clock set needs --from and --until: what the terminal believed"};
  return clocks.set(log, {instant_from(options.from, "--from"), end_of(options.until), was_ms, options.reason});
}

int set(DataFolder& folder, const ClockOptions& options, bool as_json) {
  const auto entered = enter(folder, options);
  auto array = nlohmann::json::array();
  for (const ClockOffset& offset : entered) array.push_back(json_of(offset));
  if (as_json) {
    print_json(array);
    return kDone;
  }
  for (const ClockOffset& offset : entered) print("{}. Every list says so from now on\n", sentence(offset));
  return kDone;
}

int clear(DataFolder& folder, const std::string& id, bool as_json) {
  if (!ClockCorrections(folder).clear(id)) {
    throw Error(ErrorCode::kInput, "take back " + id, "nothing is entered under this ID. `clock` lists what is.");
  }
  if (as_json) {
    print_json(nlohmann::json::array({{{"id", id}, {"state", "cleared"}}}));
  } else {
    print("{} is taken back: its times are what the terminal believed\n", id);
  }
  return kDone;
}

int clock(const Invocation& invocation, const ClockOptions& options) {
  const bool sets = options.action == "set";
  if (!options.action.empty() && options.which.empty())
    throw UsageError{"name the span or the log: clock set 3fa90c12"};
  if (sets && options.was.empty())
    throw UsageError{"clock set needs --was: when it really was as the terminal believed the beginning of the span"};
  DataFolder folder = DataFolder::open(invocation.data);
  ClockCorrections clocks(folder);
  if (sets) return set(folder, options, invocation.json);
  if (options.action == "clear") return clear(folder, options.which, invocation.json);
  return list(clocks, folder.log().now_ms(), invocation.json);
}

}  // namespace

Verb clock_verb() {
  auto options = std::make_shared<ClockOptions>();
  return {
      "clock",
      "list sign-ins whose time can't be believed; `clock set ID --was TIME` says when it really was, everywhere after "
      "sync",
      {{"ACTION",
        &options->action,
        "set: enter what the time was; clear: take that back",
        Need::kOptional,
        {"set", "clear"}},
       {"ID", &options->which, "of a span, or (with --from and --until) of a log, or its beginning"},
       {"--from", &options->from, "what the terminal believed at the beginning"},
       {"--until", &options->until, "what it believed at the end; this minute belongs to it"},
       {"--was", &options->was, "when it really was at the beginning"},
       {"--reason", &options->reason, "why, for whoever asks later; name nobody"}},
      [options](const Invocation& invocation) { return clock(invocation, *options); },
      Json::kYes};
}

}  // namespace starharbor::content::cli
