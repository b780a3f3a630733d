import HTTP
import JSON

/// Options of curl about how a request travels, as settings.
struct CurlTravel {
  let conversion: ImportConversion
  let place: String

  func apply(_ options: [CurlCommand.TravelOption], _ request: inout RequestDraft) {
    let follows = options.contains { $0.name == "location" || $0.name == "location-trusted" }
    if follows {
      // curl follows fifty.
      request.settings.redirects = options.last { $0.name == "max-redirs" }?.value.flatMap { Int($0) } ?? 50
    }
    for option in options { apply(option, options, &request) }
  }

  private func apply(
    _ option: CurlCommand.TravelOption, _ all: [CurlCommand.TravelOption], _ request: inout RequestDraft
  ) {
    let value = option.value ?? ""
    switch option.name {
    case "location", "max-redirs", "path-as-is", "retry-all-errors", "cookie-jar", "noproxy": break
    case "compressed":
      let names = request.settings.headers.map { $0.name.lowercased() }
      if !names.contains("accept-encoding") {
        request.settings.headers.append(FieldDraft("Accept-Encoding", "deflate, gzip"))
      }
    case "insecure": request.settings.isTLSUnverified = true
    case "max-time": request.settings.timeout = Self.duration(value)
    case "connect-timeout": request.settings.connectTimeout = Self.duration(value)
    case "http1.1": request.settings.httpVersion = "1.1"
    case "http2", "http2-prior-knowledge": request.settings.httpVersion = "2"
    case "proxy": request.settings.proxy = value.contains("://") ? value : "http://" + value
    case "unix-socket": request.settings.unixSocket = value
    case "cacert": tls("ca", value, &request)
    case "cert":
      // `file:passphrase`
      let parts = value.split(separator: ":", maxSplits: 1).map(String.init)
      tls("certificate", parts.first ?? value, &request)
      if parts.count > 1 { passphrase(parts[1], &request) }
    case "key": tls("key", value, &request)
    case "pass": passphrase(value, &request)
    case "retry":
      let attempts = (Int(value) ?? 0) + 1
      request.settings.retry = .object(
        JSONObject([
          ("attempts", .number(JSONNumber(attempts))), ("on", ["timeout", "connection", "408", "429", "5xx"]),
          ("delay", .string(all.last { $0.name == "retry-delay" }?.value.map(Self.duration) ?? "1s")),
        ]))
    case "retry-delay": break
    case "digest", "ntlm":
      if case .user(_, let name, let password)? = request.settings.auth {
        request.settings.auth = .user(kind: option.name, name: name, password: password)
      }
    case "aws-sigv4": sign(value, &request)
    default: conversion.note(.lost, at: place, "'--\(option.name)' is left out")
    }
  }

  private static func duration(_ seconds: String) -> String {
    guard let number = Double(seconds) else { return seconds + "s" }
    return number == number.rounded() ? "\(Int(number))s" : "\(Int(number * 1000))ms"
  }

  private func tls(_ name: String, _ file: String, _ request: inout RequestDraft) {
    request.settings.tls.append(FieldDraft(name, "files/" + file.fileName))
    conversion.note(
      .changed, at: place, "the file '\(file)' is not copied: put it at files/\(file.fileName) beside the collection")
  }

  private func passphrase(_ value: String, _ request: inout RequestDraft) {
    let text = conversion.secret(value, named: "certificate_passphrase", at: place)
    request.settings.tls.append(FieldDraft("passphrase", text))
  }

  /// `aws:amz:region:service`
  private func sign(_ value: String, _ request: inout RequestDraft) {
    let parts = value.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard case .user(_, let key, let secret)? = request.settings.auth, parts.count >= 4 else {
      return conversion.note(.lost, at: place, "'--aws-sigv4' without '-u', region and service is left out")
    }
    request.settings.auth = AuthDraft.none
    let fields: [(String, JSONValue)] = [
      ("signer", "aws-sigv4"), ("access_key_id", .string(key)), ("secret_access_key", .string(secret)),
      ("region", .string(parts[2])), ("service", .string(parts[3])),
    ]
    request.settings.preRequest = [.object(JSONObject([("sign", .object(JSONObject(fields)))]))]
  }
}
