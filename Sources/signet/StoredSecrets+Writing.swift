import Checks
import CollectionModel
import JSON
import Runner

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The link that was printed last: what its code is checked and exchanged with.
struct PendingAuthorization {
  var state: String
  var redirectURL: String
  var verifier: String?
}

extension StoredSecrets {
  static let accessToken = "access_token"
  static let refreshToken = "refresh_token"
  private static let pending = "authorization"
  /// Names that `signet authorize` may have written.
  private static let granted = [
    accessToken, refreshToken, "open_id", "seller_name", "seller_base_region", "shop_cipher", pending,
  ]

  // MARK: Reading what may not be there

  /// Whether an entry is there that has not expired.
  func hasRefreshToken(at now: Moment) -> Bool { current(Self.refreshToken, at: now) != nil }

  /// The stored value, where it has not expired; nothing where anything is missing or wrong.
  func current(_ name: String, at now: Moment) -> String? { try? value(of: name, at: now) }

  /// Whether the stored access token ends before `moment`; false where there is none, or none with an end.
  func accessTokenEnds(before moment: Moment) -> Bool {
    guard let entry = contents?[Self.accessToken]?.objectValue else { return false }
    let end = try? expiry(of: entry, Self.accessToken)
    return end.flatMap { $0 }.map { $0 < moment } ?? false
  }

  var pendingAuthorization: PendingAuthorization? {
    guard let entry = contents?[Self.pending]?.objectValue, let state = entry["state"]?.stringValue,
      let redirectURL = entry["redirect_url"]?.stringValue
    else { return nil }
    return PendingAuthorization(
      state: state, redirectURL: redirectURL, verifier: entry["verifier"]?.stringValue)
  }

  private var contents: JSONObject? {
    guard let bytes = try? LocalFileSystem().read(path, limit: 1 << 20) else { return nil }
    return (try? JSONParser.parse(bytes))?.objectValue
  }

  // MARK: Writing

  func keep(_ pending: PendingAuthorization) throws(OutputFailure) {
    var entry: [(String, JSONValue)] = [
      ("state", .string(pending.state)), ("redirect_url", .string(pending.redirectURL)),
    ]
    if let verifier = pending.verifier { entry.append(("verifier", .string(verifier))) }
    try write { $0[Self.pending] = .object(JSONObject(entry.map { (key: $0.0, value: $0.1) })) }
  }

  /// `isRefresh` leaves what the answer says nothing of; otherwise nothing of an earlier authorization stays.
  func keep(_ tokens: GrantedTokens, isRefresh: Bool) throws(OutputFailure) {
    try write { entries in
      if !isRefresh { for name in Self.granted { entries[name] = nil } }
      for token in tokens.entries {
        var members: [(key: String, value: JSONValue)] = [("value", .string(token.value))]
        if let end = token.expiresAt { members.append(("expires_at", .number(JSONNumber(Int(end))))) }
        entries[token.name] = .object(JSONObject(members))
      }
    }
  }

  /// Does `body` while no other process that does so is at it: a refresh token may serve only once.
  func locked<T>(_ body: () -> T) throws(OutputFailure) -> T {
    try makeFolder()
    let descriptor = open("\(folder)/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure("\(folder)/.lock") }
    defer { _ = closeFile(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw failure("\(folder)/.lock") }
    }
    return body()
  }

  private func write(_ change: (inout [String: JSONValue]) -> Void) throws(OutputFailure) {
    try makeFolder()
    let old = contents ?? JSONObject()
    var entries = Dictionary(old.members.map { ($0.key, $0.value) }) { $1 }
    change(&entries)
    let kept = old.members.map(\.key).filter { entries[$0] != nil }
    let names = kept + entries.keys.filter { old[$0] == nil }.sorted()
    let object = JSONObject(names.map { (key: $0, value: entries[$0] ?? .null) })
    try put(JSONWriter.pretty(.object(object)) + "\n", at: path)
  }

  /// For its owner alone, and kept out of git by a file of its own, wherever the project's `.gitignore` stands.
  private func makeFolder() throws(OutputFailure) {
    if mkdir(folder, 0o700) != 0 {
      guard errno == EEXIST else { throw failure(folder) }
      guard chmod(folder, 0o700) == 0 else { throw failure(folder) }
    }
    if access("\(folder)/.gitignore", F_OK) != 0 { try put("*\n", at: "\(folder)/.gitignore") }
  }

  /// Whole or not at all, readable by nobody else even while it is written.
  private func put(_ text: String, at path: String) throws(OutputFailure) {
    var template = Array("\(path).XXXXXX".utf8CString)
    // mkstemp opens with 0600 whatever the umask is.
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(path) }
    let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var isWritten = Array(text.utf8).withUnsafeBytes { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let count = StandardStream.put(descriptor, rest.baseAddress, rest.count)
        if count > 0 { rest = UnsafeRawBufferPointer(rebasing: rest[count...]) } else if errno != EINTR { return false }
      }
      return true
    }
    isWritten = isWritten && fsync(descriptor) == 0
    isWritten = closeFile(descriptor) == 0 && isWritten
    guard isWritten, rename(temporary, path) == 0 else {
      let problem = failure(path)
      unlink(temporary)
      throw problem
    }
  }

  private func failure(_ path: String) -> OutputFailure {
    OutputFailure(reason: "'\(path)' cannot be written: \(String(cString: strerror(errno)))")
  }
}

/// The C function, which members of that name would hide.
private func closeFile(_ descriptor: Int32) -> Int32 { close(descriptor) }
