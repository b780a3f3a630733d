import JSON

/// One API of the platform: what the gateway demands of a call, and what answers it.
struct Route: Sendable {
  enum Method: String, Sendable { case get = "GET", post = "POST", put = "PUT", delete = "DELETE" }

  enum Cipher: Sendable { case required, optional, none }

  enum Body: Sendable {
    case none
    case json(required: [RequiredField])
    case multipart(required: [String])
  }

  typealias Handler = @Sendable (ShopCall, inout TenantState) throws(Refusal) -> JSONValue

  let method: Method
  let template: PathTemplate
  /// Any one of them is enough.
  let scopes: [String]
  let cipher: Cipher
  let requiredQuery: [String]
  let body: Body
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
  }

  /// As the documentation writes it: `GET /product/202309/products/{product_id}`.
  var name: String { "\(method.rawValue) \(template.text)" }
}

/// A file of `Routes/`: one API, or one in several versions.
protocol RouteFamily: SendableMetatype {
  static var routes: [Route] { get }
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
