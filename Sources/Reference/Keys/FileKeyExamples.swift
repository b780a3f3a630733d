import CollectionModel

/// Keys at the top of files.
let fileKeyExamples: [KeyExample] = [
  KeyExample(
    .collection,
    ExampleFile(
      """
      collection: Orders
      requests:
        - name: Search orders
          get: https://api.example/orders
      """, run: .sends),
    refused: "collection: Orders", "collection: ''"),
  KeyExample(
    .environment,
    ExampleFile(
      """
      environment: test
      base_url: https://api.example
      """),
    refused: "environment: test", "environment: [test, staging]"),
  KeyExample(
    .fragment,
    ExampleFile(
      """
      fragment: Orders API
      headers: {Accept: application/json}
      expect:
        json: {$.code: 0}
      """),
    refused: "fragment: Orders API", "fragment: {name: Orders API}"),
  KeyExample(
    .description,
    ExampleFile(
      """
      collection: Orders
      description: Find an order and read its details.
      requests:
        - name: Search orders
          description: The newest come first.
          get: https://api.example/orders
      """),
    refused: "description: The newest come first.", "description: [The newest come first.]"),
  KeyExample(
    .environments,
    ExampleFile(
      """
      collection: Orders
      environments: [local, sandbox]
      requests:
        - name: Delete all orders
          delete: https://api.example/orders
      """, beside: ["environments/test.yaml": "environment: test\n"], run: .passes()),
    refused: "[local, sandbox]", "{local: true}"),
  KeyExample(
    .extends,
    ExampleFile(
      """
      collection: Orders
      extends: ../shared/api.yaml
      requests:
        - name: Search orders
          get: /orders
      """,
      beside: [
        "shared/api.yaml": """
        fragment: Orders API
        base_url: https://api.example
        headers: {Accept: application/json}

        """
      ], run: .sends),
    refused: "../shared/api.yaml", "../shared/orders-api.yaml"),
  KeyExample(
    .variables,
    ExampleFile(
      """
      collection: Orders
      variables:
        page_size: 10
        marks: [new, paid]
      requests:
        - name: Search orders
          post: https://api.example/orders/search
          variables: {page_size: 50}
          json: {page_size: "{{page_size}}", marks: "{{marks}}"}
      """, run: .sends),
    refused: "page_size: 10", "page size: 10"),
  KeyExample(
    .signers,
    ExampleFile(
      """
      collection: Orders
      variables: {app_key: demo, app_secret: not-a-real-one}
      signers:
        shop:
          parameters: [app_key, app_secret]
          steps:
            - set: {header.X-App: "{{app_key}}"}
            - hmac:
                into: header.X-Signature
                algorithm: sha256
                key: "{{app_secret}}"
                input: "{{request.method}} {{request.path}}"
      requests:
        - name: Search orders
          get: https://api.example/orders
          pre_request:
            - sign: shop
      """, run: .sends),
    refused: "- hmac:", "- hmca:"),
  KeyExample(
    .data,
    ExampleFile(
      """
      collection: Products
      requests:
        - name: Read the product
          get: "https://api.example/products/{{sku}}"
          data:
            - {sku: red-shirt}
            - {sku: blue-shirt}
      """, run: .passes()),
    refused: "- {sku: red-shirt}", "- red-shirt"),
  KeyExample(
    .setup,
    ExampleFile(
      """
      collection: Orders
      setup:
        - name: Log in
          post: https://api.example/login
          capture: {session: $.session}
      requests:
        - name: Search orders
          get: https://api.example/orders
          headers: {X-Session: "{{session}}"}
      """,
      run: .passes(ExampleAnswer(#"{"session": "s1"}"#), fails: [ExampleAnswer(500)])),
    refused: "- name: Log in\n    post: https://api.example/login\n    capture: {session: $.session}",
    "https://api.example/login"),
  KeyExample(
    .requests,
    ExampleFile(
      """
      collection: Orders
      requests:
        - name: Search orders
          get: https://api.example/orders
        - name: Returns
          requests:
            - name: Search returns
              get: https://api.example/returns
      """, run: .passes()),
    refused: "requests:\n      - name: Search returns\n        get: https://api.example/returns", "requests: /returns"),
  KeyExample(
    .teardown,
    ExampleFile(
      """
      collection: Orders
      requests:
        - name: Search orders
          get: https://api.example/orders
      teardown:
        - name: Log out
          post: https://api.example/logout
      """,
      run: .passes(fails: [ExampleAnswer(500), ExampleAnswer()])),
    refused: "- name: Log out\n    post: https://api.example/logout", "Log out"),
  KeyExample(
    .exclusive,
    ExampleFile(
      """
      collection: Shop settings
      exclusive: true
      requests:
        - name: Close the shop
          post: https://api.example/shop/close
      """),
    refused: "exclusive: true", "exclusive: yes"),
]
