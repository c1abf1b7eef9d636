// Who a device is: two keys from one seed, and logs that only the holder of the key can have begun.
#include "content-db/log/identity.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "content-db/folder/data_folder.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

using content::DataFolder;

content::Seed seed(uint8_t number) {
  content::Seed seed;
  seed.bytes.fill(number);
  return seed;
}

TEST(Identity, OneSeedIsAlwaysTheSameDevice) {
  const auto one = content::device_keys(seed(1)), again = content::device_keys(seed(1));
  EXPECT_EQ(one.signing.public_key, again.signing.public_key);
  EXPECT_EQ(one.sealing.public_key, again.sealing.public_key);
  EXPECT_NE(one.signing.public_key, one.sealing.public_key);
  EXPECT_NE(one.signing.public_key, content::device_keys(seed(2)).signing.public_key);
}

TEST(Identity, ALogIsBoundToItsKeyAndNonce) {
  const auto key = content::device_keys(seed(1)).signing.public_key;
  content::Nonce other{};
  other[15] = 1;
  EXPECT_EQ(content::log_id_of(key, {}), content::log_id_of(key, {}));
  EXPECT_NE(content::log_id_of(key, {}), content::log_id_of(key, other));
  EXPECT_NE(content::log_id_of(key, {}), content::log_id_of(content::device_keys(seed(2)).signing.public_key, {}));
}

TEST(Identity, AFoldersLogsAreItsKeys) {
  TemporaryFolder place;
  DataFolder::init(place / "hall", {"left", content::Role::kKiosk, "heart"}, {seed(1), {}});
  DataFolder folder = DataFolder::open(place / "hall");
  const auto key = content::device_keys(seed(1)).signing.public_key;
  EXPECT_EQ(folder.keys().signing.public_key, key);
  const auto first = folder.log().id();
  EXPECT_EQ(first, content::log_id_of(key, {}));
  folder.start_new_log();
  const auto second = folder.log().id();
  EXPECT_NE(second, first);
  for (const auto& log : {first, second}) {
    EXPECT_EQ(content::log_id_of(key, folder.log().owners().nonce_of(log).value()), log);
    EXPECT_EQ(folder.log().owners().owner_of(log), key);
  }
  EXPECT_FALSE(folder.log().owners().nonce_of(content::LogId{}));
}

TEST(Identity, NobodyElseOfTheMachineMayReadTheFolder) {
  TemporaryFolder place;
  DataFolder::init(place / "hall", {"left", content::Role::kKiosk, "heart"});
  struct stat about {};
  ASSERT_EQ(stat((place / "hall" / "hall.db").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600u);
}

TEST(Identity, AFolderThatLostItsKeyIsRefused) {
  TemporaryFolder place;
  DataFolder::init(place / "hall", {"left", content::Role::kKiosk, "heart"});
  { DataFolder::open(place / "hall").database().run("DELETE FROM local_secret"); }
  EXPECT_THROW(DataFolder::open(place / "hall"), Error);
}

}  // namespace
}  // namespace starharbor::tests
