import JSON

/// One API of the platform: what the gateway demands of a call, and what answers it.
struct Route: Sendable {
  enum Method: String, Sendable { case get = "GET", post = "POST", put = "PUT", delete = "DELETE" }

  enum Cipher: Sendable { case required, optional, none }

  enum Body: Sendable {
    case none
    case json(required: [RequiredField])
    case multipart(required: [String])
    /// As the catalogue describes it.
    case described([Shape.Member])
    case describedMultipart([Shape.Member])

    var isMultipart: Bool {
      switch self {
      case .multipart, .describedMultipart: true
      case .none, .json, .described: false
      }
    }
  }

  typealias Handler = @Sendable (ShopCall, inout TenantState) throws(Refusal) -> JSONValue

  let method: Method
  let template: PathTemplate
  /// Any one of them is enough.
  let scopes: [String]
  let cipher: Cipher
  let requiredQuery: [String]
  /// What the catalogue says of the query.
  let describedQuery: [Shape.Member]
  let body: Body
  /// Whose token it takes.
  let account: CatalogueOperation.Account
  /// Whether the answer only has the documented shape, with nothing behind it.
  let isGenerated: Bool
  let handler: Handler

  init(
    _ method: Method, _ template: PathTemplate, scopes: [String], cipher: Cipher = .required,
    query requiredQuery: [String] = [], body: Body = .none, handler: @escaping Handler
  ) {
    self.method = method
    self.template = template
    self.scopes = scopes
    self.cipher = cipher
    self.requiredQuery = requiredQuery
    self.body = body
    self.handler = handler
    describedQuery = []
    account = .seller
    isGenerated = false
  }

  /// A route with the checks that the catalogue describes, and with an answer made up where nothing handles it.
  init(_ operation: CatalogueOperation, handler: Handler?) {
    method = operation.method
    template = PathTemplate(stringLiteral: operation.path)
    scopes = operation.scopes
    cipher = operation.cipher
    requiredQuery = []
    describedQuery = operation.query
    body = operation.isMultipart ? .describedMultipart(operation.body) : .described(operation.body)
    account = operation.account
    isGenerated = handler == nil
    guard let handler else {
      self.handler = { call, tenant in GeneratedAnswer.answer(operation, call, tenant.shop) }
      return
    }
    self.handler = { (call, tenant) throws(Refusal) in
      DocumentedShape.filled(try handler(call, &tenant), operation.answer)
    }
  }

  /// As the documentation writes it: `GET /product/202309/products/{product_id}`.
  var name: String { "\(method.rawValue) \(template.text)" }
}

/// A file of `Routes/`: one API, or one in several versions.
protocol RouteFamily: SendableMetatype {
  /// Routes with demands of their own.
  static var routes: [Route] { get }
  /// What answers operations of the catalogue, which says what is demanded of their calls.
  static var answers: [CatalogueAnswer] { get }
}

extension RouteFamily {
  static var routes: [Route] { [] }
  static var answers: [CatalogueAnswer] { [] }
}

/// What answers one operation of the catalogue.
struct CatalogueAnswer: Sendable {
  /// `GET /finance/202309/statements`.
  let name: String
  let handler: Route.Handler

  init(_ name: String, handler: @escaping Route.Handler) {
    self.name = name
    self.handler = handler
  }
}

/// What a route's handler is given.
struct ShopCall: Sendable {
  /// The path's parameters by name, decoded.
  let path: [String: String]
  let query: QueryString
  let body: RequestBody
  /// Unix seconds on the shop's calendar.
  let now: Int64

  /// A parameter that the path template names.
  func path(_ name: String) -> String { path[name] ?? "" }
}
