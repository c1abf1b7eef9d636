// Reads package.toml and the tables of every other .toml file.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "content-db/exhibit/diagram_kinds.h"
#include "content-db/exhibit/sign_in_window.h"
#include "content-db/import/package/readers.h"
#include "content-db/import/package/toml_reader.h"

namespace starharbor::content::package {
namespace {

constexpr int64_t kMaxTimes = 1000;
constexpr auto kRequired = Need::kRequired;
constexpr auto kOptional = Need::kOptional;

const std::vector<std::string> kColors = {"harbour", "heart", "haven", "maple", "leading"};
const std::vector<std::string> kSounds = {"n-ng", "z-zh", "l-n"};

constexpr int kSignInOpensBeforeStart = static_cast<int>(kSignInOpensBeforeStartMs / 60'000);  // in minutes

std::string read_sounds(TomlReader& reader) {
  std::string sounds;
  for (const Reference& sound : reader.references("sounds_alike")) {
    if (std::find(kSounds.begin(), kSounds.end(), sound.id) == kSounds.end()) {
      reader.problem(sound.at, fmt::format("\"{}\" is none of the sounds that can be alike: {}", sound.id,
                                           fmt::join(kSounds, ", ")));
    }
    sounds += (sounds.empty() ? "" : " ") + sound.id;
  }
  return sounds;
}

Base read_base(TomlReader& reader) {
  Base base;
  base.at = reader.at();
  base.id = reader.id();
  if (base.id == "alliance")
    reader.problem(reader.at("id"), "the id \"alliance\" stands for all bases; choose another");
  base.name = reader.text("name", kRequired);
  base.place = reader.text("place", kRequired);
  base.trade = reader.text("trade", kRequired);
  base.fact = reader.text("fact", kRequired);
  base.color = reader.choice("color", kOptional, kColors);
  base.hue_deg = reader.number("hue", 0, 360);
  if (!reader.has("color") && !reader.has("hue")) {
    reader.problem(base.at, R"(base lacks a colour: color = "heart", or hue = 150)");
  }
  if (reader.has("color") && reader.has("hue")) {
    reader.problem(reader.at("hue"), "base has both \"color\" and \"hue\"; keep one of them");
  }
  base.picture = reader.reference("picture", kOptional);
  base.sounds_alike = read_sounds(reader);
  return base;
}

// The columns of the specification by their names; the position is the row's in the file.
PlainRow read_plain(TomlReader& reader, const TableSpecification& table) {
  PlainRow row{&table, reader.at(), reader.id(), {}, {}};
  const auto set = [&](const std::string& name, const std::string& value) {
    if (!value.empty()) row.columns[name] = value;
  };
  for (const Column& column : table.written) {
    const std::string name(column.name);
    const Need need = column.is_required ? kRequired : kOptional;
    if (name == kPositionColumn) continue;
    if (column.is_bilingual) {
      const Text text = reader.text(name, need);
      set(name + "_zh", text.zh);
      set(name + "_en", text.en);
    } else if (!column.table.empty()) {
      row.references.emplace_back(column.table, reader.reference(name, need));
      set(name, row.references.back().second.id);
    } else if (column.type == ColumnType::kText) {
      set(name, reader.string(name, need));
    } else if (const auto number = reader.integer(name, need, column.least, column.most)) {
      row.columns[name] = *number;
    }
  }
  return row;
}

Diagram read_diagram(TomlReader& reader) {
  Diagram diagram;
  diagram.at = reader.at();
  diagram.id = reader.id();
  diagram.base = reader.reference("base", kOptional);
  std::vector<std::string> kinds;
  for (const DiagramKind& kind : kDiagramKinds) kinds.emplace_back(kind.name);
  diagram.kind = reader.choice("kind", kRequired, kinds);
  diagram.core = reader.text("core", kOptional);
  diagram.core_text = reader.text("core_text", kOptional);
  for (TomlReader& part : reader.tables("parts", kRequired, "diagram.parts")) {
    diagram.parts.push_back({part.text("label", kRequired), part.text("text", kRequired)});
    part.finish();
  }
  const DiagramKind* kind = find_diagram_kind(diagram.kind);
  if (kind != nullptr && reader.has("parts") && !kind->takes(diagram.parts.size())) {
    const std::string count =
        kind->least == kind->most ? std::to_string(kind->least) : fmt::format("{} to {}", kind->least, kind->most);
    reader.problem(reader.at("parts"), fmt::format("a diagram of kind \"{}\" has {} parts, but {} are written",
                                                   kind->name, count, diagram.parts.size()));
  }
  return diagram;
}

Photo read_photo(const PackageFiles& files, TomlReader& reader, Problems& problems) {
  Photo photo;
  photo.at = reader.at();
  photo.id = reader.id();
  const std::string file = reader.string("file", kRequired);
  photo.file_at = reader.at("file");
  if (!file.empty()) photo.file = files.resolve(photo.file_at, file, problems).value_or("");
  photo.title = reader.text("title", kRequired);
  photo.text = reader.text("text", kOptional);
  reader.finish();
  return photo;
}

Album read_album(const PackageFiles& files, TomlReader& reader, Problems& problems) {
  Album album;
  album.at = reader.at();
  album.id = reader.id();
  album.base = reader.reference("base", kOptional);
  album.title = reader.text("title", kRequired);
  album.note = reader.text("note", kOptional);
  album.day = reader.day();
  for (TomlReader& photo : reader.tables("photo", kRequired, "album.photo")) {
    album.photos.push_back(read_photo(files, photo, problems));
  }
  return album;
}

std::optional<Repeat> read_repeat(TomlReader& event) {
  auto reader = event.table("repeat");
  if (!reader) return std::nullopt;
  Repeat repeat;
  const std::string every = reader->choice("every", kRequired, {"day", "week", "month"});
  if (every == "week") repeat.every = Every::kWeek;
  if (every == "month") repeat.every = Every::kMonth;
  repeat.times = static_cast<int>(reader->integer("times", kRequired, 1, kMaxTimes).value_or(1));
  reader->finish();
  return repeat;
}

void check_times(TomlReader& reader, const Event& event) {
  if (reader.has("start") && reader.has("end") && event.end <= event.start) {
    reader.problem(reader.at("end"), "the event ends before it starts, or as it starts");
  }
  const int from = event.sign_in_from.value_or(event.start - kSignInOpensBeforeStart);
  const int until = event.sign_in_until.value_or(event.end);
  const bool written = reader.has("sign_in_from") || reader.has("sign_in_until");
  if (written && until <= from) {
    reader.problem(reader.at(reader.has("sign_in_until") ? "sign_in_until" : "sign_in_from"),
                   "sign-in closes before it opens, or as it opens");
  }
}

Event read_event(TomlReader& reader) {
  Event event;
  event.at = reader.at();
  event.id = reader.id();
  event.base = reader.reference("base", kOptional);
  event.title = reader.text("title", kRequired);
  event.note = reader.text("note", kOptional);
  event.venue = reader.reference("venue", kOptional);
  event.group = reader.reference("group", kOptional);
  event.capacity = reader.integer("capacity", kOptional, 1, kMaxCapacity);
  event.walk_ins = reader.boolean("walk_ins").value_or(false);
  event.day = reader.day();
  const auto start = reader.time_of_day("start", kRequired);
  const auto end = reader.time_of_day("end", kRequired);
  event.start = start.value_or(0);
  event.end = end.value_or(24 * 60);
  event.sign_in_from = reader.time_of_day("sign_in_from", kOptional);
  event.sign_in_until = reader.time_of_day("sign_in_until", kOptional);
  if (start && end) check_times(reader, event);
  event.repeat = read_repeat(reader);
  if (event.day.weekday && event.repeat && event.repeat->every == Every::kDay) {
    reader.problem(reader.at("weekday"),
                   "an event of every day can't keep to a weekday; leave one of them out, or repeat it every week");
  }
  return event;
}

template <typename Row, typename Read>
void read_rows(TomlReader& root, const std::string& key, std::vector<Row>& rows, Read read) {
  for (TomlReader& reader : root.tables(key, kOptional, key)) {
    rows.push_back(read(reader));
    reader.finish();
  }
}

}  // namespace

std::vector<std::string> Event::occurrence_ids() const {
  if (!repeat) return {id};
  std::vector<std::string> ids;
  for (int n = 1; n <= repeat->times; ++n) ids.push_back(fmt::format("{}.{}", id, n));
  return ids;
}

std::vector<Day> Event::occurrence_days(Day anchor) const {
  const Day first = day.from(anchor);
  if (!repeat) return {first};
  std::vector<Day> days;
  for (int n = 0; n < repeat->times; ++n) {
    if (repeat->every == Every::kDay) days.push_back(first + std::chrono::days(n));
    if (repeat->every == Every::kWeek) days.push_back(first + std::chrono::weeks(n));
    if (repeat->every == Every::kMonth) days.push_back(months_later(first, n, day.weekday.has_value()));
  }
  return days;
}

void read_manifest(const PackageFiles& files, Package& package, Problems& problems) {
  const std::string file = "package.toml";
  if (files.ending_in(file).empty() || !std::filesystem::exists(files.folder() / file)) {
    problems.add({file, 1}, "is missing; it says what this package is: id and title");
    return;
  }
  const auto text = files.text(file, problems);
  const auto table = text ? parse_toml(*text, file, 1, problems) : std::nullopt;
  if (!table) return;
  TomlReader reader(*table, file, file, 1, problems);
  package.id = reader.id();
  package.title = reader.text("title", kRequired);
  package.sample = reader.boolean("sample").value_or(false);
  reader.finish();
}

void read_tables(const PackageFiles& files, const std::string& file, Package& package, Problems& problems) {
  const auto text = files.text(file, problems);
  const auto table = text ? parse_toml(*text, file, 1, problems) : std::nullopt;
  if (!table) return;
  TomlReader root(*table, "a content file", file, 1, problems);
  read_rows(root, "base", package.bases, read_base);
  read_rows(root, "diagram", package.diagrams, read_diagram);
  read_rows(root, "album", package.albums, [&](TomlReader& reader) { return read_album(files, reader, problems); });
  read_rows(root, "event", package.events, read_event);
  for (const TableSpecification& plain : tables()) {
    if (plain.package_key.empty()) continue;
    read_rows(root, std::string(plain.package_key), package.plain_rows,
              [&](TomlReader& reader) { return read_plain(reader, plain); });
  }
  root.finish();
}

}  // namespace starharbor::content::package
