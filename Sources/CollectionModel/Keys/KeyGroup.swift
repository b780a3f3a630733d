package import Checks
import HTTP

extension KeyGroup {
  package static let all = [
    retry, tls, poll, data, file, multipartPart, graphQL, capture, auth, basicAuth, digestAuth, ntlmAuth, apiKey,
    oauth2, hint, hintFile, server, rateLimit, webhooks, receive, respond, secret, dotenvSecret, timing, certificate,
    authorize, authorizationCode,
  ]

  static let retry = KeyGroup(
    name: "retry",
    keys: [
      ("attempts", "How often the request is sent at most, the first time counted.", .integer(least: 1)),
      (
        "on", "What is tried again: connection, timeout, a status such as 429, or a class such as 5xx.",
        .either([.retryCondition, .list(of: .retryCondition, least: 0)])
      ),
      ("delay", "How long to wait before the second attempt.", .duration),
      ("backoff", "What the delay is multiplied by each time.", .number(least: 1, most: 1000)),
      ("max_delay", "The longest delay, and the longest Retry-After that is waited for.", .duration),
      ("jitter", "Whether each delay is shortened by chance, so that many clients do not return at once.", .boolean),
    ], required: ["on"])
  static let tls = KeyGroup(
    name: "tls",
    keys: [
      ("verify", "Whether the server's certificate is verified; on by default.", .boolean),
      ("ca", "A file or folder of certificate authorities in PEM.", .text),
      ("certificate", "The client's certificate in PEM.", .text),
      ("key", "The client's private key in PEM.", .text),
      ("passphrase", "The private key's passphrase.", .text),
      ("min_version", "The least version of TLS.", .word(TLSOptions.Version.allCases.map(\.rawValue))),
    ])
  static let poll = KeyGroup(
    name: "poll",
    keys: [
      ("every", "How long to wait between rounds.", .duration),
      ("for", "How long to go on at most.", .duration),
      ("until", "What must hold to end well.", .condition),
      ("stop_if", "What ends the polling as a failure.", .condition),
    ], required: ["for", "until"])
  static let data = KeyGroup(
    name: "data",
    keys: [("file", "A file of rows: CSV, JSON or YAML.", .text), ("name", "How a row is named in reports.", .text)],
    required: ["file"])
  static let file = KeyGroup(
    name: "file",
    keys: [
      ("path", "The file, relative to the one that names it.", .text),
      ("content_type", "Its media type.", .text),
      ("template", "Whether {{templates}} in the file are filled in.", .boolean),
    ], required: ["path"])
  static let multipartPart = KeyGroup(
    name: "multipart",
    keys: [
      ("text", "The part's text.", .any),
      ("file", "The part's file.", .text),
      ("filename", "The file name that is sent.", .text),
      ("content_type", "The part's media type.", .text),
    ])
  static let graphQL = KeyGroup(
    name: "graphql",
    keys: [
      ("query", "The operation's text.", .text),
      ("variables", "The operation's variables.", .map),
      ("operation", "The name of the operation to run, where the text holds several.", .text),
    ], required: ["query"])
  static let capture = KeyGroup(
    name: "capture",
    keys: [
      ("query", "Where the value is found.", .text),
      ("secret", "Whether the value is masked wherever it is shown.", .boolean),
      ("default", "The value where nothing is found.", .any),
    ], required: ["query"])
  static let auth = KeyGroup(
    name: "auth",
    keys: [
      ("bearer", "A bearer token.", .text),
      ("basic", "A user's name and password, sent with every request.", .group(basicAuth)),
      ("digest", "A user's name and password, proved by an answer to the server's challenge.", .group(digestAuth)),
      ("ntlm", "A Windows user's name and password.", .group(ntlmAuth)),
      ("api_key", "A key in a header or in the query.", .group(apiKey)),
      ("oauth2", "A token that is fetched and kept until it expires.", .group(oauth2)),
    ], isChoice: true)
  static let basicAuth = KeyGroup(
    name: "basic",
    keys: [("username", "The user's name.", .text), ("password", "The user's password.", .text)],
    required: ["username", "password"])
  static let digestAuth = KeyGroup(
    name: "digest",
    keys: [("username", "The user's name.", .text), ("password", "The user's password.", .text)],
    required: ["username", "password"])
  static let ntlmAuth = KeyGroup(
    name: "ntlm",
    keys: [
      ("username", "The user's name, also DOMAIN\\name.", .text), ("password", "The user's password.", .text),
    ], required: ["username", "password"])
  static let oauth2 = KeyGroup(
    name: "oauth2",
    keys: [
      (
        "grant", "What is given for the token: client_credentials, password or refresh_token.",
        .word(["client_credentials", "password", "refresh_token"])
      ),
      ("token_url", "Where tokens are asked for.", .text),
      ("client_id", "The client's id.", .text),
      ("client_secret", "The client's secret.", .text),
      ("scope", "What the token is to allow, scopes set apart by blanks.", .text),
      ("audience", "Whom the token is for.", .text),
      ("username", "The user's name, for the password grant.", .text),
      ("password", "The user's password, for the password grant.", .text),
      ("refresh_token", "The refresh token, for the refresh_token grant.", .text),
      (
        "client_authentication", "Where id and secret of the client go: header (the default) or body.",
        .word(["header", "body"])
      ),
      ("extra", "Further fields of the token request.", .map),
    ], required: ["grant", "token_url"])
  static let apiKey = KeyGroup(
    name: "api_key",
    keys: [
      ("name", "The header or query parameter.", .text), ("value", "The key.", .text),
      ("in", "Where it goes: header or query.", .word(["header", "query"])),
    ], required: ["name", "value"])
  static let hint = KeyGroup(
    name: "hints",
    keys: [
      ("when", "The condition on the response, with the keys of 'expect'.", .condition),
      ("hint", "What to tell the reader.", .text),
    ], required: ["when", "hint"])
  static let hintFile = KeyGroup(
    name: "hints", keys: [("file", "A file that holds a list of hints.", .text)], required: ["file"])
  static let server = KeyGroup(
    name: "server",
    keys: [
      ("command", "The program and its arguments; it starts in the folder of this file.", .textList),
      ("ready", "The URL that answers once the server is ready; {{server.url}} is its origin.", .text),
      ("timeout", "How long to wait for that; 30s by default.", .duration),
    ], required: ["command", "ready"])
  static let rateLimit = KeyGroup(
    name: "rate_limit",
    keys: [("requests", "How many requests.", .integer(least: 1)), ("per", "In how long a time.", .duration)],
    required: ["requests", "per"])
  static let webhooks = KeyGroup(
    name: "webhooks",
    keys: [
      (
        "listen", "Where the listener listens, as ADDRESS:PORT; 127.0.0.1:0 by default, which takes a free port.", .text
      ),
      ("public_url", "How the world outside reaches it; {{webhooks.url}} is then this.", .text),
    ])
  static let authorize = KeyGroup(
    name: "authorize",
    keys: [
      ("service_id", "The app's service id, as the Partner Center shows it.", .text),
      ("region", "The app's market: US, or ROW for the rest of the world.", .word(["US", "ROW"])),
      (
        "redirect_url", "Where sellers are sent back to, as the Partner Center has it; on loopback it is listened to.",
        .text
      ),
      ("authorization_url", "The page that sellers are sent to; the region's own by default.", .text),
      (
        "token_url",
        "What '/get' and '/refresh' are appended to; https://auth.tiktok-shops.com/api/v2/token by default.", .text
      ),
    ], required: ["service_id", "region"])
  /// `oauth2` of an environment.
  static let authorizationCode = KeyGroup(
    name: "oauth2",
    keys: [
      ("authorization_url", "The page on which a person agrees.", .text),
      ("token_url", "Where the code is exchanged for tokens, and tokens are refreshed.", .text),
      ("client_id", "The client's id.", .text),
      ("client_secret", "The client's secret; a public client has none.", .text),
      (
        "client_authentication", "Where id and secret of the client go: header (the default) or body.",
        .word(["header", "body"])
      ),
      ("scope", "What the tokens are to allow, scopes set apart by blanks.", .text),
      (
        "redirect_url", "Where the browser is sent back to; a free port of http://127.0.0.1 by default.", .text
      ),
      ("pkce", "Whether the code is bound to this client by PKCE (S256); on by default.", .boolean),
      ("extra", "Further parameters of the link.", .map),
    ], required: ["authorization_url", "token_url", "client_id"])
  static let receive = KeyGroup(
    name: "receive",
    keys: [
      ("path", "The path that the message is posted to.", .text),
      ("within", "How long to wait for it; 10s by default.", .duration),
      ("match", "What the message must be; others are left for other items.", .condition),
    ], required: ["path"])
  static let respond = KeyGroup(
    name: "respond",
    keys: [
      ("status", "The status of the answer; 200 by default.", .integer(least: 200)),
      ("headers", "Header fields of the answer.", .map),
      ("json", "The answer's body as JSON.", .any),
      ("text", "The answer's body as text.", .text),
    ])
  static let secret = KeyGroup(
    name: "secrets",
    keys: [
      ("env", "The variable of the process environment.", .text),
      ("file", "The file that holds it, relative to the one that names it.", .text),
      ("command", "The program that prints it, and its arguments.", .textList),
      ("stored", "The name under which 'signet authorize' stored it.", .text),
    ], isChoice: true)
  static let dotenvSecret = KeyGroup(
    name: "secrets",
    keys: [
      ("dotenv", "The .env file, relative to the one that names it.", .text),
      ("key", "The name in that file, where it is another than the secret's.", .text),
    ], required: ["dotenv"])

  /// The sections of `expect` and of a condition.
  package static let expect = KeyGroup(
    name: "expect",
    keys: [
      ("status", "The status: 200, 2xx, a list of these, 'any', or a matcher.", .reference("status")),
      ("headers", "Names of header fields, and matchers.", .mapping(of: .matcher)),
      ("cookies", "Names of cookies, and matchers.", .mapping(of: .matcher)),
      ("json", "JSONPath queries and matchers, or a matcher for the whole body.", .reference("json_checks")),
      ("xml", "XPath expressions on an XML body, and matchers.", .mapping(of: .matcher)),
      ("html", "XPath expressions on an HTML body, and matchers.", .mapping(of: .matcher)),
      ("body", "A matcher for the body as text.", .matcher),
      ("size", "A matcher for the number of bytes.", .matcher),
      ("duration", "A matcher for the time that the request took.", .matcher),
      ("url", "A matcher for the last URL.", .matcher),
      ("version", "A matcher for the version of HTTP.", .matcher),
      ("redirects", "How many redirects were followed, or a matcher for the list of their URLs.", .matcher),
      ("ip", "A matcher for the peer's address.", .matcher),
      ("timing", "Phases of the transfer, and matchers.", .group(timing)),
      ("certificate", "Parts of the server's certificate, and matchers.", .group(certificate)),
      ("checks", "A list of queries with matchers, for anything else.", .list(of: .reference("check"), least: 0)),
    ])
  static let timing = KeyGroup(
    name: "timing",
    keys: [
      ("dns", "Seconds until the name was resolved.", .matcher),
      ("connect", "Seconds until the connection stood.", .matcher),
      ("tls", "Seconds until TLS was agreed.", .matcher),
      ("first_byte", "Seconds until the first byte of the response.", .matcher),
      ("total", "Seconds until the last byte of the response.", .matcher),
    ])
  static let certificate = KeyGroup(
    name: "certificate",
    keys: [
      ("subject", "Whom it was given to.", .matcher),
      ("issuer", "Who gave it.", .matcher),
      ("not_before", "Since when it is valid.", .matcher),
      ("not_after", "Until when it is valid.", .matcher),
      ("days_left", "How many days it remains valid.", .matcher),
      ("serial", "Its serial number.", .matcher),
    ])
  /// What stands beside the matchers of one of the `checks`.
  static let check = KeyGroup(
    name: "checks",
    keys: [
      ("query", "Where to look: a JSONPath, or another query.", .text),
      ("name", "How reports name the check.", .text),
    ], required: ["query"])
}

extension ValueShape {
  /// What `expect` takes, without the implied 2xx.
  static let condition = ValueShape.reference("condition")
  static let items = ValueShape.list(of: .reference("item"), least: 0)
  static let steps = ValueShape.reference("steps")
  static let signers = ValueShape.reference("signers")
  static let retryCondition = ValueShape.either([.word(["connection", "timeout"]), .reference("status_form")])

  /// Each name with one value or several; null leaves it out.
  static let repeatableFields = ValueShape.mapping(of: .either([.scalar, .list(of: .scalar, least: 0)]))
  static let fields = ValueShape.mapping(of: .scalar)
  static let multipart = ValueShape.mapping(
    of: .either([multipartPart, .list(of: multipartPart, least: 0)]))
  private static let multipartPart = ValueShape.either([.scalar, .group(.multipartPart)])

  static let bodyFile = ValueShape.either([.text, .group(.file)])
  static let auth = ValueShape.either([.word(["none"]), .group(.auth)])
  static let retry = ValueShape.either([.word(["none"]), .group(.retry)])
  static let data = ValueShape.either([.list(of: .variables(of: .any), least: 1), .group(.data)])
  static let hints = ValueShape.either([.list(of: .group(.hint), least: 0), .group(.hintFile)])
  static let captures = ValueShape.variables(of: .either([.text, .group(.capture)]))
  static let secrets = ValueShape.variables(of: .either([.group(.secret), .group(.dotenvSecret)]))
  static let server = ValueShape.either([.word(["development-shop"]), .group(.server)])
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
