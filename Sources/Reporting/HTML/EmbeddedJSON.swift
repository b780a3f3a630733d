/// JSON in a form that may stand in an HTML `script` element, and still is the same JSON.
///
/// Inside such an element `</script` ends it and `<!--` starts a state in which it does not end (HTML 13.2.5.4 ff.), so no
/// `<` may stand there, and `>` and `&` are written out with it for whoever reads the file as XML. U+2028 and U+2029 end a
/// line for some readers, and control characters of Latin-1 are nothing for a file of text. In JSON all of these can only
/// stand in strings, where an escape means the same.
enum EmbeddedJSON {
  static func escaped(_ json: [UInt8]) -> [UInt8] { escaped(json[...]) }

  static func escaped(_ json: ArraySlice<UInt8>) -> [UInt8] {
    guard let first = json.firstIndex(where: mustLook) else { return Array(json) }
    var result = Array(json[..<first])
    result.reserveCapacity(json.count + json.count / 16)
    var index = first
    while index < json.endIndex {
      let byte = json[index]
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0x7F:
        result += "\\u00".utf8
        result += NumberText.hex(byte).utf8
      case 0xC2 where index + 1 < json.endIndex && json[index + 1] < 0xA0:
        result += "\\u00".utf8
        result += NumberText.hex(json[index + 1]).utf8
        index += 1
      case 0xE2 where index + 2 < json.endIndex && json[index + 1] == 0x80 && json[index + 2] & 0xFE == 0xA8:
        result += "\\u20".utf8
        result += NumberText.hex(json[index + 2] & 0x2F).utf8
        index += 2
      default: result.append(byte)
      }
      index += 1
    }
    return result
  }

  private static func mustLook(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0x7F, 0xC2, 0xE2: true
    default: false
    }
  }
}
