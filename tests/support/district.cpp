// See district.h.
#include "tests/support/district.h"

#include <fmt/format.h>

#include "sync/trust/current.h"
#include "tests/support/device.h"

namespace starharbor::tests {

using content::DataFolder;

content::Seed seed_of(uint8_t number) {
  content::Seed seed;
  seed.bytes.fill(number);
  return seed;
}

TestDistrict& TestDistrict::instance() {
  static TestDistrict district(1);
  return district;
}

TestDistrict::TestDistrict(uint8_t number) {
  safe_.root = content::device_keys(seed_of(number));
  safe_.fresh_key = [this, number] {
    content::SharedKey key;
    key.bytes.fill(number);
    key.bytes[0] = next_key_++;
    return key;
  };
  safe_.now_ms = kNoonMs;
  decide(sync::first_list(safe_, sync::scopes_of({"heart", "maple"})));
}

void TestDistrict::enrol(DataFolder& folder) {
  sync::Request request = sync::request_of(folder);
  request.device.name += fmt::format(" {}", list_.number);
  decide(sync::enrol(safe_, list_, request, request.device));
  give(folder);
}

void TestDistrict::decide(const sync::NextList& next) {
  list_ = std::get<sync::TrustList>(next);
  document_ = sync::encode_list(list_, safe_.root.signing);
}

std::string TestDistrict::path() const {
  return sync::list_path(sync::name_of(list_.number, document_));
}

void TestDistrict::give(DataFolder& folder) {
  sync::CurrentTrust(folder).take(path(), document_, list_);
  sync::judge_ops(folder);
}

}  // namespace starharbor::tests
