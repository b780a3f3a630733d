#ifndef SIGNET_CLIBCRYPTO_H
#define SIGNET_CLIBCRYPTO_H

#include <stdbool.h>
#include <stddef.h>

/// The digests that are asked of libcrypto.
typedef enum {
  SIGNET_HASH_MD5,
  SIGNET_HASH_SHA1,
  SIGNET_HASH_SHA256,
  SIGNET_HASH_SHA384,
  SIGNET_HASH_SHA512,
} signet_hash;

/// Room for the longest of them.
#define SIGNET_HASH_MAXIMUM 64

/// Opens libcrypto and fetches every algorithm, once. NULL when all is ready, otherwise what to tell the user.
/// From any thread, any number of times; everything below needs it to have succeeded.
const char *_Nullable signet_crypto_prepare(void);

/// The count of bytes written to `out`, or 0 where this libcrypto does not offer the algorithm: a FIPS set-up lacks
/// md5.
size_t signet_crypto_hash(signet_hash hash, const void *_Nullable bytes, size_t count, unsigned char *_Nonnull out);

/// HMAC (RFC 2104); the result is as that of `signet_crypto_hash`.
size_t signet_crypto_hmac(signet_hash hash, const void *_Nullable key, size_t key_count, const void *_Nullable message,
                          size_t message_count, unsigned char *_Nonnull out);

/// Compares without a branch on what the bytes hold. Needs no libcrypto.
bool signet_equal_in_constant_time(const unsigned char *_Nullable a, const unsigned char *_Nullable b, size_t count);

/// A private or public key, or the public key of a certificate. Never changed once read: any thread may use it.
typedef struct signet_key signet_key;

typedef enum {
  SIGNET_KEY_RSA,
  SIGNET_KEY_P256,
  SIGNET_KEY_P384,
  SIGNET_KEY_P521,
  SIGNET_KEY_ED25519,
  SIGNET_KEY_OTHER,
} signet_key_kind;

/// Reads PEM text in any of its forms (PKCS #8, PKCS #1, SEC 1, public key, X.509 certificate). NULL where it is none,
/// or is encrypted and the passphrase is not its own. Never asks at the terminal.
signet_key *_Nullable signet_key_read(const void *_Nullable pem, size_t count, const void *_Nullable passphrase,
                                      size_t passphrase_count);
void signet_key_free(signet_key *_Nonnull key);
signet_key_kind signet_key_kind_of(const signet_key *_Nonnull key);
bool signet_key_can_sign(const signet_key *_Nonnull key);
/// Room enough for any signature by this key.
size_t signet_key_signature_room(const signet_key *_Nonnull key);

/// How a key is to be used.
typedef struct {
  signet_hash hash;
  /// Ed25519 takes the message itself.
  bool without_hash;
  /// RSASSA-PSS with a salt as long as the hash and MGF1 of the same hash; otherwise PKCS #1 v1.5.
  bool pss;
  /// ECDSA's two numbers side by side, each as long as the curve's order, in place of DER.
  bool fixed_width;
} signet_signature_scheme;

/// The count of bytes written to `out`, or 0 where the key cannot sign so.
size_t signet_sign(const signet_key *_Nonnull key, signet_signature_scheme scheme, const void *_Nullable message,
                   size_t count, unsigned char *_Nonnull out, size_t room);

/// Whether the signature is right; a malformed one is not.
bool signet_verify(const signet_key *_Nonnull key, signet_signature_scheme scheme, const void *_Nullable message,
                   size_t count, const unsigned char *_Nullable signature, size_t signature_count);

#endif
