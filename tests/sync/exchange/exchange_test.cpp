// Exchanges between data folders through a store: who gets what, by which way, and what does not come through.
#include "sync/exchange/exchange.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content-db/base/error.h"
#include "sync/format/segment.h"
#include "sync/stores/folder.h"
#include "tests/support/devices.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

class ExchangeTest : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(store_);
    fill_office(office_);
  }
  // Segments in the store of one scope, by name.
  std::vector<std::string> stored(const std::string& scope) {
    std::vector<std::string> names;
    for (const auto& entry : sync::FolderStore(store_).list("segments/" + scope)) names.push_back(entry.name);
    return names;
  }
  void write(const std::string& name, std::string_view text) {
    fs::create_directories((store_ / name).parent_path());
    content::write_private_file(store_ / name, std::span(reinterpret_cast<const uint8_t*>(text.data()), text.size()));
  }

  TemporaryFolder folder_;
  fs::path store_ = folder_ / "store";
  DiskDevice office_{folder_ / "office", office()};
  DiskDevice left_{folder_ / "left", kiosk("heart", "left")};
  DiskDevice right_{folder_ / "right", kiosk("heart", "right")};
};

TEST_F(ExchangeTest, ASignInAtOneShowsAtAll) {
  office_.exchange(store_);
  left_.exchange(store_);
  right_.exchange(store_);
  left_.sign_in("heart-tea", "heart.1");
  right_.sign_in("heart-tea", "heart.2");
  for (int round = 0; round < 2; ++round) {
    for (DiskDevice* device : {&left_, &right_, &office_}) device->exchange(store_);
  }
  for (DiskDevice* device : {&left_, &right_, &office_}) {
    EXPECT_THAT(device->attendance("heart-tea"), ElementsAre("heart.1", "heart.2")) << device->path();
    EXPECT_THAT(differing_scopes(*device, office_), IsEmpty()) << device->path();
  }
}

TEST_F(ExchangeTest, TellsWhatItDid) {
  const auto given = office_.exchange(store_);
  EXPECT_TRUE(given.new_store);
  EXPECT_EQ(given.segments_out.files, 5);  // district, and events and people of two bases
  EXPECT_EQ(given.segments_in.files, 0);
  const auto taken = left_.exchange(store_);
  EXPECT_FALSE(taken.new_store);
  EXPECT_EQ(taken.store_id, given.store_id);
  EXPECT_EQ(taken.segments_in.files, 4);
  EXPECT_GT(taken.segments_in.bytes, 0);
  EXPECT_EQ(taken.applied,
            (std::map<content::Scope, int64_t>{
                {"base-heart"_scope, 3}, {"district"_scope, 2}, {"events-heart"_scope, 1}, {"events-maple"_scope, 1}}));
  EXPECT_THAT(taken.problems, IsEmpty());
}

TEST_F(ExchangeTest, AgainDoesNothing) {
  office_.add_photo("boats");
  office_.exchange(store_);
  left_.exchange(store_);
  for (DiskDevice* device : {&office_, &left_}) {
    const auto again = device->exchange(store_);
    EXPECT_EQ(again.segments_in.files + again.segments_out.files + again.media_in.files + again.media_out.files, 0);
    EXPECT_THAT(again.applied, IsEmpty());
  }
}

TEST_F(ExchangeTest, AKioskNeverGetsThePeopleOfAnotherBase) {
  office_.exchange(store_);
  left_.exchange(store_);
  ASSERT_THAT(stored("base-maple"), SizeIs(1));
  EXPECT_FALSE(fs::exists(left_.path() / "segments/base-maple"));
  EXPECT_FALSE(left_.digests().contains("base-maple"_scope));
  EXPECT_TRUE(left_.digests().contains("events-maple"_scope));
}

// Bases are told apart by their whole name.
TEST_F(ExchangeTest, ABaseWhoseNameBeginsLikeAnothersIsAnother) {
  office_.edit("base-heart2"_scope, "member", "x", {{"name", "单雄信"}});
  office_.exchange(store_);
  left_.exchange(store_);
  EXPECT_FALSE(left_.digests().contains("base-heart2"_scope));
}

TEST_F(ExchangeTest, AStickCarriedBetweenTheTwoNeedsNoOffice) {
  office_.exchange(store_);
  left_.exchange(store_);
  right_.exchange(store_);
  fs::create_directory(folder_ / "stick");
  left_.sign_in("heart-tea", "heart.1");
  left_.exchange(folder_ / "stick");
  right_.exchange(folder_ / "stick");
  EXPECT_THAT(right_.attendance("heart-tea"), ElementsAre("heart.1"));
  EXPECT_THAT(differing_scopes(left_, right_), IsEmpty());
}

// What came by stick goes on to another store in the bytes in which its owner wrote it.
TEST_F(ExchangeTest, WhoeverHasItCarriesItOn) {
  office_.add_photo("boats");
  office_.exchange(store_);
  left_.exchange(store_);
  fs::create_directory(folder_ / "stick");
  left_.exchange(folder_ / "stick");
  for (const auto& [name, bytes] : files_in(folder_ / "stick")) {
    if (name.starts_with("segments") || name.starts_with("media")) {
      EXPECT_EQ(bytes, content::read_file(store_ / name)) << name;
    }
  }
  right_.exchange(folder_ / "stick");
  EXPECT_THAT(differing_scopes(right_, office_), IsEmpty());
}

TEST_F(ExchangeTest, AFreshStoreIsFilledAgainByWhoeverComes) {
  office_.exchange(store_);
  left_.exchange(store_);
  fs::remove_all(store_);
  fs::create_directory(store_);
  left_.exchange(store_);
  right_.exchange(store_);
  EXPECT_THAT(differing_scopes(right_, office_), IsEmpty());
}

TEST_F(ExchangeTest, LocalCopiesThatAreLostAreMadeAgain) {
  office_.exchange(store_);
  left_.exchange(store_);
  left_.edit("base-heart"_scope, "member", "heart.1", {{"firm", "a"}});
  left_.exchange(store_);
  fs::remove_all(left_.path() / "segments");
  fs::remove_all(store_);
  fs::create_directory(store_);
  left_.exchange(store_);
  EXPECT_THAT(stored("base-heart"), SizeIs(1));
  right_.exchange(store_);
  EXPECT_EQ(right_.folder().log().ops().tip(left_.folder().log().id(), "base-heart"_scope).seq,
            left_.folder().log().ops().tip(left_.folder().log().id(), "base-heart"_scope).seq);
}

TEST_F(ExchangeTest, MediaComeWithTheOpsThatNameThem) {
  const auto hashes = office_.add_photo("boats");
  office_.folder().store_media({1, 2, 3});  // named by no photo
  const auto given = office_.exchange(store_);
  EXPECT_EQ(given.media_out.files, 3);
  const auto taken = left_.exchange(store_);
  EXPECT_EQ(taken.media_in.files, 3);
  EXPECT_EQ(taken.media_missing, 0);
  for (const auto& hash : hashes) {
    EXPECT_EQ(content::to_hex(content::hash_file(left_.folder().media_path(hash))), hash);
  }
}

TEST_F(ExchangeTest, MediaOfRetiredPhotosAreNotAskedFor) {
  const auto hashes = office_.add_photo("boats");
  office_.edit("district"_scope, "photo", "boats", {{"retired", 1}});
  EXPECT_EQ(office_.exchange(store_).media_out.files, 0);
  EXPECT_EQ(left_.exchange(store_).media_missing, 0);
}

TEST_F(ExchangeTest, MediaThatAreNowhereAreCountedAndComeLater) {
  const auto hashes = office_.add_photo("boats");
  office_.exchange(store_);
  fs::remove(store_ / ("media/" + hashes[0].substr(0, 2)) / hashes[0]);
  EXPECT_EQ(left_.exchange(store_).media_missing, 1);
  office_.exchange(store_);
  const auto again = left_.exchange(store_);
  EXPECT_EQ(again.media_missing, 0);
  EXPECT_EQ(again.media_in.files, 1);
}

TEST_F(ExchangeTest, ALongLogIsCutEvery4096Ops) {
  content::Transaction transaction(office_.folder().database());
  for (int i = 0; i < 4200; ++i) {
    office_.folder().log().edit("base-heart"_scope, "member", "m" + std::to_string(i),
                                {{"name", "x"}, {"base", "heart"}});
  }
  transaction.commit();
  office_.exchange(store_);
  const auto names = stored("base-heart");
  ASSERT_THAT(names, SizeIs(2));
  EXPECT_EQ(sync::parse_segment_path(names[0])->last, 4096);
  EXPECT_EQ(sync::parse_segment_path(names[1])->first, 4097);
  left_.exchange(store_);
  EXPECT_THAT(differing_scopes(left_, office_), IsEmpty());
}

TEST_F(ExchangeTest, AGapWaitsAndIsTold) {
  office_.exchange(store_);
  office_.edit("base-heart"_scope, "member", "heart.1", {{"firm", "second segment"}});
  office_.exchange(store_);
  office_.edit("base-heart"_scope, "member", "heart.1", {{"firm", "third segment"}});
  office_.exchange(store_);
  const auto names = stored("base-heart");
  ASSERT_THAT(names, SizeIs(3));
  fs::rename(store_ / names[1], folder_ / "kept");
  const auto waiting = left_.exchange(store_);
  EXPECT_EQ(waiting.applied.at("base-heart"_scope), 3);
  ASSERT_THAT(waiting.gaps, SizeIs(1));
  EXPECT_EQ(waiting.gaps[0].from, 4);
  EXPECT_EQ(waiting.gaps[0].until, 4);
  fs::rename(folder_ / "kept", store_ / names[1]);
  const auto whole = left_.exchange(store_);
  EXPECT_THAT(whole.gaps, IsEmpty());
  EXPECT_THAT(differing_scopes(left_, office_), IsEmpty());
}

TEST_F(ExchangeTest, StrangersFilesAreLeftAlone) {
  write("holiday.jpg", "x");
  write("segments/notes.txt", "x");
  write("segments/base-heart/readme", "x");
  write("media/aa/IMG 1.JPG", "x");
  write("state/copy of state.json", "x");
  const auto result = office_.exchange(store_);
  EXPECT_THAT(result.problems, IsEmpty());
  EXPECT_THAT(result.unrecognized_files,
              ::testing::UnorderedElementsAre("segments/notes.txt", "segments/base-heart/readme", "media/aa/IMG 1.JPG",
                                              "state/copy of state.json"));
  EXPECT_TRUE(fs::exists(store_ / "media/aa/IMG 1.JPG"));
}

TEST_F(ExchangeTest, WhatSystemsLeaveOnEveryStickIsNotWorthAWord) {
  for (const char* name : {"System Volume Information/IndexerVolumeGuid", ".Trash-1000/files/a", ".DS_Store"})
    write(name, "x");
  for (const char* folder : {"segments", "segments/base-heart", "media/aa", "trust", "state"}) {
    for (const char* name : {"._1", ".DS_Store", "Thumbs.db", "desktop.ini", ".Trash-1000/info/b"})
      write(std::string(folder) + "/" + name, "x");
  }
  const auto result = office_.exchange(store_);
  EXPECT_THAT(result.problems, IsEmpty());
  EXPECT_THAT(result.unrecognized_files, IsEmpty());
}

// What may have happened to a file on a stick.
enum class Harm { kCut, kEmpty, kChanged, kRenamed };

class DamagedFile : public ExchangeTest, public ::testing::WithParamInterface<std::tuple<Harm, const char*>> {
 protected:
  // The one file of its kind that is harmed: the segment of the people, or a picture.
  fs::path file(const std::vector<std::string>& hashes) {
    if (std::string_view(std::get<1>(GetParam())) == "media")
      return store_ / "media" / hashes[0].substr(0, 2) / hashes[0];
    return store_ / stored("base-heart").front();
  }
  static void harm(const fs::path& path) {
    auto bytes = content::read_file(path);
    switch (std::get<0>(GetParam())) {
      case Harm::kCut:
        bytes.resize(bytes.size() / 2);
        break;
      case Harm::kEmpty:
        bytes.clear();
        break;
      case Harm::kChanged:
        bytes[bytes.size() / 2] ^= 0x10;
        break;
      case Harm::kRenamed: {
        auto name = path.filename().string();
        name.back() = name.back() == '0' ? '1' : '0';
        fs::rename(path, path.parent_path() / name);
        return;
      }
    }
    content::write_private_file(path, bytes);
  }
};

TEST_P(DamagedFile, IsToldNotBelievedAndHealedByWhoeverHasTheGoodOne) {
  const auto hashes = office_.add_photo("boats");
  office_.exchange(store_);
  harm(file(hashes));
  const bool is_media = std::string_view(std::get<1>(GetParam())) == "media";
  const bool renamed = std::get<0>(GetParam()) == Harm::kRenamed;

  const auto first = left_.exchange(store_);
  if (is_media) {
    EXPECT_EQ(first.media_missing, 1);
  } else {
    EXPECT_FALSE(left_.digests().contains("base-heart"_scope));
  }
  // A picture under a name that no photo gives is nobody's to read.
  if (!(is_media && renamed)) {
    EXPECT_THAT(first.problems, Contains(HasSubstr("damaged")));
  }

  office_.exchange(store_);
  const auto healed = left_.exchange(store_);
  EXPECT_EQ(healed.media_missing, 0);
  EXPECT_THAT(differing_scopes(left_, office_), IsEmpty());
  // The renamed copy lies there still, and is told again.
  if (!renamed) {
    EXPECT_THAT(healed.problems, IsEmpty());
  }
}

std::string name_of(const ::testing::TestParamInfo<std::tuple<Harm, const char*>>& parameter) {
  constexpr const char* kHarms[] = {"Cut", "Empty", "Changed", "Renamed"};
  return std::string(kHarms[static_cast<int>(std::get<0>(parameter.param))]) + "_" + std::get<1>(parameter.param);
}

INSTANTIATE_TEST_SUITE_P(Harms, DamagedFile,
                         ::testing::Combine(::testing::Values(Harm::kCut, Harm::kEmpty, Harm::kChanged, Harm::kRenamed),
                                            ::testing::Values("segment", "media")),
                         name_of);

TEST_F(ExchangeTest, AFileCutShortIsMadeWholeBeforeAnybodyNeedsIt) {
  office_.exchange(store_);
  const fs::path file = store_ / stored("base-heart").front();
  const auto whole = content::read_file(file);
  content::write_private_file(file, std::span(whole).first(whole.size() / 2));
  EXPECT_EQ(office_.exchange(store_).segments_out.files, 1);
  EXPECT_EQ(content::read_file(file), whole);
}

TEST_F(ExchangeTest, ALocalCopyThatIsDamagedIsFetchedAnew) {
  office_.exchange(store_);
  left_.exchange(store_);
  const fs::path copy = left_.path() / stored("base-heart").front();
  content::write_private_file(copy, std::span<const uint8_t>());
  EXPECT_EQ(left_.exchange(store_).segments_in.files, 1);
  EXPECT_EQ(content::read_file(copy), content::read_file(store_ / stored("base-heart").front()));
}

// A copied disk: two devices write different ops under one key.
class CopiedDiskTest : public ExchangeTest {
 protected:
  void SetUp() override {
    ExchangeTest::SetUp();
    office_.exchange(store_);
    left_.exchange(store_);
    left_.sign_in("heart-tea", "heart.1");
    left_.exchange(store_);
    fs::copy(left_.path(), folder_ / "copy", fs::copy_options::recursive);
    copy_ = std::make_unique<DiskDevice>(folder_ / "copy");
    copy_->set_now(kNoonMs + 1000);
  }
  std::unique_ptr<DiskDevice> copy_;
};

TEST_F(CopiedDiskTest, BothBranchesLiveOnAndAreToldOnce) {
  left_.sign_in("heart-tea", "heart.2");
  left_.exchange(store_);
  copy_->sign_in("heart-tea", "heart.3");
  const auto told = copy_->exchange(store_);
  ASSERT_THAT(told.branches, SizeIs(1));
  EXPECT_EQ(told.branches.front().from, 2);
  EXPECT_THAT(told.problems, IsEmpty());
  EXPECT_THAT(copy_->attendance("heart-tea"), ElementsAre("heart.1", "heart.2", "heart.3"));
  EXPECT_THAT(copy_->exchange(store_).branches, IsEmpty());

  EXPECT_THAT(right_.exchange(store_).branches, SizeIs(1));
  EXPECT_THAT(left_.exchange(store_).branches, SizeIs(1));
  EXPECT_THAT(right_.exchange(store_).branches, IsEmpty());
  for (DiskDevice* device : {&left_, &right_, copy_.get()}) {
    EXPECT_THAT(device->attendance("heart-tea"), ElementsAre("heart.1", "heart.2", "heart.3"));
  }
  EXPECT_THAT(differing_scopes(left_, *copy_), IsEmpty());
}

TEST_F(CopiedDiskTest, WhoMeetsABranchOfItsOwnGoesOnUnderANewLog) {
  const auto before = left_.folder().log().id();
  left_.sign_in("heart-tea", "heart.2");
  left_.exchange(store_);
  copy_->sign_in("heart-tea", "heart.3");
  copy_->exchange(store_);
  EXPECT_NE(copy_->folder().log().id(), before);
  copy_->sign_in("heart-tea", "heart.2");
  left_.exchange(store_);
  left_.sign_in("heart-tea", "heart.3");
  EXPECT_NE(left_.folder().log().id(), copy_->folder().log().id());
  left_.exchange(store_);
  copy_->exchange(store_);
  left_.exchange(store_);
  EXPECT_THAT(differing_scopes(left_, *copy_), IsEmpty());
  EXPECT_THAT(left_.exchange(store_).gaps, IsEmpty());
}

TEST_F(CopiedDiskTest, ABackupThatHadNothingNewRaisesNoAlarm) {
  left_.sign_in("heart-tea", "heart.2");
  left_.exchange(store_);
  // The backup is put back: it holds the first sign-in only.
  const auto result = copy_->exchange(store_);
  EXPECT_THAT(result.branches, IsEmpty());
  EXPECT_THAT(result.problems, IsEmpty());
  EXPECT_THAT(copy_->attendance("heart-tea"), ElementsAre("heart.1", "heart.2"));
  copy_->sign_in("heart-tea", "heart.3");
  copy_->exchange(store_);
  EXPECT_THAT(right_.exchange(store_).branches, IsEmpty());
  EXPECT_THAT(right_.attendance("heart-tea"), ElementsAre("heart.1", "heart.2", "heart.3"));
}

TEST_F(ExchangeTest, WhatIsInALocalSegmentIsUnpackedOnce) {
  office_.exchange(store_);
  left_.exchange(store_);
  const fs::path copy = left_.path() / stored("base-heart").front();
  auto bytes = content::read_file(copy);
  bytes.back() ^= 1;
  content::write_private_file(copy, bytes);
  EXPECT_THAT(left_.exchange(store_).problems, IsEmpty());
}

TEST_F(ExchangeTest, OneExchangeAtATimeOnOneDataFolder) {
  const content::FolderLock other(office_.path(), "sync");
  try {
    office_.exchange(store_);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::kBusy);
  }
}

TEST_F(ExchangeTest, ANewerSegmentWaitsAndTheRestComes) {
  office_.exchange(store_);
  const std::string path = stored("base-heart").front();
  auto bytes = content::read_file(store_ / path);
  bytes[9] = 3;  // the version
  auto name = *sync::parse_segment_path(path);
  name.hash = content::to_hex(content::hash_bytes(bytes)).substr(0, 32);
  fs::remove(store_ / path);
  content::write_private_file(store_ / sync::segment_path(name), bytes);
  const auto result = left_.exchange(store_);
  EXPECT_THAT(result.problems, ElementsAre(HasSubstr("newer version")));
  EXPECT_EQ(result.applied.at("district"_scope), 2);
}

}  // namespace
}  // namespace starharbor::tests
