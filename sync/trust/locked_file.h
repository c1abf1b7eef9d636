// Files that a passphrase locks: the recovery file (the district's root seed) and the provisioning file (who a new
// terminal will be). Bytes and values; the passphrase comes from whoever asks for it.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include "content-db/folder/data_folder.h"
#include "sync/trust/signed_document.h"

namespace starharbor::sync {

constexpr size_t kMaxLockedBytes = 64u << 10;

enum class LockedFault {
  kOtherFile,        // no such file at all
  kNewerVersion,     // of a newer program
  kWrongPassphrase,  // another passphrase, or damaged
};
// What is wrong, and what to do: a key of the words.
const char* words_of(LockedFault fault);

// What a new terminal needs to be trusted from its first day.
struct Provision {
  content::Identity identity;
  content::Device device;
  content::PublicKey district{};
};

// "starharbor <kind> 1", a line feed, then the locked bytes (cryptography.h).
Bytes write_recovery(const content::Seed& root, std::string_view passphrase, content::PassphraseCost cost);
std::variant<content::Seed, LockedFault> read_recovery(std::span<const uint8_t> bytes, std::string_view passphrase);
Bytes write_provision(const Provision& provision, std::string_view passphrase, content::PassphraseCost cost);
std::variant<Provision, LockedFault> read_provision(std::span<const uint8_t> bytes, std::string_view passphrase);

}  // namespace starharbor::sync
