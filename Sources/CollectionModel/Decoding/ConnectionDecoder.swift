import Diagnostics
import HTTP
import Templates
import YAML

/// `retry`, `tls` and `http_version`.
enum ConnectionDecoder {
  static func retry(_ node: Node, _ decoding: inout Decoding) -> RetrySetting? {
    if node.text == "none" { return RetrySetting() }
    guard case .mapping = node.content else {
      decoding.expected("'none' or a map", for: "retry", node, hints: ["such as {attempts: 3, on: [connection, 5xx]}"])
      return nil
    }
    guard
      let entries = decoding.entries(
        node, .retry,
        aliases: ["max_attempts": "attempts", "count": "attempts", "retries": "attempts", "interval": "delay"])
    else { return nil }
    var setting = RetrySetting()
    var hasCondition = false
    for entry in entries {
      switch entry.key {
      case "attempts": setting.attempts = decoding.integer(entry.value, "attempts", least: 1) ?? 1
      case "on":
        hasCondition = true
        setting.on = conditions(entry.value, &decoding)
      case "delay": setting.delay = decoding.duration(entry.value, "delay") ?? .zero
      case "backoff": setting.backoff = factor(entry.value, &decoding) ?? 1
      case "max_delay": setting.maximumDelay = decoding.duration(entry.value, "max_delay") ?? .seconds(10)
      default: setting.jitter = decoding.boolean(entry.value, "jitter") ?? false
      }
    }
    if !entries.contains(where: { $0.key == "attempts" }) {
      decoding.report(
        "'retry' needs 'attempts': how often it is tried, the first time counted", at: node.span,
        hints: ["such as attempts: 3"])
    }
    if !hasCondition {
      decoding.report(
        "'retry' needs 'on': what is tried again", at: node.span,
        hints: ["such as on: [connection, timeout, 429, 5xx]"])
    }
    return setting
  }

  private static func conditions(_ node: Node, _ decoding: inout Decoding) -> [RetrySetting.Condition] {
    decoding.texts(node, "on").compactMap { text, span in
      switch text {
      case "connection": return .connection
      case "timeout": return .timeout
      default:
        if let status = StatusForm(text) {
          switch status {
          case .code(let code): return .status(code)
          case .hundreds(let first): return .statusClass(first)
          }
        }
        let nearest = Spelling.suggestion(for: text, among: ["connection", "timeout"])
        decoding.report(
          "'\(text)' is nothing that 'retry' knows", at: span, label: nearest.map { "did you mean '\($0)'?" },
          hints: ["it knows connection, timeout, a status such as 429 and a class such as 5xx"])
        return nil
      }
    }
  }

  private static func factor(_ node: Node, _ decoding: inout Decoding) -> Double? {
    if case .number(let text)? = node.scalar, let value = Double(text), value >= 1, value <= 1000 { return value }
    decoding.report("'backoff' must be a number from 1 to 1000", at: node.span)
    return nil
  }

  static func tls(_ node: Node, _ decoding: inout Decoding) -> TLSSetting? {
    guard
      let entries = decoding.entries(
        node, .tls, aliases: ["cert": "certificate", "insecure": "verify", "cacert": "ca", "ca_certificate": "ca"])
    else { return nil }
    var setting = TLSSetting()
    for entry in entries {
      switch entry.key {
      case "verify": setting.verify = decoding.boolean(entry.value, "verify")
      case "ca": setting.authorities = path(entry.value, "ca", &decoding)
      case "certificate": setting.certificate = path(entry.value, "certificate", &decoding)
      case "key": setting.key = path(entry.value, "key", &decoding)
      case "passphrase": setting.passphrase = decoding.template(entry.value, "passphrase")
      default:
        setting.minimumVersion = choice(entry.value, "min_version", TLSOptions.Version.allCases, &decoding)
      }
    }
    return setting
  }

  /// Relative to the file that names it, wherever the run is started. Whether the file is there shows on the machine
  /// that needs it.
  private static func path(_ node: Node, _ name: String, _ decoding: inout Decoding) -> Template? {
    guard let template = decoding.headTemplate(node, name), let text = node.text else { return nil }
    if template.isConstant { return Template(constant: FilePath.join(decoding.directory, text), at: template.place) }
    // What begins with a template is the variable's to say.
    if text.hasPrefix("/") || text.hasPrefix("{{") { return template }
    return decoding.template(decoding.directory + "/" + text, at: node.span)
  }

  static func httpVersion(_ node: Node, _ decoding: inout Decoding) -> HTTPVersionChoice? {
    choice(node, "http_version", HTTPVersionChoice.allCases, &decoding)
  }

  private static func choice<Choice: RawRepresentable<String>>(
    _ node: Node, _ name: String, _ all: [Choice], _ decoding: inout Decoding
  ) -> Choice? {
    guard let text = decoding.text(node, name) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    decoding.report(
      "'\(text)' is nothing that '\(name)' knows", at: node.span,
      hints: ["it knows " + all.map(\.rawValue).joined(separator: ", ")])
    return nil
  }
}
