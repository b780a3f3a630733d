/// The checksum of zip, gzip and PNG (ISO 3309, reflected polynomial 0xEDB88320), which libcrypto does not have.
enum CRC32 {
  /// Four bytes, the most significant first.
  static func checksum(of bytes: [UInt8]) -> [UInt8] {
    var remainder: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      remainder = table[Int(UInt8(truncatingIfNeeded: remainder) ^ byte)] ^ (remainder >> 8)
    }
    let checksum = ~remainder
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: checksum >> $0) }
  }

  /// What each value of a byte leaves after eight divisions by the polynomial.
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }
}
