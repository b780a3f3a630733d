#ifndef SIGNET_CLIBCRYPTO_LIBRARY_H
#define SIGNET_CLIBCRYPTO_LIBRARY_H

#include <openssl/core_names.h>
#include <openssl/evp.h>

#include "CLibCrypto.h"

// Every function of libcrypto that is called here. A new one is one word in this list.
#define SIGNET_CRYPTO_FUNCTIONS(X)                                                                                     \
  X(EVP_MD_fetch)                                                                                                      \
  X(EVP_Digest)                                                                                                        \
  X(EVP_MAC_fetch)                                                                                                     \
  X(EVP_MAC_CTX_new)                                                                                                   \
  X(EVP_MAC_CTX_dup)                                                                                                   \
  X(EVP_MAC_CTX_free)                                                                                                  \
  X(EVP_MAC_init)                                                                                                      \
  X(EVP_MAC_update)                                                                                                    \
  X(EVP_MAC_final)                                                                                                     \
  X(OSSL_PARAM_construct_utf8_string)                                                                                  \
  X(OSSL_PARAM_construct_end)

// The members carry libcrypto's own names and types, so that a call reads `crypto.EVP_Digest(…)` and is type-checked.
struct signet_crypto_table {
#define SIGNET_CRYPTO_MEMBER(name) typeof(name) *name;
  SIGNET_CRYPTO_FUNCTIONS(SIGNET_CRYPTO_MEMBER)
#undef SIGNET_CRYPTO_MEMBER
};

extern struct signet_crypto_table signet_crypto;

#define SIGNET_HASH_COUNT (SIGNET_HASH_SHA512 + 1)

/// Fetched by `signet_crypto_prepare`; NULL where this libcrypto lacks the algorithm.
extern EVP_MD *signet_crypto_digests[SIGNET_HASH_COUNT];

#endif
