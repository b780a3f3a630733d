package import Checks
import HTTP

/// A key of the format: what the loader, "did you mean" and editors' schemas know of it.
package struct KnownKey: Sendable {
  package typealias Shape = ValueShape

  package let key: Key
  package let levels: KeyLevels
  package let shape: Shape
  /// One sentence.
  package let summary: String

  package var name: String { key.rawValue }
}

/// The table of all keys. Adding one: a case of `Key`, a line here, its decoder.
package enum KnownKeys {
  package static func known(_ key: Key) -> KnownKey? { all.first { $0.key == key } }

  /// The keys that may stand there, in the order of the table.
  package static func names(in levels: KeyLevels) -> [String] {
    all.filter { !$0.levels.isDisjoint(with: levels) }.map(\.name)
  }

  static func levels(of key: Key) -> KeyLevels { levelsByKey[key] ?? [] }

  private static let levelsByKey = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0.levels) })

  /// Keys that are read and checked, but that no part carries out yet: using one is an error, never ignored in silence.
  /// Whoever builds what a key means takes it off this list.
  package static let pending: [Key] = []

  package static let all: [KnownKey] = files + environments + items + requests + settings

  private static func row(
    _ key: Key, _ levels: KeyLevels, _ shape: KnownKey.Shape, _ summary: String
  ) -> KnownKey {
    KnownKey(key: key, levels: levels, shape: shape, summary: summary)
  }

  private static let files = [
    row(.collection, .collection, .text, "The collection's name; makes the file a collection."),
    row(.environment, .environment, .text, "The environment's name; makes the file an environment."),
    row(.fragment, .fragment, .text, "The fragment's name; makes the file a fragment, which others extend or include."),
    row(
      .description, [.collection, .environment, .fragment, .folder, .request, .include, .webhook], .text,
      "What it is for, in your words."),
    row(.environments, .collection, .textList, "The only environments that the collection may run in."),
    row(
      .extends, [.collection, .environment, .fragment], .textList,
      "A file, or a list of files, whose settings and variables stand below its own; later ones win."),
    row(
      .variables, [.collection, .environment, .fragment, .folder, .request], .variables(of: .any),
      "Names and values for {{templates}}."),
    row(.signers, [.collection, .fragment], .signers, "Named lists of signing steps, for 'sign'."),
    row(
      .data, [.collection, .folder, .request], .data, "Rows, inline or from a file: everything below runs once a row."),
    row(.setup, .collection, .items, "What runs once before the requests."),
    row(.requests, [.collection, .fragment, .folder], .items, "Requests and folders, in the order in which they run."),
    row(.teardown, .collection, .items, "What runs once after the requests, always."),
    row(.exclusive, .collection, .boolean, "Whether no other collection may run at the same time."),
  ]

  private static let environments = [
    row(.protected, .environment, .boolean, "Whether requests that write are refused unless explicitly allowed."),
    row(.secrets, .environment, .secrets, "Names, and where the secret values come from."),
    row(.allowHosts, .environment, .textList, "The only hosts that requests may go to; '*.example.com' is a pattern."),
    row(.hosts, .environment, .mapping(of: .text), "Where the hosts of URLs are really found, as in a hosts file."),
    row(.server, .environment, .server, "A server that is started for the run: 'development-shop', or a command."),
    row(.webhooks, .environment, .map, "Where the webhook listener listens, and its public URL."),
    row(.rateLimit, .environment, .group(.rateLimit), "How many requests a host gets in how long a time."),
    row(
      .oauth2, .environment, .group(.authorizationCode),
      "How 'signet authorize' gets tokens by the authorization code grant of OAuth 2."),
    row(
      .authorize, .environment, .group(.authorize), "How 'signet authorize' gets tokens from a seller of TikTok Shop."),
  ]

  private static let items = [
    row(.name, [.folder, .request, .include, .webhook], .text, "Its name, unique within its folder."),
    row(.skip, [.folder, .request, .webhook], .text, "Why it is not run."),
    row(
      .condition, [.folder, .request], .variables(of: .matcher),
      "Variables and matchers; where one does not hold, it is skipped."),
    row(
      .readOnly, [.folder, .request], .boolean,
      "Whether it changes nothing on the server, and may run in a protected environment."),
    row(.needs, .request, .textList, "Names of requests that must have passed."),
    row(.include, .include, .text, "A fragment whose requests run here."),
    row(.once, .include, .boolean, "Whether the fragment's requests run only once a run."),
    row(.with, .include, .variables(of: .any), "Variables for the fragment's requests."),
    row(.receive, .webhook, .map, "The webhook message to wait for."),
    row(.verify, .webhook, .any, "The signer that the message's signature must agree with."),
    row(.respond, .webhook, .map, "What the message is answered with."),
  ]

  private static let requests = [
    row(.get, .request, .text, "A GET request to this URL."),
    row(.post, .request, .text, "A POST request to this URL."),
    row(.put, .request, .text, "A PUT request to this URL."),
    row(.patch, .request, .text, "A PATCH request to this URL."),
    row(.delete, .request, .text, "A DELETE request to this URL."),
    row(.head, .request, .text, "A HEAD request to this URL."),
    row(.options, .request, .text, "An OPTIONS request to this URL."),
    row(.method, .request, .text, "Any other method, together with 'url'."),
    row(.url, .request, .text, "The URL, together with 'method'."),
    row(.json, .request, .any, "The body as JSON: any YAML value."),
    row(.form, .request, .repeatableFields, "The body as form fields (application/x-www-form-urlencoded)."),
    row(.multipart, .request, .multipart, "The body as multipart form data: texts and files."),
    row(.text, .request, .text, "The body as plain text."),
    row(.xml, .request, .text, "The body as XML."),
    row(.graphql, .request, .group(.graphQL), "A GraphQL operation: query, variables, operation."),
    row(.file, .request, .bodyFile, "The body from a file: its path, or a map with path, content_type and template."),
    row(.capture, [.request, .webhook], .captures, "Variables that take their values from the response."),
    row(.poll, .request, .group(.poll), "Repeats the request until a condition holds."),
    row(.unsupportedScript, .request, .text, "A script that an importer could not translate; it is never run."),
  ]

  private static let settings = [
    row(.baseURL, .settings, .text, "What relative URLs begin with."),
    row(.headers, .settings, .repeatableFields, "Header fields; null removes an inherited one."),
    row(.query, .settings, .repeatableFields, "Query parameters; null removes an inherited one."),
    row(.cookies, .settings, .fields, "Cookies; null removes an inherited one."),
    row(.auth, .settings, .auth, "How requests authenticate; 'none' switches off."),
    row(.preRequest, .settings, .steps, "Steps that run on the finished request, such as signing; [] switches off."),
    row(
      .expect, [.settings, .webhook], .condition,
      "What must hold on the response; the status is 2xx unless said otherwise."),
    row(.timeout, .settings, .duration, "The most that a request may take; 30s by default."),
    row(.connectTimeout, .settings, .duration, "The most that connecting may take; 10s by default."),
    row(.retry, .settings, .retry, "When and how often a request is sent again; 'none' switches off."),
    row(.redirects, .settings, .integer(least: 0), "How many redirects are followed; 0 by default."),
    row(.httpVersion, .settings, .word(HTTPVersionChoice.allCases.map(\.rawValue)), "The version of HTTP to speak."),
    row(.tls, .settings, .group(.tls), "Verification, authorities and client certificates."),
    row(.proxy, .settings, .text, "The proxy's URL; 'none' for no proxy."),
    row(.unixSocket, .settings, .text, "The Unix socket to connect to."),
    row(.maximumBody, .settings, .size, "The largest response body that is taken; 64MiB by default."),
    row(.delay, .settings, .duration, "How long to wait before the request."),
    row(.hints, [.settings, .webhook], .hints, "What to tell about a failed request, and when."),
    row(.tags, [.settings, .webhook], .textList, "Words to choose by; they add up from level to level."),
    row(.properties, [.settings, .webhook], .fields, "Properties for reports, such as a requirement's number."),
  ]
}
