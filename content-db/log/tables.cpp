// The table of tables. Whoever adds one adds a row here, and nothing else for its columns to be accepted, stored,
// shown, carried and erased.
#include "content-db/log/tables.h"

#include <algorithm>

#include "content-db/base/utf8.h"

namespace starharbor::content {
namespace {

using enum TableKind;
using enum ScopeKind;

constexpr Column text(std::string_view name) {
  return {name, ColumnType::kText};
}
constexpr Column integer(std::string_view name) {  // instants are UTC ms, days YYYY-MM-DD in Shanghai as text
  return {name, ColumnType::kInteger};
}
constexpr Column real(std::string_view name) {
  return {name, ColumnType::kReal};
}

// Where a row is of the whole alliance, its base is NULL.
constexpr Column kOfBase = text("base").refers_to("base");
constexpr Column kPosition = integer(kPositionColumn);

const std::vector<TableSpecification> kTables = {
    // Of the whole district.
    TableSpecification("package", kRegister, {kDistrict},
                       {
                           text("title").bilingual().required(),
                           text("anchor_day"),  // the day of the first import, which relative days count from
                       })
        .from_packages(),
    TableSpecification("base", kRegister, {kDistrict},
                       {
                           text("name").bilingual().required(),
                           text("place").bilingual(),
                           text("trade").bilingual(),
                           text("fact").bilingual(),
                           text("color"),    // a token of the design, or
                           real("hue_deg"),  // an OKLCH hue
                           text("picture").refers_to("photo"),
                           kPosition,
                           // What need not be told apart when a name is typed here: "n-ng z-zh l-n", any of them.
                           text("sounds_alike"),
                       })
        .from_packages(),
    TableSpecification("story", kRegister, {kDistrict},  // a chapter
                       {
                           kOfBase,
                           text("rail").bilingual(),
                           text("title").bilingual().required(),
                           text("text").bilingual().required(),  // Markdown
                           text("diagram").refers_to("diagram"),
                           text("pictures").refers_to("photo"),  // JSON array
                           kPosition,
                       })
        .from_packages(),
    TableSpecification("figure", kRegister, {kDistrict},
                       {
                           kOfBase,
                           text("value").required(),  // as shown: '1,500'
                           text("before").bilingual(),
                           text("unit").bilingual(),
                           text("label").bilingual().required(),
                           kPosition,
                       })
        .from_packages_as("figure"),
    TableSpecification("diagram", kRegister, {kDistrict},
                       {
                           kOfBase,
                           text("kind").required(),
                           text("core").bilingual(),
                           text("core_text").bilingual(),
                           text("parts").required(),  // JSON array of {label_zh, label_en, text_zh, text_en}
                           kPosition,
                       })
        .from_packages(),
    TableSpecification("outcome", kRegister, {kDistrict},
                       {
                           text("title").bilingual().required(),
                           text("origin").bilingual().required(),
                           text("text").bilingual().required(),
                           text("picture").refers_to("photo"),
                           kPosition,
                       })
        .from_packages_as("outcome"),
    TableSpecification("album", kRegister, {kDistrict},
                       {
                           kOfBase,
                           text("title").bilingual().required(),
                           text("note").bilingual(),
                           text("day").required(),
                           kPosition,
                       })
        .from_packages(),
    TableSpecification("photo", kRegister, {kDistrict},
                       {
                           text("album").refers_to("album").required(),
                           text("title").bilingual(),
                           text("text").bilingual(),
                           text("thumb_hash").media().required(),   // long edge at most 480,
                           text("medium_hash").media().required(),  // 1280,
                           text("large_hash").media().required(),   // and 3840 px
                           integer("width_px"),
                           integer("height_px"),
                           kPosition,
                       })
        .from_packages(),
    TableSpecification("venue", kRegister, {kDistrict},
                       {
                           kOfBase,
                           text("name").bilingual().required(),
                           text("note").bilingual(),
                           integer("capacity").between(1, kMaxCapacity),
                           kPosition,
                       })
        .from_packages_as("venue"),
    TableSpecification("member_group", kRegister, {kDistrict},
                       {
                           kOfBase,
                           text("name").bilingual().required(),
                           kPosition,
                       })
        .from_packages_as("group"),
    // So that every base can check every card: the id is an Ed25519 public key, in hex. Cards signed with it are
    // genuine.
    TableSpecification("card_key", kRegister, {kDistrict},
                       {
                           text("issuer").required(),  // the office's device
                       }),
    TableSpecification("revoked_card", kRegister, {kDistrict},  // the id is the card's
                       {
                           text("base").refers_to("base").required(),
                       }),

    // Of a base, or of the whole alliance.
    TableSpecification("event", kRegister, {kDistrict, kEvents},
                       {
                           kOfBase, text("title").bilingual().required(), text("note").bilingual(),
                           text("venue").refers_to("venue"), text("member_group").refers_to("member_group"),
                           integer("capacity"),  // NULL: the venue's, or none
                           integer("walk_ins"), integer("starts_at").required(), integer("ends_at").required(),
                           integer("sign_in_from"),   // NULL: an hour before the start
                           integer("sign_in_until"),  // NULL: the end
                           text("series"),            // what the occurrences of one series share
                       })
        .from_packages(),

    // People.
    TableSpecification("member", kRegister, {kBase},
                       {
                           text("base").refers_to("base").required(),
                           text("member_no").personal(),
                           text("name").personal().required(),
                           text("firm").personal(),
                           text("firm_en").personal(),
                           text("phone_last4").personal(),  // of a phone no more than this is ever in clear
                           // Sealed to the office: 160 hex digits, whatever the number (phones.h).
                           text("phone_sealed").personal(),
                           // 'shan xiong xin|dan xiong xin': made at import, so that a kiosk needs no dictionary.
                           text("readings").personal(),
                       })
        .from_packages(),
    TableSpecification("membership", kRegister, {kBase},
                       {
                           text("member").refers_to("member").required(),
                           text("member_group").refers_to("member_group").required(),
                       })
        .from_packages(),
    TableSpecification("registration", kRegister, {kBase},
                       {
                           text("event").refers_to("event").required(),
                           text("member").refers_to("member").required(),
                       })
        .from_packages(),
    // A card's row says whose it is, and is read at its own base alone.
    TableSpecification("card", kRegister, {kBase},
                       {
                           text("member").refers_to("member").personal().required(),
                       }),
    TableSpecification("walk_in", kRegister, {kBase},
                       {
                           text("event").refers_to("event").required(), text("name").personal().required(),
                           text("firm").personal(), text("phone_last4").personal(), text("phone_sealed").personal(),
                           text("member").refers_to("member").personal(),  // once staff know who it is
                           integer("as_it_sounds"),  // 1: the name is only heard (zhang wei), for staff to write down
                           integer("consent_at"),    // when the person agreed to be kept
                       }),
    // Whoever reads the facts reads this too. Sign-ins first_seq to last_seq that a log wrote for this base, while its
    // device believed that it was believed_from to believed_until, were made offset_ms later. Ends belong to the span.
    TableSpecification("clock_offset", kRegister, {kBase},
                       {
                           text("base").refers_to("base").required(),
                           text("log").required(),  // 32 hex digits
                           integer("first_seq").required(),
                           integer("last_seq").required(),
                           integer("believed_from").required(),
                           integer("believed_until").required(),
                           integer("offset_ms").required(),
                           text("reason"),
                       }),
    // One person on several rosters, linked for counting; in the scope of the first of the two. Neither row is hidden.
    TableSpecification("person_link", kRegister, {kBase},
                       {
                           text("member").refers_to("member").required(),  // the two in the order of their ids
                           text("other").refers_to("member").required(),
                           integer("same").required(),  // 1: they are one; 0: somebody looked, and they are two
                       })
        .by_office_only(),

    // Has a member, or the card of another base, whose holder has no name here, or a walk-in.
    TableSpecification("sign_in", kFact, {kBase},
                       {
                           text("event").refers_to("event").required(),
                           text("member").refers_to("member"),
                           integer("at").required(),  // what the device believed
                           text("terminal"),          // its name
                           integer("stated"),         // 1: somebody stated when it was, by hand; no clock said so
                           text("card"),
                           text("guest_from").refers_to("base"),  // the card's base
                           text("walk_in").refers_to("walk_in"),
                       }),
    // In the scope of the row it names: that row is erased for good.
    TableSpecification("erasure", kFact, {kBase},
                       {
                           text("of_table").required(),
                           text("of_row").required(),
                           text("reason"),
                           integer("at"),
                           text("terminal"),
                       })
        .by_office_only(),
    TableSpecification("annulment", kFact, {kBase},
                       {
                           text("sign_ins").refers_to("sign_in").required(),  // JSON array: the facts it takes back
                           text("reason"),
                           integer("by_visitor"),  // 1: by whoever had signed in, at the terminal; else by staff
                           integer("at"),
                           text("terminal"),
                       }),
};

StoredColumn flag(std::string_view name) {
  return {std::string(name), ColumnType::kInteger, false, integer(name)};
}

}  // namespace

TableSpecification::TableSpecification(std::string_view called, TableKind of_kind, std::vector<ScopeKind> in_scopes,
                                       std::vector<Column> specified)
    : name(called), kind(of_kind), scopes(std::move(in_scopes)), written(std::move(specified)) {
  for (const Column& column : written) {
    if (!column.is_bilingual) {
      columns.push_back({std::string(column.name), column.type, column.is_required, column});
      continue;
    }
    columns.push_back({std::string(column.name) + "_zh", column.type, column.is_required, column});
    columns.push_back({std::string(column.name) + "_en", column.type, false, column});
  }
  if (kind == kRegister) columns.push_back(flag("deleted"));
}

TableSpecification TableSpecification::by_office_only() const {
  TableSpecification specification = *this;
  specification.office_only = true;
  return specification;
}

TableSpecification TableSpecification::from_packages() const {
  TableSpecification specification = *this;
  specification.retires = true;
  specification.columns.push_back(flag("sample"));
  specification.columns.push_back(flag("retired"));
  return specification;
}

TableSpecification TableSpecification::from_packages_as(std::string_view key) const {
  TableSpecification specification = from_packages();
  specification.package_key = key;
  return specification;
}

const StoredColumn* TableSpecification::find_column(std::string_view column) const {
  const auto found = std::ranges::find(columns, column, &StoredColumn::name);
  return found == columns.end() ? nullptr : &*found;
}

bool TableSpecification::is_personal() const {
  return std::ranges::any_of(columns, [](const StoredColumn& column) { return column.meaning.is_personal; });
}

std::span<const TableSpecification> tables() {
  return kTables;
}

const TableSpecification* find_table(std::string_view name) {
  const auto found = std::ranges::find(kTables, name, &TableSpecification::name);
  return found == kTables.end() ? nullptr : &*found;
}

bool is_device_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 && printable(name) == name;
}

bool may_write(const Device& device, const Scope& scope, std::string_view table) {
  const TableSpecification* specification = find_table(table);
  if (!specification || std::ranges::find(specification->scopes, scope.kind()) == specification->scopes.end())
    return false;
  if (device.role == Role::kOffice) return true;
  if (specification->office_only) return false;
  return is_of_base(scope, device.base);
}

bool holds(const Device& device, const Scope& scope) {
  return device.role == Role::kOffice || scope.kind() != kBase || scope.base() == device.base;
}

}  // namespace starharbor::content
