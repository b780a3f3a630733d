import Testing

@testable import Digests

struct DigestTests {
  struct Vector: CustomTestStringConvertible, Sendable {
    let algorithm: HashAlgorithm
    let message: [UInt8]
    let digest: String

    init(_ algorithm: HashAlgorithm, _ message: String, _ digest: String) {
      self.algorithm = algorithm
      self.message = Array(message.utf8)
      self.digest = digest
    }

    var testDescription: String { "\(algorithm.rawValue) of \(message.count) bytes" }
  }

  static let twoBlocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
  static let millionTimesA = String(repeating: "a", count: 1_000_000)

  // RFC 1321 appendix A.5; the examples of FIPS 180; the check value of CRC-32 (ISO 3309).
  static let vectors = [
    Vector(.md5, "", "d41d8cd98f00b204e9800998ecf8427e"),
    Vector(.md5, "abc", "900150983cd24fb0d6963f7d28e17f72"),
    Vector(.md5, twoBlocks, "8215ef0796a20bcaaae116d3876c664a"),
    Vector(.md5, millionTimesA, "7707d6ae4e027c70eea2a935c2296f21"),
    Vector(.sha1, "", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    Vector(.sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
    Vector(.sha1, twoBlocks, "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
    Vector(.sha1, millionTimesA, "34aa973cd4c4daa4f61eeb2bdbad27316534016f"),
    Vector(.sha256, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    Vector(.sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    Vector(.sha256, twoBlocks, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    Vector(.sha256, millionTimesA, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    Vector(
      .sha384, "",
      "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fb"
        + "d51ad2f14898b95b"),
    Vector(
      .sha384, "abc",
      "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc23"
        + "58baeca134c825a7"),
    Vector(
      .sha384, twoBlocks,
      "3391fdddfc8dc7393707a65b1b4709397cf8b1d162af05abfe8f450de5f36bc6b0455a8520bc4e6f"
        + "5fe95b1fe3c8452b"),
    Vector(
      .sha384, millionTimesA,
      "9d0e1809716474cb086e834e310a4a1ced149e9c00f248527972cec5704c2a5b07b8b3dc38ecc4eb"
        + "ae97ddd87f3d8985"),
    Vector(
      .sha512, "",
      "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0"
        + "ff8318d2877eec2f63b931bd47417a81a538327af927da3e"),
    Vector(
      .sha512, "abc",
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a8"
        + "36ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"),
    Vector(
      .sha512, twoBlocks,
      "204a8fc6dda82f0a0ced7beb8e08a41657c16ef468b228a8279be331a703c33596fd15c13b1b07f9"
        + "aa1d3bea57789ca031ad85c7a71dd70354ec631238ca3445"),
    Vector(
      .sha512, millionTimesA,
      "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973ebde0ff244877ea60a"
        + "4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b"),
    Vector(.crc32, "", "00000000"),
    Vector(.crc32, "123456789", "cbf43926"),
    Vector(.crc32, "The quick brown fox jumps over the lazy dog", "414fa339"),
  ]

  @Test("a digest is the published one", arguments: vectors)
  func publishedDigest(vector: Vector) throws {
    #expect(try ByteEncoding.hex.encode(Digest.hash(vector.algorithm, vector.message)) == vector.digest)
  }

  @Test("every algorithm that a file may name makes a digest of its length", arguments: HashAlgorithm.allCases)
  func lengths(algorithm: HashAlgorithm) throws {
    let lengths: [HashAlgorithm: Int] = [.md5: 16, .sha1: 20, .sha256: 32, .sha384: 48, .sha512: 64, .crc32: 4]
    #expect(try Digest.hash(algorithm, [0, 255, 10]).count == lengths[algorithm])
  }

  @Test("digests made by many tasks at once do not disturb each other")
  func manyTasks() async throws {
    let expected = try (0..<64).map { try Digest.hmac(.sha256, key: [UInt8($0)], message: [1, 2, 3]) }
    try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
      for number in 0..<64 {
        group.addTask {
          var last: [UInt8] = []
          for _ in 0..<50 { last = try Digest.hmac(.sha256, key: [UInt8(number)], message: [1, 2, 3]) }
          return (number, last)
        }
      }
      for try await (number, digest) in group { #expect(digest == expected[number]) }
    }
  }

  @Test(
    "the comparison in constant time says what an ordinary one says",
    arguments: [
      ([], []), ([1], [1]), ([1], [2]), ([1, 2], [1]), ([1, 2, 3], [9, 2, 3]), ([1, 2, 3], [1, 2, 131]), ([0], []),
    ] as [([UInt8], [UInt8])])
  func constantTime(pair: ([UInt8], [UInt8])) {
    #expect(Digest.equalsInConstantTime(pair.0, pair.1) == (pair.0 == pair.1))
  }
}
