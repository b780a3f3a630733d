import CollectionModel

/// Keys of folders, includes and webhooks, and what decides whether an item runs.
let itemKeyExamples: [KeyExample] = [
  KeyExample(
    .name,
    ExampleFile(
      """
      collection: Orders
      requests:
        - name: Search orders
          get: https://api.example/orders
      """),
    refused: "- name: Search orders\n    get", "- get"),
  KeyExample(
    .skip,
    ExampleFile(
      """
      collection: Orders
      requests:
        - name: Search orders
          get: https://api.example/orders
        - name: Split an order
          skip: waits for the next version of the API
          post: https://api.example/orders/1/split
      """, run: .passes()),
    refused: "skip: waits for the next version of the API", "skip: true"),
  KeyExample(
    .condition,
    ExampleFile(
      """
      collection: Orders
      variables: {region: EU}
      requests:
        - name: Read the tax number
          get: https://api.example/tax
          if: {region: {one_of: [US, CA]}}
      """, run: .passes()),
    refused: "{one_of: [US, CA]}", "{in: [US, CA]}"),
  KeyExample(
    .readOnly,
    ExampleFile(
      """
      collection: Orders
      requests:
        - name: Search orders
          post: https://api.example/orders/search
          read_only: true
          json: {status: paid}
      """,
      beside: [
        "environments/production.yaml": """
        environment: production
        protected: true
        allow_hosts: [api.example]

        """
      ], run: .passes()),
    refused: "read_only: true", "read_only: yes"),
  KeyExample(
    .needs,
    ExampleFile(
      """
      collection: Orders
      requests:
        - name: Open the shop
          post: https://api.example/shop/open
        - name: Search orders
          get: https://api.example/orders
          needs: [Open the shop]
      """, run: .passes(fails: [ExampleAnswer(500)])),
    refused: "needs: [Open the shop]", "needs: [Open a shop]"),
  KeyExample(
    .include,
    ExampleFile(
      """
      collection: Orders
      requests:
        - include: ../shared/login.yaml
        - name: Search orders
          get: https://api.example/orders
          headers: {X-Session: "{{session}}"}
      """, beside: ["shared/login.yaml": login], run: .passes(ExampleAnswer(#"{"session": "s1"}"#))),
    refused: "include: ../shared/login.yaml", "include: ../shared/logon.yaml"),
  KeyExample(
    .once,
    ExampleFile(
      """
      collection: Orders
      requests:
        - include: ../shared/login.yaml
          once: true
        - name: Search orders
          get: https://api.example/orders
          headers: {X-Session: "{{session}}"}
      """, beside: ["shared/login.yaml": login], run: .passes(ExampleAnswer(#"{"session": "s1"}"#))),
    refused: "once: true", "once: always"),
  KeyExample(
    .with,
    ExampleFile(
      """
      collection: Orders
      requests:
        - include: ../shared/login.yaml
          with: {user: seller-2}
        - name: Search orders
          get: https://api.example/orders
          headers: {X-Session: "{{session}}"}
      """, beside: ["shared/login.yaml": login], run: .sendsAfter(ExampleAnswer(#"{"session": "s1"}"#))),
    refused: "with: {user: seller-2}", "with: [user, seller-2]"),
  KeyExample(
    .receive,
    ExampleFile(
      """
      collection: Orders
      requests:
        - name: The order-status webhook arrives
          receive: {path: /webhooks/orders, within: 10s}
      """),
    refused: "{path: /webhooks/orders, within: 10s}", "/webhooks/orders"),
  KeyExample(
    .verify,
    ExampleFile(
      """
      collection: Orders
      requests:
        - name: The order-status webhook arrives
          receive: {path: /webhooks/orders, within: 10s}
          verify: tiktok-shop-webhook
      """),
    refused: "verify: tiktok-shop-webhook", "verify: tiktokshop-webhook"),
  KeyExample(
    .respond,
    ExampleFile(
      """
      collection: Orders
      requests:
        - name: The order-status webhook arrives
          receive: {path: /webhooks/orders, within: 10s}
          respond: {status: 200}
      """),
    refused: "respond: {status: 200}", "respond: {status: fine}"),
]

private let login = """
  fragment: Log in
  variables: {user: seller-1}
  requests:
    - name: Log in
      post: https://api.example/login
      json: {user: "{{user}}"}
      capture: {session: $.session}

  """
