// See rows.h.
#include "content-db/import/rows.h"

#include <set>

#include <fmt/format.h>

#include "content-db/base/json_list.h"
#include "content-db/import/names/readings.h"
#include "content-db/log/op.h"
#include "content-db/people/phones.h"

namespace starharbor::content {
namespace {

using package::Reference;

// Columns as a package fills them; what is empty is left out.
class Filled {
 public:
  Filled() = default;
  explicit Filled(Columns columns) : columns_(std::move(columns)) {}
  Filled& set(std::string_view name, Value value) {
    columns_[std::string(name)] = std::move(value);
    return *this;
  }
  Filled& text(const std::string& name, const Text& text) {
    return plain(name + "_zh", text.zh).plain(name + "_en", text.en);
  }
  Filled& plain(const std::string& name, const std::string& value) {
    if (!value.empty()) columns_[name] = value;
    return *this;
  }
  Filled& refer(const char* name, const Reference& reference) { return plain(name, reference.id); }
  template <typename Number>
  Filled& number(const char* name, const std::optional<Number>& value) {
    if (value) columns_[name] = *value;
    return *this;
  }
  const Columns& columns() const { return columns_; }

 private:
  Columns columns_;
};

class RowMaker {
 public:
  RowMaker(const package::Package& package, Day anchor) : package_(package), anchor_(anchor) {}

  void add_hall(const std::map<std::string, std::string>& sources, const PreparedPhotos& photos);
  void add_events();
  void add_people(const std::optional<PublicKey>& phone_box);
  std::vector<ImportRow> take() { return std::move(rows_); }

 private:
  void add(Scope scope, std::string table, std::string id, const Source& at, const Filled& filled) {
    Columns columns = filled.columns();
    if (package_.sample) columns["sample"] = true;
    rows_.push_back({std::move(scope), std::move(table), std::move(id), std::move(columns), at});
  }
  void add_shown(const std::string& table, const std::string& id, const Source& at, Filled columns) {
    columns.set(kPositionColumn, ++positions_[table]);
    add(kDistrictScope, table, id, at, columns);
  }
  void add_albums(const std::map<std::string, std::string>& sources, const PreparedPhotos& photos);
  void add_stories();

  const package::Package& package_;
  Day anchor_;
  std::map<std::string, int> positions_;
  std::vector<ImportRow> rows_;
};

std::string parts_json(const std::vector<DiagramPart>& parts) {
  std::vector<TextObject> list;
  for (const DiagramPart& part : parts) {
    TextObject& object = list.emplace_back();
    const Filled filled = Filled().text("label", part.label).text("text", part.text);
    for (const auto& [name, value] : filled.columns()) object.emplace(name, *value.text());
  }
  return json_list(list);
}

void RowMaker::add_albums(const std::map<std::string, std::string>& sources, const PreparedPhotos& photos) {
  for (const auto& album : package_.albums) {
    add_shown("album", album.id, album.at,
              Filled()
                  .refer("base", album.base)
                  .text("title", album.title)
                  .text("note", album.note)
                  .plain("day", day_text(album.day.from(anchor_))));
    for (const auto& photo : album.photos) {
      const PreparedPhoto& prepared = photos.at(sources.at(photo.id));
      add_shown("photo", photo.id, photo.at,
                Filled()
                    .plain("album", album.id)
                    .text("title", photo.title)
                    .text("text", photo.text)
                    .plain("thumb_hash", prepared.hashes[0])
                    .plain("medium_hash", prepared.hashes[1])
                    .plain("large_hash", prepared.hashes[2])
                    .set("width_px", prepared.width_px)
                    .set("height_px", prepared.height_px));
    }
  }
}

void RowMaker::add_stories() {
  for (const auto& chapter : package_.chapters) {
    Filled columns;
    columns.refer("base", chapter.base)
        .text("rail", chapter.rail)
        .text("title", chapter.title)
        .text("text", chapter.text);
    columns.refer("diagram", chapter.diagram);
    std::vector<std::string> pictures;
    for (const Reference& picture : chapter.pictures) pictures.push_back(picture.id);
    if (!pictures.empty()) columns.set("pictures", json_list(pictures));
    add_shown("story", chapter.id, chapter.at, columns);
  }
}

void RowMaker::add_hall(const std::map<std::string, std::string>& sources, const PreparedPhotos& photos) {
  add(kDistrictScope, "package", package_.id, {"package.toml", 1},
      Filled().text("title", package_.title).plain("anchor_day", day_text(anchor_)));
  for (const auto& base : package_.bases) {
    add_shown("base", base.id, base.at,
              Filled()
                  .text("name", base.name)
                  .text("place", base.place)
                  .text("trade", base.trade)
                  .text("fact", base.fact)
                  .plain("color", base.color)
                  .number("hue_deg", base.hue_deg)
                  .refer("picture", base.picture)
                  .plain("sounds_alike", base.sounds_alike));
  }
  for (const auto& diagram : package_.diagrams) {
    add_shown("diagram", diagram.id, diagram.at,
              Filled()
                  .refer("base", diagram.base)
                  .plain("kind", diagram.kind)
                  .text("core", diagram.core)
                  .text("core_text", diagram.core_text)
                  .plain("parts", parts_json(diagram.parts)));
  }
  for (const auto& row : package_.plain_rows)
    add_shown(std::string(row.table->name), row.id, row.at, Filled(row.columns));
  add_albums(sources, photos);
  add_stories();
}

void RowMaker::add_events() {
  for (const auto& event : package_.events) {
    const std::vector<std::string> ids = event.occurrence_ids();
    const std::vector<Day> days = event.occurrence_days(anchor_);
    for (size_t n = 0; n < ids.size(); ++n) {
      const Day day = days[n];
      Filled columns;
      columns.refer("base", event.base).text("title", event.title).text("note", event.note).refer("venue", event.venue);
      columns.refer("member_group", event.group).number("capacity", event.capacity);
      if (event.walk_ins) columns.set("walk_ins", true);
      columns.set("starts_at", instant_ms(day, event.start)).set("ends_at", instant_ms(day, event.end));
      if (event.sign_in_from) columns.set("sign_in_from", instant_ms(day, *event.sign_in_from));
      if (event.sign_in_until) columns.set("sign_in_until", instant_ms(day, *event.sign_in_until));
      if (event.repeat) columns.plain("series", event.id);
      add(scope_of_event(event.base.id), "event", ids[n], event.at, columns);
    }
  }
}

void RowMaker::add_people(const std::optional<PublicKey>& phone_box) {
  std::map<std::string, std::string> base_of;
  for (const auto& member : package_.members) {
    const Scope scope = base_scope(member.base.id);
    base_of[member.id] = member.base.id;
    Filled columns;
    columns.refer("base", member.base)
        .plain("member_no", member.member_no)
        .plain("name", member.name)
        .plain("firm", member.firm)
        .plain("firm_en", member.firm_en)
        .plain("phone_last4", member.phone_last4)
        .plain("readings", name_readings(member.name));
    if (phone_box && !member.phone.empty()) columns.set(kPhoneSealed, seal_phone(member.phone, *phone_box));
    add(scope, "member", member.id, member.at, columns);
    std::set<std::string> groups;
    for (const Reference& group : member.groups) {
      if (!groups.insert(group.id).second) continue;
      add(scope, "membership", fmt::format("{}.{}", member.id, group.id), member.at,
          Filled().plain("member", member.id).refer("member_group", group));
    }
  }
  for (const auto& registration : package_.registrations) {
    add(base_scope(base_of.at(registration.member.id)), "registration",
        fmt::format("{}.{}", registration.event.id, registration.member.id), registration.at,
        Filled().refer("event", registration.event).refer("member", registration.member));
  }
}

}  // namespace

Scope scope_of_event(const std::string& base) {
  return base.empty() ? kDistrictScope : events_scope(base);
}

std::vector<ImportRow> rows_of(const package::Package& package, Day anchor,
                               const std::map<std::string, std::string>& sources, const PreparedPhotos& photos,
                               const std::optional<PublicKey>& phone_box) {
  RowMaker maker(package, anchor);
  maker.add_hall(sources, photos);
  maker.add_events();
  maker.add_people(phone_box);
  return maker.take();
}

}  // namespace starharbor::content
