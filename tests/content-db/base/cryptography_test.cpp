// What the keys promise: only the owner opens, only the same bytes verify, a passphrase is needed and its cost is
// bounded.
#include "content-db/base/cryptography.h"

#include <gtest/gtest.h>

namespace starharbor::content {
namespace {

std::vector<uint8_t> bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

TEST(Keys, ASignatureIsOfTheseBytesByThisSignerOnly) {
  const SigningKey signer = signing_key(make_seed()), other = signing_key(make_seed());
  const auto message = bytes_of("seven sign-ins");
  const Signature signature = sign(signer, message);
  EXPECT_TRUE(is_signed(signer.public_key, message, signature));
  EXPECT_FALSE(is_signed(other.public_key, message, signature));
  EXPECT_FALSE(is_signed(signer.public_key, bytes_of("seven sign-ons"), signature));
  EXPECT_FALSE(is_signed(signer.public_key, message, std::span(signature).first(63)));
}

TEST(Keys, ASealIsOpenedByItsOwnerOnly) {
  const SealingKey owner = sealing_key(make_seed()), other = sealing_key(make_seed());
  auto sealed = seal_to(owner.public_key, bytes_of("138 0000 1234"));
  EXPECT_EQ(open_seal(owner, sealed), bytes_of("138 0000 1234"));
  EXPECT_FALSE(open_seal(other, sealed));
  sealed.back() ^= 1;
  EXPECT_FALSE(open_seal(owner, sealed));
  EXPECT_FALSE(open_seal(owner, {}));
}

TEST(Keys, EncryptedBytesOpenOnlyWholeUnderTheirKeyAndBesideWhatTheyWereBoundTo) {
  const SharedKey key = make_seed(), other = make_seed();
  const auto bound = bytes_of("header");
  auto sealed = encrypt(key, bytes_of("body"), bound);
  EXPECT_EQ(sealed.size(), 4 + kEncryptionBytes);
  EXPECT_EQ(decrypt(key, sealed, bound), bytes_of("body"));
  EXPECT_FALSE(decrypt(other, sealed, bound));
  EXPECT_FALSE(decrypt(key, sealed, bytes_of("another header")));
  EXPECT_FALSE(decrypt(key, std::span(sealed).first(sealed.size() - 1), bound));
  EXPECT_FALSE(decrypt(key, std::span(sealed).first(10), bound));
}

TEST(Keys, NoTwoEncryptionsAreAlike) {
  const SharedKey key = make_seed();
  EXPECT_NE(encrypt(key, bytes_of("body"), {}), encrypt(key, bytes_of("body"), {}));
}

TEST(Keys, OneSeedGivesTheSameKeysAgainAndAnotherForEachPurpose) {
  const Seed seed = make_seed();
  EXPECT_EQ(signing_key(seed).public_key, signing_key(seed).public_key);
  EXPECT_EQ(derive_seed(seed, 1).bytes, derive_seed(seed, 1).bytes);
  EXPECT_NE(derive_seed(seed, 1).bytes, derive_seed(seed, 2).bytes);
  EXPECT_NE(derive_seed(seed, 1).bytes, seed.bytes);
}

TEST(Keys, APassphraseOpensWhatItLockedAndNothingElseDoes) {
  auto locked = lock_with_passphrase("harbour and star", bytes_of("root"), kLeastPassphraseCost);
  EXPECT_EQ(unlock_with_passphrase("harbour and star", locked), bytes_of("root"));
  EXPECT_FALSE(unlock_with_passphrase("harbour and stare", locked));
  EXPECT_FALSE(unlock_with_passphrase("harbour and star", std::span(locked).first(20)));
  locked.back() ^= 1;
  EXPECT_FALSE(unlock_with_passphrase("harbour and star", locked));
}

TEST(Keys, AFileThatAsksForEndlessWorkOrMemoryIsRefusedAtOnce) {
  auto locked = lock_with_passphrase("a", bytes_of("root"), kLeastPassphraseCost);
  auto hours = locked, memory = locked;
  hours[16] = 0x7f;   // the highest byte of the number of operations
  memory[24] = 0x7f;  // and of the memory
  EXPECT_FALSE(unlock_with_passphrase("a", hours));
  EXPECT_FALSE(unlock_with_passphrase("a", memory));
}

TEST(Keys, HexOfAnotherLengthIsNoKey) {
  EXPECT_EQ(array_from_hex<2>("0aff"), (std::array<uint8_t, 2>{0x0a, 0xff}));
  EXPECT_FALSE(array_from_hex<2>("0aff00"));
  EXPECT_FALSE(array_from_hex<2>("0axx"));
}

}  // namespace
}  // namespace starharbor::content
