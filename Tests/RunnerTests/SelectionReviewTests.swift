import CollectionModel
import Diagnostics
import RunEvents
import Runner
import Testing

@Suite("A selection")
struct SelectionReviewTests {
  private let fixture = RunFixture(
    """
    collection: A
    base_url: http://x
    tags: [orders]
    setup:
      - {name: Sign in, get: /}
    requests:
      - {name: Search orders, get: /, tags: [smoke]}
      - name: Details
        requests:
          - {name: Read the order, get: /}
    """)

  private var review: SelectionReview { SelectionReview(of: fixture.plan) }

  private func tags(_ texts: String...) throws -> [TagExpression] {
    try texts.map { try TagExpression(parsing: $0, option: "--tag") }
  }

  @Test("that names only what there is gives no warning")
  func good() throws {
    var selection = Selection(
      requests: ["Search orders", "Details/Read the order", "Read*"], tags: try tags("orders and not smoke"))
    selection.excludedTags = try tags("smoke")
    #expect(review.warnings(for: selection).isEmpty)
  }

  @Test("with a tag that no request has gets a warning once, with the nearest one")
  func unknownTags() throws {
    let warnings = review.warnings(for: Selection(tags: try tags("ordrs or xyz", "ordrs")))
    #expect(warnings.map(\.message) == ["no request has the tag 'ordrs'", "no request has the tag 'xyz'"])
    #expect(warnings[0].label == "did you mean 'orders'?")
    #expect(warnings[1].hints == ["the tags are: orders, smoke"])
    #expect(warnings.allSatisfy { $0.severity == .warning })
  }

  @Test("with a name that no request has gets a warning, with the nearest one")
  func unknownRequests() {
    let warnings = review.warnings(for: Selection(requests: ["Serch orders", "Details/*", "Nothing*"]))
    #expect(warnings.map(\.message) == ["no request is called 'Serch orders'", "no request is called 'Nothing*'"])
    #expect(warnings[0].label == "did you mean 'Search orders'?")
  }

  @Test("of a request of setup is told that it comes along anyway")
  func setup() {
    let warnings = review.warnings(for: Selection(requests: ["Sign in"]))
    #expect(warnings.map(\.message) == ["'Sign in' stands in 'setup' and cannot be chosen by itself"])
    var explained = Selection(requests: ["Sign in"])
    explained.anyPhase = true
    #expect(review.warnings(for: explained).isEmpty)
  }

  @Test("that comes to nothing is told what there is")
  func empty() throws {
    let problem = review.emptiness(of: Selection(requests: ["x"], tags: try tags("smoke and not orders")))
    #expect(problem.message == "no request of 1 collection is selected")
    #expect(problem.hints[0] == "the tags are: orders, smoke")
    #expect(problem.hints[1] == "the requests are: 'Search orders', 'Read the order'")
    let untagged = RunFixture("collection: A\nrequests:\n  - {name: One, get: 'http://x'}\n")
    #expect(
      SelectionReview(of: untagged.plan).emptiness(of: Selection(tags: try tags("a"))).hints.first
        == "no request has a tag")
  }

  @Test("with a row that there is not gets a warning, by number and by name")
  func rows() {
    let fixture = RunFixture(
      """
      collection: A
      base_url: http://x
      data: [{sku: red-shirt}, {sku: blue-shirt}]
      requests:
        - {name: One, get: "/{{sku}}"}
      """)
    let review = SelectionReview(of: fixture.plan)
    var selection = Selection()
    selection.rows = ["1", "2", "3", "red-shrt"]
    #expect(
      review.warnings(for: selection).map(\.message) == [
        "no data row is called '3'", "no data row is called 'red-shrt'",
      ])
    #expect(review.emptiness(of: selection).hints.first == "the rows are: 1, 2")
    selection.rows = ["1"]
    #expect(
      SelectionReview(of: self.fixture.plan).warnings(for: selection).map(\.message) == [
        "--row 1: no request has data rows"
      ])
  }

  @Test("chooses by any of its tag expressions, less what is left out")
  func choice() async throws {
    var fixture = RunFixture(
      """
      collection: A
      base_url: http://x
      requests:
        - {name: One, get: /, tags: [a]}
        - {name: Two, get: /, tags: [a, slow]}
        - {name: Three, get: /, tags: [b]}
        - {name: Four, get: /, tags: [c]}
      """)
    fixture.options.selection = Selection(tags: try tags("a and not slow", "b or c"), excludedTags: try tags("c"))
    #expect(await fixture.run().map(\.planned.name) == ["One", "Three"])
  }
}
