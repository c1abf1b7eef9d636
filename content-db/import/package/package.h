// A content package as plain values, each with the place it was written, and the one function that reads it. What the
// values become in the database is decided in rows.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/exhibit/hall.h"
#include "content-db/import/package/problems.h"
#include "content-db/import/package/written_day.h"
#include "content-db/log/columns.h"
#include "content-db/log/tables.h"

namespace starharbor::content::package {

// The id of another row, and where it was written. Empty: none.
struct Reference {
  std::string id;
  Source at;
};

struct Base {
  Source at;
  std::string id;
  Text name, place, trade, fact;
  std::string color;              // either this
  std::optional<double> hue_deg;  // or this
  Reference picture;
  std::string sounds_alike;  // "n-ng z-zh", as SoundsAlike is written
};

// A row of a table whose columns are all that a package can say of it (TableSpecification::package_key).
struct PlainRow {
  const TableSpecification* table = nullptr;
  Source at;
  std::string id;
  Columns columns;
  std::vector<std::pair<std::string_view, Reference>> references;  // by the table that each refers to
};

struct Diagram {
  Source at;
  std::string id;
  Reference base;
  std::string kind;
  Text core, core_text;
  std::vector<DiagramPart> parts;
};

struct Photo {
  Source at;
  std::string id;
  std::filesystem::path file;  // canonical; empty where there was a problem with it
  Source file_at;
  Text title, text;
};

struct Album {
  Source at;
  std::string id;
  Reference base;
  Text title, note;
  WrittenDay day;
  std::vector<Photo> photos;
};

enum class Every { kDay, kWeek, kMonth };

struct Repeat {
  Every every = Every::kDay;
  int times = 1;
};

// Times are minutes after midnight.
struct Event {
  Source at;
  std::string id;
  Reference base;
  Text title, note;
  Reference venue, group;
  std::optional<int64_t> capacity;
  bool walk_ins = false;
  WrittenDay day;
  int start = 0;
  int end = 0;
  std::optional<int> sign_in_from, sign_in_until;
  std::optional<Repeat> repeat;

  // The ids of its occurrences: its own, or "<id>.1", "<id>.2" ... when it repeats.
  std::vector<std::string> occurrence_ids() const;
  // Their days, in the same order, for a first import on that day.
  std::vector<Day> occurrence_days(Day anchor) const;
};

struct Chapter {
  Source at;
  std::string id;  // "<base or alliance>.<file name>"
  Reference base;
  Text rail, title, text;
  Reference diagram;
  std::vector<Reference> pictures;
};

struct Member {
  Source at;
  std::string id;  // "<base>.<member_no>"
  Reference base;
  std::string member_no, name, firm, firm_en;
  std::string phone;        // as written; only its seal gets into the data, and
  std::string phone_last4;  // this
  std::vector<Reference> groups;
};

struct Registration {
  Source at;
  Reference event, member;
};

struct Package {
  std::filesystem::path folder;
  std::string id;
  Text title;
  bool sample = false;

  std::vector<Base> bases;
  std::vector<PlainRow> plain_rows;
  std::vector<Diagram> diagrams;
  std::vector<Album> albums;
  std::vector<Event> events;
  std::vector<Chapter> chapters;
  std::vector<Member> members;
  std::vector<Registration> registrations;
};

constexpr size_t kMaxIdLength = 64;
bool is_id(std::string_view text);  // lower-case letters, digits, - and .

// Reads everything but the photos' pixels. Every mistake is in `problems`; with one there, the package must not be
// imported. Throws Error{kInput} when the folder itself can't be read.
Package read_package(const std::filesystem::path& folder, Problems& problems);

}  // namespace starharbor::content::package
