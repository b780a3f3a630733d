import Checks
package import Diagnostics
import HTTP
import JSON

extension Settings {
  /// These settings, nearer, over `base`, farther: headers, query, cookies, properties, tls and checks merge by name,
  /// tags and hints add up, everything else replaces.
  ///
  /// What removes something inherited (an empty field, a check without a matcher) stays in the result, so that levels
  /// may be merged in any grouping.
  package func merged(over base: Settings) -> Settings {
    if base.isEmpty { return self }
    if isEmpty { return base }
    var result = base
    if let baseURL { result.baseURL = baseURL }
    if let auth { result.auth = auth }
    if let preRequest { result.preRequest = preRequest }
    if let timeout { result.timeout = timeout }
    if let connectTimeout { result.connectTimeout = connectTimeout }
    if let retry { result.retry = retry }
    if let redirects { result.redirects = redirects }
    if let httpVersion { result.httpVersion = httpVersion }
    if let tls { result.tls = base.tls.map { tls.merged(over: $0) } ?? tls }
    if let proxy { result.proxy = proxy }
    if let unixSocket { result.unixSocket = unixSocket }
    if let maximumBody { result.maximumBody = maximumBody }
    if let delay { result.delay = delay }
    Self.merge(headers, into: &result.headers, sameName: HTTPFields.sameName)
    Self.merge(query, into: &result.query, sameName: ==)
    Self.merge(cookies, into: &result.cookies, sameName: ==)
    Self.merge(properties, into: &result.properties, sameName: ==)
    mergeChecks(into: &result.expect)
    result.hints += hints
    for tag in tags where !result.tags.contains(tag) { result.tags.append(tag) }
    return result
  }

  /// Whether nothing is set: the usual case of a request, which the merging of levels must not pay for.
  package var isEmpty: Bool {
    expect.isEmpty && headers.isEmpty && query.isEmpty && cookies.isEmpty && tags.isEmpty && hints.isEmpty
      && properties.isEmpty && auth == nil && preRequest == nil && baseURL == nil && timeout == nil
      && connectTimeout == nil && retry == nil && redirects == nil && httpVersion == nil && tls == nil && proxy == nil
      && unixSocket == nil && maximumBody == nil && delay == nil
  }

  private static func merge(
    _ near: [FieldSetting], into far: inout [FieldSetting], sameName: (String, String) -> Bool
  ) {
    if far.isEmpty { return far = near }
    for field in near {
      if let index = far.firstIndex(where: { sameName($0.name, field.name) }) {
        far[index] = field
      } else {
        far.append(field)
      }
    }
  }

  /// A subject that this level names loses all its farther checks; of one level all stay.
  private func mergeChecks(into far: inout [Expectation]) {
    guard !expect.isEmpty else { return }
    if !far.isEmpty {
      far.removeAll { old in expect.contains { $0.subject.isSame(as: old.subject) } }
    }
    far += expect
  }
}

extension Settings {
  /// What a webhook item has: its own checks, and of those above it only tags, hints and properties.
  package func ofWebhookItem(below base: Settings) -> Settings {
    var inherited = Settings()
    inherited.tags = base.tags
    inherited.hints = base.hints
    inherited.properties = base.properties
    return merged(over: inherited)
  }
}

extension CheckSubject {
  /// Whether two checks of different levels speak of the same thing.
  package func isSame(as other: CheckSubject) -> Bool { title == other.title && section == other.section }
}

extension TLSSetting {
  package func merged(over base: TLSSetting) -> TLSSetting {
    var result = base
    if let verify { result.verify = verify }
    if let authorities { result.authorities = authorities }
    if let certificate { result.certificate = certificate }
    if let key { result.key = key }
    if let passphrase { result.passphrase = passphrase }
    if let minimumVersion { result.minimumVersion = minimumVersion }
    return result
  }
}

extension Settings {
  /// The checks of a request whose levels are all merged: without those that only removed something, and with the
  /// implied status check (2xx), placed at the request's name, where nothing is said about the status.
  package func effectiveExpectations(impliedAt place: SourcePlace) -> [Expectation] {
    var checks = expect.filter { $0.matcher != nil }
    if !checks.contains(where: { $0.subject.section == "status" }), let implied = Self.impliedStatus {
      checks.insert(Expectation(subject: implied.subject, matcher: implied.matcher, place: place), at: 0)
    }
    return checks
  }

  private static let impliedStatus: (subject: CheckSubject, matcher: MatcherExpression)? = {
    guard let query = try? Query(parsing: "status") else { return nil }
    let matcher = MatcherList([StatusMatcher(forms: ["2xx"])])
    return (CheckSubject(section: "status", title: "status", source: .ready(query)), .ready(matcher))
  }()
}
