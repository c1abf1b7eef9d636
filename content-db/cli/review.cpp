// starharbor-content review: what staff should look at, and whether two members are one person.
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/attendance/review.h"
#include "content-db/base/civil_time.h"
#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"

namespace starharbor::content::cli {

using namespace command;

namespace {

struct ReviewOptions {
  std::string action, which, other;
};

nlohmann::json json_of(const ReviewItem& item) {
  auto entries = nlohmann::json::array();
  for (const ReviewEntry& entry : item.entries) {
    entries.push_back({{"member", entry.member},
                       {"masked_name", entry.masked_name},
                       {"base", entry.base},
                       {"by", entry.by},
                       {"at", iso_text(entry.at_ms)},
                       {"note", words(entry.note)},
                       {"reason", entry.reason}});
  }
  const char* kind = item.kind == ReviewKind::kCard     ? "card"
                     : item.kind == ReviewKind::kPerson ? "person"
                                                        : "seen-again";
  return {{"id", item.id},
          {"kind", kind},
          {"subject", item.subject},
          {"conflict", item.conflict},
          {"entries", std::move(entries)}};
}

std::string note_of(const Invocation& invocation, const ReviewItem& item, const ReviewEntry& entry) {
  if (!item.conflict.empty()) return invocation.line(fmt::format("conflicts take {} N", item.conflict));
  return entry.reason.empty() ? words(entry.note) : fmt::format("{}: {}", words(entry.note), entry.reason);
}

int list(const Invocation& invocation, DataFolder& folder) {
  auto array = nlohmann::json::array();
  std::vector<std::vector<std::string>> rows;
  for (const ReviewItem& item : Review(folder).items()) {
    array.push_back(json_of(item));
    for (const ReviewEntry& entry : item.entries) {
      rows.push_back({item.id, words(item.kind), item.subject, entry.member, entry.masked_name, entry.by,
                      local_text(entry.at_ms), note_of(invocation, item, entry)});
    }
  }
  if (invocation.json) {
    print_json(array);
  } else {
    print_table({"ID", "WHAT", "CARD OR EVENT", "MEMBER", "NAME", "BY", "WHEN", ""}, rows);
  }
  return kDone;
}

int decide(DataFolder& folder, const ReviewOptions& options, bool as_json) {
  const bool same = options.action == "link";
  Review review(folder);
  if (options.other.empty()) {
    review.decide(options.which, same);
  } else {
    review.decide(options.which, options.other, same);
  }
  if (as_json) {
    print_json(nlohmann::json::array({{{"id", options.which}, {"same", same}}}));
  } else {
    print("{}\n", same ? "they are counted as one person from now on; each keeps a place on its own roster"
                       : "they are counted as several people from now on");
  }
  return kDone;
}

int review(const Invocation& invocation, const ReviewOptions& options) {
  if (!options.action.empty() && options.which.empty())
    throw UsageError{"name the item, or two members: review link 3fa90c12"};
  DataFolder folder = DataFolder::open(invocation.data);
  if (options.action.empty()) return list(invocation, folder);
  return decide(folder, options, invocation.json);
}

}  // namespace

Verb review_verb() {
  auto options = std::make_shared<ReviewOptions>();
  return {
      "review",
      "list what to look at: one card on several members, perhaps one person at several bases, an annulled person seen "
      "again; `review link ID` counts people as one",
      {{"ACTION",
        &options->action,
        "link: they are one person; apart: they are several",
        Need::kOptional,
        {"link", "apart"}},
       {"ID", &options->which, "of the item, or of a member"},
       {"OTHER", &options->other, "of the other member, to say so of any two"}},
      [options](const Invocation& invocation) { return review(invocation, *options); },
      Json::kYes};
}

}  // namespace starharbor::content::cli
