// The queries behind the visitor's hall. Each list is one statement beside the code that reads it.
#include "content-db/exhibit/catalog.h"

#include <algorithm>
#include <unordered_map>

#include "content-db/base/json_list.h"

#include "content-db/base/settings.h"
#include "content-db/exhibit/sign_in_window.h"
#include "content-db/folder/device_clock.h"

namespace starharbor::content {
namespace {

constexpr int64_t kDayMs = 86'400'000;
constexpr int64_t kEventsBehindMs = kDayMs;

Text text_at(const Statement& rows, int column) {
  return {rows.text(column), rows.text(column + 1)};
}

constexpr const char* kBases =
    "SELECT id, name_zh, name_en, place_zh, place_en, trade_zh, trade_en, fact_zh, fact_en, color, hue_deg, picture "
    "FROM visible_base ORDER BY position, id";

std::vector<Base> load_bases(Database& db) {
  std::vector<Base> bases;
  auto rows = db.query(kBases);
  while (rows.step()) {
    Base base{rows.text(0), text_at(rows, 1), text_at(rows, 3), text_at(rows, 5), text_at(rows, 7), rows.text(9),
              {},           rows.text(11)};
    if (!rows.is_null(10)) base.hue_deg = rows.real(10);
    bases.push_back(std::move(base));
  }
  return bases;
}

constexpr const char* kFigures =
    "SELECT id, base, value, before_zh, before_en, unit_zh, unit_en, label_zh, label_en FROM visible_figure "
    "ORDER BY position, id";

std::vector<Figure> load_figures(Database& db) {
  std::vector<Figure> figures;
  auto rows = db.query(kFigures);
  while (rows.step())
    figures.push_back({rows.text(0), rows.text(1), rows.text(2), text_at(rows, 3), text_at(rows, 5), text_at(rows, 7)});
  return figures;
}

constexpr const char* kDiagrams =
    "SELECT id, base, kind, core_zh, core_en, core_text_zh, core_text_en, parts FROM visible_diagram "
    "ORDER BY position, id";

std::string text_in(const TextObject& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? std::string() : found->second;
}

std::vector<DiagramPart> parts_of(const std::string& text) {
  std::vector<DiagramPart> parts;
  for (const TextObject& part : objects_in(text))
    parts.push_back(
        {{text_in(part, "label_zh"), text_in(part, "label_en")}, {text_in(part, "text_zh"), text_in(part, "text_en")}});
  return parts;
}

std::vector<Diagram> load_diagrams(Database& db) {
  std::vector<Diagram> diagrams;
  auto rows = db.query(kDiagrams);
  while (rows.step())
    diagrams.push_back(
        {rows.text(0), rows.text(1), rows.text(2), text_at(rows, 3), text_at(rows, 5), parts_of(rows.text(7))});
  return diagrams;
}

constexpr const char* kChapters =
    "SELECT id, base, rail_zh, rail_en, title_zh, title_en, text_zh, text_en, diagram, pictures FROM visible_story "
    "ORDER BY base, position, id";

std::vector<Chapter> load_chapters(Database& db) {
  std::vector<Chapter> chapters;
  auto rows = db.query(kChapters);
  while (rows.step()) {
    chapters.push_back({rows.text(0), rows.text(1), text_at(rows, 2), text_at(rows, 4), text_at(rows, 6), rows.text(8),
                        texts_in(rows.text(9))});
  }
  return chapters;
}

constexpr const char* kOutcomes =
    "SELECT id, title_zh, title_en, origin_zh, origin_en, text_zh, text_en, picture FROM visible_outcome "
    "ORDER BY position, id";

std::vector<Outcome> load_outcomes(Database& db) {
  std::vector<Outcome> outcomes;
  auto rows = db.query(kOutcomes);
  while (rows.step())
    outcomes.push_back({rows.text(0), text_at(rows, 1), text_at(rows, 3), text_at(rows, 5), rows.text(7)});
  return outcomes;
}

constexpr const char* kAlbums =
    "SELECT id, base, title_zh, title_en, note_zh, note_en, day, ifnull(sample, 0) FROM visible_album "
    "ORDER BY day DESC, position, id";

constexpr const char* kPhotos =
    "SELECT id, album, title_zh, title_en, text_zh, text_en, thumb_hash, medium_hash, large_hash, width_px, height_px, "
    "ifnull(sample, 0) FROM visible_photo ORDER BY album, position, id";

std::vector<Album> load_albums(Database& db) {
  std::vector<Album> albums;
  std::unordered_map<std::string, size_t> index;
  auto rows = db.query(kAlbums);
  while (rows.step()) {
    index[rows.text(0)] = albums.size();
    albums.push_back(
        {rows.text(0), rows.text(1), text_at(rows, 2), text_at(rows, 4), rows.text(6), {}, rows.integer(7) != 0});
  }
  auto photos = db.query(kPhotos);
  while (photos.step()) {
    const auto album = index.find(photos.text(1));
    if (album == index.end()) continue;
    albums[album->second].photos.push_back({photos.text(0), photos.text(1), text_at(photos, 2), text_at(photos, 4),
                                            photos.text(6), photos.text(7), photos.text(8),
                                            static_cast<int>(photos.integer(9)), static_cast<int>(photos.integer(10)),
                                            photos.integer(11) != 0});
  }
  return albums;
}

const std::string kEvents =
    "SELECT event.id, event.base, event.title_zh, event.title_en, event.note_zh, event.note_en, venue.name_zh, "
    "venue.name_en, event.starts_at, event.ends_at, " +
    kSignInFromSql + ", " + kSignInUntilSql +
    ", "
    "ifnull(event.capacity, ifnull(venue.capacity, 0)), "
    "event.member_group, "
    "ifnull(event.walk_ins, 0), ifnull(event.sample, 0), "
    "(SELECT count(DISTINCT ifnull(person_of.person, registration.member)) FROM visible_registration AS registration "
    " LEFT JOIN person_of ON person_of.member = registration.member WHERE registration.event = event.id), "
    "(SELECT count(DISTINCT ifnull(person_of.person, fact.attendee)) FROM timed_sign_in AS fact "
    " LEFT JOIN person_of ON person_of.member = fact.member WHERE fact.event = event.id "
    " AND fact.id NOT IN (SELECT sign_in FROM annulled)), "
    "event.series FROM visible_event AS event LEFT JOIN venue ON venue.id = event.venue "
    "WHERE event.ends_at >= ?1 AND event.starts_at < ?2 ORDER BY event.starts_at, event.id";

// By a clock that went back some hours, the events of these days; by one that knows nothing, all that are to come.
// Which of them it is time for, whoever stands there can tell.
bool may_be_now(const Event& event, int64_t now_ms, int64_t around_ms) {
  const bool knows_nothing = around_ms - now_ms > kDayMs;
  return around_ms < event.sign_in_until_ms && (knows_nothing || event.sign_in_from_ms < around_ms + kDayMs);
}

std::vector<Event> load_events(DataFolder& folder, int64_t now_ms) {
  std::vector<Event> events;
  const bool in_doubt = is_clock_in_doubt(folder, now_ms);
  const int64_t around_ms = in_doubt ? std::max(now_ms, stamp_ms(folder.log().clock().last())) : now_ms;
  auto rows = folder.database().query(kEvents);
  rows.bind(1, around_ms - kEventsBehindMs).bind(2, around_ms + settings().number("hall.events_ahead_days") * kDayMs);
  while (rows.step()) {
    Event event;
    event.id = rows.text(0);
    event.base = rows.text(1);
    event.title = text_at(rows, 2);
    event.note = text_at(rows, 4);
    event.venue = text_at(rows, 6);
    event.starts_at_ms = rows.integer(8);
    event.ends_at_ms = rows.integer(9);
    event.sign_in_from_ms = rows.integer(10);
    event.sign_in_until_ms = rows.integer(11);
    if (in_doubt && may_be_now(event, now_ms, around_ms))
      event.sign_in_from_ms = std::min(event.sign_in_from_ms, now_ms);
    event.capacity = static_cast<int>(rows.integer(12));
    event.group = rows.text(13);
    event.walk_ins = rows.integer(14) != 0;
    event.sample = rows.integer(15) != 0;
    event.registered = static_cast<int>(rows.integer(16));
    event.attended = static_cast<int>(rows.integer(17));
    event.series = rows.text(18);
    events.push_back(std::move(event));
  }
  return events;
}

const std::string kOpenEvent = "SELECT EXISTS (SELECT 1 FROM visible_event AS event WHERE " + kSignInFromSql +
                               " <= ?1 AND ?1 < " + kSignInUntilSql +
                               " "
                               "AND (?2 = '' OR base IS NULL OR base = ?2))";

bool any_cards(Database& db) {
  auto rows = db.query("SELECT EXISTS (SELECT 1 FROM visible_card_key)");
  return rows.step() && rows.integer(0) != 0;
}

bool any_sample(Database& db) {
  auto rows = db.query("SELECT EXISTS (SELECT 1 FROM package WHERE sample = 1 AND NOT ifnull(retired, 0))");
  return rows.step() && rows.integer(0) != 0;
}

}  // namespace

Hall load_hall(DataFolder& folder, int64_t now_ms) {
  Database& db = folder.database();
  Hall hall;
  hall.device_name = folder.device().name;
  hall.shown_base = folder.device().base;
  hall.bases = load_bases(db);
  hall.figures = load_figures(db);
  hall.diagrams = load_diagrams(db);
  hall.chapters = load_chapters(db);
  hall.outcomes = load_outcomes(db);
  hall.albums = load_albums(db);
  hall.events = load_events(folder, now_ms);
  hall.sample = any_sample(db);
  hall.cards = any_cards(db);
  return hall;
}

bool is_sign_in_open(DataFolder& folder, int64_t now_ms) {
  auto rows = folder.database().query(kOpenEvent);
  rows.bind(1, now_ms).bind(2, folder.device().base);
  return rows.step() && rows.integer(0) != 0;
}

}  // namespace starharbor::content
