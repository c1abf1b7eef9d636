// The office's safe: the district's root key, as it lies in the office's data folder under a passphrase, and what the
// office does with it. What a decision makes of the list is decisions.h's; here it is taken into the folder, from where
// it goes out with the next exchange.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/base/words.h"
#include "content-db/folder/data_folder.h"
#include "sync/stores/store.h"
#include "sync/trust/current.h"
#include "sync/trust/decisions.h"
#include "sync/trust/locked_file.h"
#include "sync/trust/problem.h"

namespace starharbor::sync {

// The recovery file of a district that is still to be made. Throws Error{kInput} when the passphrase is too short.
Bytes make_recovery(std::string_view passphrase, content::PassphraseCost cost);

class TrustAuthority {
 public:
  // Both take the root key from a recovery file, which was written before, so that it can't be lost on the way. Both
  // can be repeated when they were cut off. Throw Error{kInput}: the folder is no office's, or belongs to another
  // district; the file or the passphrase is wrong.
  //
  // A new district with this office as its first device.
  static void found(content::DataFolder& folder, std::span<const uint8_t> recovery_file, std::string_view passphrase);
  // This office takes over a district whose office is gone; the newest list comes from the store. Throws Error{kInput}
  // when the store has none.
  static void recover(content::DataFolder& folder, Store& store, std::span<const uint8_t> recovery_file,
                      std::string_view passphrase);

  // Is this recovery file of this office's district? Nothing is changed. Throws Error{kInput}: it is none, or the
  // passphrase is another one.
  static bool is_recovery_of(content::DataFolder& folder, std::span<const uint8_t> recovery_file,
                             std::string_view passphrase);

  // Opens it. Throws Error{kInput}: no safe here, another passphrase.
  TrustAuthority(content::DataFolder& folder, std::string_view passphrase);

  // Each throws Error{kInput} with the reason when it can't be; then nothing was changed.
  // As what it is taken in, the office says.
  void enrol(const Request& request, const content::Device& as);
  void readmit(const TrustedDevice& device);
  void rename(const TrustedDevice& device, const std::string& name);
  void revoke(const TrustedDevice& device);
  void replace(const TrustedDevice& dead, const Request& request);
  // What a device that is off the list has written counts, as far as it has come here.
  void accept(const TrustedDevice& device);
  // New keys for all scopes that the list knows.
  void rotate();
  // A device that is enrolled before it exists.
  Provision provision(const content::Device& device);

  CurrentTrust& trust() { return trust_; }
  // Opens what is sealed to the office.
  const content::SealingKey& box() const { return root_.sealing; }

 private:
  TrustAuthority(content::DataFolder& folder, const content::Seed& root);
  static TrustAuthority take_over(content::DataFolder& folder, std::span<const uint8_t> recovery_file,
                                  std::string_view passphrase, const content::Sentence& operation);
  Safe safe() const;
  void take(const NextList& next, const content::Sentence& operation);
  void take_with_bases(const NextList& next, const content::Sentence& operation);
  std::set<content::Closure> ends_of(const content::PublicKey& device);

  content::DataFolder& folder_;
  content::DeviceKeys root_;
  CurrentTrust trust_;
};

// The bases that there are: those of the content that came here, and this device's own.
std::set<std::string> bases_in(content::DataFolder& folder);

// The one device of the list that goes by this name, or whose fingerprint begins so. Throws Error{kInput} when there is
// none, or several.
const TrustedDevice& find_device(const TrustList& list, std::string_view name_or_fingerprint);

// The requests that wait in a store, by name; what can't be read is a problem.
std::vector<Request> requests_in(Store& store, std::vector<Problem>& problems);

}  // namespace starharbor::sync
