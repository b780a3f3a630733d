#if canImport(Glibc)
  import Glibc
#endif

/// Charsets of the web (WHATWG Encoding, section 4) that the system's own library turns into Unicode.
enum SystemCharset {
  /// A response may name only these: the system would look for others among its files.
  private static let known: Set<String> = {
    var names: Set = [
      "shift_jis", "shift-jis", "sjis", "windows-31j", "cp932", "euc-jp", "iso-2022-jp", "gb2312", "gbk", "gb18030",
      "big5", "big5-hkscs", "euc-kr", "cp949", "koi8-r", "koi8-u", "ibm866", "macintosh", "tis-620", "utf-32",
      "utf-32le",
      "utf-32be",
    ]
    for number in 2...16 where number != 12 { names.insert("iso-8859-\(number)") }
    for number in 1250...1258 { names.insert("windows-\(number)") }
    return names
  }()

  /// Nothing where the charset is not known here, or the bytes are not of it.
  static func text(_ body: [UInt8], in charset: String) -> String? {
    guard known.contains(charset) else { return nil }
    #if canImport(Glibc)
      return convert(body, from: systemName(charset))
    #else
      return nil
    #endif
  }

  /// As browsers do, what calls itself Shift_JIS is read with Microsoft's additions.
  private static func systemName(_ charset: String) -> String {
    switch charset {
    case "shift_jis", "shift-jis", "sjis", "windows-31j": "CP932"
    case "gb2312": "GBK"
    case "euc-kr": "CP949"
    case let name where name.hasPrefix("windows-"): "CP" + name.dropFirst("windows-".count)
    default: charset.uppercased()
    }
  }

  #if canImport(Glibc)
    private static func convert(_ body: [UInt8], from name: String) -> String? {
      let converter = iconv_open("UTF-8", name)
      guard let converter, Int(bitPattern: converter) != -1 else { return nil }
      defer { iconv_close(converter) }
      var source = body
      var result: [UInt8] = []
      result.reserveCapacity(body.count + body.count / 2)
      var chunk = [CChar](repeating: 0, count: 16 << 10)
      let isConverted = source.withUnsafeMutableBytes { source -> Bool in
        var input: UnsafeMutablePointer<CChar>? = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = source.count
        while left > 0 {
          let before = left
          let (status, count, problem) = chunk.withUnsafeMutableBufferPointer { chunk in
            var output = chunk.baseAddress
            var room = chunk.count
            let status = iconv(converter, &input, &left, &output, &room)
            return (status, chunk.count - room, errno)
          }
          result += chunk[..<count].map { UInt8(bitPattern: $0) }
          // Without progress it would go on for ever, whatever the reason that it gives.
          if status == -1, problem != E2BIG || left == before { return false }
        }
        return true
      }
      return isConverted ? String(validating: result, as: UTF8.self) : nil
    }
  #endif
}
