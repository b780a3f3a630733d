import HTTP
import JSON
import Testing

@testable import Importing

@Suite("A collection of Postman becomes files that a person would have written")
struct CollectionImportTests {
  @Test("short forms, folders, descriptions, shared parts once")
  func readable() async throws {
    let token: [(String, JSONValue)] = [
      ("header", [["key": "X-App", "value": "ci"], ["key": "Accept", "value": "application/json", "disabled": true]])
    ]
    let fixture = try ImportFixture([
      Postman.collection(
        [
          [
            "name": "Orders", "description": "What was bought",
            "item": [
              Postman.request(
                "Search orders", "POST", url: "{{baseUrl}}/orders/search?page=1&sort=a b",
                test: """
                  const body = pm.response.json();
                  pm.test("Status is 200", () => pm.response.to.have.status(200));
                  pm.test("has orders", () => { pm.expect(body.orders).to.be.an("array").that.is.not.empty; });
                  pm.environment.set("order_id", body.orders[0].id);
                  """,
                token + [
                  (
                    "body",
                    [
                      "mode": "raw", "raw": "{\"status\": \"PAID\", \"limit\": 10}",
                      "options": ["raw": ["language": "json"]],
                    ]
                  )
                ]),
              Postman.request(
                "Read the order", url: "{{baseUrl}}/orders/{{order_id}}",
                test:
                  "pm.test('found', function () { pm.response.to.be.ok; pm.expect(pm.response.json().id).to.eql(pm.environment.get('order_id')) })",
                token),
            ],
          ],
          Postman.request("Ping", url: "{{baseUrl}}/ping", token),
        ],
        [
          ("variable", [["key": "baseUrl", "value": "https://api.example.com"]]),
          ("auth", ["type": "bearer", "bearer": [["key": "token", "value": "{{token}}", "type": "string"]]]),
        ]), Postman.environment("Test", [("token", "abc"), ("region", "EU")]),
    ])
    #expect(fixture.problems.isEmpty, "\(fixture.problems)")
    #expect(
      fixture.text == """
        collection: Shop
        variables:
          baseUrl: 'https://api.example.com'
        base_url: '{{baseUrl}}'
        headers: {X-App: ci}
        auth: {bearer: '{{token}}'}
        redirects: 10
        expect: {status: any}

        requests:
          - name: Orders
            description: What was bought
            requests:
              - name: Search orders
                post: /orders/search
                query: {page: '1', sort: a b}
                json: {status: PAID, limit: 10}
                expect:
                  status: 200
                  json:
                    $.orders: {type: array, empty: false}
                capture:
                  order_id: '$.orders[0].id'

              - name: Read the order
                get: '/orders/{{order_id}}'
                expect:
                  status: 200
                  json:
                    $.id: '{{order_id}}'

          - name: Ping
            get: /ping

        """)
    let run = await fixture.run(secrets: ["token": "abc"]) { _, number in
      .json(number == 1 ? #"{"orders":[{"id":576461413038785752}]}"# : #"{"id":576461413038785752}"#)
    }
    #expect(
      fixture.text("environments/test.yaml") == """
        environment: test
        description: Test
        variables:
          region: EU
        secrets:
          token: {env: TOKEN}

        """)
    #expect(run.summaries == ["Search orders: passed", "Read the order: passed", "Ping: passed"], "\(run)")
    #expect(run.requests.first?.url.description == "https://api.example.com/orders/search?page=1&sort=a%20b")
  }
}
