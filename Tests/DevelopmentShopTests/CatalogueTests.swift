import HTTP
import JSON
import Testing

@testable import DevelopmentShop

@Suite("The catalogue")
struct CatalogueTests {
  static let operations = Catalogue.families.flatMap { CatalogueText.operations(in: $0.text) }

  @Test("all documented operations are there, each once, below its segment")
  func complete() {
    #expect(Self.operations.count == 347)
    #expect(Set(Self.operations.map(\.name)).count == 347)
    for family in Catalogue.families {
      #expect(CatalogueText.operations(in: family.text).allSatisfy { $0.segment == family.segment })
    }
    #expect(DevelopmentShop.routes.count > 347)
  }

  @Test("what answers an operation names one of the catalogue")
  func answers() {
    let names = Set(Self.operations.map(\.name))
    for answer in RouteTable.families.flatMap({ $0.answers }) {
      #expect(names.contains(answer.name), "\(answer.name)")
    }
    let written = Set(RouteTable.families.flatMap { $0.routes }.map(\.name))
    #expect(RouteTable.families.flatMap { $0.answers }.allSatisfy { !written.contains($0.name) })
  }

  @Test("a family is read whole: no member is lost at the end of a line")
  func whole() {
    let words = Catalogue.families.flatMap { $0.text.split(separator: "\n") }
    let required = words.filter { !$0.isEmpty }.reduce(0) { $0 + $1.count { $0 == "!" } }
    func count(_ members: [Shape.Member]) -> Int {
      members.reduce(0) { sum, member in
        let below =
          switch member.shape {
          case .object(let members), .objects(let members): count(members)
          default: 0
          }
        return sum + (member.isRequired ? 1 : 0) + below
      }
    }
    #expect(Self.operations.reduce(0) { $0 + count($1.query) + count($1.body) + count($1.answer) } == required)
    let depths = words.joined().reduce(0) { $0 + (["{": 1, "[": 1, "}": -1, "]": -1][$1] ?? 0) }
    #expect(depths == 0)
  }

  @Test("the notation's every type is read")
  func notation() throws {
    let text = """
      PUT /a/202309/b/{b_id} ~x.read|y.read shop? partner
      ? page_size!# kind(A|
        B) day~
      < one!{two[three!] four[]} five[#] six? seven[(C|D)] eight[{}]
      > nine
      """
    let operation = try #require(CatalogueText.operations(in: text).first)
    #expect(operation.name == "PUT /a/202309/b/{b_id}")
    #expect(operation.scopes == ["x.read", "y.read"] && operation.scopeIsAssumed)
    #expect(operation.cipher == .optional && operation.account == .partner && !operation.isMultipart)
    #expect(operation.query.map(\.name) == ["page_size", "kind", "day"])
    guard case .text(let words) = operation.query[1].shape else { throw Missing() }
    #expect(words == ["A", "B"])
    #expect(operation.body.map(\.name) == ["one", "five", "six", "seven", "eight"])
    guard case .object(let members) = operation.body[0].shape, case .objects(let inner) = members[0].shape else {
      throw Missing()
    }
    #expect(inner.map(\.isRequired) == [true] && members.map(\.name) == ["two", "four"])
    #expect(operation.answer.map(\.name) == ["nine"])
  }
}

@Suite("Every operation of the catalogue")
struct CatalogueTableTests {
  static let calls: [CatalogueCall] = {
    let client = ShopClient()
    return DevelopmentShopRoutes.catalogued.map {
      CatalogueCall(client: client, route: $0.route, operation: $0.operation)
    }
  }()

  @Test("answers a sound call, with the documented members where nothing is kept", arguments: calls)
  func sound(_ call: CatalogueCall) {
    let answer = call.request().send()
    // Where state is kept, what the call asks for may not be there; the gateway's checks are behind it all the same.
    if call.route.isGenerated {
      #expect(answer.code == 0, "\(call.operation.name): \(answer.message)")
      #expect(answer.headers["X-Signet-Answer"] == "generated")
      guard case .object(let data) = answer.data else {
        Issue.record("\(call.operation.name) answers without an object")
        return
      }
      #expect(data.keys == call.operation.answer.map(\.name))
      #expect(call.request().send().data == answer.data, "the same call has the same answer")
    } else {
      #expect(answer.headers["X-Signet-Answer"] == nil)
      // Its documentation marks nothing inside of 'skus', its rules do.
      if call.operation.name == "PUT /product/202509/products/{product_id}" { return }
      #expect(answer.status == 200, "\(call.operation.name): \(answer.message)")
    }
  }

  @Test("refuses a wrong signature, an expired token, a missing scope, a missing cipher", arguments: calls)
  func refusals(_ call: CatalogueCall) {
    var request = call.request()
    request.sign = String(repeating: "0", count: 64)
    expect(request, 401, 106_001, call)
    request = call.request()
    request.token = call.token("expired_")
    expect(request, 401, 105_002, call)
    request = call.request()
    let scopes = call.route.scopes
    let isBasic = scopes.contains { TenantSeed.fewScopes.contains($0) }
    request.token = isBasic ? call.client.tenant["unscoped_creator_access_token"] : call.token("unscoped_")
    expect(request, 401, 105_005, call)
    if call.route.cipher == .required {
      request = call.request()
      request.cipher = nil
      expect(request, 400, 106_013, call)
      request.cipher = call.client.tenant["other_shop_cipher"]
      expect(request, 400, 101_000, call)
    } else if call.route.cipher == .none {
      request = call.request()
      request.cipher = call.client.tenant.shopCipher
      expect(request, 400, 36_009_004, call)
    }
  }

  @Test("refuses a call without a parameter that it must have", arguments: calls)
  func missing(_ call: CatalogueCall) {
    guard let (request, name) = call.spoiled() else { return }
    let answer = request.send()
    #expect(answer.code != 0, "\(call.operation.name) without '\(name)'")
    if call.route.isGenerated {
      #expect(answer.code == 36_009_004 && answer.status == 400)
      #expect(answer.message.contains("'\(GoName.of(name))'"))
    }
  }

  @Test("tokens of another kind of account open nothing", arguments: calls)
  func accounts(_ call: CatalogueCall) {
    var request = call.request()
    let other = call.operation.account == .seller ? "creator_access_token" : "access_token"
    request.token = call.client.tenant[other]
    #expect([105_005, 101_000].contains(request.send().code))
  }

  private func expect(_ request: ShopRequest, _ status: Int, _ code: Int, _ call: CatalogueCall) {
    let answer = request.send()
    #expect(answer.status == status && answer.code == code, "\(call.operation.name): \(answer.text)")
  }
}

/// The routes that the catalogue describes, whoever answers them.
enum DevelopmentShopRoutes {
  static let catalogued: [(route: Route, operation: CatalogueOperation)] = {
    let routes = Dictionary(uniqueKeysWithValues: RouteTable.routes.map { ($0.name, $0) })
    return CatalogueTests.operations.compactMap { operation in routes[operation.name].map { ($0, operation) } }
  }()
}
