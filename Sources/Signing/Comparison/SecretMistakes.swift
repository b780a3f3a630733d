import Checks
import Digests
import JSON
import Templates

/// Another key than the one that is known here, in ways in which keys go wrong on their way.
enum SecretMistakes {
  static func all(_ attempt: SigningAttempt, _ line: SignedLine) -> [SigningMistake] {
    let scope = line.maker.scope
    let signer = line.maker.signer
    let given = Set(attempt.values.map(\.name))
    var found: [SigningMistake] = []
    for name in signer.parameters + signer.optional where !given.contains(name) {
      guard let value = (try? scope.value(of: name))?.flatMap(\.plainText), !value.isEmpty else { continue }
      var changes = spellings(of: value, name)
      for (other, secret) in scope.run.secrets.sorted(by: { $0.key < $1.key }) where other != name {
        changes.append(("with the secret '\(other)' in the place of '\(name)'", secret))
      }
      for (other, text) in line.read { changes.append(("with '\(other)' in the place of '\(name)'", text)) }
      for (words, text) in changes where text != value {
        var changed = attempt
        changed.set(name, text)
        found.append(SigningMistake(kind: .secret, words: words, attempt: changed))
      }
    }
    return found
  }

  private static func spellings(of value: String, _ name: String) -> [(words: String, text: String)] {
    let blanks: Set<Character> = [" ", "\t", "\n", "\r", "\r\n", "\u{A0}", "\u{200B}", "\u{FEFF}"]
    var trimmed = value[...]
    while let last = trimmed.last, blanks.contains(last) { trimmed.removeLast() }
    trimmed = trimmed.drop { blanks.contains($0) }
    var unquoted = trimmed
    if let quote = trimmed.first, quote == "\"" || quote == "'", trimmed.count > 1, trimmed.last == quote {
      unquoted = trimmed.dropFirst().dropLast()
    }
    var changes: [(words: String, text: String)] = [
      ("with '\(name)' without the blanks around it, which it has here", String(trimmed)),
      ("with '\(name)' without the quotes around it, which it has here", String(unquoted)),
      ("with '\(name)' with a line feed at its end", value + "\n"),
      ("with '\(name)' with CRLF at its end", value + "\r\n"),
      ("with '\(name)' with a blank at its end", value + " "),
      ("with '\(name)' in double quotes", "\"\(value)\""), ("with '\(name)' in lower case", value.lowercased()),
      ("with '\(name)' in upper case", value.uppercased()), ("with an empty '\(name)'", ""),
      ("with '\(name)' encoded as base64", ByteEncoding.base64.encode(Array(value.utf8))),
      ("with '\(name)' hashed by MD5", hash(.md5, value)), ("with '\(name)' hashed by SHA-256", hash(.sha256, value)),
    ]
    for encoding in [ByteEncoding.hex, .base64] {
      if let bytes = encoding.decode(value), let text = String(validating: bytes, as: UTF8.self), !bytes.isEmpty {
        changes.append(("with '\(name)' decoded from \(encoding.rawValue)", text))
      }
    }
    return changes
  }

  private static func hash(_ algorithm: HashAlgorithm, _ text: String) -> String {
    (try? Digest.hash(algorithm, Array(text.utf8))).map { ByteEncoding.hex.encode($0) } ?? text
  }
}
