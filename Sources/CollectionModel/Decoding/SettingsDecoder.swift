import Diagnostics
import Signing
import YAML

/// The settings that may stand on any level.
enum SettingsDecoder {
  /// Reads one entry whose key is a setting; false where it is another key.
  static func decode(
    _ key: Key, _ node: Node, into settings: inout Settings, _ decoding: inout Decoding
  ) -> Bool {
    switch key {
    case .baseURL: settings.baseURL = decoding.baseURL(node)
    case .headers: settings.headers = FieldsDecoder.decode(node, .headers, &decoding)
    case .query: settings.query = FieldsDecoder.decode(node, .query, &decoding)
    case .cookies: settings.cookies = FieldsDecoder.decode(node, .cookies, &decoding)
    case .properties: settings.properties = FieldsDecoder.decode(node, .properties, &decoding)
    case .auth: settings.auth = AuthDecoder.decode(node, &decoding)
    case .preRequest: settings.preRequest = steps(node, &decoding)
    case .expect: settings.expect = ExpectDecoder.decode(node, &decoding)
    case .timeout: settings.timeout = decoding.duration(node, "timeout")
    case .connectTimeout: settings.connectTimeout = decoding.duration(node, "connect_timeout")
    case .delay: settings.delay = decoding.duration(node, "delay")
    case .retry: settings.retry = ConnectionDecoder.retry(node, &decoding)
    case .redirects: settings.redirects = decoding.integer(node, "redirects", least: 0)
    case .httpVersion: settings.httpVersion = ConnectionDecoder.httpVersion(node, &decoding)
    case .tls: settings.tls = ConnectionDecoder.tls(node, &decoding)
    case .proxy: settings.proxy = decoding.headTemplate(node, "proxy")
    case .unixSocket: settings.unixSocket = decoding.headTemplate(node, "unix_socket")
    case .maximumBody: settings.maximumBody = decoding.size(node, "max_body")
    case .hints: settings.hints = HintsDecoder.decode(node, &decoding)
    case .tags: settings.tags = tags(node, &decoding)
    default: return false
    }
    return true
  }

  private static func steps(_ node: Node, _ decoding: inout Decoding) -> [any Step]? {
    guard case .sequence = node.content else {
      decoding.expected("a list of steps", for: "pre_request", node, hints: ["such as - sign: NAME"])
      return nil
    }
    let steps = StepDecoder.steps(from: node, in: decoding.source, problems: &decoding.problems)
    decoding.notes.signerReferences += StepDecoder.signerReferences(in: steps)
    return steps
  }

  static func tags(_ node: Node, _ decoding: inout Decoding) -> [String] {
    decoding.texts(node, "tags").compactMap { text, span in
      if VariableName.isName(text.split(whereSeparator: { ".:/".contains($0) }).joined()) { return text }
      decoding.report(
        "'\(text)' is no tag", at: span,
        hints: ["a tag has letters, digits, '_', '-', '.', ':' and '/', and begins with a letter"])
      return nil
    }
  }
}
