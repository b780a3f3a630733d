/// One operation of the platform's documentation.
struct CatalogueOperation: Sendable {
  /// Whose access token a call needs.
  enum Account: String, Sendable { case seller, creator, partner }

  let method: Route.Method
  let path: String
  /// Any one of them is enough.
  let scopes: [String]
  /// No source tells the scope; the family's stands in for it.
  let scopeIsAssumed: Bool
  let cipher: Route.Cipher
  let isMultipart: Bool
  let account: Account
  let query: [Shape.Member]
  let body: [Shape.Member]
  /// Of `data`.
  let answer: [Shape.Member]

  init(
    method: Route.Method, path: String, scopes: String, marks: Set<String>, query: [Shape.Member],
    body: [Shape.Member], answer: [Shape.Member]
  ) {
    self.method = method
    self.path = path
    scopeIsAssumed = scopes.hasPrefix("~")
    self.scopes = scopes.drop { $0 == "~" }.split(separator: "|").map(String.init)
    cipher = marks.contains("shop") ? .required : marks.contains("shop?") ? .optional : .none
    isMultipart = marks.contains("multipart")
    account = marks.contains("creator") ? .creator : marks.contains("partner") ? .partner : .seller
    self.query = query
    self.body = body
    self.answer = answer
  }

  /// As the documentation writes it: `GET /product/202309/products/{product_id}`.
  var name: String { "\(method.rawValue) \(path)" }

  /// Where the first segment of a path leads: `product`.
  var segment: String { Catalogue.segment(of: path) }
}

/// A file of `Catalogue/Families/`: the operations below one segment, or a part of them, in the notation of
/// `CatalogueText`.
protocol CatalogueFamily: SendableMetatype {
  static var segment: String { get }
  static var text: String { get }
}

/// Every operation that the platform documents, in all versions; read family by family when a request first asks for
/// one.
enum Catalogue {
  static let families: [any CatalogueFamily.Type] = [
    AffiliateCreatorCatalogue.self, AffiliatePartnerCatalogue.self, AffiliateSellerCatalogue.self,
    AnalyticsCatalogue.self, AuthorizationCatalogue.self, CustomerEngagementCatalogue.self,
    CustomerServiceCatalogue.self, EventCatalogue.self, FinanceCatalogue.self, FulfilledByPlatformCatalogue.self,
    FulfillmentCatalogue.self, LogisticsCatalogue.self, OpenCatalogue.self, OrderCatalogue.self,
    ProductCatalogue.self, ProductSurroundingsCatalogue.self, PromotionCatalogue.self, ReturnRefundCatalogue.self,
    SellerCatalogue.self, SupplyChainCatalogue.self,
  ]

  static func operations(below segment: String) -> [CatalogueOperation] {
    families.filter { $0.segment == segment }.flatMap { CatalogueText.operations(in: $0.text) }
  }

  /// `product` of `/product/202309/products`.
  static func segment(of path: String) -> String {
    String(path.dropFirst().prefix { $0 != "/" })
  }
}
