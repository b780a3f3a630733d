import CollectionModel

/// Keys of environments.
let environmentKeyExamples: [KeyExample] = [
  KeyExample(
    .protected,
    ExampleFile(
      """
      environment: production
      allow_hosts: [api.example]
      protected: true
      """, beside: ["collections/orders.yaml": createOrder], run: .fails()),
    refused: "allow_hosts: [api.example]\nprotected: true", "protected: true"),
  KeyExample(
    .secrets,
    ExampleFile(
      """
      environment: test
      secrets:
        access_token: {env: API_TOKEN}
      auth: {bearer: "{{access_token}}"}
      """, beside: ["collections/orders.yaml": searchOrders], run: .sends),
    refused: "{env: API_TOKEN}", "a1b2c3"),
  KeyExample(
    .allowHosts,
    ExampleFile(
      """
      environment: test
      allow_hosts: [localhost, '*.test.example']
      """, beside: ["collections/orders.yaml": searchOrders], run: .fails()),
    refused: "localhost", "http://localhost"),
  KeyExample(
    .hosts,
    ExampleFile(
      """
      environment: test
      hosts:
        api.example: 127.0.0.1:8443
        files.example: http://127.0.0.1:8080
      """),
    refused: "127.0.0.1:8443", "127.0.0.1:84430"),
  KeyExample(
    .server,
    ExampleFile(
      """
      environment: local
      server: development-shop
      """),
    refused: "development-shop", "development_shop"),
  KeyExample(
    .webhooks,
    ExampleFile(
      """
      environment: local
      webhooks: {listen: '127.0.0.1:0', public_url: 'https://hooks.example'}
      """),
    refused: "{listen: '127.0.0.1:0', public_url: 'https://hooks.example'}", "8080"),
  KeyExample(
    .rateLimit,
    ExampleFile(
      """
      environment: test
      rate_limit: {requests: 10, per: 1s}
      """),
    refused: "{requests: 10, per: 1s}", "10"),
  KeyExample(
    .oauth2,
    ExampleFile(
      """
      environment: production
      oauth2: {authorization_url: 'https://id.example/authorize', token_url: 'https://id.example/token', client_id: demo}
      """),
    refused:
      "{authorization_url: 'https://id.example/authorize', token_url: 'https://id.example/token', client_id: demo}",
    "demo"),
  KeyExample(
    .authorize,
    ExampleFile(
      """
      environment: production
      authorize: {service_id: '7300000000000000001', region: ROW, redirect_url: 'http://127.0.0.1:8420/'}
      """),
    refused: "{service_id: '7300000000000000001', region: ROW, redirect_url: 'http://127.0.0.1:8420/'}", "ROW"),
]

let searchOrders = """
  collection: Orders
  requests:
    - name: Search orders
      get: https://api.example/orders

  """

private let createOrder = """
  collection: Orders
  requests:
    - name: Create an order
      post: https://api.example/orders
      json: {sku: red-shirt}

  """
