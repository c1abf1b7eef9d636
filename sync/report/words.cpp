// What an exchange did, in words: what came, what went, then what is to be looked at.
#include "sync/report/words.h"

#include <array>
#include <map>
#include <utility>

#include "sync/report/speaker.h"
#include "sync/report/words_trouble.h"

namespace starharbor::sync {
namespace {

using Counts = std::map<std::string, int64_t>;  // by scope

int64_t count_in(const Counts& counts, const std::string& scope) {
  const auto found = counts.find(scope);
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
    out += speaker.say(Phrase::kBaseLine, fmt::arg("base", base.second),
                       fmt::arg("changes", speaker.changes(counts.first, counts.second))) +
           "\n";
  }
  return out;
}

std::string traffic(const Traffic& segments, const Traffic& media, const Speaker& speaker) {
  if (segments.files + media.files == 0) return "";
  return speaker.say(Phrase::kTrafficLine, fmt::arg("files", speaker.count(Noun::kFile, segments.files)),
                     fmt::arg("photos", speaker.count(Noun::kPhotoFile, media.files)),
                     fmt::arg("size", speaker.size(segments.bytes + media.bytes))) +
         "\n";
}

void add_traffic(std::string& out, const ExchangeResult& result, const std::string& store, const Speaker& speaker) {
  const auto place = fmt::arg("store", store);
  const std::string came = by_base(result.applied, result.sign_ins, speaker);
  const bool none_came = came.empty() && result.media_in.files == 0;
  out += speaker.say(none_came ? Phrase::kCameNothing : Phrase::kCame, place) + "\n";
  out += came + traffic(result.segments_in, result.media_in, speaker);
  const bool none_went = result.segments_out.files + result.media_out.files == 0;
  out += speaker.say(none_went ? Phrase::kWentNothing : Phrase::kWent, place) + "\n";
  out += by_base(result.given, result.sign_ins_given, speaker);
  out += traffic(result.segments_out, result.media_out, speaker);
}

void add_lists(std::string& out, const ExchangeResult& result, const std::string& store, const Speaker& speaker) {
  const auto add = [&](Phrase phrase, int64_t number) {
    out += speaker.say(phrase, fmt::arg("store", store), fmt::arg("number", number)) + "\n";
  };
  if (result.standing == Standing::kRevoked) add(Phrase::kRevokedHere, 0);
  if (result.new_list > 0) add(Phrase::kNewList, result.new_list);
  if (result.older_list > 0) add(Phrase::kOlderList, result.older_list);
  if (result.foreign_list) add(Phrase::kForeignList, 0);
  if (result.released > 0) {
    out += speaker.say(Phrase::kReleased, fmt::arg("changes", speaker.count(Noun::kChange, result.released))) + "\n";
  }
}

void add_quarantined(std::string& out, const ExchangeResult& result, const Speaker& speaker) {
  std::vector<std::string> no_right, late;
  const auto line = [&](Phrase phrase, const std::string& device, int64_t count) {
    return speaker.say(phrase, fmt::arg("device", printable(device)),
                       fmt::arg("changes", speaker.count(Noun::kChange, count)));
  };
  for (const auto& [device, count] : result.quarantined) {
    const int64_t after = count_in(result.late, device);
    if (count > after) no_right.push_back(line(Phrase::kNoRight, device, count - after));
    if (after > 0) late.push_back(line(Phrase::kAfterRevoked, device, after));
  }
  add_lines(out, no_right, speaker);
  add_lines(out, late, speaker);
}

void add_branches(std::string& out, const ExchangeResult& result, const Speaker& speaker) {
  std::vector<std::string> lines;
  for (const Branch& branch : result.branches) {
    lines.push_back(speaker.say(Phrase::kCopiedDisk, fmt::arg("device", speaker.owner(branch.log)),
                                fmt::arg("base", speaker.base_of(branch.scope))));
  }
  add_lines(out, lines, speaker);
}

void add_locked(std::string& out, const ExchangeResult& result, const std::string& store, const Speaker& speaker) {
  Counts bases;
  for (const auto& [scope, count] : result.locked) bases[speaker.base_of(scope)] += count;
  std::vector<std::string> lines;
  for (const auto& [base, count] : bases) {
    lines.push_back(
        speaker.say(Phrase::kKeyMissing, fmt::arg("base", base), fmt::arg("files", speaker.count(Noun::kFile, count))));
  }
  add_lines(out, lines, speaker);
  if (result.unknown_files > 0) {
    out += speaker.say(Phrase::kUnknownDevice, fmt::arg("store", store),
                       fmt::arg("files", speaker.count(Noun::kFile, result.unknown_files))) +
           "\n";
  }
}

void add_unrecognized_files(std::string& out, const ExchangeResult& result, const std::string& store,
                            const Speaker& speaker) {
  if (result.unrecognized_files.empty()) return;
  out += speaker.say(Phrase::kStrangers, fmt::arg("store", store)) + "\n";
  std::vector<std::string> lines;
  for (const std::string& name : result.unrecognized_files) lines.push_back("  " + printable(name));
  add_lines(out, lines, speaker);
}

}  // namespace

std::string words(const ExchangeResult& result, const std::string& store, const Directory& directory,
                  content::Language language) {
  const Speaker speaker(language, directory);
  const auto place = fmt::arg("store", store);
  if (result.standing == Standing::kForeignStore) return speaker.say(Phrase::kForeignStore, place) + "\n";
  std::string out;
  if (result.new_store) out += speaker.say(Phrase::kNewStore, place) + "\n";
  if (result.standing == Standing::kNotEnrolled) {
    out += speaker.say(Phrase::kNotEnrolled, place, fmt::arg("number", result.fingerprint)) + "\n";
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
    out += speaker.say(Phrase::kAlreadyHere, fmt::arg("files", speaker.count(Noun::kFile, result.known_files))) + "\n";
  }
  if (result.media_missing > 0) {
    const std::string photos = speaker.count(Noun::kPhotoFile, result.media_missing);
    out += speaker.say(Phrase::kPhotosMissing, fmt::arg("photos", photos)) + "\n";
  }
  add_problems(out, result.problems, store, speaker);
  add_unrecognized_files(out, result, store, speaker);
  return out;
}

std::string step_words(std::string_view step, content::Language language) {
  for (int i = 0; i <= static_cast<int>(Phrase::kGivingChanges) - static_cast<int>(Phrase::kFetchingChanges); ++i) {
    const auto phrase = static_cast<Phrase>(static_cast<int>(Phrase::kFetchingChanges) + i);
    if (english(phrase) == step) return std::string(language == content::Language::kChinese ? chinese(phrase) : step);
  }
  return std::string(step);
}

}  // namespace starharbor::sync
