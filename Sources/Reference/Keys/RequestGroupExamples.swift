/// Small maps of requests.
let requestGroupExamples: [GroupExample] = [
  GroupExample(
    "capture",
    ExampleFile(
      """
      collection: Orders
      requests:
        - name: Log in
          post: https://api.example/login
          capture:
            session: {query: header X-Session, secret: true}
            next_page: {query: $.next, default: 1}
        - name: Search orders
          get: https://api.example/orders
          query: {page: "{{next_page}}"}
          headers: {X-Session: "{{session}}"}
      """,
      run: .passes(ExampleAnswer(headers: [("X-Session", "s1")]), fails: [ExampleAnswer()])),
    refused: [
      ("query", "query: header X-Session", "path: header X-Session"), ("secret", "secret: true", "secret: yes"),
      ("default", "default: 1", "fallback: 1"),
    ]),
  GroupExample(
    "poll",
    ExampleFile(
      """
      collection: Exports
      requests:
        - name: The export is done
          get: https://api.example/exports/1
          poll:
            every: 2s
            for: 1m
            until:
              json: {$.state: done}
            stop_if:
              json: {$.state: failed}
      """,
      run: .passes(
        ExampleAnswer(#"{"state": "running"}"#), ExampleAnswer(#"{"state": "done"}"#),
        fails: [ExampleAnswer(#"{"state": "failed"}"#)])),
    refused: [
      ("every", "every: 2s", "every: 2"), ("for", "for: 1m", "for: ever"),
      ("until", "until:\n        json: {$.state: done}", "until: done"),
      ("stop_if", "stop_if:\n        json: {$.state: failed}", "stop_if: failed"),
    ]),
  GroupExample(
    "data",
    ExampleFile(
      """
      collection: Products
      requests:
        - name: Create the product
          post: https://api.example/products
          data:
            file: products.csv
            name: "{{sku}}"
          json: {sku: "{{sku}}", price: "{{price | to_number}}"}
      """, beside: ["collections/products.csv": "sku,price\nred-shirt,19.90\nblue-shirt,24.50\n"], run: .passes()),
    refused: [("file", "file: products.csv", "file: products.xlsx"), ("name", "\"{{sku}}\"\n", "[sku]\n")]),
  GroupExample(
    "file",
    ExampleFile(
      """
      collection: Orders
      variables: {sku: red-shirt}
      requests:
        - name: Create an order
          post: https://api.example/orders
          file:
            path: order.json
            content_type: application/json
            template: true
      """, beside: ["collections/order.json": #"{"sku": "{{sku}}"}"#], run: .sends),
    refused: [
      ("path", "path: order.json", "path: ../../order.json"),
      ("content_type", "content_type: application/json", "content_type: [application/json]"),
      ("template", "template: true", "template: yes"),
    ]),
  GroupExample(
    "multipart",
    ExampleFile(
      """
      collection: Images
      requests:
        - name: Upload an image
          post: https://api.example/images
          multipart:
            about: {text: Front view, content_type: text/plain}
            image: {file: front.txt, filename: shirt.txt}
      """, beside: ["collections/front.txt": "a picture"], run: .sends),
    refused: [
      ("text", "text: Front view", "text: Front view, file: front.txt"), ("file", "file: front.txt", "file: side.txt"),
      ("filename", "filename: shirt.txt", "filename: \"shirt\\n.txt\""),
      ("content_type", "content_type: text/plain", "content_type: {type: text}"),
    ]),
  GroupExample(
    "graphql",
    ExampleFile(
      """
      collection: Orders
      requests:
        - name: Read the order
          post: https://api.example/graphql
          graphql:
            query: 'query Read($id: ID!) { order(id: $id) { status } }'
            variables: {id: '1'}
            operation: Read
      """, run: .sendsAfter(ExampleAnswer(#"{"data": {}}"#))),
    refused: [
      ("query", "query: 'query Read($id: ID!) { order(id: $id) { status } }'\n      ", ""),
      ("variables", "variables: {id: '1'}", "variables: [id]"), ("operation", "operation: Read", "operation: [Read]"),
    ]),
  GroupExample(
    "receive",
    ExampleFile(
      """
      collection: Orders
      requests:
        - name: The order-status webhook arrives
          receive:
            path: /webhooks/orders
            within: 10s
            match:
              json: {$.data.order_status: AWAITING_SHIPMENT}
      """),
    refused: [
      ("path", "path: /webhooks/orders", "path: webhooks/orders"), ("within", "within: 10s", "within: ten"),
      ("match", "match:\n        json: {$.data.order_status: AWAITING_SHIPMENT}", "match: {status: 200}"),
    ]),
  GroupExample(
    "respond",
    ExampleFile(
      """
      collection: Orders
      requests:
        - name: The order-status webhook arrives
          receive: {path: /webhooks/orders}
          respond:
            status: 202
            headers: {X-Received: "true"}
            json: {accepted: true}
        - name: The product webhook arrives
          receive: {path: /webhooks/products}
          respond:
            text: ok
      """),
    refused: [
      ("status", "status: 202", "status: 999"), ("headers", "headers: {X-Received: \"true\"}", "headers: [X-Received]"),
      ("json", "json: {accepted: true}", "json: {accepted: \"{{yes}}\"}"), ("text", "text: ok", "text: [ok]"),
    ]),
]
