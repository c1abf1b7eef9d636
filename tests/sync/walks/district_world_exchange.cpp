// An exchange of a walk, and the comparison of what is with what must be.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/attendance/check_in.h"
#include "content-db/base/error.h"
#include "content-db/folder/verify.h"
#include "content-db/log/audit.h"
#include "sync/exchange/exchange.h"
#include "sync/exchange/state.h"
#include "sync/format/segment.h"
#include "sync/stores/folder.h"
#include "tests/support/devices.h"
#include "tests/sync/walks/district_world.h"
#include "tests/sync/walks/log_reference.h"

namespace starharbor::tests {

namespace fs = std::filesystem;
using nlohmann::json;
using Cells = std::map<std::string, std::string>;

namespace {

constexpr int kMostRounds = 8;

std::string describe(const std::string& text) {
  return text;
}
std::string describe(const std::pair<std::string, bool>& op) {
  return op.first + (op.second ? " (quarantined)" : "");
}
std::string describe(const std::pair<const std::string, std::string>& cell) {
  return cell.first + " = " + cell.second;
}
std::string describe(const std::pair<const std::pair<std::string, std::string>, Attended>& row) {
  return fmt::format("{} at {}: {} sign-ins{}", row.first.second, row.first.first, row.second.sign_ins.size(),
                     row.second.annulled ? ", annulled" : "");
}

std::set<std::string> segments_in(const fs::path& folder) {
  std::set<std::string> segments;
  sync::FolderStore store(folder);
  for (const sync::StoreEntry& entry : store.list("segments")) segments.insert(entry.name);
  return segments;
}

Cells cells_of(content::Database& db) {
  Cells cells;
  for (const auto& [table, columns] : kShown) {
    std::set<std::string> there;
    auto shape = db.query("SELECT name FROM pragma_table_info(?1)");
    shape.bind(1, table);
    while (shape.step()) there.insert(shape.text(0));
    std::string list = "id";
    for (const std::string& column : columns)
      list += there.contains(column) ? fmt::format(", json_quote({})", column) : ", 'null'";
    auto rows = db.query(fmt::format("SELECT {} FROM {} ORDER BY id", list, table));
    while (rows.step()) {
      const std::string row = table + " " + rows.text(0);
      cells[row] = "";
      for (size_t i = 0; i < columns.size(); ++i) cells[row + " " + columns[i]] = rows.text(static_cast<int>(i) + 1);
    }
  }
  return cells;
}

std::vector<std::string> lines_of(const std::vector<Contest>& contests) {
  std::vector<std::string> lines;
  for (const Contest& contest : contests) {
    std::set<std::string> items;
    for (const auto& [op, value] : contest.values) items.insert(contested_item(op, value));
    lines.push_back(
        contested_line(contest.scope, contest.table, contest.row, contest.column, contest.values.front().first, items));
  }
  std::ranges::sort(lines);
  return lines;
}

std::map<std::pair<std::string, std::string>, Attended> attendance_of(content::DataFolder& folder) {
  std::map<std::pair<std::string, std::string>, Attended> attendance;
  for (const content::Attendance& row : content::CheckIn(folder).attendance()) {
    Attended& attended = attendance[{row.event, row.member}];
    for (const content::FactId& id : row.sign_ins) attended.sign_ins.insert(id.text());
    attended.annulled = row.annulled;
  }
  return attendance;
}

}  // namespace

template <typename Value>
void DistrictWorld::expect_same(const Value& is, const Value& must_be, const std::string& what) {
  if (is == must_be) return;
  std::string said = what;
  for (const auto& item : is) {
    if (std::ranges::find(must_be, item) == must_be.end()) said += "\n    is, and must not be: " + describe(item);
  }
  for (const auto& item : must_be) {
    if (std::ranges::find(is, item) == is.end()) said += "\n    must be, and is not: " + describe(item);
  }
  breach(said);
}

// Files among the copies that were not fetched.
Made DistrictWorld::made_by(Site& site, const StorePlace& store) {
  Made made{site.folder->log().id(), "", {}};
  made.state = sync::state_path(content::to_hex(made.log));
  const auto fetched = carriers_.fetched(site.model, store.model);
  for (const std::string& path : segments_in(site.path)) {
    if (site.model.copies.contains(path) || fetched.contains(path)) continue;
    const auto bytes = content::read_file(site.path / path);
    const auto read = sync::read_segment(path, bytes);
    const auto* sealed = std::get_if<sync::SealedSegment>(&read);
    if (!sealed) {
      breach("an unsound file was made or taken: " + path);
      continue;
    }
    Parcel parcel{sealed->name.scope.name(), sealed->signer, sealed->epoch, {}};
    std::optional<OpRef> op = OpRef{sealed->name.log, sealed->name.last, content::tag_of(sealed->after)};
    for (; op && carriers_.ops.contains(*op) && op->seq >= sealed->name.first; op = carriers_.ops.at(*op).after)
      parcel.ops.insert(parcel.ops.begin(), *op);
    if (parcel.ops.size() == static_cast<size_t>(sealed->name.last - sealed->name.first + 1)) {
      made.parcels.emplace_back(path, std::move(parcel));
    } else {
      breach("a file with ops that nobody wrote: " + path);
    }
  }
  return made;
}

void DistrictWorld::exchange(Site& site, StorePlace& store) {
  set_time(site);
  sync::ExchangeResult result;
  try {
    sync::FolderStore folder(store.path);
    sync::exchange(*site.folder, folder, result);
  } catch (const Error& error) {
    return breach(site.model.name + " could not exchange: " + error.what());
  }
  const Made made = made_by(site, store);
  const Told told = carriers_.exchange(site.model, store.model, made, breaches_);
  forget_needless(site, store);
  if (told.took_part == (result.standing == sync::Standing::kNotEnrolled)) breach("the standing was told wrongly");
  if (told.took_part && told.branches != static_cast<int>(result.branches.size()))
    breach(fmt::format("{}: {} branches told, {} noticed now", site.model.name, result.branches.size(), told.branches));
  if (told.damaged > static_cast<int>(result.problems.size())) breach("damage was not told");
  compare(site, "exchange");
  compare_store(store);
}

// What is gone and was needless was taken away rightly; whatever else is gone shows as a difference.
void DistrictWorld::forget_needless(Site& site, StorePlace& store) {
  const auto copies = segments_in(site.path), there = segments_in(store.path);
  std::erase_if(site.model.copies,
                [&](const std::string& path) { return !copies.contains(path) && carriers_.is_needless(path, copies); });
  std::erase_if(store.model.parcels, [&](const auto& parcel) {
    return !there.contains(parcel.first) && carriers_.is_needless(parcel.first, there);
  });
}

void DistrictWorld::compare_store(const StorePlace& store) {
  std::set<std::string> must_be;
  for (const auto& [path, health] : store.model.parcels) must_be.insert(path);
  expect_same(segments_in(store.path), must_be, "files in the store");
}

void DistrictWorld::compare_ops(Site& site, const View& view, const std::string& when) {
  std::set<std::pair<std::string, bool>> is_texts, must_be_texts;
  auto rows = site.folder->database().query("SELECT scope, log, seq, chain, quarantined FROM op");
  while (rows.step()) {
    const OpRef name{rows.array<16>(1), rows.integer(2), content::tag_of(rows.array<32>(3))};
    is_texts.emplace(rows.text(0) + " " + text_of(name), rows.integer(4) != 0);
    if (!site.model.holds(rows.text(0))) breach(site.model.name + " has an op of a scope that it does not hold");
  }
  for (const OpRef& name : site.model.known.ops)
    must_be_texts.emplace(carriers_.ops.at(name).scope + " " + text_of(name), view.is_quarantined(name));
  expect_same(is_texts, must_be_texts, fmt::format("ops of {} after {}", site.model.name, when));
}

void DistrictWorld::compare(Site& site, const std::string& when) {
  const View view(carriers_.ops, site.model.known);
  const std::string where = fmt::format(" of {} after {}", site.model.name, when);
  compare_ops(site, view, when);
  expect_same(segments_in(site.path), site.model.copies, "copies" + where);
  expect_same(cells_of(site.folder->database()), view.cells(), "cells" + where);
  expect_same(contested_in(site.folder->log()), lines_of(view.contests()), "ledger" + where);
  expect_same(attendance_of(*site.folder), view.attendance(), "attendance" + where);
}

std::vector<DistrictWorld::Site*> DistrictWorld::trusted_sites() {
  std::vector<Site*> trusted;
  const Decision& decision = newest();
  for (const auto& site : sites_) {
    if (decision.trusts(site->model.key)) trusted.push_back(site.get());
  }
  return trusted;
}

void DistrictWorld::settle_down() {
  const auto trusted = trusted_sites();
  for (const Site* site : trusted) at_hand_.insert(site->model.known.ops.begin(), site->model.known.ops.end());
  for (StorePlace& store : stores_) exchange(office(), store);
  StorePlace healthy{next_folder("store"), {}};
  fs::create_directory(healthy.path);
  // The office restored from a backup, and the stick lost that brought the newest list: nobody has it but a device that
  // it takes off. Such a one still gives.
  for (const auto& site : sites_) {
    if (site->model.known.decision == &newest() && !newest().trusts(site->model.key)) exchange(*site, healthy);
  }
  for (int round = 0; round < kMostRounds; ++round) {
    const auto files = segments_in(healthy.path);
    for (Site* site : trusted) exchange(*site, healthy);
    if (round > 0 && files == segments_in(healthy.path)) return;
  }
  breach("it never comes to rest");
}

void DistrictWorld::check_end() {
  const auto trusted = trusted_sites();
  for (Site* site : trusted) {
    if (site->model.known.decision != &newest()) breach(site->model.name + " lacks the newest list");
    check_whole(*site);
  }
  // Of two, because it takes longer than all the rest.
  for (Site* site : {trusted.front(), trusted.back()})
    expect_same(content::verify_data(*site->folder).faults, {}, "verify of " + site->model.name);
  for (Site* one : trusted) {
    const auto digests = content::digests(one->folder->log().database());
    for (const auto& [scope, digest] : content::digests(office().folder->log().database())) {
      if (!one->model.holds(scope.name())) continue;
      const auto found = digests.find(scope);
      if (found == digests.end() || found->second != digest)
        breach(fmt::format("{} and the office differ in {}", one->model.name, scope.name()));
    }
  }
  check_nothing_is_lost(trusted);
}

void DistrictWorld::check_whole(Site& site) {
  const std::string before = picture_of(site.folder->log());
  content::Transaction transaction(site.folder->database());
  site.folder->log().rebuild();
  transaction.commit();
  if (picture_of(site.folder->log()) != before) breach(site.model.name + " is another after a replay");
}

// What some trusted device held when the walk ended has come to everybody who reads it.
void DistrictWorld::check_nothing_is_lost(const std::vector<Site*>& trusted) {
  for (Site* site : trusted) {
    std::set<OpRef> here;
    auto rows = site->folder->database().query("SELECT log, seq, chain FROM op");
    while (rows.step()) here.insert({rows.array<16>(0), rows.integer(1), content::tag_of(rows.array<32>(2))});
    for (const OpRef& op : at_hand_) {
      if (site->model.holds(carriers_.ops.at(op).scope) && !here.contains(op))
        breach(fmt::format("{} never came to {}", text_of(op), site->model.name));
    }
  }
}

}  // namespace starharbor::tests
