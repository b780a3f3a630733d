import Checks
import CollectionModel
import Diagnostics
import JSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `.signet/ENVIRONMENT.json` under the project's root, where `signet authorize` keeps what it was given: names to
/// `{"value": …, "expires_at": …}`, the latter in seconds since 1970 or as ISO 8601.
struct StoredSecrets {
  let path: String
  let folder: String
  private let environment: String

  init(root: String, environment: String) {
    self.environment = environment
    folder = "\(root)/.signet"
    path = "\(folder)/\(Self.fileName(environment)).json"
  }

  /// An environment's name is any text, a file's is not: what could lead elsewhere is escaped.
  private static func fileName(_ environment: String) -> String {
    var name = ""
    for (index, byte) in environment.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        name.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: ".") where index > 0: name += "."
      default: name += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return name
  }

  /// The value stored under a name, as long as it has not expired.
  func value(of name: String, at now: Moment) throws(SecretProblem) -> String {
    let authorize = "run `signet authorize -e \(environment)`"
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try LocalFileSystem().read(path, limit: 1 << 20)
    } catch {
      guard LocalFileSystem().kind(of: path) == nil else {
        throw SecretProblem("'\(path)' cannot be read: \(error.reason)")
      }
      throw SecretProblem("nothing is stored for the environment '\(environment)'", hint: authorize)
    }
    let entry = try entry(of: name, in: bytes, authorize)
    guard let value = entry["value"]?.stringValue, !value.isEmpty else {
      throw SecretProblem("'\(path)' holds no text under '\(name)'", hint: authorize)
    }
    if let expiry = try expiry(of: entry, name), expiry <= now {
      let refreshes = name == Self.accessToken && hasRefreshToken(at: now)
      throw SecretProblem(
        "what is stored under '\(name)' expired at \(expiry.iso8601)",
        hint: refreshes ? "run `signet authorize -e \(environment) --refresh`" : authorize)
    }
    return value
  }

  /// What the user should know although the value is used: that others of this machine may read it too.
  var warning: Diagnostic? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & 0o077 != 0 else { return nil }
    return Diagnostic(
      .warning, "'\(path)' holds secrets, and other users of this machine may open it", hints: ["chmod 600 \(path)"])
  }

  private func entry(
    of name: String, in bytes: [UInt8], _ authorize: String
  ) throws(SecretProblem) -> JSONObject {
    let document: JSONValue
    do throws(JSONSyntaxError) {
      document = try JSONParser.parse(bytes)
    } catch {
      throw SecretProblem(
        "'\(path)' is not JSON: \(error.reason) at line \(error.line), column \(error.column)", hint: authorize)
    }
    guard case .object(let entries) = document else {
      throw SecretProblem("'\(path)' holds no map of names", hint: authorize)
    }
    guard let entry = entries[name] else {
      throw SecretProblem("nothing is stored under '\(name)' for the environment '\(environment)'", hint: authorize)
    }
    guard case .object(let object) = entry else {
      throw SecretProblem("'\(path)' has no map with a 'value' under '\(name)'", hint: authorize)
    }
    return object
  }

  func expiry(of entry: JSONObject, _ name: String) throws(SecretProblem) -> Moment? {
    switch entry["expires_at"] {
    case nil, .null?: return nil
    case .number(let number)?:
      if let seconds = number.intValue { return Moment(seconds: Int64(seconds)) }
    case .string(let text)?:
      if let moment = Moment(iso8601: text) { return moment }
    default: break
    }
    throw SecretProblem("'\(path)' has an 'expires_at' under '\(name)' that is no moment")
  }
}
