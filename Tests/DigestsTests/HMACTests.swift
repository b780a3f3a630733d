import Testing

@testable import Digests

struct HMACTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let key: [UInt8]
    let message: [UInt8]
    let digests: [HashAlgorithm: String]

    init(_ name: String, key: [UInt8], message: [UInt8], digests: [HashAlgorithm: String]) {
      self.name = name
      self.key = key
      self.message = message
      self.digests = digests
    }

    var testDescription: String { name }
  }

  static func bytes(_ byte: UInt8, _ count: Int) -> [UInt8] { [UInt8](repeating: byte, count: count) }
  static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

  static let cases = [
    Case(
      "RFC 4231 case 1", key: bytes(0x0B, 20),
      message: text("Hi There"),
      digests: [
        .sha256: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        .sha384:
          "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f"
          + "4af152e8b2fa9cb6",
        .sha512:
          "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702"
          + "038b274eaea3f4e4be9d914eeb61f1702e696c203a126854",
      ]),
    Case(
      "RFC 4231 case 2", key: text("Jefe"),
      message: text("what do ya want for nothing?"),
      digests: [
        .sha256: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        .sha384:
          "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c7"
          + "8b3239ecfab21649",
        .sha512:
          "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a"
          + "6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
      ]),
    Case(
      "RFC 4231 case 3", key: bytes(0xAA, 20),
      message: bytes(0xDD, 50),
      digests: [
        .sha256: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        .sha384:
          "88062608d3e6ad8a0aa2ace014c8a86f0aa635d947ac9febe83ef4e55966144b2a5ab39dc13814b9"
          + "4e3ab6e101a34f27",
        .sha512:
          "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39bf3e848279a722c8"
          + "06b485a47e67c807b946a337bee8942674278859e13292fb",
      ]),
    Case(
      "RFC 4231 case 4", key: Array(1...25),
      message: bytes(0xCD, 50),
      digests: [
        .sha256: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
        .sha384:
          "3e8a69b7783c25851933ab6290af6ca77a9981480850009cc5577c6e1f573b4e6801dd23c4a7d679"
          + "ccf8a386c674cffb",
        .sha512:
          "b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3dba91ca5c11aa25eb4"
          + "d679275cc5788063a5f19741120c4f2de2adebeb10a298dd",
      ]),
    Case(
      "RFC 4231 case 6", key: bytes(0xAA, 131),
      message: text("Test Using Larger Than Block-Size Key - Hash Key First"),
      digests: [
        .sha256: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        .sha384:
          "4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c60c2ef6ab4030fe82"
          + "96248df163f44952",
        .sha512:
          "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598"
          + "bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598",
      ]),
    Case(
      "RFC 4231 case 7", key: bytes(0xAA, 131),
      message: text(
        "This is a test using a larger than block-size key and a larger than block-size data. "
          + "The key needs to be hashed before being used by the HMAC algorithm."),
      digests: [
        .sha256: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
        .sha384:
          "6617178e941f020d351e2f254e8fd32c602420feb0b8fb9adccebb82461e99c5a678cc31e799176d"
          + "3860e6110c46523e",
        .sha512:
          "e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944b6022cac3c4982b1"
          + "0d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58",
      ]),
    Case(
      "RFC 2202 case 1, md5", key: bytes(0x0B, 16),
      message: text("Hi There"),
      digests: [.md5: "9294727a3638bb1c13f48ef8158bfc9d"]),
    Case(
      "RFC 2202 case 1, sha1", key: bytes(0x0B, 20),
      message: text("Hi There"),
      digests: [.sha1: "b617318655057264e28bc0b6fb378c8ef146be00"]),
    Case(
      "RFC 2202 case 2, md5", key: text("Jefe"),
      message: text("what do ya want for nothing?"),
      digests: [.md5: "750c783e6ab0b503eaa86e310a5db738"]),
    Case(
      "RFC 2202 case 2, sha1", key: text("Jefe"),
      message: text("what do ya want for nothing?"),
      digests: [.sha1: "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"]),
    Case(
      "RFC 2202 case 6, md5", key: bytes(0xAA, 80),
      message: text("Test Using Larger Than Block-Size Key - Hash Key First"),
      digests: [.md5: "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd"]),
    Case(
      "RFC 2202 case 6, sha1", key: bytes(0xAA, 80),
      message: text("Test Using Larger Than Block-Size Key - Hash Key First"),
      digests: [.sha1: "aa4ae5e15272d00e95705637ce8a3b55ed402112"]),
  ]

  @Test("a keyed digest is the published one", arguments: cases)
  func publishedDigest(published: Case) throws {
    for (algorithm, digest) in published.digests {
      let made = try Digest.hmac(algorithm, key: published.key, message: published.message)
      #expect(ByteEncoding.hex.encode(made) == digest, "\(algorithm.rawValue)")
    }
  }

  @Test("an empty key is a key, whatever key was used before")
  func emptyKey() throws {
    _ = try Digest.hmac(.sha256, key: Self.text("another"), message: [])
    #expect(
      try ByteEncoding.hex.encode(Digest.hmac(.sha256, key: [], message: []))
        == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
  }

  @Test("crc32 has no keyed form, and the refusal names one that has")
  func checksumRefused() {
    #expect(throws: DigestFailure("'crc32' is a checksum and has no keyed form; use sha256")) {
      try Digest.hmac(.crc32, key: [1], message: [2])
    }
  }
}
