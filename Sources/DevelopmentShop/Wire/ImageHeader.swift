/// Format and size of a picture, read from its first bytes.
struct ImageHeader: Sendable, Equatable {
  enum Format: String, Sendable { case png, jpeg }

  let format: Format
  let width: Int
  let height: Int

  /// Nothing where the bytes are neither PNG nor JPEG, or end before the size.
  init?(_ bytes: [UInt8]) {
    guard let header = ImageHeader.png(bytes) ?? ImageHeader.jpeg(bytes) else { return nil }
    self = header
  }

  private init(format: Format, width: Int, height: Int) {
    self.format = format
    self.width = width
    self.height = height
  }

  /// PNG: the signature, then the IHDR chunk with width and height as 32-bit numbers.
  private static func png(_ bytes: [UInt8]) -> ImageHeader? {
    guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
    guard bytes[12..<16].elementsEqual("IHDR".utf8) else { return nil }
    return ImageHeader(format: .png, width: number(bytes[16..<20]), height: number(bytes[20..<24]))
  }

  /// JPEG: segments until a start-of-frame marker (0xC0 to 0xCF without 0xC4, 0xC8 and 0xCC).
  private static func jpeg(_ bytes: [UInt8]) -> ImageHeader? {
    guard bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { return nil }
    var index = 2
    while index + 9 <= bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        return ImageHeader(
          format: .jpeg, width: number(bytes[(index + 7)..<(index + 9)]),
          height: number(bytes[(index + 5)..<(index + 7)]))
      }
      let length = number(bytes[(index + 2)..<(index + 4)])
      guard length >= 2 else { return nil }
      index += 2 + length
    }
    return nil
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
