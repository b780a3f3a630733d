package import Checks
package import Diagnostics
package import HTTP
package import Signing
package import Templates

/// The settings of one level: a fragment, environment, collection, folder or request (format: "Settings").
///
/// `merged(over:)` applies the rule of inheritance: the nearest wins; headers, query, cookies, properties and the
/// checks of `expect` merge by name; tags and hints add up; everything else replaces.
package struct Settings: Sendable {
  package var baseURL: Template?
  package var headers: [FieldSetting] = []
  package var query: [FieldSetting] = []
  package var cookies: [FieldSetting] = []
  package var auth: AuthSetting?
  /// Nothing where inherited; `[]` switches off.
  package var preRequest: [any Step]?
  package var expect: [Expectation] = []
  package var timeout: Duration?
  package var connectTimeout: Duration?
  @Boxed package var retry: RetrySetting?
  package var redirects: Int?
  package var httpVersion: HTTPVersionChoice?
  @Boxed package var tls: TLSSetting?
  package var proxy: Template?
  package var unixSocket: Template?
  /// Bytes.
  package var maximumBody: Int?
  package var delay: Duration?
  package var hints: [Hint] = []
  package var tags: [String] = []
  package var properties: [FieldSetting] = []

  package init() {}
}

/// A header, query parameter, cookie or property.
package struct FieldSetting: Sendable {
  package var name: String
  /// Empty where the value is `null`: removes what is inherited. More than one repeats the name.
  package var values: [TemplateTree]
  package var place: SourcePlace

  package init(name: String, values: [TemplateTree], place: SourcePlace) {
    self.name = name
    self.values = values
    self.place = place
  }
}

package struct RetrySetting: Sendable {
  package enum Condition: Sendable, Equatable { case connection, timeout, status(Int), statusClass(Int) }

  /// Counts the first.
  package var attempts = 1
  package var on: [Condition] = []
  package var delay: Duration = .zero
  package var backoff: Double = 1
  package var maximumDelay: Duration = .seconds(10)
  package var jitter = false

  package init() {}
}

package struct TLSSetting: Sendable {
  package var verify: Bool?
  package var authorities: Template?
  package var certificate: Template?
  package var key: Template?
  package var passphrase: Template?
  package var minimumVersion: TLSOptions.Version?

  package init() {}
}

/// One check under `expect`.
package struct Expectation: Sendable {
  /// What it looks at; two checks of one subject text merge, the nearest winning.
  package var subject: CheckSubject
  /// Nothing for the empty matcher `{}`, which removes an inherited check.
  package var matcher: MatcherExpression?
  package var place: SourcePlace
  /// What a deferred matcher needs to be read: files relative to the one that holds the check.
  @Boxed package var context: MatcherContext?

  package init(
    subject: CheckSubject, matcher: MatcherExpression?, place: SourcePlace, context: MatcherContext? = nil
  ) {
    self.subject = subject
    self.matcher = matcher
    self.place = place
    self.context = context
  }
}

/// What a check looks at: a query, whole at load time or with templates in its quoted strings.
package struct CheckSubject: Sendable {
  /// On the heap: the same query stands in a file many times.
  package indirect enum Source: Sendable {
    case ready(Query)
    /// One with `{{…}}` inside: read at each use.
    case deferred(QueryTemplate)
  }

  /// The section of `expect`: `status`, `headers`, `json`, `checks`, …
  package var section: String
  /// How messages name it: `status`, `header content-type`, `$.data.id`.
  package var title: String
  package var source: Source

  package init(section: String, title: String, source: Source) {
    self.section = section
    self.title = title
    self.source = source
  }
}

extension CheckSubject {
  /// Whether the exchange must hold the server's certificate for it. Only paths are deferred, which never look there.
  package var readsCertificate: Bool { if case .ready(let query) = source { query.readsCertificate } else { false } }
}

/// A matcher as written: read at load time where it holds no template, else at each use.
package enum MatcherExpression: Sendable {
  case ready(MatcherList)
  case deferred(TemplateTree)
}

/// `hints: [{when: CONDITION, hint: TEXT}]`.
package struct Hint: Sendable {
  package var when: [Expectation]
  package var text: String

  package init(when: [Expectation], text: String) {
    self.when = when
    self.text = text
  }
}
