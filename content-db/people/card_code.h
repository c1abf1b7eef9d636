// What a member's card says, as text: SH1 and base32 of a version, a base, a random id and a signature over them. Pure;
// whether the signer may issue cards, and whose card it is, is the matter of Cards.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/base/cryptography.h"

namespace starharbor::content {

using CardId = std::array<uint8_t, 16>;

struct CardCode {
  std::string base;  // where the card was issued
  CardId id{};       // random: it says nothing about the holder
  Signature signature{};
};

// What the signature is over.
std::vector<uint8_t> signed_part(const CardCode& code);
// Letters A to Z and digits only, so that a QR code holds it densely (ISO/IEC 18004, alphanumeric mode) and a scanner
// types it on any keyboard. Base32 is RFC 4648's, without padding. Throws Error{kInput} for a base of more than 255
// bytes.
std::string write_card_code(const CardCode& code);
// nullopt: not such a text, or not all of it. Something typed before it does not matter, and of two in a row the last
// counts.
std::optional<CardCode> read_card_code(std::string_view scanned);

enum class ScanKind {
  kCard,     // its signature is still to be checked
  kDamaged,  // the beginning of one, or one that was not read whole
  kOther,    // somebody else's code
};
ScanKind kind_of_scan(std::string_view scanned);

}  // namespace starharbor::content
