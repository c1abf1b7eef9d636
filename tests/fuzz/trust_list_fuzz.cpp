// Trust lists: the file, the text under the root's signature, and the keyrings under the devices' seals.
#include <nlohmann/json.hpp>

#include "content-db/log/log.h"
#include "content-db/log/projection_tables.h"
#include "content-db/storage/database.h"
#include "sync/trust/list.h"
#include "tests/fuzz/input.h"
#include "tests/support/scope_literal.h"

namespace starharbor::fuzz {
namespace {

using sync::TrustList;

const content::DeviceKeys& root() {
  static const auto keys = keys_of_device(1);
  return keys;
}
const content::DeviceKeys& device() {
  static const auto keys = keys_of_device(2);
  return keys;
}

// The number in the name is the list's own where it has one.
int64_t number_of(const std::string& text) {
  const int64_t number = sync::number_in(sync::parse_object(text), "number");
  return number >= 1 && number <= sync::kMaxListNumber ? number : 1;
}

std::optional<TrustList> decode(int64_t number, Input file) {
  auto read = sync::decode_list(sync::list_path(sync::name_of(number, file)), file);
  if (auto* list = std::get_if<TrustList>(&read)) return std::move(*list);
  return std::nullopt;
}

void give_rights(const TrustList& list) {
  static content::Database db = [] {
    content::Database made = content::Database::in_memory();
    content::make_projection(made);
    return made;
  }();
  const content::Transaction rolled_back(db);
  content::Log log(db, {"office", content::Role::kOffice, ""}, [] { return int64_t{0}; });
  log.set_rights(list.rights("trust/1"));
  content::Log again(db, {"office", content::Role::kOffice, ""}, [] { return int64_t{0}; });
  STARHARBOR_MUST_HOLD(again.rights().grants == list.rights({}).grants);
}

// A list that was read can be written, read again, asked and obeyed.
void use(const TrustList& list) {
  for (const sync::TrustedDevice& each : list.devices) {
    each.is_open();
    each.reads("base-heart"_scope);
    STARHARBOR_MUST_HOLD(list.find(each.signing) == &each);
    sync::keys_of(list, each.keys, device().sealing);
  }
  sync::keys_of(list, list.root_keys, root().sealing);
  give_rights(list);
  const Bytes again = sync::encode_list(list, root().signing);
  const auto read = decode(list.number, again);
  STARHARBOR_MUST_HOLD(read && sync::encode_list(*read, root().signing) == again);
}

// A keyring made of the bytes, sealed to the device and to the root; and the bytes as keys of epochs past.
void take_keys(Input bytes) {
  Taker taker(bytes);
  TrustList list;
  list.district = root().signing.public_key;
  list.root_box = root().sealing.public_key;
  list.number = 7;
  const int epochs = taker.byte() % 5;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const Input key = taker.piece();
    list.past_keys["base-heart"_scope].emplace_back(key.begin(), key.end());
  }
  const Bytes sealed = content::seal_to(device().sealing.public_key, taker.rest());
  list.devices.push_back({device().signing.public_key,
                          device().sealing.public_key,
                          "left",
                          {{content::Role::kKiosk, "heart", false, {}}},
                          sealed});
  use(list);
  if (const auto ring = sync::keys_of(list, sealed, device().sealing)) {
    for (const auto& [name, key] : *ring) {
      STARHARBOR_MUST_HOLD(sync::find_key(*ring, name.first, name.second));
      STARHARBOR_MUST_HOLD(sync::newest_epoch(*ring, name.first) >= name.second);
    }
  }
}

}  // namespace

void trust_list(Input bytes) {
  Taker taker(bytes);
  const uint8_t way = taker.byte() % 3;
  if (way == 0) {
    decode(1, taker.rest());
    sync::parse_list_path(text_of(taker.rest()));
  } else if (way == 1) {
    const std::string text = text_of(taker.rest());
    const auto list = decode(number_of(text), sync::write_document("trust list", text, root().signing));
    if (list) use(*list);
  } else {
    take_keys(taker.rest());
  }
}

}  // namespace starharbor::fuzz
