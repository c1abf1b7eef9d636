// What visitors can read, as plain values: one immutable picture of the hall at one moment. Catalog fills it from the
// database; the kiosk's model and screens only read it. Nothing here knows SQLite, and no person is in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "content-db/base/text.h"

namespace starharbor::content {

struct Base {
  std::string id;
  Text name;
  Text place;                     // 灵峰社区
  Text trade;                     // 高端模具
  Text fact;                      // one line for the attract screen
  std::string color;              // token of the design (harbour, heart, ...), or empty where hue_deg is given
  std::optional<double> hue_deg;  // OKLCH hue, 0..360
  std::string picture;            // id of a photo, or empty
};

struct Figure {
  std::string id;
  std::string base;   // empty: the whole alliance; so too in every struct below
  std::string value;  // as it is shown: "1,500"
  Text before;        // 约
  Text unit;          // 位
  Text label;         // 从业者
};

struct DiagramPart {
  Text label;
  Text text;
};

struct Diagram {
  std::string id;
  std::string base;
  std::string kind;  // puzzle, rings, cube, stairs, star
  Text core;
  Text core_text;
  std::vector<DiagramPart> parts;
};

struct Chapter {
  std::string id;
  std::string base;
  Text rail;  // its short name on the chapter rail
  Text title;
  Text text;                          // Markdown
  std::string diagram;                // id, or empty
  std::vector<std::string> pictures;  // ids of photos, at most two are shown
};

struct Outcome {
  std::string id;
  Text title;
  Text origin;
  Text text;
  std::string picture;
};

struct Photo {
  std::string id;
  std::string album;
  Text title;
  Text text;
  std::string thumb_hash;   // media hashes, lower-case hex: long edge at most 480,
  std::string medium_hash;  // 1280,
  std::string large_hash;   // and 3840 px
  int width_px = 0;         // of the largest
  int height_px = 0;
  bool sample = false;
};

struct Album {
  std::string id;
  std::string base;
  Text title;
  Text note;
  std::string day;  // YYYY-MM-DD in Asia/Shanghai
  std::vector<Photo> photos;
  bool sample = false;
};

// Instants are UTC milliseconds since 1970.
struct Event {
  std::string id;
  std::string base;
  Text title;
  Text note;
  Text venue;
  int64_t starts_at_ms = 0;
  int64_t ends_at_ms = 0;
  int64_t sign_in_from_ms = 0;  // sign-in is open in [from, until)
  int64_t sign_in_until_ms = 0;
  int capacity = 0;  // 0: no limit
  std::string group;
  std::string series;  // what the occurrences of one series share; empty for a single event
  bool walk_ins = false;
  int registered = 0;
  int attended = 0;  // as far as known on this device
  bool sample = false;

  bool open_at(int64_t now_ms) const { return sign_in_from_ms <= now_ms && now_ms < sign_in_until_ms; }
  bool full() const { return capacity > 0 && attended >= capacity; }
};

struct Hall {
  std::string device_name;
  std::string shown_base;   // the base whose terminal this is; empty: none in particular
  std::vector<Base> bases;  // in the order of the package, retired ones left out, so too below
  std::vector<Figure> figures;
  std::vector<Diagram> diagrams;
  std::vector<Chapter> chapters;  // by base, then in reading order
  std::vector<Outcome> outcomes;
  std::vector<Album> albums;  // newest first
  std::vector<Event> events;  // from yesterday to sixty days ahead, by start, then id
  bool sample = false;        // any of it is made up, and screens say so
  bool cards = false;         // members have cards

  const Base* base(const std::string& id) const;
  const Diagram* diagram(const std::string& id) const;
  const Album* album(const std::string& id) const;
  const Photo* photo(const std::string& id) const;
  const Event* event(const std::string& id) const;
};

}  // namespace starharbor::content
