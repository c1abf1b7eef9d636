// A whole store in a stranger's hands: what its listing says and what its small files say, up to an exchange with it.
#include <filesystem>
#include <map>

#include <nlohmann/json.hpp>

#include "content-db/base/error.h"
#include "content-db/folder/verify.h"
#include "sync/exchange/exchange.h"
#include "sync/exchange/state.h"
#include "sync/format/names.h"
#include "sync/format/segment.h"
#include "sync/report/status.h"
#include "sync/report/words.h"
#include "sync/stores/remote_listing.h"
#include "sync/stores/store_file.h"
#include "sync/trust/authority.h"
#include "tests/fuzz/input.h"
#include "tests/support/devices.h"
#include "tests/support/district.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::fuzz {
namespace {

namespace fs = std::filesystem;
using tests::DiskDevice;
using tests::TestDistrict;

// Lists what it was told to list, and gives what it was told to give.
class HostileStore : public sync::Store {
 public:
  void set(const std::string& name, Bytes bytes) {
    listed_[name] = bytes.size();
    files_[name] = std::move(bytes);
  }
  void say_size(const std::string& name, uint64_t size) { listed_[name] = size; }

  std::vector<sync::StoreEntry> list(std::string_view prefix) override {
    std::vector<sync::StoreEntry> entries;
    for (const auto& [name, size] : listed_) {
      if (name.starts_with(prefix)) entries.push_back({name, size});
    }
    return entries;
  }
  bool exists(std::string_view name) override { return files_.contains(std::string(name)); }
  Bytes get(std::string_view name, size_t max_bytes) override {
    const auto found = files_.find(std::string(name));
    if (found == files_.end()) throw Error(ErrorCode::kMissing, "read", "it is not there");
    if (found->second.size() > max_bytes) throw Error(ErrorCode::kCorrupt, "read", "it is too large");
    return found->second;
  }
  void put(std::string_view name, std::span<const uint8_t> bytes) override {
    STARHARBOR_MUST_HOLD(sync::is_sound_name(name));
    set(std::string(name), Bytes(bytes.begin(), bytes.end()));
  }
  void remove(std::string_view) override { STARHARBOR_MUST_HOLD(false); }
  std::string describe() const override { return "a stick"; }

 private:
  std::map<std::string, uint64_t> listed_;
  std::map<std::string, Bytes> files_;
};

// A kiosk of the district with some data, and what another kiosk gave to a store.
struct Hall {
  tests::TemporaryFolder folder;
  content::DeviceKeys other = keys_of_device(2);
  std::vector<std::pair<std::string, Bytes>> given;

  Hall() {
    fs::create_directory(folder / "store");
    for (const auto& [name, number] : {std::pair("left", 3), std::pair("right", 2)}) {
      content::DataFolder::init(folder / name, tests::kiosk("heart", name),
                                {tests::seed_of(static_cast<uint8_t>(number)), content::Nonce{}});
      DiskDevice device(folder / name);
      TestDistrict::instance().enrol(device.folder());
      device.edit("events-heart"_scope, "event", "heart-tea",
                  {{"base", "heart"},
                   {"title_zh", "茶话会"},
                   {"starts_at", tests::kNoonMs},
                   {"ends_at", tests::kNoonMs + 3'600'000}});
      device.edit("base-heart"_scope, "member", "heart.1", {{"base", "heart"}, {"member_no", "1"}, {"name", name}});
      STARHARBOR_MUST_HOLD(!device.sign_in("heart-tea", "heart.1").empty());
    }
    DiskDevice(folder / "left").exchange(folder / "store");
    DiskDevice(folder / "right").exchange(folder / "store");
    for (auto& [name, bytes] : tests::files_in(folder / "store")) {
      if (!fs::exists(folder / "left" / name)) given.emplace_back(name, bytes);
    }
  }
};

const Hall& hall() {
  static const Hall hall;
  return hall;
}

void add_signed(HostileStore& store, uint8_t kind, const std::string& text) {
  const content::DeviceKeys& other = hall().other;
  if (kind == 0) {
    const auto nonce = sync::array_of_bytes_in<16>(sync::parse_object(text), "nonce").value_or(content::Nonce{});
    store.set(sync::state_path(content::to_hex(content::log_id_of(other.signing.public_key, nonce))),
              sync::write_document("state", text, other.signing));
  } else if (kind == 1) {
    store.set(sync::request_path(other.signing.public_key),
              sync::write_document("enrolment request", text, other.signing));
  } else {
    const Bytes list = sync::write_document("trust list", text, TestDistrict::instance().safe().root.signing);
    const int64_t number = sync::number_in(sync::parse_object(text), "number");
    if (number >= 1 && number <= sync::kMaxListNumber) store.set(sync::list_path(sync::name_of(number, list)), list);
  }
}

// One thing more that lies there.
void add_one(HostileStore& store, Taker& taker) {
  const uint8_t kind = taker.byte() % 8;
  const Input piece = taker.piece();
  const Bytes bytes(piece.begin(), piece.end());
  const auto& given = hall().given;
  if (kind == 0) {
    const std::string name = text_of(taker.piece());
    store.set(name, bytes);
  } else if (kind == 1) {
    store.set("starharbor.json", bytes);
  } else if (kind <= 4) {
    add_signed(store, kind - 2, text_of(piece));
  } else if (kind == 5) {
    store.set(sync::media_path(content::to_hex(content::hash_bytes(bytes))), bytes);
  } else {
    // What an honest device gave: as it is, or with a byte changed, or of another size.
    const auto& [name, honest] = given[taker.byte() % given.size()];
    Bytes changed = honest;
    if (kind == 7) changed[taker.number(2) % changed.size()] ^= taker.byte();
    store.set(name, changed);
    if (!piece.empty()) store.say_size(name, piece[0]);
  }
}

void read_only(HostileStore& store) {
  decltype(sync::ExchangeResult::problems) problems;
  sync::read_store(store);
  sync::read_states(store, TestDistrict::instance().list(), problems);
  sync::requests_in(store, problems);
  for (const sync::StoreEntry& entry : store.list("")) {
    if (sync::parse_segment_path(entry.name) || sync::parse_list_path(entry.name) || sync::is_state_path(entry.name) ||
        !sync::media_hash_of(entry.name).empty()) {
      STARHARBOR_MUST_HOLD(sync::is_sound_name(entry.name));
    }
  }
}

// Whatever lies there, the kiosk's data stay whole, and what is not its own stays out of its folder.
void exchange(HostileStore& store) {
  const tests::TemporaryFolder copy(hall().folder.path().parent_path());
  fs::copy(hall().folder / "left", copy / "left", fs::copy_options::recursive);
  DiskDevice left(copy / "left");
  sync::ExchangeResult result;
  try {
    sync::exchange(left.folder(), store, result);
    const auto report = sync::status(left.folder(), &store);
    sync::words(report, tests::kNoonMs);
    sync::json_of(report, tests::kNoonMs);
    sync::words(result, store.describe());
  } catch (const Error&) {
  }
  auto own = left.folder().database().query("SELECT 1 FROM sign_in WHERE member = 'heart.1'");
  STARHARBOR_MUST_HOLD(own.step());
  // It takes longer than all the rest.
  if (!result.applied.empty()) STARHARBOR_MUST_HOLD(content::verify_data(left.folder()).faults.empty());
  for (const auto& entry : fs::directory_iterator(copy.path())) STARHARBOR_MUST_HOLD(entry.path().filename() == "left");
  for (const char* kept : {"segments", "media", "state"}) {
    if (!fs::exists(copy / "left" / kept)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(copy / "left" / kept))
      STARHARBOR_MUST_HOLD(sync::is_sound_name(entry.path().lexically_relative(copy / "left").string()));
  }
}

}  // namespace

void store_listing(Input bytes) {
  Taker taker(bytes);
  const uint8_t way = taker.byte() % 8;
  if (way == 0) {
    std::vector<sync::StoreEntry> entries;
    sync::read_listing(taker.rest(), "segments", entries);
    return;
  }
  HostileStore store;
  while (!taker.empty()) add_one(store, taker);
  if (way == 1) return exchange(store);
  try {
    read_only(store);
  } catch (const Error&) {
  }
}

}  // namespace starharbor::fuzz
