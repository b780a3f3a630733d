extension CurlCommand {
  /// Reads the files that `@name` names; what it gives nothing for is a problem.
  package typealias FileReader = (String) -> [UInt8]?

  /// Reads a line as a vendor's testing tool, Postman or a browser prints it.
  ///
  /// Throws the first problem with its place in the line.
  package init(parsing line: String, readFile: @escaping FileReader = { _ in nil }) throws(CurlProblem) {
    let shell = try ShellWords(line)
    var words = shell.words[...]
    // A copied line may begin with the prompt.
    if let first = words.first, first.bytes == [UInt8(ascii: "$")] { words = words.dropFirst() }
    guard let program = words.popFirst() else { throw CurlProblem("the line is empty", at: 0) }
    let name = program.text.split(separator: "/").last.map(String.init) ?? ""
    guard name == "curl" || name == "curl.exe" else {
      throw CurlProblem("the line does not begin with 'curl'", at: program.offset)
    }
    var reader = CurlArguments(readFile: readFile)
    while let word = words.popFirst() { try reader.read(word, following: &words) }
    self = try reader.command(endingAt: line.utf8.count)
    for expansion in shell.expansions {
      notes.append("'\(expansion.text)' is for a shell to fill in; it is taken as it stands")
    }
    if let end = shell.end { notes.append("what follows '\(Self.word(of: line, at: end))' is left out") }
  }

  private static func word(of line: String, at offset: Int) -> String {
    String(decoding: line.utf8.dropFirst(offset).prefix { !" \t\n".utf8.contains($0) }.prefix(20), as: UTF8.self)
  }
}

/// Collects what the options of a line say.
private struct CurlArguments {
  let readFile: CurlCommand.FileReader
  var method: String?
  var url: ShellWords.Word?
  var headers = HTTPFields()
  var data: [UInt8]?
  var json: [UInt8]?
  var parts: [CurlCommand.Part] = []
  var bodyOption = ""
  var isGet = false
  var isHead = false
  /// From `-u` or `--oauth2-bearer`; a header of that name is stronger.
  var authorization: String?
  var cookies: [String] = []
  var userAgent: String?
  var referer: String?
  var withheld: [String] = []
  var notes: [String] = []
  var travel: [CurlCommand.TravelOption] = []

  init(readFile: @escaping CurlCommand.FileReader) { self.readFile = readFile }

  // MARK: Words

  mutating func read(
    _ word: ShellWords.Word, following: inout ArraySlice<ShellWords.Word>
  ) throws(CurlProblem) {
    let text = word.text
    if text.hasPrefix("--"), text.count > 2 {
      try readLong(text.dropFirst(2), word, &following)
    } else if text.hasPrefix("-"), text.count > 1, text != "--" {
      try readShort(word, &following)
    } else if text != "--" {
      try setURL(word)
    }
  }

  private mutating func readLong(
    _ text: Substring, _ word: ShellWords.Word, _ following: inout ArraySlice<ShellWords.Word>
  ) throws(CurlProblem) {
    let name = text.prefix { $0 != "=" }
    guard let entry = CurlOption.long(name) else {
      // `--no-insecure` takes an option back.
      if name.hasPrefix("no-"), let entry = CurlOption.long(name.dropFirst(3)), !entry.option.takesValue {
        return notes.append("'--\(name)' is left out")
      }
      throw CurlProblem(
        "unknown option '--\(name)' of curl", at: word.offset, hint: "leave it out, or write what it stands for")
    }
    var value: ShellWords.Word?
    if entry.option.takesValue {
      if name.count < text.count {
        // Bytes, not the text: `--data=$'\xff'` need not be UTF-8.
        value = ShellWords.Word(bytes: Array(word.bytes.dropFirst(name.utf8.count + 3)), offset: word.offset)
      } else {
        value = try next("--\(name)", word, &following)
      }
    }
    try apply(entry, value, at: word.offset)
  }

  /// One dash and several letters: the last may take a value, glued to it or as the next word.
  private mutating func readShort(
    _ word: ShellWords.Word, _ following: inout ArraySlice<ShellWords.Word>
  ) throws(CurlProblem) {
    var letters = word.bytes.dropFirst()
    while let letter = letters.popFirst() {
      let name = Character(UnicodeScalar(letter))
      guard let entry = CurlOption.short(name) else {
        throw CurlProblem("unknown option '-\(name)' of curl", at: word.offset, hint: "leave it out")
      }
      guard entry.option.takesValue else {
        try apply(entry, nil, at: word.offset)
        continue
      }
      let value =
        letters.isEmpty
        ? try next("-\(name)", word, &following) : ShellWords.Word(bytes: Array(letters), offset: word.offset)
      return try apply(entry, value, at: word.offset)
    }
  }

  private func next(
    _ name: String, _ word: ShellWords.Word, _ following: inout ArraySlice<ShellWords.Word>
  ) throws(CurlProblem) -> ShellWords.Word {
    if let value = following.popFirst() { return value }
    throw CurlProblem("the option '\(name)' has no value", at: word.offset)
  }

  // MARK: Options

  private mutating func apply(
    _ entry: CurlOption.Entry, _ value: ShellWords.Word?, at offset: Int
  ) throws(CurlProblem) {
    let value = value ?? ShellWords.Word(bytes: [], offset: offset)
    switch entry.option {
    case .method: method = value.text
    case .header: try addHeader(value)
    case .data, .dataRaw, .dataBinary, .dataURLEncoded, .json, .form, .formString: try addBody(entry, value)
    case .get: isGet = true
    case .head: isHead = true
    case .user: authorization = "Basic " + Self.base64(value.bytes)
    case .bearer: authorization = "Bearer " + value.text
    case .cookie:
      if value.bytes.contains(UInt8(ascii: "=")) {
        cookies.append(value.text)
      } else {
        notes.append("the cookie file '\(value.text)' is left out")
      }
    case .userAgent: userAgent = value.text
    case .referer: referer = value.text
    case .url: try setURL(value)
    case .glob, .silent: break
    case .noted(let takesValue):
      notes.append("'--\(entry.long)' is left out")
      travel.append(CurlCommand.TravelOption(entry.long, takesValue ? value.text : nil))
    case .refused(let reason): throw CurlProblem(reason, at: offset)
    }
  }

  private mutating func setURL(_ word: ShellWords.Word) throws(CurlProblem) {
    guard url == nil else {
      throw CurlProblem("'\(word.text)' is a second URL", at: word.offset, hint: "quote what belongs together")
    }
    url = word
  }

  private mutating func addHeader(_ word: ShellWords.Word) throws(CurlProblem) {
    let text = word.text
    guard !text.hasPrefix("@") else {
      throw CurlProblem("'-H \(text)' reads headers from a file, which the line does not hold", at: word.offset)
    }
    if let colon = text.firstIndex(of: ":") {
      let value = Self.trimmed(text[text.index(after: colon)...])
      let name = Self.trimmed(text[..<colon])
      if value.isEmpty { withheld.append(name) } else { try append(name, value, at: word.offset) }
    } else if text.hasSuffix(";") {
      try append(Self.trimmed(text.dropLast()), "", at: word.offset)
    } else {
      throw CurlProblem("the header '\(text)' has no colon", at: word.offset, hint: "write -H 'Name: value'")
    }
  }

  private mutating func append(_ name: String, _ value: String, at offset: Int) throws(CurlProblem) {
    guard !name.isEmpty, name.utf8.allSatisfy(ASCIISet.token.contains) else {
      throw CurlProblem("'\(name)' is no name for a header", at: offset)
    }
    guard !value.utf8.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D }) else {
      throw CurlProblem("the header '\(name)' holds a line break", at: offset)
    }
    headers.append(name, value)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let three = bytes[start...].prefix(3)
      let bits = three.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - three.count))
      for place in 0..<4 {
        text.append(place <= three.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: Bodies

  private mutating func addBody(_ entry: CurlOption.Entry, _ value: ShellWords.Word) throws(CurlProblem) {
    let kind = entry.long.hasPrefix("form") ? "--form" : entry.long == "json" ? "--json" : "--data"
    guard bodyOption.isEmpty || bodyOption == kind else {
      throw CurlProblem("'\(kind)' stands beside '\(bodyOption)'; a request has one body", at: value.offset)
    }
    bodyOption = kind
    switch entry.option {
    case .json: json = (json ?? []) + (try contents(of: value, stripping: false))
    case .form: parts.append(try part(value))
    case .formString: parts.append(try part(value, isLiteral: true))
    case .dataRaw: addData(value.bytes)
    case .dataBinary: addData(try contents(of: value, stripping: false))
    case .dataURLEncoded: addData(try encoded(value))
    default: addData(try contents(of: value, stripping: true))
    }
  }

  private mutating func addData(_ bytes: [UInt8]) { data = data.map { $0 + [UInt8(ascii: "&")] + bytes } ?? bytes }

  /// The value itself, or of `@name` the file; `-d` takes line breaks out of a file, and only of a file.
  private func contents(of value: ShellWords.Word, stripping: Bool) throws(CurlProblem) -> [UInt8] {
    guard value.bytes.first == UInt8(ascii: "@") else { return value.bytes }
    let bytes = try file(String(decoding: value.bytes.dropFirst(), as: UTF8.self), at: value.offset)
    return stripping ? bytes.filter { $0 != 0 && $0 != 0x0A && $0 != 0x0D } : bytes
  }

  private func file(_ name: String, at offset: Int) throws(CurlProblem) -> [UInt8] {
    if name != "-", let bytes = readFile(name) { return bytes }
    throw CurlProblem(
      name == "-"
        ? "'@-' reads the body from standard input, which the line does not hold"
        : "the file '\(name)' cannot be read", at: offset)
  }

  /// `content`, `=content`, `name=content`, `@file` or `name@file`.
  private func encoded(_ value: ShellWords.Word) throws(CurlProblem) -> [UInt8] {
    let bytes = value.bytes
    guard let mark = bytes.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "@") }) else {
      return PercentEncoding.encode(bytes)
    }
    let name = bytes[..<mark]
    let rest = Array(bytes[(mark + 1)...])
    let content =
      bytes[mark] == UInt8(ascii: "@")
      ? try file(String(decoding: rest, as: UTF8.self), at: value.offset) : rest
    return name + (name.isEmpty ? [] : [UInt8(ascii: "=")]) + PercentEncoding.encode(content)
  }

  /// `name=content`, `name=@file`, `name=<file`, with `;type=…` and `;filename=…` behind.
  private func part(_ value: ShellWords.Word, isLiteral: Bool = false) throws(CurlProblem) -> CurlCommand.Part {
    guard let equals = value.bytes.firstIndex(of: UInt8(ascii: "=")) else {
      throw CurlProblem("'-F \(value.text)' is no part of a form", at: value.offset, hint: "write -F 'name=value'")
    }
    let name = String(decoding: value.bytes[..<equals], as: UTF8.self)
    let rest = value.bytes[(equals + 1)...]
    if isLiteral { return CurlCommand.Part(name: name, content: Array(rest)) }
    var part = CurlCommand.Part(name: name, content: Array(rest))
    let text = String(decoding: rest, as: UTF8.self)
    var pieces = text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    while let last = pieces.last, pieces.count > 1, let attribute = Self.attribute(last) {
      pieces.removeLast()
      switch attribute.name {
      case "type": part.contentType = attribute.value
      case "filename": part.filename = attribute.value
      default: break
      }
    }
    let content = pieces.joined(separator: ";")
    let sign = content.first
    guard sign == "@" || sign == "<" else {
      part.content = content == text ? Array(rest) : Array(Self.unquoted(content).utf8)
      return part
    }
    let path = Self.unquoted(String(content.dropFirst()))
    part.content = try file(path, at: value.offset)
    if sign == "@" {
      part.filename = part.filename ?? path.split(separator: "/").last.map(String.init) ?? path
      part.contentType = part.contentType ?? "application/octet-stream"
    }
    return part
  }

  private static func attribute(_ text: String) -> (name: String, value: String)? {
    for name in ["type", "filename", "encoder", "headers"] where text.hasPrefix("\(name)=") {
      return (name, unquoted(String(text.dropFirst(name.count + 1))))
    }
    return nil
  }

  private static func unquoted(_ text: String) -> String {
    text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"") ? String(text.dropFirst().dropLast()) : text
  }

  // MARK: The whole

  func command(endingAt end: Int) throws(CurlProblem) -> CurlCommand {
    guard let url else { throw CurlProblem("the line has no URL", at: end) }
    var address = try address(url)
    var body = CurlCommand.Body.none
    if !parts.isEmpty { body = .multipart(parts) }
    if let json { body = .json(json) }
    if let data { body = .data(data) }
    if isGet, case .data(let bytes) = body {
      let query = PercentEncoding.encode(bytes, allowing: .writtenQuery)
      address.query = [address.query, String(decoding: query, as: UTF8.self)].compactMap { $0 }.joined(separator: "&")
      body = .none
    }
    let method = try method(hasBody: body != .none, at: url.offset)
    var headers = headers
    for (name, value) in [("Authorization", authorization), ("User-Agent", userAgent), ("Referer", referer)] {
      if let value, !headers.contains(name) { headers.append(name, value) }
    }
    if !cookies.isEmpty, !headers.contains("Cookie") { headers.append("Cookie", cookies.joined(separator: "; ")) }
    return CurlCommand(
      method: method, url: address, headers: headers, body: body, withheld: withheld, notes: notes, travel: travel)
  }

  private func method(hasBody: Bool, at offset: Int) throws(CurlProblem) -> String {
    let method = self.method ?? (isHead ? "HEAD" : isGet ? "GET" : hasBody ? "POST" : "GET")
    guard !method.isEmpty, method.utf8.allSatisfy(ASCIISet.token.contains) else {
      throw CurlProblem("'\(method)' is no HTTP method", at: offset)
    }
    return method
  }

  /// A name without a scheme is http, as curl takes it.
  private func address(_ word: ShellWords.Word) throws(CurlProblem) -> RequestURL {
    let text = word.text.contains("://") ? word.text : "http://" + word.text
    do throws(URLProblem) {
      return try RequestURL(parsing: text)
    } catch {
      throw CurlProblem(error.reason, at: word.offset)
    }
  }
}
