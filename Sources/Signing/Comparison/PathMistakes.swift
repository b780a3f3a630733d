import Checks
import HTTP
import JSON

/// Another path in the message than the one that is sent.
enum PathMistakes {
  static func all(_ attempt: SigningAttempt) -> [SigningMistake] {
    let url = attempt.request.url
    let path = url.path
    var found: [SigningMistake] = []
    let add = { (words: String, text: String) in
      let isNew = text != path && !text.isEmpty
      guard isNew else { return }
      var changed = attempt
      changed.request.url.path = text
      found.append(SigningMistake(kind: .path, words: words, attempt: changed))
    }
    add("with a slash at the end of its path", path + (path.hasSuffix("/") ? "" : "/"))
    if path.count > 1, path.hasSuffix("/") { add("without the slash at the end of its path", String(path.dropLast())) }
    add("over its path in lower case", path.lowercased())
    let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    if segments.count > 1 {
      add(
        "without '/\(segments[0])' at the beginning of its path", "/" + segments.dropFirst().joined(separator: "/"))
    }
    let decoded = url.decodedPath
    let replacements: [(words: String, text: String)] = [
      ("over its host and path", url.authority + path),
      ("over its whole URL without the query", "\(url.scheme)://\(url.authority)\(path)"),
      ("over its path with the query behind it", url.target),
      ("over its whole URL", url.description),
      ("over its path without the first slash", String(decoded.dropFirst())),
      ("without its path", ""),
      ("over its path as it is encoded", path),
      ("over its path with each slash encoded", PercentEncoding.encode(decoded)),
    ]
    for (words, text) in replacements where text != decoded {
      var changed = attempt
      changed.variation.requestValue = { name, _ in
        name == "request.path" || name == "request.raw_path" ? .json(.string(text)) : nil
      }
      found.append(SigningMistake(kind: .path, words: words, attempt: changed))
    }
    for method in [attempt.request.method.lowercased(), "POST", "GET"] where method != attempt.request.method {
      var changed = attempt
      changed.request.method = method
      found.append(SigningMistake(kind: .path, words: "for the method '\(method)'", attempt: changed))
    }
    return found
  }
}
