/// Small maps of settings and environments.
let settingGroupExamples: [GroupExample] = [
  GroupExample(
    "retry",
    ExampleFile(
      """
      collection: Orders
      retry:
        attempts: 4
        on: [connection, timeout, 429, 5xx]
        delay: 200ms
        backoff: 2
        max_delay: 5s
        jitter: true
      requests:
        - name: Search orders
          get: https://api.example/orders
      """,
      run: .passes(
        ExampleAnswer(429, headers: [("Retry-After", "2")]), ExampleAnswer(500), ExampleAnswer(),
        fails: [ExampleAnswer(404)])),
    refused: [
      ("attempts", "attempts: 4", "attempts: 0"), ("on", "[connection, timeout, 429, 5xx]", "[timeouts]"),
      ("delay", "delay: 200ms", "delay: 200"), ("backoff", "backoff: 2", "backoff: 0.5"),
      ("max_delay", "max_delay: 5s", "max_delay: 5 s"), ("jitter", "jitter: true", "jitter: 10%"),
    ]),
  GroupExample(
    "tls",
    ExampleFile(
      """
      environment: test
      tls:
        verify: true
        ca: certificates/test-ca.pem
        certificate: certificates/client.pem
        key: certificates/client-key.pem
        passphrase: "{{$env.CLIENT_KEY_PASSPHRASE}}"
        min_version: 1.3
      """),
    refused: [
      ("verify", "verify: true", "verify: on"), ("ca", "ca: certificates/test-ca.pem", "ca: [certificates]"),
      ("certificate", "certificate: certificates/client.pem", "certificate: {file: client.pem}"),
      ("key", "key: certificates/client-key.pem", "key: {file: client-key.pem}"),
      ("passphrase", "\"{{$env.CLIENT_KEY_PASSPHRASE}}\"", "\"{{$env}}\""),
      ("min_version", "min_version: 1.3", "min_version: 3"),
    ]),
  GroupExample(
    "hints",
    ExampleFile(
      """
      collection: Orders
      hints:
        - when: {status: 401}
          hint: The token has expired. Log in again.
      requests:
        - name: Search orders
          get: https://api.example/orders
      """, run: .passes(fails: [ExampleAnswer(401)])),
    refused: [
      ("when", "{status: 401}", "{status: unauthorized}"),
      ("hint", "hint: The token has expired. Log in again.", "hint: [The token has expired.]"),
    ]),
  GroupExample(
    "hints",
    ExampleFile(
      """
      collection: Orders
      hints: {file: hints.yaml}
      requests:
        - name: Search orders
          get: https://api.example/orders
      """,
      beside: [
        "collections/hints.yaml": """
        - when: {status: 401}
          hint: The token has expired. Log in again.

        """
      ], run: .passes(fails: [ExampleAnswer(401)])),
    refused: [("file", "{file: hints.yaml}", "{file: tips.yaml}")]),
  GroupExample(
    "server",
    ExampleFile(
      """
      environment: local
      base_url: http://127.0.0.1:8080
      server:
        command: [./orders-service, --port, '8080']
        ready: http://127.0.0.1:8080/health
        timeout: 20s
      """),
    refused: [
      ("command", "[./orders-service, --port, '8080']", "[]"),
      ("ready", "ready: http://127.0.0.1:8080/health", "ready: ''"), ("timeout", "timeout: 20s", "timeout: 20"),
    ]),
  GroupExample(
    "rate_limit",
    ExampleFile(
      """
      environment: test
      rate_limit:
        requests: 10
        per: 1s
      """),
    refused: [("requests", "requests: 10", "requests: 0"), ("per", "per: 1s", "per: second")]),
  GroupExample(
    "webhooks",
    ExampleFile(
      """
      environment: test
      webhooks:
        listen: '127.0.0.1:8787'
        public_url: 'https://hooks.example'
      """),
    refused: [
      ("listen", "listen: '127.0.0.1:8787'", "listen: 8787"),
      ("public_url", "public_url: 'https://hooks.example'", "public_url: hooks"),
    ]),
  GroupExample(
    "authorize",
    ExampleFile(
      """
      environment: production
      secrets:
        app_key: {env: APP_KEY}
        app_secret: {env: APP_SECRET}
        access_token: {stored: access_token}
      authorize:
        service_id: '7300000000000000001'
        region: ROW
        redirect_url: http://127.0.0.1:8420/
        authorization_url: https://services.example/open/authorize
        token_url: https://tokens.example/api/v2/token
      """),
    refused: [
      ("service_id", "service_id: '7300000000000000001'", "service_id: [7300000000000000001]"),
      ("region", "region: ROW", "region: EU"),
      ("redirect_url", "redirect_url: http://127.0.0.1:8420/", "redirect_url: 127.0.0.1"),
      (
        "authorization_url", "authorization_url: https://services.example/open/authorize",
        "authorization_url: /open/authorize"
      ), ("token_url", "token_url: https://tokens.example/api/v2/token", "token_url: https:///token"),
    ]),
  GroupExample(
    "oauth2",
    ExampleFile(
      """
      environment: production
      secrets:
        client_secret: {env: CLIENT_SECRET}
        access_token: {stored: access_token}
      oauth2:
        authorization_url: https://login.example/authorize
        token_url: https://login.example/token
        client_id: demo
        client_secret: "{{client_secret}}"
        client_authentication: body
        scope: orders.read offline_access
        redirect_url: http://127.0.0.1:8420/callback
        pkce: true
        extra: {prompt: consent}
      auth: {bearer: "{{access_token}}"}
      """),
    refused: [
      (
        "authorization_url", "authorization_url: https://login.example/authorize", "authorization_url: login.example"
      ), ("token_url", "token_url: https://login.example/token", "token_url: /token"),
      ("client_id", "client_id: demo", "client_id: [demo]"),
      ("client_secret", "client_secret: \"{{client_secret}}\"", "client_secret: {env: CLIENT_SECRET}"),
      ("client_authentication", "client_authentication: body", "client_authentication: query"),
      ("scope", "scope: orders.read offline_access", "scope: [orders.read]"),
      ("redirect_url", "redirect_url: http://127.0.0.1:8420/callback", "redirect_url: 'http://127.0.0.1:8420/#code'"),
      ("pkce", "pkce: true", "pkce: S256"), ("extra", "extra: {prompt: consent}", "extra: prompt=consent"),
    ]),
  GroupExample(
    "secrets",
    ExampleFile(
      """
      environment: test
      secrets:
        app_secret: {env: APP_SECRET}
        private_key: {file: keys/private.pem}
        password: {command: [pass, show, shop/password]}
        access_token: {stored: access_token}
        client_secret: {dotenv: .env, key: CLIENT_SECRET}
      """),
    refused: [
      ("env", "{env: APP_SECRET}", "{env: ''}"), ("file", "{file: keys/private.pem}", "{path: keys/private.pem}"),
      ("command", "[pass, show, shop/password]", "[]"), ("stored", "{stored: access_token}", "{stored: [a, b]}"),
      ("dotenv", "dotenv: .env", "dotenv: []"), ("key", "{env: APP_SECRET}", "{env: APP, key: SECRET}"),
    ]),
]
