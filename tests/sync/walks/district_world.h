// The world of a walk: data folders and stores that are real, and beside each the model of what it must be. Every step
// is done to both; after each exchange the two are compared, op by op, cell by cell and file by file. What differs is
// noted in words and never thrown, so that a walk can be shortened.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "content-db/folder/data_folder.h"
#include "sync/trust/authority.h"
#include "tests/support/fixed_randomness.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/walks/prepared_district.h"
#include "tests/sync/walks/step.h"
#include "tests/sync/walks/world_carriers.h"

namespace starharbor::tests {

// What a step can be.
enum class Act {
  kEdit,
  kRemove,
  kSettle,
  kSignIn,
  kAnnul,
  kErase,
  kWriteAsNewer,  // tables, columns and stamps that nobody here knows
  kUpgrade,
  kExchange,
  kSetClock,
  kTimePasses,
  kFileVanishes,
  kStickIsLost,
  kFileIsCopied,
  kKeepStore,
  kOldStoreReturns,
  kDamage,
  kRevoke,
  kReplace,
  kAccept,
  kRotate,
  kEnrol,
  kNewTerminal,
  kCopyDisk,
  kBackUp,
  kRestore,
  kTerminalDies,
};
// How often which: of the sum of all weights.
using Theme = std::vector<std::pair<Act, int>>;

class DistrictWorld {
 public:
  // `sites` devices, the office among them; `choice` decides which, and which of them run an old version.
  DistrictWorld(int sites, int choice);

  void take(const Step& step, const Theme& theme);
  // Everybody who is still trusted exchanges through a healthy store until nothing moves.
  void settle_down();
  // What must hold then.
  void check_end();

  // What was not as it must be; empty when all is well.
  const std::vector<std::string>& breaches() const { return breaches_; }

 private:
  struct Site {
    std::filesystem::path path;
    DeviceModel model;
    std::shared_ptr<int64_t> now_ms = std::make_shared<int64_t>(0);
    int clock = 0;  // how it goes wrong
    std::unique_ptr<content::DataFolder> folder;
  };
  struct StorePlace {
    std::filesystem::path path;
    StoreModel model;
  };
  struct Backup {
    size_t site;
    std::filesystem::path path;
    DeviceModel model;
  };
  struct Row {
    std::string scope, table, row;
    std::vector<std::string> columns;
  };

  // Writing (district_world_write.cpp).
  void edit(Site& site, const Step& step);
  void remove(Site& site, const Step& step);
  void settle(Site& site, const Step& step);
  void sign_in(Site& site, const Step& step);
  void annul(Site& site, const Step& step);
  void erase(Site& site, const Step& step);
  void write_as_newer(Site& site, const Step& step);
  Row row_of(const Site& site, const Step& step) const;
  // Does `act`, which must write these ops of one row, or one fact; a row that was erased must be refused.
  void write(Site& site, const Row& row, const std::vector<Draft>& drafts,
             const std::function<void(content::Log&)>& act);
  std::optional<OpRef> last_of(const Site& site, const std::string& scope) const;

  // Trust (district_world_trust.cpp).
  void revoke(const Step& step);
  void replace(const Step& step);
  void accept(const Step& step);
  void rotate();
  void enrol(const Step& step);
  void add_terminal(const Step& step);
  void decide(const std::string& what, const std::function<void(sync::TrustAuthority&)>& act,
              const std::function<bool(Decision&)>& expect);
  void close(Decision& decision, const content::PublicKey& device);
  // Of all lists that somebody has, or a store; or that lie in a drawer, in an old store or a backup.
  const Decision& newest(bool put_away_too = false) const;
  std::vector<OpRef> ends_of(const content::PublicKey& device) const;

  // Stores and disks (district_world_places.cpp).
  void lose_file(StorePlace& store, const Step& step);
  void lose_stick(StorePlace& store);
  void copy_file(StorePlace& from, StorePlace& to, const Step& step);
  void keep_store(StorePlace& store);
  void return_store(StorePlace& store);
  void damage(StorePlace& store, const Step& step);
  void copy_disk(const Site& site);
  void back_up(size_t site);
  void restore(const Step& step);
  void upgrade(Site& site);
  void lose_site(size_t site);
  std::vector<std::string> files_of(const StorePlace& store) const;
  void open(Site& site);
  void become_old(Site& site);
  std::filesystem::path next_folder(const std::string& kind);

  // Exchange and comparison (district_world_exchange.cpp).
  void exchange(Site& site, StorePlace& store);
  Made made_by(Site& site, const StorePlace& store);
  void compare(Site& site, const std::string& when);
  void compare_ops(Site& site, const View& view, const std::string& when);
  void forget_needless(Site& site, StorePlace& store);
  void compare_store(const StorePlace& store);
  void check_whole(Site& site);
  void check_nothing_is_lost(const std::vector<Site*>& trusted);
  std::vector<Site*> trusted_sites();
  void breach(const std::string& what) { breaches_.push_back(what); }
  template <typename Value>
  void expect_same(const Value& is, const Value& must_be, const std::string& what);

  void set_time(Site& site);
  Site& office() { return *sites_.front(); }
  const Site& office() const { return *sites_.front(); }

  FixedRandomness randomness_;
  TemporaryFolder disk_;
  int folders_ = 0;
  int64_t now_ms_;
  size_t newcomers_ = 0;
  Carriers carriers_;
  int keys_ = 1;                              // made so far
  std::vector<std::unique_ptr<Site>> sites_;  // the office with the safe is the first
  std::vector<StorePlace> stores_;
  std::vector<StorePlace> kept_;  // stores as they once were
  std::vector<Backup> backups_;
  std::set<OpRef> at_hand_;  // before the end: what some trusted device held
  std::vector<std::string> breaches_;
};

}  // namespace starharbor::tests
