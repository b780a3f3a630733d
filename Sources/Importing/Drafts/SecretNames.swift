/// Tells values that must not be written into a file from those that may.
enum SecretNames {
  /// Whether a variable, header or field of that name holds a secret.
  static func isSecret(_ name: String) -> Bool {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    let harmless = [
      "pagetoken", "nextpagetoken", "tokenurl", "accesstokenurl", "tokentype", "tokenendpoint", "tokenpath",
      "authtokenurl", "refreshtokenurl", "tokenexpiry", "tokenexpires", "tokenexpirein", "accesstokenexpirein",
      "refreshtokenexpirein", "tokenhost", "secretname", "passwordpolicy", "csrfheader", "tokenname", "headerprefix",
    ]
    if harmless.contains(plain) { return false }
    let parts = [
      "password", "passwd", "passphrase", "secret", "token", "apikey", "privatekey", "accesskey", "credential",
    ]
    if ["authorization", "cookie", "setcookie", "pwd", "pass", "jwt", "bearer", "sessionid", "authkey"].contains(plain)
    {
      return true
    }
    return parts.contains { plain.contains($0) } && !plain.hasSuffix("url") && !plain.hasSuffix("id")
      || plain.hasSuffix("accesskeyid")
  }

  /// Whether a value has the form of a key or token that some service gives out.
  static func looksSecret(_ value: String) -> Bool {
    guard value.utf8.count >= 16, !value.contains("{{") else { return false }
    if value.contains("-----BEGIN") && value.contains("PRIVATE KEY") { return true }
    let text = value.hasPrefix("Bearer ") ? String(value.dropFirst(7)) : value
    if text.hasPrefix("eyJ"), text.split(separator: ".").count == 3 { return true }
    return marks.dropFirst().contains { text.hasPrefix($0) } && !text.contains(" ")
  }

  /// Tokens that stand in a text of any kind, such as a body or a script.
  static func tokens(in text: String) -> [String] {
    guard marks.contains(where: { text.contains($0) }) else { return [] }
    let words = text.split { !($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    var tokens: [String] = []
    for word in words where looksSecret(String(word)) && !tokens.contains(String(word)) { tokens.append(String(word)) }
    return tokens
  }

  /// The same text without them.
  static func withoutTokens(_ text: String) -> String {
    tokens(in: text).reduce(text) { text, token in
      text.split(separator: token, omittingEmptySubsequences: false).joined(separator: "***")
    }
  }

  private static let marks = [
    "eyJ", "AKIA", "ASIA", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "sk_live_", "sk_test_", "rk_live_", "xoxb-",
    "xoxp-", "xoxa-", "PMAK-", "SG.", "AIza", "ya29.", "sk-", "TTP_", "ROW_", "shpat_", "npm_",
  ]

  static func isSecret(_ name: String, value: String) -> Bool {
    !value.isEmpty && !isWholeTemplate(value) && (isSecret(name) || looksSecret(value))
  }

  /// Whether the value only names variables.
  static func isWholeTemplate(_ value: String) -> Bool {
    var rest = value[...]
    for word in ["Bearer ", "Basic ", "Token "] where rest.hasPrefix(word) { rest = rest.dropFirst(word.count) }
    return rest.hasPrefix("{{") && rest.hasSuffix("}}")
  }
}
