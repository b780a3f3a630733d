/// One of the two alphabets of RFC 4648.
struct Base64: Sendable {
  static let standard = Base64(lastTwo: "+/")
  static let url = Base64(lastTwo: "-_")

  private let characters: [UInt8]
  /// The value of each character; 255 for one that is not of the alphabet.
  private let values: [UInt8]

  private init(lastTwo: String) {
    characters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8) + Array(lastTwo.utf8)
    var values = [UInt8](repeating: 255, count: 256)
    for (value, character) in characters.enumerated() { values[Int(character)] = UInt8(value) }
    self.values = values
  }

  func encode(_ bytes: [UInt8], padded: Bool) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 6 {
        count -= 6
        text.append(characters[Int(bits >> count & 63)])
      }
    }
    if count > 0 { text.append(characters[Int(bits << (6 - count) & 63)]) }
    while padded && text.count % 4 != 0 { text.append(UInt8(ascii: "=")) }
    return String(decoding: text, as: UTF8.self)
  }

  func decode(_ text: String) -> [UInt8]? {
    var characters = Array(text.utf8)[...]
    while characters.last == UInt8(ascii: "="), text.utf8.count - characters.count < 2 { characters.removeLast() }
    let padding = text.utf8.count - characters.count
    // One character alone holds six bits, which is no byte.
    guard padding == 0 || text.utf8.count % 4 == 0, characters.count % 4 != 1 else { return nil }

    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count * 3 / 4)
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for character in characters {
      let value = values[Int(character)]
      guard value != 255 else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return bits & ((1 << count) - 1) == 0 ? bytes : nil
  }
}
