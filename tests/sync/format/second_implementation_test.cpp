// sync/format/FORMAT.md is enough to write another implementation: one in Python, written from it alone, reads what
// this one wrote and agrees about every op, and this one takes what it wrote.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sync/format/segment.h"
#include "sync/stores/folder.h"
#include "sync/trust/authority.h"
#include "tests/support/named_hall.h"
#include "tests/support/process.h"
#include "tests/support/scope_literal.h"

namespace starharbor::tests {
namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kPassphrase = "correct horse battery";

class SecondImplementation : public NamedHall {
 protected:
  static Finished second(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"/usr/bin/python3", SECOND_IMPLEMENTATION});
    return run(arguments);
  }
  json read_as(const std::string& seed) {
    const Finished finished = second({"read", stick_.string(), seed});
    EXPECT_EQ(finished.status, 0) << finished.errors;
    return json::parse(finished.output, nullptr, false);
  }
  static std::string seed_of_device(DiskDevice& device) { return content::to_hex(*device.folder().secret("device")); }
  // Every op of the scopes that `reader` holds, as the other should tell them.
  static json ops_here(DiskDevice& device) {
    json ops = json::array();
    auto rows = device.folder().database().query(
        "SELECT scope, lower(hex(log)), seq, lower(hex(chain)), stamp, table_name, row, body, before IS NOT NULL, "
        "quarantined FROM op ORDER BY scope, log, seq, chain");
    while (rows.step()) {
      ops.push_back({{"scope", rows.text(0)},
                     {"log", rows.text(1)},
                     {"seq", rows.integer(2)},
                     {"h", rows.text(3)},
                     {"stamp", rows.integer(4)},
                     {"table", rows.text(5)},
                     {"row", rows.text(6)},
                     {"body", rows.integer(8) != 0 ? json() : json(rows.text(7))},
                     {"counts", rows.integer(9) == 0}});
    }
    return ops;
  }
  static json without(json ops, const std::vector<std::string>& keys) {
    for (json& op : ops) {
      for (const std::string& key : keys) op.erase(key);
    }
    return ops;
  }
};

TEST_F(SecondImplementation, ReadsEveryOpAndAgreesAboutEach) {
  // Epochs, a breach, a branch, a late one, an erasure: what the text has a word about.
  district_.decide(sync::rotate(district_.safe(), district_.list(), {"base-heart"_scope, "district"_scope}));
  district_.decide(sync::rotate(district_.safe(), district_.list(), {"base-heart"_scope}));
  for (DiskDevice* device : {&office_, &dagang_, &fenglin_}) district_.give(device->folder());
  dagang_.sign_in("heart-tea", "heart.1");
  fenglin_.edit("base-heart"_scope, "member", "heart.2", {{"firm", "a"}});
  {
    content::Transaction transaction(office_.folder().database());
    office_.folder().log().append_fact("base-heart"_scope, "erasure", {{"of_table", "member"}, {"of_row", "heart.3"}});
    transaction.commit();
  }
  office_.edit("district"_scope, "base", "heart", {{"fact_zh", "新的"}});
  go_round();
  const auto log = dagang_.folder().log().id();
  const content::Op breach{log, "district"_scope, 1,       content::stamp_of(kNoonMs),
                           {},  "base",           "heart", R"({"name_zh":"x"})"};
  const auto key = *sync::find_key(sync::CurrentTrust(dagang_.folder()).keys(), "district"_scope, 2);
  const auto file =
      sync::write_segment(std::span(&breach, 1), content::chain_start(log, "district"_scope),
                          {dagang_.folder().keys().signing, *dagang_.folder().log().owners().nonce_of(log), 2, key});
  content::write_private_file(stick_ / file.path, file.bytes);
  const content::Tip end = fenglin_.folder().log().ops().tip(fenglin_.folder().log().id(), "base-heart"_scope);
  district_.decide(
      sync::revoke(district_.safe(), district_.list(), key_of(fenglin_), {{end.scope, end.log, end.seq, end.chain}}));
  fenglin_.edit("base-heart"_scope, "member", "heart.2", {{"firm", "too late"}});
  fenglin_.exchange(stick_);
  district_.give(office_.folder());
  office_.exchange(stick_);

  const json read = read_as(seed_of_device(office_));
  EXPECT_EQ(read["number"], district_.list().number);
  EXPECT_EQ(read["district"], content::to_hex(district_.list().district));
  EXPECT_THAT(read["devices"], Contains(json("枫林 2号")));
  EXPECT_THAT(read["keys"], Contains(json("base-heart 1")));
  EXPECT_THAT(read["refused"], IsEmpty());
  EXPECT_THAT(read["states"], SizeIs(3));
  const json here = ops_here(office_);
  EXPECT_EQ(std::ranges::count(here, false, [](const json& op) { return op["counts"].get<bool>(); }), 2);
  // What was cut before the erasure still lies there whole.
  EXPECT_EQ(without(read["ops"], {"owner", "seen", "h before", "body"}), without(here, {"body"}));
}

TEST_F(SecondImplementation, ReadsAnErasedOpAndFollowsItsChain) {
  fenglin_.edit("base-heart"_scope, "member", "heart.2", {{"firm", "unheard-of"}});
  fenglin_.sign_in("heart-tea", "heart.1");
  {
    content::Transaction transaction(office_.folder().database());
    office_.folder().log().append_fact("base-heart"_scope, "erasure", {{"of_table", "member"}, {"of_row", "heart.2"}});
    transaction.commit();
  }
  office_.exchange(stick_);
  go_round();
  const json read = read_as(seed_of_device(dagang_));
  EXPECT_THAT(read["refused"], IsEmpty());
  EXPECT_EQ(std::ranges::count(read["ops"], json(), [](const json& op) { return op["body"]; }), 1);
  EXPECT_EQ(without(read["ops"], {"owner", "seen", "h before", "body"}), without(ops_here(dagang_), {"body"}));
}

TEST_F(SecondImplementation, WritesARequestAndASignInThatAreTaken) {
  const std::string seed = content::to_hex(seed_of(42).bytes);
  ASSERT_EQ(second({"request", stick_.string(), seed, "第二台", "heart"}).status, 0);
  sync::FolderStore store(stick_);
  std::vector<sync::Problem> problems;
  const auto requests = sync::requests_in(store, problems);
  ASSERT_THAT(requests, SizeIs(1));
  district_.decide(sync::enrol(district_.safe(), district_.list(), requests.front(), requests.front().device));
  district_.give(office_.folder());
  office_.exchange(stick_);
  const Finished signed_in =
      second({"sign-in", stick_.string(), seed, std::string(32, '7'), "heart", "heart-tea", "heart.3"});
  ASSERT_EQ(signed_in.status, 0) << signed_in.errors;
  const auto said = exchange(fenglin_);
  EXPECT_THAT(said.result.problems, IsEmpty()) << said.en;
  EXPECT_THAT(said.en, ::testing::HasSubstr("Heartfelt Hub: 1 sign-in\n"));
  EXPECT_THAT(fenglin_.attendance("heart-tea"), ::testing::ElementsAre("heart.3"));
}

TEST_F(SecondImplementation, OpensWhatAPassphraseLocks) {
  const auto open = [&](const sync::Bytes& bytes) {
    const auto file = folder_ / "file";
    content::write_private_file(file, bytes);
    const Finished finished = second({"open", file.string(), std::string(kPassphrase)});
    EXPECT_EQ(finished.status, 0) << finished.errors;
    return json::parse(finished.output, nullptr, false);
  };
  const auto recovery = sync::write_recovery(seed_of(9), kPassphrase, content::kLeastPassphraseCost);
  EXPECT_EQ(open(recovery)["seed"], content::to_hex(seed_of(9).bytes));
  const sync::Provision made{{seed_of(8), {}}, kiosk("heart", "大港 4号"), district_.list().district};
  const json provision = open(sync::write_provision(made, kPassphrase, content::kLeastPassphraseCost));
  EXPECT_EQ(provision["name"], "大港 4号");
  EXPECT_EQ(provision["district"], content::to_hex(district_.list().district));
}

}  // namespace
}  // namespace starharbor::tests
