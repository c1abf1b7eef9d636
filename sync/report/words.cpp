// What an exchange did, in words: what came, what went, then what is to be looked at.
#include "sync/report/words.h"

#include <fmt/format.h>
#include <map>
#include <utility>

#include "content-db/base/utf8.h"
#include "sync/report/speaker.h"
#include "sync/report/words_trouble.h"

namespace starharbor::sync {
namespace {

using Counts = std::map<content::Scope, int64_t>;

template <typename Key>
int64_t count_in(const std::map<Key, int64_t>& counts, const Key& key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

// One line for each base; what all bases share goes first.
std::string by_base(const Counts& changes, const Counts& sign_ins, const Speaker& speaker) {
  std::map<std::pair<bool, std::string>, std::pair<int64_t, int64_t>> bases;
  for (const auto& [scope, count] : changes) {
    auto& [all, signed_in] = bases[{scope != content::kDistrictScope, speaker.base_of(scope)}];
    all += count;
    signed_in += count_in(sign_ins, scope);
  }
  std::string out;
  for (const auto& [base, counts] : bases) {
    out += speaker.say("report.base_line",
                       {{"base", base.second}, {"changes", speaker.changes(counts.first, counts.second)}}) +
           "\n";
  }
  return out;
}

std::string traffic(const Traffic& segments, const Traffic& media, const Speaker& speaker) {
  if (segments.files + media.files == 0) return "";
  return speaker.say("report.traffic_line", {{"files", speaker.count("count.file", segments.files)},
                                             {"photos", speaker.count("count.photo_file", media.files)},
                                             {"size", speaker.size(segments.bytes + media.bytes)}}) +
         "\n";
}

void add_traffic(std::string& out, const ExchangeResult& result, const std::string& store, const Speaker& speaker) {
  const std::string came = by_base(result.applied, result.sign_ins, speaker);
  const bool none_came = came.empty() && result.media_in.files == 0;
  out += speaker.say(none_came ? "exchange.came_nothing" : "exchange.came", {{"store", store}}) + "\n";
  out += came + traffic(result.segments_in, result.media_in, speaker);
  const bool none_went = result.segments_out.files + result.media_out.files == 0;
  out += speaker.say(none_went ? "exchange.went_nothing" : "exchange.went", {{"store", store}}) + "\n";
  out += by_base(result.given, result.sign_ins_given, speaker);
  out += traffic(result.segments_out, result.media_out, speaker);
}

void add_lists(std::string& out, const ExchangeResult& result, const std::string& store, const Speaker& speaker) {
  const auto add = [&](std::string_view sentence, int64_t number) {
    out += speaker.say(sentence, {{"store", store}, {"number", std::to_string(number)}}) + "\n";
  };
  if (result.standing == Standing::kRevoked) add("trouble.revoked_here", 0);
  if (result.new_list > 0) add("exchange.new_list", result.new_list);
  if (result.older_list > 0) add("exchange.older_list", result.older_list);
  if (result.foreign_list) add("exchange.foreign_list", 0);
  if (result.released > 0) {
    out += speaker.say("exchange.released", {{"changes", speaker.count("count.change", result.released)}}) + "\n";
  }
}

void add_quarantined(std::string& out, const ExchangeResult& result, const Speaker& speaker) {
  std::vector<std::string> no_right, late;
  const auto line = [&](std::string_view sentence, const std::string& device, int64_t count) {
    return speaker.say(sentence,
                       {{"device", content::printable(device)}, {"changes", speaker.count("count.change", count)}});
  };
  for (const auto& [device, count] : result.quarantined) {
    const int64_t after = count_in(result.late, device);
    if (count > after) no_right.push_back(line("trouble.no_right", device, count - after));
    if (after > 0) late.push_back(line("trouble.after_revoked", device, after));
  }
  add_lines(out, no_right, speaker);
  add_lines(out, late, speaker);
}

void add_branches(std::string& out, const ExchangeResult& result, const Speaker& speaker) {
  std::vector<std::string> lines;
  for (const Branch& branch : result.branches) {
    lines.push_back(speaker.say("trouble.copied_disk",
                                {{"device", speaker.owner(branch.log)}, {"base", speaker.base_of(branch.scope)}}));
  }
  add_lines(out, lines, speaker);
}

void add_locked(std::string& out, const ExchangeResult& result, const std::string& store, const Speaker& speaker) {
  std::map<std::string, int64_t> bases;
  for (const auto& [scope, count] : result.locked) bases[speaker.base_of(scope)] += count;
  std::vector<std::string> lines;
  for (const auto& [base, count] : bases) {
    lines.push_back(
        speaker.say("trouble.key_missing", {{"base", base}, {"files", speaker.count("count.file", count)}}));
  }
  add_lines(out, lines, speaker);
  if (result.unknown_files > 0) {
    out += speaker.say("trouble.unknown_device",
                       {{"store", store}, {"files", speaker.count("count.file", result.unknown_files)}}) +
           "\n";
  }
}

void add_unrecognized_files(std::string& out, const ExchangeResult& result, const std::string& store,
                            const Speaker& speaker) {
  if (result.unrecognized_files.empty()) return;
  out += speaker.say("trouble.unrecognized_files", {{"store", store}}) + "\n";
  std::vector<std::string> lines;
  for (const std::string& name : result.unrecognized_files) lines.push_back("  " + content::printable(name));
  add_lines(out, lines, speaker);
}

}  // namespace

std::string words(const ExchangeResult& result, const std::string& store, const Directory& directory,
                  content::Language language) {
  const Speaker speaker(language, directory);
  const content::WordValues place{{"store", store}};
  if (result.standing == Standing::kForeignStore) return speaker.say("exchange.foreign_store", place) + "\n";
  std::string out;
  if (result.new_store) out += speaker.say("exchange.new_store", place) + "\n";
  if (result.standing == Standing::kNotEnrolled) {
    out += speaker.say("exchange.not_enrolled", {{"store", store}, {"number", result.fingerprint}}) + "\n";
    add_problems(out, result.problems, store, speaker);
    return out;
  }
  add_traffic(out, result, store, speaker);
  add_lists(out, result, store, speaker);
  add_quarantined(out, result, speaker);
  add_branches(out, result, speaker);
  add_locked(out, result, store, speaker);
  add_lines(out, waiting_lines(result.gaps, speaker), speaker);
  if (result.known_files > 0) {
    out += speaker.say("exchange.already_here", {{"files", speaker.count("count.file", result.known_files)}}) + "\n";
  }
  if (result.media_missing > 0) {
    const std::string photos = speaker.count("count.photo_file", result.media_missing);
    out += speaker.say("trouble.photos_missing", {{"photos", photos}}) + "\n";
  }
  add_problems(out, result.problems, store, speaker);
  add_unrecognized_files(out, result, store, speaker);
  return out;
}

std::string step_words(content::ExchangeStep step, content::Language language) {
  return std::string(content::tr(language, fmt::format("step.{}", content::name_of(step))));
}

}  // namespace starharbor::sync
