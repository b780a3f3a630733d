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

/// The count of bytes written to `out`, or 0 where this libcrypto does not offer the algorithm (a FIPS set-up lacks md5).
size_t signet_crypto_hash(signet_hash hash, const void *_Nullable bytes, size_t count, unsigned char *_Nonnull out);

/// HMAC (RFC 2104); the result is as that of `signet_crypto_hash`.
size_t signet_crypto_hmac(signet_hash hash, const void *_Nullable key, size_t key_count, const void *_Nullable message,
                          size_t message_count, unsigned char *_Nonnull out);

/// Compares without a branch on what the bytes hold. Needs no libcrypto.
bool signet_equal_in_constant_time(const unsigned char *_Nullable a, const unsigned char *_Nullable b, size_t count);

#endif
