// Checks what spans a package's files: ids that are there twice, and references to what isn't there.
#include <map>

#include <fmt/format.h>

#include "content-db/import/package/readers.h"

namespace starharbor::content::package {
namespace {

// The ids of one kind of row, and where each was first written.
class Ids {
 public:
  Ids(std::string kind, Problems& problems) : kind_(std::move(kind)), problems_(problems) {}

  void add(const std::string& id, const Source& at) {
    if (id.empty()) return;
    const auto [first, added] = places_.try_emplace(id, at);
    if (added) {
      ids_.push_back(id);
    } else {
      problems_.add(at, fmt::format("the {} \"{}\" is there already, in {}:{}", kind_, id, first->second.file,
                                    first->second.line));
    }
  }

  bool contains(const std::string& id) const { return places_.contains(id); }

  void check(const Reference& reference) const {
    if (reference.id.empty() || contains(reference.id)) return;
    problems_.add(reference.at, fmt::format("there is no {} \"{}\"{}", kind_, reference.id, near(reference.id)));
  }

 private:
  std::string near(const std::string& id) const { return suggestion(id, ids_); }

  std::string kind_;
  Problems& problems_;
  std::map<std::string, Source> places_;
  std::vector<std::string> ids_;
};

// By the table's name.
class AllIds {
 public:
  explicit AllIds(Problems& problems) {
    for (const TableSpecification& table : tables()) {
      const std::string_view called = table.package_key.empty() ? table.name : table.package_key;
      ids_.emplace(table.name, Ids(std::string(called == "story" ? "chapter" : called), problems));
    }
  }
  Ids& operator[](std::string_view table) { return ids_.at(table); }
  const Ids& operator[](std::string_view table) const { return ids_.at(table); }

 private:
  std::map<std::string_view, Ids> ids_;
};

AllIds collect(const Package& package, Problems& problems) {
  AllIds ids(problems);
  for (const auto& row : package.bases) ids["base"].add(row.id, row.at);
  for (const auto& row : package.plain_rows) ids[row.table->name].add(row.id, row.at);
  for (const auto& row : package.diagrams) ids["diagram"].add(row.id, row.at);
  for (const auto& row : package.chapters) ids["story"].add(row.id, row.at);
  for (const auto& row : package.members) ids["member"].add(row.id, row.at);
  for (const auto& album : package.albums) {
    ids["album"].add(album.id, album.at);
    for (const auto& photo : album.photos) ids["photo"].add(photo.id, photo.at);
  }
  for (const auto& event : package.events) {
    for (const std::string& id : event.occurrence_ids()) ids["event"].add(event.id.empty() ? "" : id, event.at);
  }
  return ids;
}

void check_references(const Package& package, const AllIds& ids) {
  for (const auto& row : package.bases) ids["photo"].check(row.picture);
  for (const auto& row : package.plain_rows) {
    for (const auto& [table, reference] : row.references) ids[table].check(reference);
  }
  for (const auto& row : package.diagrams) ids["base"].check(row.base);
  for (const auto& row : package.albums) ids["base"].check(row.base);
  for (const auto& row : package.events) {
    ids["base"].check(row.base);
    ids["venue"].check(row.venue);
    ids["member_group"].check(row.group);
  }
  for (const auto& row : package.chapters) {
    ids["base"].check(row.base);
    ids["diagram"].check(row.diagram);
    for (const Reference& picture : row.pictures) ids["photo"].check(picture);
  }
  for (const auto& row : package.members) {
    for (const Reference& group : row.groups) ids["member_group"].check(group);
  }
}

// One problem for a roster, not one for each of its lines.
void check_rosters(const Package& package, const AllIds& ids) {
  std::map<std::string, Reference> bases;
  for (const auto& row : package.members) bases.try_emplace(row.base.at.file, row.base);
  for (const auto& [file, base] : bases) ids["base"].check(base);
}

void check_registrations(const Package& package, const AllIds& ids, Problems& problems) {
  std::map<std::string, const Event*> series;
  for (const auto& event : package.events) {
    if (event.repeat) series.emplace(event.id, &event);
  }
  Ids seen("registration", problems);
  for (const auto& row : package.registrations) {
    const auto repeated = series.find(row.event.id);
    if (repeated != series.end() && !ids["event"].contains(row.event.id)) {
      problems.add(row.at, fmt::format("the event \"{0}\" repeats; name one of its times, \"{0}.1\" to \"{0}.{1}\"",
                                       row.event.id, repeated->second->repeat->times));
    } else {
      ids["event"].check(row.event);
    }
    ids["member"].check(row.member);
    seen.add(fmt::format("{}.{}", row.event.id, row.member.id), row.at);
  }
}

}  // namespace

void check_package(const Package& package, Problems& problems) {
  const AllIds ids = collect(package, problems);
  check_references(package, ids);
  check_rosters(package, ids);
  check_registrations(package, ids, problems);
}

Package read_package(const std::filesystem::path& folder, Problems& problems) {
  const PackageFiles files(folder);
  Package package;
  package.folder = files.folder();
  files.report_strange(problems);
  read_manifest(files, package, problems);
  for (const std::string& file : files.ending_in(".toml")) {
    if (file != "package.toml") read_tables(files, file, package, problems);
  }
  read_chapters(files, package, problems);
  read_members(files, package, problems);
  read_registrations(files, package, problems);
  check_package(package, problems);
  return package;
}

}  // namespace starharbor::content::package
