import HTTP

/// The request that a redirect asks for (RFC 9110 section 15.4).
enum Redirect {
  /// `isSecret` tells header values that hold a credential whatever their name.
  static func next(
    after request: HTTPRequest, _ response: HTTPResponse, isSecret: (String) -> Bool
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
      next.headers.remove("Content-Type")
    }
    if url.host != request.url.host || url.scheme != request.url.scheme || url.port != request.url.port {
      let kept = request.headers.fields.filter {
        !Redactor.isSensitive($0.name) && !isSecret($0.value) && !HTTPFields.sameName($0.name, "Host")
      }
      next.headers = HTTPFields(
        kept.filter { field in becomesGet ? !HTTPFields.sameName(field.name, "Content-Type") : true })
    }
    return next
  }
}
