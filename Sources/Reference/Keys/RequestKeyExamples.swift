import CollectionModel

/// Keys of a request: its method, its body, and what it takes from the response.
let requestKeyExamples: [KeyExample] = methodExamples + bodyExamples + resultExamples

private func request(_ lines: String) -> String {
  let indented = lines.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
  return "collection: Orders\nrequests:\n  - name: Example\n" + indented
}

private let methodExamples: [KeyExample] = [
  KeyExample(
    .get, ExampleFile(request("get: https://api.example/orders?page=1"), run: .sends),
    refused: "https://api.example/orders?page=1", "https://api.example:80800/orders"),
  KeyExample(
    .post, ExampleFile(request("post: https://api.example/orders\njson: {sku: red-shirt}"), run: .sends),
    refused: "json: {sku: red-shirt}", "put: https://api.example/orders"),
  KeyExample(
    .put, ExampleFile(request("put: https://api.example/orders/1\njson: {sku: blue-shirt}"), run: .sends),
    refused: "https://api.example/orders/1", "{url: https://api.example/orders/1}"),
  KeyExample(
    .patch, ExampleFile(request("patch: https://api.example/orders/1\njson: {note: ring twice}"), run: .sends),
    refused: "https://api.example/orders/1", "https:///orders/1"),
  KeyExample(
    .delete, ExampleFile(request("delete: https://api.example/orders/1"), run: .sends),
    refused: "https://api.example/orders/1", "https://api.example/orders/1\n    url: https://api.example/orders/2"),
  KeyExample(
    .head, ExampleFile(request("head: https://api.example/orders/1"), run: .sends),
    refused: "https://api.example/orders/1", "ftp://api.example/orders/1"),
  KeyExample(
    .options, ExampleFile(request("options: https://api.example/orders"), run: .sends),
    refused: "https://api.example/orders", "\"https://api.example/\\norders\""),
  KeyExample(
    .method, ExampleFile(request("method: PURGE\nurl: https://api.example/cache"), run: .sends),
    refused: "method: PURGE", "method: get"),
  KeyExample(
    .url, ExampleFile(request("method: PURGE\nurl: https://api.example/cache"), run: .sends),
    refused: "method: PURGE\n    url", "url"),
]

private let bodyExamples: [KeyExample] = [
  KeyExample(
    .json,
    ExampleFile(
      request(
        """
        post: https://api.example/orders
        variables: {lines: [{sku: red-shirt, price: 19.90}]}
        json: {id: 576461413038785752, lines: "{{lines}}", note: null}
        """), run: .sends),
    refused: "lines: \"{{lines}}\"", "lines: {{lines}}"),
  KeyExample(
    .form,
    ExampleFile(
      request("post: https://api.example/login\nform: {user: kim lee, scope: [read, write], hint: null}"), run: .sends),
    refused: "[read, write]", "{read: true}"),
  KeyExample(
    .multipart,
    ExampleFile(
      request(
        """
        post: https://api.example/images
        multipart:
          title: Front
          image: {file: front.txt, content_type: text/plain}
        """), beside: ["collections/front.txt": "a picture"], run: .sends),
    refused: "front.txt", "back.txt"),
  KeyExample(
    .text,
    ExampleFile(request("post: https://api.example/notes\ntext: Ring twice, {{name ?? 'please'}}."), run: .sends),
    refused: "text: Ring twice, {{name ?? 'please'}}.", "text: Ring twice\n    json: {}"),
  KeyExample(
    .xml,
    ExampleFile(request("post: https://api.example/orders\nxml: <order sku=\"red-shirt\"/>"), run: .sends),
    refused: "<order sku=\"red-shirt\"/>", "{order: red-shirt}"),
  KeyExample(
    .graphql,
    ExampleFile(
      request(
        """
        post: https://api.example/graphql
        graphql:
          query: 'query ($id: ID!) { order(id: $id) { status } }'
          variables: {id: '1'}
        """),
      run: .passes(
        ExampleAnswer(#"{"data": {"order": {"status": "PAID"}}}"#),
        fails: [ExampleAnswer(#"{"errors": [{"message": "no such order"}]}"#)])),
    refused: "query: 'query ($id: ID!) { order(id: $id) { status } }'", "operation: ReadOrder"),
  KeyExample(
    .file,
    ExampleFile(
      request("post: https://api.example/orders\nfile: {path: order.json, content_type: application/json}"),
      beside: ["collections/order.json": #"{"sku": "red-shirt"}"#], run: .sends),
    refused: "path: order.json", "path: orders.json"),
]

private let resultExamples: [KeyExample] = [
  KeyExample(
    .capture,
    ExampleFile(
      """
      collection: Orders
      requests:
        - name: Search orders
          get: https://api.example/orders
          capture: {order_id: "$.orders[0].id"}
        - name: Read the order
          get: "https://api.example/orders/{{order_id}}"
      """,
      run: .passes(
        ExampleAnswer(#"{"orders": [{"id": 576461413038785752}]}"#), ExampleAnswer(),
        fails: [ExampleAnswer(#"{"orders": []}"#)])),
    refused: "$.orders[0].id", "orders[0].id"),
  KeyExample(
    .poll,
    ExampleFile(
      request(
        """
        get: https://api.example/exports/1
        poll:
          every: 1s
          for: 30s
          until:
            json: {$.state: done}
        """),
      run: .passes(
        ExampleAnswer(#"{"state": "running"}"#), ExampleAnswer(#"{"state": "done"}"#),
        fails: [ExampleAnswer(#"{"state": "running"}"#)])),
    refused: "for: 30s", "for: 30 seconds"),
  KeyExample(
    .unsupportedScript,
    ExampleFile(
      request("get: https://api.example/orders\nunsupported_script: pm.visualizer.set(template)"), run: .passes()),
    refused: "unsupported_script: pm.visualizer.set(template)", "unsupported_script: [pm.visualizer.set(template)]"),
]
