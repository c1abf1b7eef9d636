// What the log and sync cost, each beside plain SQLite doing the part of the work that nobody can do without. Prints
// words and, with --json FILE, the same figures as JSON. All is measured in one run, interleaved, on one machine.
#include <atomic>
#include <cstring>
#include <iostream>
#include <sstream>
#include <thread>

#include <fmt/format.h>

#include "content-db/log/audit.h"
#include "sync/exchange/merge.h"
#include "sync/format/segment.h"
#include "tests/bench/figures.h"
#include "tests/bench/measure.h"
#include "tests/bench/sign_ins.h"
#include "tests/support/district.h"
#include "tests/support/process.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;

constexpr int kRounds = 5;

void bench_one_sign_in(Figures& figures) {
  constexpr int kSignIns = 1000;
  const TemporaryFolder folder = on_disk();
  BenchDevice device(folder / "device", "left");
  PlainTable table(folder / "plain.db");
  device.sign_in(0, kSignIns);
  const auto rows = rows_of(device);
  std::vector<double> plain, logged;
  for (int i = 0; i < kSignIns; ++i) {
    const auto columns = sign_in_columns(kSignIns + i);
    plain.push_back(seconds_of([&] { table.insert(rows[i]); }));
    logged.push_back(seconds_of([&] { device.sign_in(columns); }));
  }
  figures.add("one sign-in, median, x bare INSERT", median(logged) / median(plain), 1.3,
              in_ms(median(logged)) + " against " + in_ms(median(plain)));
  figures.add("one sign-in, p99, x bare INSERT", quantile(logged, 0.99) / quantile(plain, 0.99), 1.8,
              in_ms(quantile(logged, 0.99)) + " against " + in_ms(quantile(plain, 0.99)));
}

// A device that wrote many sign-ins and has them in segments.
struct Source {
  Source(const fs::path& folder, int64_t count) : device(folder / "source", "left"), store(folder / "store") {
    for (int64_t first = 0; first < count; first += 50'000)
      device.sign_in(first, std::min<int64_t>(50'000, count - first));
    fs::create_directory(store);
    device.exchange(store);
  }
  BenchDevice device;
  fs::path store;
};

// A new device that has the source's segments among its copies, but not in its log.
std::unique_ptr<BenchDevice> reader_of(Source& source, const fs::path& path) {
  auto reader = std::make_unique<BenchDevice>(path, "right");
  for (const auto& entry : source.device.copies().list("segments"))
    reader->copies().put(entry.name, source.device.copies().get(entry.name, sync::kMaxSegmentBytes));
  return reader;
}

void apply_bare(BenchDevice& device, const std::vector<content::Run>& runs) {
  for (const content::Run& run : runs) {
    content::Transaction transaction(device.folder().database());
    device.folder().log().merge(run.before, run.ops);
    transaction.commit();
  }
}

void bench_merge(Figures& figures, int64_t count) {
  const TemporaryFolder folder = on_disk();
  Source source(folder.path(), count);
  const auto rows = rows_of(source.device);
  const auto runs = runs_of(source.device);
  const content::LogId log = source.device.folder().log().id();
  const content::PublicKey owner = source.device.folder().keys().signing.public_key;
  std::vector<double> plain, bare, sealed, again;
  for (int round = 0; round < kRounds; ++round) {
    const fs::path here = folder / fmt::format("round-{}", round);
    fs::create_directory(here);
    PlainTable table(here / "plain.db");
    plain.push_back(seconds_of([&] { table.insert_all(rows); }));
    BenchDevice applying(here / "bare", "bare");
    applying.folder().log().owners().note_owner(log, owner);
    TestDistrict::instance().give(applying.folder());
    bare.push_back(seconds_of([&] { apply_bare(applying, runs); }));
    const auto reader = reader_of(source, here / "sealed");
    sealed.push_back(seconds_of([&] { reader->merge(); }));
    again.push_back(seconds_of([&] { reader->merge(); }));
    if (content::digests(reader->folder().log().database()) !=
        content::digests(source.device.folder().log().database()))
      throw std::runtime_error("not the same");
    fs::remove_all(here);
  }
  const auto of = [&](const char* what) { return fmt::format("merge {}: {}", count, what); };
  const auto note = [&](const std::vector<double>& times) {
    return in_ms(median(times)) + " against " + in_ms(median(plain));
  };
  figures.add(of("bare apply, x INSERT"), median(bare) / median(plain), 2.2, note(bare));
  figures.add(of("sealed segments, x INSERT"), median(sealed) / median(plain), 3.0, note(sealed));
  figures.add(of("what is there, x INSERT"), median(again) / median(plain), 0.05, note(again));
  double bytes = 0;
  for (const auto& entry : source.device.copies().list("segments")) bytes += static_cast<double>(entry.size_bytes);
  figures.add(of("bytes a sign-in in the store"), bytes / static_cast<double>(count), 60, "");
}

// What a process of its own does for bench_memory: so that nothing else is counted, and what freed memory it kept.
void merge_and_tell_memory(const fs::path& folder) {
  auto data = content::DataFolder::open(folder);
  sync::LocalStore copies(folder);
  sync::MergeReport report;
  sync::merge_segments(data, copies, sync::CurrentTrust(data), report, {});
  fmt::print("{} {}\n", report.applied["base-heart"_scope], peak_memory());
}

void bench_memory(Figures& figures) {
  constexpr int64_t kCount = 1'000'000;
  const TemporaryFolder folder = on_disk();
  {
    Source source(folder.path(), kCount);
    reader_of(source, folder / "reader");
  }
  const Finished merged = run({fs::read_symlink("/proc/self/exe").string(), "--merge", (folder / "reader").string()});
  std::istringstream told(merged.output);
  int64_t applied = 0;
  double peak = 0;
  if (!(told >> applied >> peak) || applied != kCount) throw std::runtime_error("not all came: " + merged.output);
  figures.add(fmt::format("merge {}: memory at peak, MB", kCount), peak / 1e6, 150, "");
}

Seconds time_small_sync(Source& source, BenchDevice& reader, int64_t first) {
  source.device.sign_in(first, 100);
  return seconds_of([&] {
    source.device.exchange(source.store);
    reader.exchange(source.store);
  });
}

void bench_small_sync(Figures& figures) {
  const TemporaryFolder few_folder = on_disk(), many_folder = on_disk();
  constexpr int64_t kFew = 1000, kMany = 1'000'000;
  Source few(few_folder.path(), kFew), many(many_folder.path(), kMany);
  BenchDevice few_reader(few_folder / "reader", "right"), many_reader(many_folder / "reader", "right");
  few_reader.exchange(few.store);
  many_reader.exchange(many.store);
  std::vector<double> with_few, with_many;
  for (int round = 0; round < kRounds; ++round) {
    with_few.push_back(time_small_sync(few, few_reader, kFew + 100 * round));
    with_many.push_back(time_small_sync(many, many_reader, kMany + 100 * round));
  }
  figures.add("sync of 100: with 1,000,000, x with 1,000", median(with_many) / median(with_few), 1.5,
              in_ms(median(with_many)) + " against " + in_ms(median(with_few)));
}

// Somebody signs in every few milliseconds while a hundred thousand come in.
void bench_waiting(Figures& figures) {
  const TemporaryFolder folder = on_disk();
  Source source(folder.path(), 100'000);
  const auto reader = reader_of(source, folder / "reader");
  std::atomic<bool> merging = true;
  std::vector<double> waits;
  std::thread check_in([&] {
    auto other = content::DataFolder::open(folder / "reader");
    for (int64_t number = 0; merging; ++number) {
      waits.push_back(seconds_of([&] {
        content::Transaction transaction(other.database());
        other.log().append_fact("base-heart"_scope, "sign_in", sign_in_columns(number));
        transaction.commit();
      }));
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  });
  reader->merge();
  merging = false;
  check_in.join();
  figures.add(
      "a sign-in during a merge, p99, ms", quantile(waits, 0.99) * 1e3, 250,
      fmt::format("{} sign-ins, median {}, worst {}", waits.size(), in_ms(median(waits)), in_ms(quantile(waits, 1))));
}

struct Part {
  const char* name;
  bool is_long;  // takes minutes
  void (*bench)(Figures&);
};

constexpr Part kParts[] = {
    {"sign-in", false, bench_one_sign_in}, {"merge", false, [](Figures& figures) { bench_merge(figures, 100'000); }},
    {"waiting", false, bench_waiting},     {"million", true, [](Figures& figures) { bench_merge(figures, 1'000'000); }},
    {"memory", true, bench_memory},        {"small-sync", true, bench_small_sync},
};

void bench(const std::string& json_file, const std::string& only, bool is_short) {
  Figures figures;
  for (const Part& part : kParts) {
    if (only.empty() ? !is_short || !part.is_long : part.name == only) part.bench(figures);
  }
  figures.write_json(json_file);
}

}  // namespace
}  // namespace starharbor::tests

int main(int argc, char** argv) {
  std::string json_file, only, merge;
  bool is_short = false;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--short") == 0) is_short = true;
    if (std::strcmp(argv[i], "--json") == 0 && i + 1 < argc) json_file = argv[++i];
    if (std::strcmp(argv[i], "--merge") == 0 && i + 1 < argc) merge = argv[++i];
    if (std::strcmp(argv[i], "--only") == 0 && i + 1 < argc) only = argv[++i];
  }
  try {
    if (!merge.empty()) {
      starharbor::tests::merge_and_tell_memory(merge);
      return 0;
    }
    starharbor::tests::bench(json_file, only, is_short);
  } catch (const std::exception& error) {
    fmt::print(stderr, "sync_bench: {}\n", error.what());
    return 3;
  }
  return 0;
}
