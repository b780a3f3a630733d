import CLibCurl
import Synchronization

/// The cookies of one collection's run, matched, expired and kept by libcurl's own cookie engine.
package final class CookieJar: Sendable {
  /// Nothing until a transfer or a line needs it: an unused jar does not load libcurl.
  private let made = Mutex<OpaquePointer?>(nil)

  package init() {}

  /// A jar that holds these cookies: lines of Netscape's format, as `lines` gives, or `Set-Cookie: …` with a domain.
  package init(lines: [String]) {
    add(lines: lines)
  }

  deinit {
    made.withLock { signet_jar_free($0) }
  }

  /// The cookies in Netscape's format, a line each: domain, whether its subdomains too, path, whether https only,
  /// seconds since 1970 when it ends (0: with the session), name, value; tabs between.
  package var lines: [String] {
    made.withLock { jar in
      guard let jar else { return [] }
      let first = signet_jar_lines(jar)
      defer { signet_jar_free_lines(first) }
      var lines: [String] = []
      var node = first
      while let line = node {
        lines.append(Self.whole(String(cString: line.pointee.data)))
        node = line.pointee.next
      }
      return lines
    }
  }

  /// libcurl keeps the empty path of `Path=` as it is, and then does not read its own line: it means "/" (RFC 6265
  /// section 5.2.4).
  private static func whole(_ line: String) -> String { line.replacing("\t\t", with: "\t/\t", maxReplacements: 1) }

  /// A jar of its own with the same cookies, as each data row gets one.
  package func copy() -> CookieJar { CookieJar(lines: lines) }

  package func add(lines: [String]) {
    guard !lines.isEmpty, let jar = handle() else { return }
    made.withLock { _ in
      for line in lines { signet_jar_add(jar, line) }
    }
  }

  /// Lets the transfer use this jar, or none.
  static func use(_ jar: CookieJar?, in transfer: UnsafeMutablePointer<signet_transfer>) {
    signet_jar_use(jar?.handle(), transfer)
  }

  /// libcurl's jar; nothing where libcurl or memory is lacking.
  private func handle() -> OpaquePointer? {
    made.withLock { jar in
      if jar == nil, signet_curl_load() == nil { jar = signet_jar_new() }
      return jar
    }
  }
}
