#include "CLibCrypto.h"

#include <pthread.h>

#include "CLibraryLoader.h"
#include "library.h"

struct signet_crypto_table signet_crypto;
EVP_MD *signet_crypto_digests[SIGNET_HASH_COUNT];

const char *const signet_crypto_digest_names[SIGNET_HASH_COUNT] = {
    [SIGNET_HASH_MD5] = "MD5",         [SIGNET_HASH_SHA1] = "SHA1",     [SIGNET_HASH_SHA256] = "SHA256",
    [SIGNET_HASH_SHA384] = "SHA384",   [SIGNET_HASH_SHA512] = "SHA512",
};

// One keyed context an algorithm. A call copies it and sets its own key: naming the digest to a fresh context would
// look it up under a lock each time.
static EVP_MAC_CTX *hmac_contexts[SIGNET_HASH_COUNT];

static const char *preparation_problem;
static pthread_once_t preparation = PTHREAD_ONCE_INIT;

static const char *fill_table(void) {
#define SIGNET_CRYPTO_NAME(name) #name,
  static const char *const names[] = {SIGNET_CRYPTO_FUNCTIONS(SIGNET_CRYPTO_NAME)};
#undef SIGNET_CRYPTO_NAME
  enum { count = sizeof(names) / sizeof(names[0]) };
  _Static_assert(sizeof(signet_crypto) == count * sizeof(void *), "the table holds nothing but functions");

  void *handle = signet_library_open(SIGNET_LIBRARY_CRYPTO);
  if (handle == NULL) return signet_library_missing(SIGNET_LIBRARY_CRYPTO);
  void *functions[count];
  if (signet_library_resolve(handle, names, functions, count) != NULL)
    return "the libcrypto that is installed lacks functions of OpenSSL 3; Debian's package is libssl3 "
           "(apt-get install libssl3)";
  __builtin_memcpy(&signet_crypto, functions, sizeof(functions));
  return NULL;
}

static EVP_MAC_CTX *keyed_context(EVP_MAC *hmac, const char *digest) {
  EVP_MAC_CTX *context = signet_crypto.EVP_MAC_CTX_new(hmac);
  if (context == NULL) return NULL;
  OSSL_PARAM parameters[] = {
      signet_crypto.OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)digest, 0),
      signet_crypto.OSSL_PARAM_construct_end(),
  };
  if (signet_crypto.EVP_MAC_init(context, (const unsigned char *)"", 0, parameters)) return context;
  signet_crypto.EVP_MAC_CTX_free(context);
  return NULL;
}

static void prepare(void) {
  preparation_problem = fill_table();
  if (preparation_problem != NULL) return;
  EVP_MAC *hmac = signet_crypto.EVP_MAC_fetch(NULL, "HMAC", NULL);
  for (int hash = 0; hash < SIGNET_HASH_COUNT; hash++) {
    signet_crypto_digests[hash] = signet_crypto.EVP_MD_fetch(NULL, signet_crypto_digest_names[hash], NULL);
    if (signet_crypto_digests[hash] != NULL && hmac != NULL)
      hmac_contexts[hash] = keyed_context(hmac, signet_crypto_digest_names[hash]);
  }
  // An algorithm that is not offered leaves an error behind, which a TLS connection on this thread would take for its
  // own.
  signet_crypto.ERR_clear_error();
}

const char *signet_crypto_prepare(void) {
  pthread_once(&preparation, prepare);
  return preparation_problem;
}

size_t signet_crypto_hash(signet_hash hash, const void *bytes, size_t count, unsigned char *out) {
  unsigned int written = 0;
  if (signet_crypto_digests[hash] == NULL) return 0;
  if (!signet_crypto.EVP_Digest(bytes ? bytes : "", count, out, &written, signet_crypto_digests[hash], NULL)) return 0;
  return written;
}

size_t signet_crypto_hmac(signet_hash hash, const void *key, size_t key_count, const void *message,
                          size_t message_count, unsigned char *out) {
  if (hmac_contexts[hash] == NULL) return 0;
  EVP_MAC_CTX *context = signet_crypto.EVP_MAC_CTX_dup(hmac_contexts[hash]);
  if (context == NULL) return 0;
  size_t written = 0;
  // An empty key must not be NULL: that would keep the key that the context was made with.
  bool done = signet_crypto.EVP_MAC_init(context, key ? key : "", key_count, NULL) &&
              signet_crypto.EVP_MAC_update(context, message ? message : "", message_count) &&
              signet_crypto.EVP_MAC_final(context, out, &written, SIGNET_HASH_MAXIMUM);
  signet_crypto.EVP_MAC_CTX_free(context);
  return done ? written : 0;
}

bool signet_equal_in_constant_time(const unsigned char *a, const unsigned char *b, size_t count) {
  // Volatile, so that no compiler may leave the loop at the first difference.
  volatile unsigned char difference = 0;
  for (size_t i = 0; i < count; i++) difference |= a[i] ^ b[i];
  return difference == 0;
}
