// What the check-in costs at the door: from a key to the candidates, and from a press to a record that is safely on
// disk. Each stands beside plain SQLite doing the part of the work that nobody can do without.
#include <cstring>
#include <random>

#include <fmt/format.h>

#include "content-db/attendance/check_in.h"
#include "content-db/log/projection_tables.h"
#include "tests/bench/figures.h"
#include "tests/bench/measure.h"
#include "tests/support/device.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

constexpr int kMembers = 83'000, kKeys = 20'000, kSignIns = 1000;

// The frequent surnames first, as they are: the first ten are those of two people in five.
constexpr const char* kSurnames[] = {"wang",  "li",    "zhang", "liu",  "chen", "yang", "huang", "zhao",  "wu",  "zhou",
                                     "xu",    "sun",   "ma",    "zhu",  "hu",   "guo",  "he",    "lin",   "gao", "luo",
                                     "zheng", "liang", "xie",   "song", "tang", "deng", "han",   "feng",  "cao", "peng",
                                     "zeng",  "xiao",  "tian",  "dong", "pan",  "yuan", "cai",   "jiang", "yu",  "du"};
constexpr const char* kGiven[] = {"wei",  "min",  "jing", "li",   "qiang", "lei",  "jun",  "yang", "yong", "yan",
                                  "jie",  "juan", "tao",  "ming", "chao",  "xiu",  "ying", "hua",  "ping", "gang",
                                  "gui",  "xia",  "xin",  "zhi",  "guo",   "hong", "yu",   "mei",  "lin",  "bo",
                                  "xiao", "jian", "hai",  "chun", "zhen",  "wen",  "qing", "feng", "bin",  "fang"};

struct Names {
  std::mt19937 random{7};
  template <size_t kCount>
  const char* pick(const char* const (&from)[kCount], double towards_first) {
    const double place = std::pow(std::uniform_real_distribution<>(0, 1)(random), towards_first);
    return from[static_cast<size_t>(place * kCount)];
  }
  std::string readings() {
    std::string text = pick(kSurnames, 2.2);
    const int given = random() % 5 == 0 ? 1 : 2;
    for (int i = 0; i < given; ++i) text += std::string(" ") + pick(kGiven, 1.0);
    return text;
  }
};

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

std::string initials_of(std::string_view readings) {
  std::string initials;
  for (size_t i = 0; i < readings.size(); ++i)
    if (i == 0 || readings[i - 1] == ' ') initials += readings[i];
  return initials;
}

// Straight into the projection: only reading it is measured.
std::vector<std::string> fill(content::Database& db) {
  Names names;
  std::vector<std::string> all;
  content::Transaction transaction(db);
  db.run("CREATE TEMP TABLE typed (letters TEXT, member TEXT)");
  for (int i = 0; i < kMembers; ++i) {
    all.push_back(names.readings());
    const std::string id = fmt::format("heart.{:06}", i);
    db.query(
          "INSERT INTO member (id, base, name, firm, phone_last4, readings) VALUES (?1, 'heart', ?2, '示例厂', ?3, ?4)")
        .bind(1, id)
        .bind(2, fmt::format("王{:05}", (i * 7919) % kMembers))
        .bind(3, fmt::format("{:04}", i % 10'000))
        .bind(4, all.back())
        .run();
    for (const std::string& letters : {without_spaces(all.back()), initials_of(all.back())})
      db.query("INSERT INTO typed (letters, member) VALUES (?1, ?2)").bind(1, letters).bind(2, id).run();
  }
  db.run("CREATE INDEX temp.typed_letters ON typed (letters)");
  transaction.commit();
  return all;
}

// Every state of the field that people's typing goes through: from the second letter on, initials or in full.
std::vector<std::string> keys_of(const std::vector<std::string>& readings) {
  std::mt19937 random(11);
  std::vector<std::string> keys;
  while (keys.size() < static_cast<size_t>(kKeys)) {
    const std::string& one = readings[random() % readings.size()];
    const std::string typed = random() % 2 == 0 ? initials_of(one) : without_spaces(one);
    for (size_t length = 2; length <= typed.size(); ++length) keys.push_back(typed.substr(0, length));
  }
  return keys;
}

content::DataFolder made(const TemporaryFolder& folder) {
  content::DataFolder::init(folder / "hall", {"left", content::Role::kKiosk, "heart"});
  return content::DataFolder::open(folder / "hall", [] { return kNoonMs; });
}

void add_event(content::DataFolder& data, const std::string& id) {
  content::Transaction transaction(data.database());
  data.log().edit(
      "events-heart"_scope, "event", id,
      {{"title_zh", "茶话会"}, {"base", "heart"}, {"starts_at", kNoonMs}, {"ends_at", kNoonMs + 3'600'000}});
  transaction.commit();
}

void bench_find(Figures& figures) {
  const TemporaryFolder folder = on_disk();
  content::DataFolder data = made(folder);
  add_event(data, "tea");
  const auto readings = fill(data.database());
  content::MemberIndex index(data);
  const double load = seconds_of([&] { index.find_by_letters("tea", "ww"); });
  std::vector<double> indexed, plain;
  for (const std::string& key : keys_of(readings)) {
    indexed.push_back(seconds_of([&] { index.find_by_letters("tea", key); }));
    plain.push_back(seconds_of([&] {
      auto rows = data.database().query(
          "SELECT member.id, member.name, member.firm, member.phone_last4 FROM typed "
          "JOIN member ON member.id = typed.member WHERE letters >= ?1 AND letters < ?1 || '{' LIMIT 4");
      rows.bind(1, key);
      while (rows.step()) {
      }
    }));
  }
  const std::string of = fmt::format("find among {}: ", kMembers);
  figures.add(of + "a key, p99, ms", quantile(indexed, 0.99) * 1e3, 1.0,
              fmt::format("median {:.3f} ms, worst {:.3f} ms", median(indexed) * 1e3, quantile(indexed, 1) * 1e3));
  figures.add(of + "plain prefix query, p99, ms", quantile(plain, 0.99) * 1e3, 0,
              fmt::format("median {:.3f} ms; four rows in no order, no mix of letters", median(plain) * 1e3));
  figures.add(of + "load, ms", load * 1e3, 0, "once, and when members change");
  figures.add(of + "index, MB", static_cast<double>(index.size_bytes()) / 1e6, 0, "");
}

void bench_press(Figures& figures) {
  const TemporaryFolder folder = on_disk();
  content::DataFolder data = made(folder);
  fill(data.database());
  constexpr int kPerEvent = 200;
  for (int i = 0; i < kSignIns / kPerEvent; ++i) add_event(data, fmt::format("tea.{}", i));
  content::Database bare = content::Database::open(folder / "bare.db");
  content::make_projection(bare);
  content::CheckIn check_in(data);
  std::vector<double> pressed, committed;
  for (int i = 0; i < kSignIns; ++i) {
    const std::string event = fmt::format("tea.{}", i / kPerEvent), member = fmt::format("heart.{:06}", i);
    committed.push_back(seconds_of([&] {
      content::Transaction transaction(bare);
      bare.query("INSERT INTO sign_in (id, event, member, at, terminal) VALUES (?1, ?2, ?3, ?4, 'left')")
          .bind(1, fmt::format("{:032x}-{:012}-{:016x}", 77, i, i))
          .bind(2, event)
          .bind(3, member)
          .bind(4, kNoonMs + i)
          .run();
      transaction.commit();
    }));
    pressed.push_back(seconds_of([&] {
      if (check_in.sign_in(event, member, kNoonMs + i).outcome != content::SignInOutcome::kSignedIn)
        throw std::runtime_error("not signed in");
    }));
  }
  const std::string against = in_ms(median(pressed)) + " against " + in_ms(median(committed));
  figures.add("press to record on disk, median, x bare INSERT", median(pressed) / median(committed), 1.3, against);
  figures.add("press to record on disk, p99, x bare INSERT", quantile(pressed, 0.99) / quantile(committed, 0.99), 1.8,
              in_ms(quantile(pressed, 0.99)) + " against " + in_ms(quantile(committed, 0.99)));
}

}  // namespace
}  // namespace starharbor::tests

int main(int argc, char** argv) {
  std::string json_file;
  for (int i = 1; i + 1 < argc; ++i)
    if (std::strcmp(argv[i], "--json") == 0) json_file = argv[i + 1];
  try {
    starharbor::tests::Figures figures;
    starharbor::tests::bench_find(figures);
    starharbor::tests::bench_press(figures);
    figures.write_json(json_file);
  } catch (const std::exception& error) {
    fmt::print(stderr, "check_in_bench: {}\n", error.what());
    return 3;
  }
  return 0;
}
