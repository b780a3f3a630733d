import Diagnostics
package import HTTP

/// What `signet explain` prints of signing: each step's inputs and outputs, the request as it would be sent, its curl
/// line.
///
/// Secrets and keys are masked wherever their values occur; signatures are shown, for they are what one compares.
package enum ExplainText {
  /// `secrets`: values by name.
  package static func render(_ signed: SignedRequest, secrets: [String: String]) -> String {
    [
      steps(signed.trace, secrets: secrets), request(signed.request, secrets: secrets),
      CurlLine.render(signed.request) { Masks(secrets).masked($0) } + "\n",
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Step by step; empty for an empty trace.
  package static func steps(_ trace: [StepTrace], secrets: [String: String]) -> String {
    var masks = Masks(secrets)
    for item in trace.flatMap(\.items) where item.role == .key { masks.add(item.bytes, named: item.label) }
    var lines: [String] = []
    for step in trace {
      let indent = String(repeating: "  ", count: step.depth)
      lines.append(indent + step.step)
      for item in step.items { lines += self.lines(of: item, masks: masks).map { indent + "  " + $0 } }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func lines(of item: StepTrace.Item, masks: Masks) -> [String] {
    switch item.role {
    case .key: return ["\(item.label): \(masks.name(of: item.bytes) ?? "***")"]
    case .signature: return ["\(item.label): \(VisibleBytes.shown(item.bytes))"]
    case .plain: return laidOut("\(item.label):", VisibleBytes.shown(masks.masked(item.bytes)))
    case .message:
      let count = item.bytes.count
      return laidOut(
        "\(item.label) (\(count) \(count == 1 ? "byte" : "bytes")):", VisibleBytes.shown(masks.masked(item.bytes)))
    }
  }

  /// On one line where the text has but one, else below its title.
  private static func laidOut(_ title: String, _ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.count == 1
      ? [text.isEmpty ? title + " (empty)" : title + " " + text] : [title] + lines.map { "  " + $0 }
  }

  /// Method, URL, headers and body as they would be sent.
  package static func request(_ request: HTTPRequest, secrets: [String: String]) -> String {
    let masks = Masks(secrets)
    var lines = ["\(request.method) \(masks.masked(request.url.description))"]
    for field in request.headers.fields { lines.append("\(field.name): \(masks.masked(field.value))") }
    if let body = request.body, !body.isEmpty {
      let shown = VisibleBytes.shown(masks.masked(body.prefix(shownBody).map { $0 }))
      lines += [""] + shown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if body.count > shownBody { lines.append("… \(body.count - shownBody) bytes more") }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static let shownBody = 16 << 10
}

/// Bytes as a reader can check them one by one.
enum VisibleBytes {
  /// Control characters as pictures (a line break shows as `␊` and breaks), bytes that are not UTF-8 as `<FF>`, and
  /// spaces as `·` where they could be overlooked: several in a row, or at an end of a line.
  static func shown(_ bytes: [UInt8]) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { return shownByByte(bytes) }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { dotted(VisibleText.shown(String($0))) }
      .joined(separator: "␊\n")
  }

  private static func dotted(_ line: String) -> String {
    let scalars = Array(line.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isLost =
        scalar == " "
        && (index == 0 || index == scalars.count - 1 || scalars[index - 1] == " " || scalars[index + 1] == " ")
      result.append(isLost ? "·" : scalar)
    }
    return String(result)
  }

  private static func shownByByte(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      (0x20...0x7E).contains(byte)
        ? String(Unicode.Scalar(byte)) : "<" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) + ">"
    }.joined()
  }
}

/// Values that may not be seen, and what stands in their places.
struct Masks {
  private var values: [(bytes: [UInt8], name: String)] = []

  init(_ secrets: [String: String]) {
    for (name, value) in secrets.sorted(by: { $0.key < $1.key }) { add(Array(value.utf8), named: name) }
  }

  /// The longest first, so that a secret that holds another is masked whole.
  mutating func add(_ bytes: [UInt8], named name: String) {
    guard !bytes.isEmpty, !values.contains(where: { $0.bytes == bytes }) else { return }
    let at = values.firstIndex { $0.bytes.count < bytes.count } ?? values.endIndex
    values.insert((bytes, "***\(name)***"), at: at)
  }

  /// What stands for exactly these bytes.
  func name(of bytes: [UInt8]) -> String? { values.first { $0.bytes == bytes }?.name }

  func masked(_ text: String) -> String { String(decoding: masked(Array(text.utf8)), as: UTF8.self) }

  func masked(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let first = rest.first {
      if let hit = values.first(where: { $0.bytes[0] == first && rest.starts(with: $0.bytes) }) {
        result += Array(hit.name.utf8)
        rest = rest.dropFirst(hit.bytes.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
