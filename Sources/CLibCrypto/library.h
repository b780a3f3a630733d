#ifndef SIGNET_CLIBCRYPTO_LIBRARY_H
#define SIGNET_CLIBCRYPTO_LIBRARY_H

#include <openssl/core_names.h>
#include <openssl/decoder.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

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
  X(OSSL_PARAM_construct_end)                                                                                          \
  X(ERR_clear_error)                                                                                                   \
  X(OSSL_DECODER_CTX_new_for_pkey)                                                                                     \
  X(OSSL_DECODER_CTX_set_passphrase)                                                                                   \
  X(OSSL_DECODER_from_data)                                                                                            \
  X(OSSL_DECODER_CTX_free)                                                                                             \
  X(BIO_new_mem_buf)                                                                                                   \
  X(BIO_free)                                                                                                          \
  X(PEM_read_bio_X509)                                                                                                 \
  X(X509_get_pubkey)                                                                                                   \
  X(X509_free)                                                                                                         \
  X(EVP_PKEY_free)                                                                                                     \
  X(EVP_PKEY_is_a)                                                                                                     \
  X(EVP_PKEY_get_group_name)                                                                                           \
  X(EVP_PKEY_get_size)                                                                                                 \
  X(EVP_MD_CTX_new)                                                                                                    \
  X(EVP_MD_CTX_free)                                                                                                   \
  X(EVP_DigestSignInit_ex)                                                                                             \
  X(EVP_DigestSign)                                                                                                    \
  X(EVP_DigestVerifyInit_ex)                                                                                           \
  X(EVP_DigestVerify)                                                                                                  \
  X(ECDSA_SIG_new)                                                                                                     \
  X(ECDSA_SIG_free)                                                                                                    \
  X(ECDSA_SIG_get0)                                                                                                    \
  X(ECDSA_SIG_set0)                                                                                                    \
  X(d2i_ECDSA_SIG)                                                                                                     \
  X(i2d_ECDSA_SIG)                                                                                                     \
  X(BN_bin2bn)                                                                                                         \
  X(BN_bn2binpad)                                                                                                      \
  X(BN_free)

// The members carry libcrypto's own names and types, so that a call reads `crypto.EVP_Digest(…)` and is type-checked.
struct signet_crypto_table {
#define SIGNET_CRYPTO_MEMBER(name) typeof(name) *name;
  SIGNET_CRYPTO_FUNCTIONS(SIGNET_CRYPTO_MEMBER)
#undef SIGNET_CRYPTO_MEMBER
};

extern struct signet_crypto_table signet_crypto;

#define SIGNET_HASH_COUNT (SIGNET_HASH_SHA512 + 1)

extern const char *const signet_crypto_digest_names[SIGNET_HASH_COUNT];

/// Fetched by `signet_crypto_prepare`; NULL where this libcrypto lacks the algorithm.
extern EVP_MD *signet_crypto_digests[SIGNET_HASH_COUNT];

#endif
