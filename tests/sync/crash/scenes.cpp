// The scenes themselves: what happens in each, and how each promise is looked up on the disk afterwards.
#include <sstream>

#include <fmt/format.h>

#include "content-db/base/error.h"
#include "sync/exchange/merge.h"
#include "sync/format/segment.h"
#include "sync/local/coverage.h"
#include "sync/local/local_store.h"
#include "sync/stores/folder.h"
#include "sync/trust/current.h"
#include "sync/trust/problem.h"
#include "tests/support/district.h"
#include "tests/support/scope_literal.h"
#include "tests/sync/crash/scene.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;

// What only the erased row says, and nobody may find once it is erased.
constexpr const char* kUnheardOf = "unheard-of";

// Every op of the device's own log is promised by the hash over all that leads to it.
void promise_log(DiskDevice& device, const Promise& promise) {
  for (const std::string& end : own_ends(device)) promise(end);
}

bool has_op(DiskDevice& device, std::istringstream& words) {
  std::string scope, log, chain;
  int64_t seq = 0;
  words >> scope >> log >> seq >> chain;
  auto rows =
      device.folder().database().query("SELECT 1 FROM op WHERE scope = ?1 AND log = ?2 AND seq = ?3 AND chain = ?4");
  rows.bind(1, scope).bind(2, content::from_hex(log)).bind(3, seq).bind(4, content::from_hex(chain));
  return rows.step();
}

bool says(DiskDevice& device, const std::string& word) {
  auto rows = device.folder().database().query("SELECT 1 FROM op WHERE instr(body, ?1) > 0");
  rows.bind(1, word);
  return rows.step();
}

// A store that promises what it was given.
class PromisingStore : public sync::FolderStore {
 public:
  PromisingStore(const fs::path& folder, const Promise& promise) : FolderStore(folder), promise_(promise) {}
  void put(std::string_view name, std::span<const uint8_t> bytes) override {
    FolderStore::put(name, bytes);
    promise_(fmt::format("put {} {}", name, content::to_hex(content::hash_bytes(bytes))));
  }

 private:
  const Promise& promise_;
};

bool is_in_store(const fs::path& hall, const std::string& name, const std::string& hash) {
  const fs::path file = hall / "store" / name;
  return fs::exists(file) && content::to_hex(content::hash_file(file)) == hash;
}

void exchange(DiskDevice& device, const fs::path& hall, const Promise& promise) {
  PromisingStore store(hall / "store", promise);
  device.exchange(store);
  promise("exchanged");
}

// Everything that the device wrote is in some file among its copies.
bool is_all_cut(DiskDevice& device) {
  const sync::CurrentTrust trust(device.folder());
  sync::LocalStore local(device.path());
  sync::Coverage copies(device.folder(), trust.list(), local.files());
  return sync::uncut_ops(device.folder(), copies) == 0;
}

// Nothing of what the store has is lacking here.
bool has_all_of_store(DiskDevice& device, const fs::path& hall) {
  sync::FolderStore store(hall / "store");
  for (const sync::StoreEntry& entry : store.list("segments")) {
    const auto name = sync::parse_segment_path(entry.name);
    if (!name || !content::holds(device.folder().device(), name->scope)) continue;
    if (device.folder().log().ops().tip(name->log, name->scope).seq < name->last) return false;
  }
  return is_all_cut(device);
}

bool is_kept(const std::string& device_name, const fs::path& hall, const std::string& promise) {
  DiskDevice device(hall / device_name);
  std::istringstream words(promise);
  std::string kind, name, hash;
  words >> kind;
  if (kind == "op") return has_op(device, words);
  if (kind == "put") return words >> name >> hash && is_in_store(hall, name, hash);
  if (kind == "exchanged") return has_all_of_store(device, hall);
  if (kind == "list") {
    int64_t number = 0;
    words >> number;
    return sync::CurrentTrust(device.folder()).name().number >= number;
  }
  if (kind == "cut") return is_all_cut(device);
  return kind == "erased" && !says(device, kUnheardOf);
}

void act_append(const fs::path& hall, const Promise& promise) {
  DiskDevice left(hall / "left");
  promise_log(left, promise);
  const auto sign_in = left.sign_in("heart-tea", "heart.2");
  promise_log(left, promise);
  left.edit("events-heart"_scope, "event", "heart-tea", {{"capacity", 30}, {"title_zh", "茶话会"}});
  promise_log(left, promise);
  content::CheckIn(left.folder()).annul(sign_in, "by mistake", kNoonMs);
  promise_log(left, promise);
  left.edit("base-heart"_scope, "member", "heart.1", {{"firm", "a"}});
  promise_log(left, promise);
}

void write_some(DiskDevice& device) {
  device.sign_in("heart-tea", "heart.2");
  device.edit("events-heart"_scope, "event", "heart-tea", {{"capacity", 30}});
}

void act_export(const fs::path& hall, const Promise& promise) {
  DiskDevice left(hall / "left");
  sync::LocalStore local(left.path());
  std::vector<sync::Problem> problems;
  sync::cut_segments(left.folder(), local, sync::CurrentTrust(left.folder()), problems);
  promise("cut");
}

void act_exchange(const fs::path& hall, const Promise& promise) {
  DiskDevice left(hall / "left");
  exchange(left, hall, promise);
}

// A fresh stick, which gets all that the device has.
void prepare_publish(const fs::path& hall) {
  DiskDevice left(hall / "left");
  write_some(left);
  sync::LocalStore local(left.path());
  std::vector<sync::Problem> problems;
  sync::cut_segments(left.folder(), local, sync::CurrentTrust(left.folder()), problems);
  fs::remove_all(hall / "store");
  fs::create_directory(hall / "store");
}

void prepare_merge(const fs::path& hall) {
  DiskDevice office(hall / "office"), right(hall / "right"), left(hall / "left");
  right.sign_in("heart-tea", "heart.1");
  right.exchange(hall / "store");
  office.add_photo("ink");
  office.edit("base-heart"_scope, "member", "heart.3", {{"firm", "a"}});
  office.exchange(hall / "store");
  write_some(left);
}

// The other kiosk is off the list, and what it wrote last doesn't count any more.
void prepare_trust(const fs::path& hall) {
  DiskDevice right(hall / "right"), left(hall / "left"), office(hall / "office");
  right.sign_in("heart-tea", "heart.1");
  for (DiskDevice* device : {&right, &left, &office}) device->exchange(hall / "store");
  TestDistrict& district = TestDistrict::instance();
  district.decide(sync::revoke(district.safe(), district.list(), right.folder().keys().signing.public_key, {}));
}

void act_trust(const fs::path& hall, const Promise& promise) {
  DiskDevice left(hall / "left");
  const TestDistrict& district = TestDistrict::instance();
  sync::CurrentTrust trust(left.folder());
  trust.take(district.path(), district.document(), district.list());
  promise(fmt::format("list {}", district.list().number));
  sync::judge_ops(left.folder());
}

void prepare_erase(const fs::path& hall) {
  DiskDevice office(hall / "office"), left(hall / "left");
  office.edit("base-heart"_scope, "member", "heart.1", {{"firm", kUnheardOf}});
  office.exchange(hall / "store");
  left.sign_in("heart-tea", "heart.1");
  left.exchange(hall / "store");
}

void act_erase(const fs::path& hall, const Promise& promise) {
  DiskDevice office(hall / "office");
  content::CheckIn(office.folder()).erase("heart.1", "asked to be forgotten", kNoonMs);
  promise("erased");
  promise_log(office, promise);
  exchange(office, hall, promise);
}

Scene scene(const std::string& name, const std::string& device, std::function<void(const fs::path&)> prepare,
            std::function<void(const fs::path&, const Promise&)> act) {
  const auto kept = [device](const fs::path& hall, const std::string& promise) {
    return is_kept(device, hall, promise);
  };
  return {name, std::move(prepare), std::move(act), kept, device, name != "Append"};
}

}  // namespace

std::vector<std::string> own_ends(DiskDevice& device) {
  std::vector<std::string> ends;
  for (const content::Tip& tip : device.folder().log().ops().tips()) {
    if (!device.folder().log().owners().is_own(tip.log)) continue;
    ends.push_back(
        fmt::format("op {} {} {} {}", tip.scope.name(), content::to_hex(tip.log), tip.seq, content::to_hex(tip.chain)));
  }
  return ends;
}

const std::vector<Scene>& scenes() {
  const auto nothing = [](const fs::path&) {};
  const auto write_only = [](const fs::path& hall) {
    DiskDevice left(hall / "left");
    write_some(left);
  };
  static const std::vector<Scene> all{
      scene("Append", "left", nothing, act_append),
      scene("Export", "left", write_only, act_export),
      scene("Publish", "left", prepare_publish, act_exchange),
      scene("Merge", "left", prepare_merge, act_exchange),
      scene("TrustList", "left", prepare_trust, act_trust),
      scene("Erase", "office", prepare_erase, act_erase),
  };
  return all;
}

}  // namespace starharbor::tests
