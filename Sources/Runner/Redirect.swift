import HTTP

/// The request that a redirect asks for (RFC 9110 section 15.4).
enum Redirect {
  /// What describes a body that is no longer sent.
  private static let bodyHeaders = [
    "Content-Type", "Content-Length", "Content-Encoding", "Content-Language", "Content-Location", "Content-Disposition",
  ]

  /// On another host, scheme or port every credential is left behind: headers known by their name, `credential`, and
  /// those whose value `isSecret` knows.
  static func next(
    after request: HTTPRequest, _ response: HTTPResponse, credential: String? = nil, isSecret: (String) -> Bool
  ) -> HTTPRequest? {
    guard [301, 302, 303, 307, 308].contains(response.status), let location = response.headers["Location"],
      let url = try? request.url.resolving(location)
    else { return nil }
    var next = request
    next.url = url
    let becomesGet =
      response.status == 303 ? request.method != "HEAD" : response.status < 303 && request.method == "POST"
    if becomesGet {
      next.method = "GET"
      next.body = nil
      for name in bodyHeaders { next.headers.remove(name) }
    }
    if !url.hasOrigin(of: request.url) {
      let kept = next.headers.fields.filter {
        !Redactor.isSensitive($0.name) && !isSecret($0.value) && !HTTPFields.sameName($0.name, "Host")
          && !HTTPFields.sameName($0.name, credential ?? "")
      }
      next.headers = HTTPFields(kept)
    }
    return next
  }
}

extension RequestURL {
  /// Whether scheme, host and port are the same.
  func hasOrigin(of other: RequestURL) -> Bool {
    host == other.host && scheme == other.scheme && effectivePort == other.effectivePort
  }
}
