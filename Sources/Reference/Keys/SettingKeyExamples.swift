import CollectionModel

/// Settings, which may stand on any level.
let settingKeyExamples: [KeyExample] = contentExamples + connectionExamples + reportExamples

private let contentExamples: [KeyExample] = [
  KeyExample(
    .baseURL,
    ExampleFile(
      """
      collection: Orders
      base_url: https://api.example/v2
      requests:
        - name: Search orders
          get: /orders
      """, run: .sends),
    refused: "https://api.example/v2", "https://api example/v2"),
  KeyExample(
    .headers,
    ExampleFile(
      """
      collection: Orders
      headers: {Accept: application/json, X-Client: tests}
      requests:
        - name: Search orders
          get: https://api.example/orders
          headers: {accept: text/csv, X-Client: null, X-Tag: [a, b]}
      """, run: .sends),
    refused: "X-Client: tests", "accept: text/csv"),
  KeyExample(
    .query,
    ExampleFile(
      """
      collection: Orders
      query: {locale: en, page_size: 10}
      requests:
        - name: Search orders
          get: https://api.example/orders?page=1
          query: {page_size: 50, status: [new, paid], locale: null}
      """, run: .sends),
    refused: "[new, paid]", "{new: true}"),
  KeyExample(
    .cookies,
    ExampleFile(
      """
      collection: Orders
      cookies: {session: s1, theme: dark}
      requests:
        - name: Search orders
          get: https://api.example/orders
          cookies: {theme: null}
      """, run: .sends),
    refused: "theme: dark", "the theme: dark"),
  KeyExample(
    .auth,
    ExampleFile(
      """
      collection: Orders
      auth: {basic: {username: kim, password: not-a-real-one}}
      requests:
        - name: Search orders
          get: https://api.example/orders
        - name: Health
          get: https://api.example/health
          auth: none
      """, run: .sends),
    refused: "auth: none", "auth: {token: abc}"),
  KeyExample(
    .preRequest,
    ExampleFile(
      """
      collection: Orders
      pre_request:
        - hash: {into: header.X-Digest, algorithm: sha256, input: "{{request.body}}"}
      requests:
        - name: Create an order
          post: https://api.example/orders
          json: {sku: red-shirt}
        - name: Health
          get: https://api.example/health
          pre_request: []
      """, run: .sends),
    refused: "pre_request: []", "pre_request: none"),
  KeyExample(
    .expect,
    ExampleFile(
      """
      collection: Orders
      expect:
        json: {$.code: 0}
      requests:
        - name: Search orders
          get: https://api.example/orders
          expect:
            json: {'$.orders[*].status': {each: PAID}}
      """,
      run: .passes(
        ExampleAnswer(#"{"code": 0, "orders": [{"status": "PAID"}]}"#),
        fails: [ExampleAnswer(#"{"code": 0, "orders": [{"status": "NEW"}]}"#)])),
    refused: "{each: PAID}", "{every: PAID}"),
]

private let connectionExamples: [KeyExample] = [
  KeyExample(
    .timeout, ExampleFile(orders("timeout: 2s")),
    refused: "timeout: 2s", "timeout: 2"),
  KeyExample(
    .connectTimeout, ExampleFile(orders("connect_timeout: 500ms")),
    refused: "500ms", "half a second"),
  KeyExample(
    .retry,
    ExampleFile(
      orders("retry: {attempts: 3, on: [connection, 5xx], delay: 200ms, backoff: 2}"),
      run: .passes(ExampleAnswer(503), ExampleAnswer(), fails: [ExampleAnswer(503)])),
    refused: "on: [connection, 5xx], ", ""),
  KeyExample(
    .redirects,
    ExampleFile(
      orders("redirects: 1"),
      run: .passes(
        ExampleAnswer(302, headers: [("Location", "/v2/orders")]), ExampleAnswer(),
        fails: [ExampleAnswer(302, headers: [("Location", "/v2/orders")])])),
    refused: "redirects: 1", "redirects: true"),
  KeyExample(
    .httpVersion, ExampleFile(orders("http_version: 2")),
    refused: "http_version: 2", "http_version: HTTP/2"),
  KeyExample(
    .tls,
    ExampleFile(
      """
      environment: test
      tls: {ca: certificates/test-ca.pem, min_version: 1.2}
      """),
    refused: "{ca: certificates/test-ca.pem, min_version: 1.2}", "off"),
  KeyExample(
    .proxy,
    ExampleFile(
      """
      environment: office
      proxy: http://proxy.example:3128
      """),
    refused: "http://proxy.example:3128", "[http://proxy.example:3128]"),
  KeyExample(
    .unixSocket,
    ExampleFile(
      """
      environment: local
      base_url: http://docker
      unix_socket: /var/run/docker.sock
      """),
    refused: "/var/run/docker.sock", "{path: /var/run/docker.sock}"),
  KeyExample(
    .maximumBody, ExampleFile(orders("max_body: 1MiB")),
    refused: "1MiB", "1 MiB"),
  KeyExample(
    .delay, ExampleFile(orders("delay: 250ms")),
    refused: "250ms", "250"),
]

private let reportExamples: [KeyExample] = [
  KeyExample(
    .hints,
    ExampleFile(
      """
      collection: Orders
      expect:
        json: {$.code: 0}
      hints:
        - when:
            json: {$.code: 106001}
          hint: The signature does not match. See what `signet explain` prints.
      requests:
        - name: Search orders
          get: https://api.example/orders
      """,
      run: .passes(ExampleAnswer(#"{"code": 0}"#), fails: [ExampleAnswer(#"{"code": 106001}"#)])),
    refused: "hint: The signature", "text: The signature"),
  KeyExample(
    .tags,
    ExampleFile(
      """
      collection: Orders
      tags: [orders]
      requests:
        - name: Search orders
          tags: [smoke]
          get: https://api.example/orders
      """),
    refused: "[smoke]", "[smoke test]"),
  KeyExample(
    .properties,
    ExampleFile(
      """
      collection: Orders
      properties: {team: checkout}
      requests:
        - name: Search orders
          properties: {requirement: SHOP-12}
          get: https://api.example/orders
      """),
    refused: "requirement: SHOP-12", "requirement: [SHOP-12, SHOP-13]"),
]

private func orders(_ setting: String) -> String {
  """
  collection: Orders
  requests:
    - name: Search orders
      get: https://api.example/orders
      \(setting)
  """
}
