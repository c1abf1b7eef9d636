// The trust list's bytes: what is written is read again, and nothing that the root has not signed is ever believed.
#include "sync/trust/list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/device.h"
#include "tests/support/district.h"
#include "tests/support/scope_literal.h"

namespace starharbor::tests {
namespace {

using content::Role;
using sync::Bytes;
using sync::ListFault;
using sync::TrustList;

sync::Request request(uint8_t number, const content::Device& device) {
  const auto keys = content::device_keys(seed_of(number));
  return {keys.signing.public_key, keys.sealing.public_key, device, kNoonMs};
}

class TrustListTest : public ::testing::Test {
 protected:
  TestDistrict district_{1};

  TrustListTest() {
    district_.decide(sync::enrol(district_.safe(), district_.list(), request(20, office()), office()));
    district_.decide(
        sync::enrol(district_.safe(), district_.list(), request(21, kiosk("heart", "left")), kiosk("heart", "left")));
    const content::Closure end{"base-heart"_scope, MemoryDevice::log_id(4), 7, content::hash_bytes({})};
    district_.decide(sync::revoke(district_.safe(), district_.list(), request(21, office()).signing, {end}));
  }
  ListFault fault_of(const std::string& path, std::span<const uint8_t> bytes) {
    const auto read = sync::decode_list(path, bytes);
    return std::holds_alternative<ListFault>(read) ? std::get<ListFault>(read) : static_cast<ListFault>(-1);
  }
  static std::string path_for(int64_t number, std::span<const uint8_t> bytes) {
    return sync::list_path(sync::name_of(number, bytes));
  }
  // The district's list with another text, signed as it should be.
  Bytes signed_text(const std::string& text) {
    return sync::write_document("trust list", text, district_.safe().root.signing);
  }
};

TEST_F(TrustListTest, GivesBackWhatWasWritten) {
  const auto read = sync::decode_list(district_.path(), district_.document());
  ASSERT_TRUE(std::holds_alternative<TrustList>(read));
  const TrustList& list = std::get<TrustList>(read);
  EXPECT_EQ(list.district, district_.safe().root.signing.public_key);
  EXPECT_EQ(list.number, 4);
  EXPECT_EQ(list.at_ms, kNoonMs);
  EXPECT_EQ(list.past_keys, district_.list().past_keys);
  EXPECT_EQ(list.root_keys, district_.list().root_keys);
  ASSERT_EQ(list.devices.size(), 2u);
  for (size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(list.devices[i].signing, district_.list().devices[i].signing);
    EXPECT_EQ(list.devices[i].sealing, district_.list().devices[i].sealing);
    EXPECT_EQ(list.devices[i].name, district_.list().devices[i].name);
    EXPECT_EQ(list.devices[i].grants, district_.list().devices[i].grants);
    EXPECT_EQ(list.devices[i].keys, district_.list().devices[i].keys);
  }
  EXPECT_TRUE(list.devices[0].is_open());
  EXPECT_FALSE(list.devices[1].is_open());
}

TEST_F(TrustListTest, CutShortOrChangedIsDamaged) {
  const Bytes& good = district_.document();
  for (size_t at = 0; at < good.size(); ++at) {
    ASSERT_EQ(fault_of(district_.path(), std::span(good).first(at)), ListFault::kDamaged) << at;
    Bytes changed = good;
    changed[at] ^= 1;
    ASSERT_EQ(fault_of(district_.path(), changed), ListFault::kDamaged) << at;
    // Nor under a name that fits: it may say the same in other letters, never anything else.
    const auto read = sync::decode_list(path_for(4, changed), changed);
    const auto* list = std::get_if<TrustList>(&read);
    ASSERT_TRUE(!list || list->rights("").grants == district_.list().rights("").grants) << at;
  }
}

TEST_F(TrustListTest, ADocumentOfAnotherKindIsNone) {
  const auto document = sync::read_document("trust list", district_.document(), sync::kMaxListBytes);
  ASSERT_TRUE(document);
  const Bytes other = sync::write_document("state", document->text, district_.safe().root.signing);
  EXPECT_EQ(fault_of(path_for(4, other), other), ListFault::kDamaged);
}

TEST_F(TrustListTest, UnderAnotherNumberItIsNone) {
  EXPECT_EQ(fault_of(path_for(5, district_.document()), district_.document()), ListFault::kNonsense);
}

TEST_F(TrustListTest, OfANewerVersionWaits) {
  const Bytes newer = signed_text(R"({"format": 2, "number": 9})");
  EXPECT_EQ(fault_of(path_for(9, newer), newer), ListFault::kNewerVersion);
}

TEST_F(TrustListTest, SignedNonsenseIsNonsense) {
  const std::string key(64, 'a');
  const std::string device = R"({"key":")" + key + R"(","box":")" + key + R"(","name":"x","keys":"","grants":[)";
  const auto whole = [&](const std::string& devices, const std::string& past = "{}") {
    return R"({"format":1,"number":9,"root_box":")" + key + R"(","past_keys":)" + past + R"(,"devices":[)" + devices +
           "]}";
  };
  const Bytes good = signed_text(whole(device + R"({"role":"kiosk","base":"heart"}]})"));
  EXPECT_TRUE(std::holds_alternative<TrustList>(sync::decode_list(path_for(9, good), good)));
  for (const std::string& text :
       {std::string("{}"), std::string("[]"), std::string("x"), std::string(R"({"format":1,"number":9})"),
        whole(device + R"({"role":"boss","base":"heart"}]})"), whole(device + R"({"role":"kiosk","base":""}]})"),
        whole(device + R"({"role":"kiosk","base":"../x"}]})"), whole("7"),
        whole(device + R"(]},)" + device + "]}"),  // one device twice
        whole(device + R"({"role":"kiosk","base":"heart","until":[{"scope":"base-heart"}]}]})"),
        whole("", R"({"base-heart":7})"), whole("", R"({"base-heart":[7]})"), whole("", R"({"BASE":[]})")}) {
    const Bytes bytes = signed_text(text);
    EXPECT_EQ(fault_of(path_for(9, bytes), bytes), ListFault::kNonsense) << text;
  }
}

TEST_F(TrustListTest, GiantAndDeepOnesAreBounded) {
  std::string many = R"({"format":1,"number":9,"devices":[)";
  for (int i = 0; i < 100'000; ++i) many += "{},";
  const Bytes devices = signed_text(many + "{}]}");
  EXPECT_EQ(fault_of(path_for(9, devices), devices), ListFault::kNonsense);
  const Bytes deep = signed_text(std::string(200'000, '[') + std::string(200'000, ']'));
  EXPECT_EQ(fault_of(path_for(9, deep), deep), ListFault::kNonsense);
  const std::string raw = std::string(1'000'000, '[');
  EXPECT_EQ(fault_of(path_for(9, Bytes(raw.begin(), raw.end())), Bytes(raw.begin(), raw.end())), ListFault::kDamaged);
  const Bytes giant(sync::kMaxListBytes + 1, ' ');
  EXPECT_EQ(fault_of(path_for(9, giant), giant), ListFault::kDamaged);
}

TEST_F(TrustListTest, PathsAreTakenToTheLetter) {
  const std::string good = district_.path();
  ASSERT_TRUE(sync::parse_list_path(good));
  for (const std::string& bad : {good + "0", good.substr(1), good.substr(0, good.size() - 1) + "G", std::string(),
                                 "trust/00000000" + good.substr(14), "trust/0000000a" + good.substr(14)}) {
    EXPECT_FALSE(sync::parse_list_path(bad)) << bad;
    EXPECT_EQ(fault_of(bad, {}), ListFault::kBadName);
  }
}

TEST(TrustListName, TheGreatestNumberIsTheNewestAndTheHashBreaksATie) {
  const sync::ListName old{3, "ff"}, fresh{4, "aa"}, tied{4, "ab"};
  EXPECT_LT(old, fresh);
  EXPECT_LT(fresh, tied);
}

RC_GTEST_PROP(TrustListBytes, RandomOnesNeverHurt, (const std::vector<uint8_t>& bytes)) {
  const auto path = sync::list_path(sync::name_of(1, bytes));
  RC_ASSERT(std::holds_alternative<ListFault>(sync::decode_list(path, bytes)));
  RC_ASSERT(!sync::decode_request("requests/x.json", bytes));
}

}  // namespace
}  // namespace starharbor::tests
