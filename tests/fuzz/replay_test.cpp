// Every input in the corpus, by the same compiler and checks as all other tests: what a fuzzer once found stays tested.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <vector>

#include "tests/fuzz/targets.h"

namespace starharbor::fuzz {
namespace {

namespace fs = std::filesystem;

void replay(const std::string& name, const std::function<void(Input)>& target) {
  int inputs = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(STARHARBOR_FUZZ_CORPUS) / name)) {
    SCOPED_TRACE(entry.path().string());
    std::ifstream file(entry.path(), std::ios::binary);
    const std::vector<uint8_t> bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::fprintf(stderr, "%s\n", entry.path().c_str());  // the last one said is the one that crashed
    target(bytes);
    ++inputs;
  }
  EXPECT_GT(inputs, 0);
}

TEST(FuzzCorpus, NoSegmentHurts) {
  replay("segment", segment);
}

TEST(FuzzCorpus, NoTrustListHurts) {
  replay("trust_list", trust_list);
}

TEST(FuzzCorpus, NoEnrolmentFileHurts) {
  replay("enrolment", enrolment);
}

TEST(FuzzCorpus, NoStoreHurts) {
  replay("store_listing", store_listing);
}

}  // namespace
}  // namespace starharbor::fuzz
