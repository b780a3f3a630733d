/// The keys of one small map inside the format, such as `retry:`.
package struct KeyGroup: Sendable {
  /// How messages name the map: `retry`.
  package let name: String
  package let keys: [(name: String, summary: String)]

  package var names: [String] { keys.map(\.name) }
}

extension KeyGroup {
  package static let all = [
    retry, tls, poll, data, file, multipartPart, graphQL, capture, basicAuth, apiKey, hint, hintFile, server,
    rateLimit,
  ]

  static let retry = KeyGroup(
    name: "retry",
    keys: [
      ("attempts", "How often the request is sent at most, the first time counted."),
      ("on", "What is tried again: connection, timeout, a status such as 429, or a class such as 5xx."),
      ("delay", "How long to wait before the second attempt."),
      ("backoff", "What the delay is multiplied by each time."),
      ("max_delay", "The longest delay, and the longest Retry-After that is waited for."),
      ("jitter", "Whether each delay is shortened by chance, so that many clients do not return at once."),
    ])
  static let tls = KeyGroup(
    name: "tls",
    keys: [
      ("verify", "Whether the server's certificate is verified; on by default."),
      ("ca", "A file or folder of certificate authorities in PEM."),
      ("certificate", "The client's certificate in PEM."),
      ("key", "The client's private key in PEM."),
      ("passphrase", "The private key's passphrase."),
      ("min_version", "The least version of TLS: 1.0, 1.1, 1.2 or 1.3."),
    ])
  static let poll = KeyGroup(
    name: "poll",
    keys: [
      ("every", "How long to wait between rounds."),
      ("for", "How long to go on at most."),
      ("until", "What must hold to end well."),
      ("stop_if", "What ends the polling as a failure."),
    ])
  static let data = KeyGroup(
    name: "data",
    keys: [("file", "A file of rows: CSV, JSON or YAML."), ("name", "How a row is named in reports.")])
  static let file = KeyGroup(
    name: "file",
    keys: [
      ("path", "The file, relative to the one that names it."),
      ("content_type", "Its media type."),
      ("template", "Whether {{templates}} in the file are filled in."),
    ])
  static let multipartPart = KeyGroup(
    name: "multipart",
    keys: [
      ("text", "The part's text."),
      ("file", "The part's file."),
      ("filename", "The file name that is sent."),
      ("content_type", "The part's media type."),
    ])
  static let graphQL = KeyGroup(
    name: "graphql",
    keys: [
      ("query", "The operation's text."),
      ("variables", "The operation's variables."),
      ("operation", "The name of the operation to run, where the text holds several."),
    ])
  static let capture = KeyGroup(
    name: "capture",
    keys: [
      ("query", "Where the value is found."),
      ("secret", "Whether the value is masked wherever it is shown."),
      ("default", "The value where nothing is found."),
    ])
  static let basicAuth = KeyGroup(
    name: "basic", keys: [("username", "The user's name."), ("password", "The user's password.")])
  static let apiKey = KeyGroup(
    name: "api_key",
    keys: [
      ("name", "The header or query parameter."), ("value", "The key."), ("in", "Where it goes: header or query."),
    ])
  static let hint = KeyGroup(
    name: "hints",
    keys: [("when", "The condition on the response, with the keys of 'expect'."), ("hint", "What to tell the reader.")])
  static let hintFile = KeyGroup(name: "hints", keys: [("file", "A file that holds a list of hints.")])
  static let server = KeyGroup(
    name: "server",
    keys: [
      ("command", "The program and its arguments."),
      ("ready", "The URL that answers once the server is ready."),
      ("timeout", "How long to wait for that."),
    ])
  static let rateLimit = KeyGroup(
    name: "rate_limit", keys: [("requests", "How many requests."), ("per", "In how long a time.")])

  /// The sections of `expect` and of a condition.
  package static let expect = KeyGroup(
    name: "expect",
    keys: [
      ("status", "The status: 200, 2xx, a list of these, 'any', or a matcher."),
      ("headers", "Names of header fields, and matchers."),
      ("cookies", "Names of cookies, and matchers."),
      ("json", "JSONPath queries and matchers, or a matcher for the whole body."),
      ("xml", "XPath expressions and matchers."),
      ("html", "XPath expressions and matchers."),
      ("body", "A matcher for the body as text."),
      ("size", "A matcher for the number of bytes."),
      ("duration", "A matcher for the time that the request took."),
      ("url", "A matcher for the last URL."),
      ("version", "A matcher for the version of HTTP."),
      ("redirects", "A matcher for the number of redirects that were followed."),
      ("ip", "A matcher for the peer's address."),
      ("timing", "Phases of the transfer, and matchers."),
      ("certificate", "Parts of the server's certificate, and matchers."),
      ("checks", "A list of queries with matchers, for anything else."),
    ])
}

/// What other tools call a key, for "did you mean".
enum ForeignWords {
  static let keys = [
    "assert": "expect", "asserts": "expect", "assertions": "expect", "test": "expect", "tests": "expect",
    "validate": "expect", "response": "expect", "status": "expect", "status_code": "expect", "expected": "expect",
    "uri": "url", "endpoint": "url", "path": "url", "verb": "method", "http_method": "method",
    "params": "query", "query_params": "query", "querystring": "query", "query_string": "query", "parameters": "query",
    "header": "headers", "captures": "capture", "extract": "capture", "save": "capture", "register": "capture",
    "vars": "variables", "var": "variables", "values": "variables", "env": "environment",
    "item": "requests", "items": "requests", "steps": "requests", "request": "requests", "scenarios": "requests",
    "before": "setup", "before_all": "setup", "after": "teardown", "after_all": "teardown",
    "body": "json", "payload": "json", "raw": "text", "urlencoded": "form", "formdata": "multipart",
    "form_data": "multipart", "depends_on": "needs", "depends": "needs", "requires": "needs", "when": "if",
    "only_if": "if", "disabled": "skip", "retries": "retry", "basic_auth": "auth", "authentication": "auth",
    "authorization": "auth", "bearer": "auth", "insecure": "tls", "verify_ssl": "tls", "ssl": "tls",
    "pre_request_script": "pre_request", "prerequest": "pre_request", "sign": "pre_request", "wait": "delay",
    "sleep": "delay", "follow_redirects": "redirects", "location": "redirects", "max_redirects": "redirects",
    "iterations": "data", "dataset": "data", "import": "include", "uses": "include", "inherits": "extends",
    "content-type": "headers", "accept": "headers", "user-agent": "headers", "cookie": "cookies", "host": "base_url",
    "title": "name", "summary": "description", "doc": "description", "labels": "tags",
  ]
  static let expect = [
    "code": "status", "status_code": "status", "http_status": "status", "header": "headers", "jsonpath": "json",
    "json_path": "json", "xpath": "xml", "time": "duration", "response_time": "duration", "cookie": "cookies",
    "asserts": "checks", "assertions": "checks", "text": "body",
  ]
}
