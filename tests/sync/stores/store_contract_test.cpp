// The promise of a store (sync/stores/store.h), kept by each kind of store alike.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "content-db/base/error.h"
#include "sync/stores/store.h"
#include "sync/stores/store_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/wall_clock.h"
#include "tests/sync/stores/store_place.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

sync::Bytes bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

class StoreContract : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (const std::string why = missing_kinds(); !why.empty()) GTEST_SKIP() << why;
    place_ = GetParam().make(folder_.path());
    store_ = place_->open();
  }
  std::vector<std::string> names(std::string_view prefix) {
    std::vector<std::string> names;
    for (const auto& entry : store_->list(prefix)) names.push_back(entry.name);
    return names;
  }
  // A file that comes there without the house.
  void leave(const std::string& name, std::string_view text) {
    fs::create_directories((folder_ / "left" / name).parent_path());
    std::ofstream(folder_ / "left" / name) << text;
  }
  void leave_all() { place_->fill(folder_ / "left"); }
  ErrorCode code_of_get(const std::string& name, size_t max_bytes = 100) {
    try {
      store_->get(name, max_bytes);
    } catch (const Error& error) {
      return error.code;
    }
    ADD_FAILURE() << name << " was given";
    return ErrorCode::kInput;
  }

  TemporaryFolder folder_;
  std::unique_ptr<StorePlace> place_;
  std::unique_ptr<sync::Store> store_;
};

TEST_P(StoreContract, GivesBackWhatWasPut) {
  store_->put("segments/base-heart/ab/1-2-3", bytes_of("one"));
  EXPECT_EQ(store_->get("segments/base-heart/ab/1-2-3", 100), bytes_of("one"));
  EXPECT_TRUE(store_->exists("segments/base-heart/ab/1-2-3"));
}

TEST_P(StoreContract, KeepsEmptyAndLargeFiles) {
  const sync::Bytes large(3'000'000, 0xa5);
  store_->put("media/aa/large", large);
  store_->put("media/aa/empty", {});
  EXPECT_EQ(store_->get("media/aa/large", large.size()), large);
  EXPECT_EQ(store_->get("media/aa/empty", 0), sync::Bytes());
  EXPECT_TRUE(store_->exists("media/aa/empty"));
}

TEST_P(StoreContract, PutReplaces) {
  store_->put("state/a.json", bytes_of("a long first text"));
  store_->put("state/a.json", bytes_of("second"));
  EXPECT_EQ(store_->get("state/a.json", 100), bytes_of("second"));
}

// Servers often know no times, and then an equal size looks like an equal file.
TEST_P(StoreContract, PutReplacesWhatHasTheSameSize) {
  store_->put("state/a.json", bytes_of("first"));
  store_->put("state/a.json", bytes_of("other"));
  EXPECT_EQ(store_->get("state/a.json", 100), bytes_of("other"));
}

TEST_P(StoreContract, ListsOneFolderByNameWithSizes) {
  store_->put("segments/b/2", bytes_of("22"));
  store_->put("segments/a/1", bytes_of("1"));
  store_->put("segments/ab/1", bytes_of(""));
  store_->put("media/aa/x", bytes_of("333"));
  EXPECT_THAT(store_->list("segments"),
              ElementsAre(sync::StoreEntry{"segments/a/1", 1}, sync::StoreEntry{"segments/ab/1", 0},
                          sync::StoreEntry{"segments/b/2", 2}));
  EXPECT_THAT(names("segments/a"), ElementsAre("segments/a/1"));
  EXPECT_THAT(names(""), ElementsAre("media/aa/x", "segments/a/1", "segments/ab/1", "segments/b/2"));
  EXPECT_THAT(names("state"), IsEmpty());
}

TEST_P(StoreContract, ANewOneIsEmpty) {
  EXPECT_THAT(names(""), IsEmpty());
  EXPECT_THAT(names("segments"), IsEmpty());
  EXPECT_FALSE(store_->exists("starharbor.json"));
}

TEST_P(StoreContract, WhatIsNotThereIsMissing) {
  EXPECT_FALSE(store_->exists("media/aa/x"));
  EXPECT_EQ(code_of_get("media/aa/x"), ErrorCode::kMissing);
  store_->put("media/aa/y", bytes_of("y"));
  EXPECT_FALSE(store_->exists("media/aa/x"));
  EXPECT_EQ(code_of_get("media/aa/x"), ErrorCode::kMissing);
}

TEST_P(StoreContract, AFolderIsNoFile) {
  store_->put("media/aa/y", bytes_of("y"));
  EXPECT_FALSE(store_->exists("media/aa"));
  EXPECT_THROW(store_->get("media/aa", 100), Error);
  try {
    store_->remove("media/aa");
  } catch (const Error&) {
  }
  EXPECT_THAT(names("media"), ElementsAre("media/aa/y"));
}

TEST_P(StoreContract, NeverReadsMoreThanAskedFor) {
  store_->put("media/aa/x", sync::Bytes(101));
  EXPECT_EQ(code_of_get("media/aa/x", 100), ErrorCode::kCorrupt);
  EXPECT_EQ(store_->get("media/aa/x", 101).size(), 101u);
}

TEST_P(StoreContract, IsTheSameToTheNextOneWhoOpensIt) {
  store_->put("segments/a/1", bytes_of("1"));
  EXPECT_EQ(place_->open()->get("segments/a/1", 100), bytes_of("1"));
}

TEST_P(StoreContract, RemovesAFileAndThatAlone) {
  store_->put("segments/a/1", bytes_of("1"));
  store_->put("segments/a/2", bytes_of("2"));
  store_->remove("segments/a/1");
  EXPECT_THAT(names("segments"), ElementsAre("segments/a/2"));
  EXPECT_FALSE(store_->exists("segments/a/1"));
}

TEST_P(StoreContract, RemovingWhatIsNotThereIsFine) {
  store_->remove("segments/a/1");
  store_->put("segments/a/2", bytes_of("2"));
  store_->remove("segments/a/1");
  store_->remove("segments/a/2");
  store_->remove("segments/a/2");
  EXPECT_THAT(names("segments"), IsEmpty());
}

// A listing is the past.
TEST_P(StoreContract, WhatWasListedMayBeGone) {
  store_->put("segments/a/1", bytes_of("1"));
  EXPECT_THAT(names("segments"), ElementsAre("segments/a/1"));
  place_->open()->remove("segments/a/1");
  EXPECT_EQ(code_of_get("segments/a/1"), ErrorCode::kMissing);
  std::string why;
  EXPECT_EQ(sync::get_if_readable(*store_, "segments/a/1", 100, why), std::nullopt);
  EXPECT_NE(why, "");
}

TEST_P(StoreContract, WhatWasNotListedYetIsGiven) {
  EXPECT_THAT(names("segments"), IsEmpty());
  place_->open()->put("segments/a/1", bytes_of("1"));
  EXPECT_EQ(store_->get("segments/a/1", 100), bytes_of("1"));
}

// Half a file and nothing of a file, as broken uploads leave them: shown with the sizes they have, given as they lie,
// and whole again once somebody puts them.
TEST_P(StoreContract, FilesCutShortAreShownAsTheyAreAndMendedByPut) {
  leave("segments/a/1", "wh");
  leave("segments/a/2", "");
  leave_all();
  EXPECT_THAT(store_->list("segments"),
              ElementsAre(sync::StoreEntry{"segments/a/1", 2}, sync::StoreEntry{"segments/a/2", 0}));
  EXPECT_EQ(store_->get("segments/a/1", 100), bytes_of("wh"));
  EXPECT_EQ(store_->get("segments/a/2", 100), sync::Bytes());
  store_->put("segments/a/1", bytes_of("whole"));
  store_->put("segments/a/2", bytes_of("whole"));
  EXPECT_EQ(store_->get("segments/a/1", 100), bytes_of("whole"));
  EXPECT_EQ(store_->get("segments/a/2", 100), bytes_of("whole"));
}

TEST_P(StoreContract, FilesThatAreBeingWrittenDoNotShow) {
  const WallClock clock(kNoonMs);  // by which a half-written file is old, or not yet
  leave("segments/a/1.0011aabb.part", "hal");
  leave("segments/a/2", "whole");
  leave_all();
  EXPECT_THAT(names("segments"), ElementsAre("segments/a/2"));
}

TEST_P(StoreContract, FilesOfOthersShowByTheirNames) {
  leave("media/假期 Photo.JPG", "x");
  leave("media/#1, [old] {a}*.txt", "x");
  leave_all();
  EXPECT_THAT(names("media"), UnorderedElementsAre("media/假期 Photo.JPG", "media/#1, [old] {a}*.txt"));
}

TEST_P(StoreContract, ListsMoreThanAThousandFiles) {
  std::vector<std::string> expected;
  for (int i = 0; i < 1100; ++i) {
    expected.push_back(fmt::format("segments/district/{:032x}/{:012}", i % 7, i));
    leave(expected.back(), "x");
  }
  leave_all();
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(names("segments"), expected);
}

// The longest that the house makes, and the edges of the rule.
TEST_P(StoreContract, KeepsEverySoundName) {
  const std::string longest(120, 'a');
  for (const std::string& name :
       {"segments/" + std::string(80, 'b') + "/" + longest, std::string("media/a-b.c/0"), std::string("state/-.-")}) {
    store_->put(name, bytes_of(name));
    EXPECT_EQ(store_->get(name, 1000), bytes_of(name));
    EXPECT_TRUE(store_->exists(name));
    EXPECT_THAT(names(name.substr(0, name.find('/'))), ElementsAre(name));
  }
}

TEST_P(StoreContract, IsMadeAStoreOnFirstUseBesideWhateverIsThere) {
  leave("holiday.jpg", "somebody's");
  leave_all();
  EXPECT_FALSE(sync::read_store(*store_));
  const auto made = sync::open_store(*store_);
  EXPECT_TRUE(made.made);
  const auto found = sync::open_store(*place_->open());
  EXPECT_FALSE(found.made);
  EXPECT_EQ(found.id, made.id);
  EXPECT_THAT(names(""), ElementsAre("holiday.jpg", "starharbor.json"));
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreContract, ::testing::ValuesIn(kinds()),
                         [](const auto& kind) { return kind.param.name; });

}  // namespace
}  // namespace starharbor::tests
