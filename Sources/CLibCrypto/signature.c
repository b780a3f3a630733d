#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "library.h"

struct signet_key {
  EVP_PKEY *key;
  signet_key_kind kind;
  bool can_sign;
};

// MARK: reading keys

static EVP_PKEY *decode(const unsigned char *pem, size_t count, int selection, const void *passphrase,
                        size_t passphrase_count) {
  EVP_PKEY *key = NULL;
  OSSL_DECODER_CTX *decoder =
      signet_crypto.OSSL_DECODER_CTX_new_for_pkey(&key, "PEM", NULL, NULL, selection, NULL, NULL);
  if (decoder == NULL) return NULL;
  // Given an empty passphrase rather than none: libcrypto may ask at the terminal for one that it was not given.
  signet_crypto.OSSL_DECODER_CTX_set_passphrase(decoder, passphrase ? passphrase : (const unsigned char *)"",
                                                passphrase ? passphrase_count : 0);
  if (!signet_crypto.OSSL_DECODER_from_data(decoder, &pem, &count)) key = NULL;
  signet_crypto.OSSL_DECODER_CTX_free(decoder);
  return key;
}

static EVP_PKEY *key_of_certificate(const unsigned char *pem, size_t count) {
  if (count > INT_MAX) return NULL;
  BIO *text = signet_crypto.BIO_new_mem_buf(pem, (int)count);
  if (text == NULL) return NULL;
  X509 *certificate = signet_crypto.PEM_read_bio_X509(text, NULL, NULL, "");
  signet_crypto.BIO_free(text);
  if (certificate == NULL) return NULL;
  EVP_PKEY *key = signet_crypto.X509_get_pubkey(certificate);
  signet_crypto.X509_free(certificate);
  return key;
}

static signet_key_kind kind_of(const EVP_PKEY *key) {
  static const struct {
    const char *name;
    signet_key_kind kind;
  } curves[] = {{"prime256v1", SIGNET_KEY_P256}, {"secp384r1", SIGNET_KEY_P384}, {"secp521r1", SIGNET_KEY_P521}};

  if (signet_crypto.EVP_PKEY_is_a(key, "RSA")) return SIGNET_KEY_RSA;
  if (signet_crypto.EVP_PKEY_is_a(key, "RSA-PSS")) return SIGNET_KEY_RSA;
  if (signet_crypto.EVP_PKEY_is_a(key, "ED25519")) return SIGNET_KEY_ED25519;
  char group[64];
  size_t length;
  if (!signet_crypto.EVP_PKEY_is_a(key, "EC") ||
      !signet_crypto.EVP_PKEY_get_group_name(key, group, sizeof(group), &length))
    return SIGNET_KEY_OTHER;
  for (size_t i = 0; i < sizeof(curves) / sizeof(curves[0]); i++)
    if (strcmp(group, curves[i].name) == 0) return curves[i].kind;
  return SIGNET_KEY_OTHER;
}

signet_key *signet_key_read(const void *pem, size_t count, const void *passphrase, size_t passphrase_count) {
  if (pem == NULL) return NULL;
  EVP_PKEY *read = decode(pem, count, EVP_PKEY_KEYPAIR, passphrase, passphrase_count);
  bool can_sign = read != NULL;
  if (read == NULL) read = decode(pem, count, EVP_PKEY_PUBLIC_KEY, passphrase, passphrase_count);
  if (read == NULL) read = key_of_certificate(pem, count);
  signet_crypto.ERR_clear_error();
  signet_key *key = read == NULL ? NULL : malloc(sizeof(*key));
  if (key == NULL) return signet_crypto.EVP_PKEY_free(read), NULL;
  *key = (signet_key){.key = read, .kind = kind_of(read), .can_sign = can_sign};
  return key;
}

void signet_key_free(signet_key *key) {
  signet_crypto.EVP_PKEY_free(key->key);
  free(key);
}

signet_key_kind signet_key_kind_of(const signet_key *key) { return key->kind; }
bool signet_key_can_sign(const signet_key *key) { return key->can_sign; }
size_t signet_key_signature_room(const signet_key *key) { return (size_t)signet_crypto.EVP_PKEY_get_size(key->key); }

// MARK: the two forms of an ECDSA signature

/// Bytes of each of the two numbers; 0 for a key that makes no such pair.
static int width_of(signet_key_kind kind) {
  switch (kind) {
    case SIGNET_KEY_P256: return 32;
    case SIGNET_KEY_P384: return 48;
    case SIGNET_KEY_P521: return 66;
    default: return 0;
  }
}

/// Rewrites DER in place as the two numbers side by side (RFC 7518 section 3.4).
static size_t fixed_from_der(unsigned char *bytes, size_t count, size_t room, int width) {
  const unsigned char *der = bytes;
  ECDSA_SIG *pair = signet_crypto.d2i_ECDSA_SIG(NULL, &der, (long)count);
  if (pair == NULL) return 0;
  const BIGNUM *r, *s;
  signet_crypto.ECDSA_SIG_get0(pair, &r, &s);
  bool done = (size_t)width * 2 <= room && signet_crypto.BN_bn2binpad(r, bytes, width) == width &&
              signet_crypto.BN_bn2binpad(s, bytes + width, width) == width;
  signet_crypto.ECDSA_SIG_free(pair);
  return done ? (size_t)width * 2 : 0;
}

/// DER in memory of its own, for the caller to free; a negative length where it cannot be made.
static int der_from_fixed(const unsigned char *bytes, int width, unsigned char **der) {
  ECDSA_SIG *pair = signet_crypto.ECDSA_SIG_new();
  BIGNUM *r = signet_crypto.BN_bin2bn(bytes, width, NULL), *s = signet_crypto.BN_bin2bn(bytes + width, width, NULL);
  int length = -1;
  if (pair != NULL && r != NULL && s != NULL && signet_crypto.ECDSA_SIG_set0(pair, r, s)) {
    r = s = NULL;  // The pair's now.
    length = signet_crypto.i2d_ECDSA_SIG(pair, NULL);
    unsigned char *end = *der = length > 0 ? malloc((size_t)length) : NULL;
    length = end == NULL ? -1 : signet_crypto.i2d_ECDSA_SIG(pair, &end);
  }
  signet_crypto.BN_free(r);
  signet_crypto.BN_free(s);
  signet_crypto.ECDSA_SIG_free(pair);
  return length;
}

// MARK: signing and verifying

static const char *digest_name(signet_signature_scheme scheme) {
  return scheme.without_hash ? NULL : signet_crypto_digest_names[scheme.hash];
}

/// Nothing, or PSS with a salt as long as the hash: what RFC 7518 and RFC 9421 ask for.
static void fill_parameters(signet_signature_scheme scheme, OSSL_PARAM parameters[3]) {
  int count = 0;
  if (scheme.pss) {
    parameters[count++] =
        signet_crypto.OSSL_PARAM_construct_utf8_string(OSSL_SIGNATURE_PARAM_PAD_MODE, (char *)"pss", 0);
    parameters[count++] =
        signet_crypto.OSSL_PARAM_construct_utf8_string(OSSL_SIGNATURE_PARAM_PSS_SALTLEN, (char *)"digest", 0);
  }
  parameters[count] = signet_crypto.OSSL_PARAM_construct_end();
}

size_t signet_sign(const signet_key *key, signet_signature_scheme scheme, const void *message, size_t count,
                   unsigned char *out, size_t room) {
  OSSL_PARAM parameters[3];
  fill_parameters(scheme, parameters);
  EVP_MD_CTX *context = signet_crypto.EVP_MD_CTX_new();
  size_t written = room;
  bool done = context != NULL &&
              signet_crypto.EVP_DigestSignInit_ex(context, NULL, digest_name(scheme), NULL, NULL, key->key,
                                                  parameters) > 0 &&
              signet_crypto.EVP_DigestSign(context, out, &written, message ? message : "", count) > 0;
  signet_crypto.EVP_MD_CTX_free(context);
  if (done && scheme.fixed_width) written = fixed_from_der(out, written, room, width_of(key->kind));
  signet_crypto.ERR_clear_error();
  return done ? written : 0;
}

static bool verify(const signet_key *key, signet_signature_scheme scheme, const void *message, size_t count,
                   const unsigned char *signature, size_t signature_count) {
  OSSL_PARAM parameters[3];
  fill_parameters(scheme, parameters);
  EVP_MD_CTX *context = signet_crypto.EVP_MD_CTX_new();
  bool right = context != NULL &&
               signet_crypto.EVP_DigestVerifyInit_ex(context, NULL, digest_name(scheme), NULL, NULL, key->key,
                                                     parameters) > 0 &&
               signet_crypto.EVP_DigestVerify(context, signature, signature_count, message ? message : "", count) == 1;
  signet_crypto.EVP_MD_CTX_free(context);
  signet_crypto.ERR_clear_error();
  return right;
}

bool signet_verify(const signet_key *key, signet_signature_scheme scheme, const void *message, size_t count,
                   const unsigned char *signature, size_t signature_count) {
  if (signature == NULL || signature_count == 0) return false;
  if (!scheme.fixed_width) return verify(key, scheme, message, count, signature, signature_count);
  int width = width_of(key->kind);
  if (width == 0 || signature_count != (size_t)width * 2) return false;
  unsigned char *der = NULL;
  int length = der_from_fixed(signature, width, &der);
  bool right = length > 0 && verify(key, scheme, message, count, der, (size_t)length);
  free(der);
  return right;
}
