// See words_trouble.h.
#include "sync/report/words_trouble.h"

#include <algorithm>
#include <map>
#include <utility>

#include "content-db/base/utf8.h"
#include "sync/format/names.h"

namespace starharbor::sync {
namespace {

constexpr size_t kMaxLines = 10;

struct Missing {
  int64_t files = 0;
  int64_t changes = 0;
};

// What is missing must at least be so many files.
Missing missing_in(const Gap& gap) {
  const int64_t changes = gap.until - gap.from + 1;
  return {(changes + kMaxSegmentOps - 1) / kMaxSegmentOps, changes};
}

// Whose file of a store it is; empty for one that is nobody's own.
std::string owner_of_file(const std::string& name, const Speaker& speaker) {
  const auto segment = parse_segment_path(name);
  return segment ? speaker.owner(content::to_hex(segment->log)) : std::string();
}

// Files in trouble, by the device whose they are.
std::map<std::string, int64_t> files_by_owner(const std::vector<Problem>& problems, ProblemKind kind,
                                              const Speaker& speaker) {
  std::map<std::string, int64_t> files;
  for (const Problem& problem : problems) {
    if (problem.kind == kind) ++files[owner_of_file(problem.about, speaker)];
  }
  return files;
}

void add_by_owner(std::string& out, const std::vector<Problem>& problems, ProblemKind kind, std::string_view sentence,
                  const std::string& store, const Speaker& speaker) {
  std::vector<std::string> lines;
  for (const auto& [device, count] : files_by_owner(problems, kind, speaker)) {
    if (device.empty()) {
      lines.push_back(speaker.say("trouble.damaged_photos",
                                  {{"store", store}, {"photos", speaker.count("count.photo_file", count)}}));
    } else {
      lines.push_back(
          speaker.say(sentence, {{"store", store}, {"device", device}, {"files", speaker.count("count.file", count)}}));
    }
  }
  add_lines(out, lines, speaker);
}

void add_in_all(std::string& out, const std::vector<Problem>& problems, ProblemKind kind, std::string_view sentence,
                std::string_view noun, const std::string& store, const Speaker& speaker) {
  const auto count = std::ranges::count(problems, kind, &Problem::kind);
  if (count == 0) return;
  const std::string files = speaker.count(noun, count);
  out += speaker.say(sentence, {{"store", store}, {"files", files}, {"lists", files}}) + "\n";
}

}  // namespace

void add_lines(std::string& out, const std::vector<std::string>& lines, const Speaker& speaker) {
  for (size_t i = 0; i < lines.size() && i < kMaxLines; ++i) out += lines[i] + "\n";
  if (lines.size() <= kMaxLines) return;
  const auto more = static_cast<int64_t>(lines.size() - kMaxLines);
  out += speaker.say("report.more_like_this", {{"count", with_separators(more)}}) + "\n";
}

std::vector<std::string> waiting_lines(const std::vector<Gap>& gaps, const Speaker& speaker) {
  std::map<std::pair<std::string, std::string>, Missing> missing;  // by base and device
  for (const Gap& gap : gaps) {
    Missing& sum = missing[{speaker.base_of(gap.scope), speaker.owner(gap.log)}];
    sum.files += missing_in(gap).files;
    sum.changes += missing_in(gap).changes;
  }
  std::vector<std::string> lines;
  for (const auto& [key, sum] : missing) {
    lines.push_back(speaker.say("trouble.waiting", {{"base", key.first},
                                                    {"device", key.second},
                                                    {"files", speaker.count("count.file", sum.files)},
                                                    {"changes", speaker.count("count.change", sum.changes)}}));
  }
  return lines;
}

std::vector<std::string> waiting_parts(const std::vector<Gap>& gaps, const Speaker& speaker) {
  std::map<std::string, int64_t> files;
  for (const Gap& gap : gaps) files[speaker.owner(gap.log)] += missing_in(gap).files;
  std::vector<std::string> parts;
  for (const auto& [device, count] : files) {
    parts.push_back(
        speaker.say("status.waits_for", {{"device", device}, {"files", speaker.count("count.file", count)}}));
  }
  return parts;
}

void add_problems(std::string& out, const std::vector<Problem>& problems, const std::string& store,
                  const Speaker& speaker) {
  add_by_owner(out, problems, ProblemKind::kForged, "trouble.forged", store, speaker);
  add_in_all(out, problems, ProblemKind::kForgedList, "trouble.forged_list", "count.device_list", store, speaker);
  add_by_owner(out, problems, ProblemKind::kDamaged, "trouble.damaged", store, speaker);
  add_in_all(out, problems, ProblemKind::kCopyDamaged, "trouble.copy_damaged", "count.file", store, speaker);
  add_in_all(out, problems, ProblemKind::kNewerVersion, "trouble.newer_version", "count.file", store, speaker);
  add_in_all(out, problems, ProblemKind::kUnreadable, "trouble.unreadable", "count.file", store, speaker);
  add_in_all(out, problems, ProblemKind::kBadState, "trouble.bad_state", "count.file", store, speaker);
  std::vector<std::string> without_key, others;
  for (const Problem& problem : problems) {
    if (problem.kind == ProblemKind::kNoKey)
      without_key.push_back(
          speaker.say("trouble.no_key", {{"base", speaker.base_of(content::stored_scope(problem.about))}}));
    if (problem.kind == ProblemKind::kOther) others.push_back("  " + content::printable(problem.line));
  }
  // A base has two scopes, and staff know of one base.
  without_key.erase(std::unique(without_key.begin(), without_key.end()), without_key.end());
  add_lines(out, without_key, speaker);
  if (!others.empty()) out += speaker.say("trouble.other_trouble") + "\n";
  add_lines(out, others, speaker);
}

}  // namespace starharbor::sync
