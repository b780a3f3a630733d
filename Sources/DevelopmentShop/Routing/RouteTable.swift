import Synchronization

/// Every route of the gateway, a line for each file of `Routes/`.
enum RouteTable {
  static let families: [any RouteFamily.Type] = [
    // authorization, seller
    AuthorizedShops.self,
    SellerShops.self,
    SellerPermissions.self,
    // product
    CreateProduct.self,
    GetProduct.self,
    EditProduct.self,
    PartialEditProduct.self,
    SearchProducts.self,
    ActivateProducts.self,
    DeactivateProducts.self,
    DeleteProducts.self,
    RecoverProducts.self,
    UpdateInventory.self,
    SearchInventory.self,
    UpdatePrices.self,
    Categories.self,
    CategoryAttributes.self,
    CategoryRules.self,
    RecommendCategory.self,
    Brands.self,
    UploadImage.self,
    ListingPrerequisites.self,
    GlobalProducts.self,
    // order
    SearchOrders.self,
    GetOrders.self,
    OrderPriceDetail.self,
    ExternalOrders.self,
    // logistics
    Warehouses.self,
    DeliveryOptions.self,
    ShippingProviders.self,
    // fulfillment
    ShipOrder.self,
    CreatePackage.self,
    GetPackage.self,
    SearchPackages.self,
    ShipPackage.self,
    ChangePackages.self,
    SplitOrders.self,
    ShippingDocuments.self,
    ShippingServices.self,
    HandoverTimeSlots.self,
    OrderTracking.self,
    // return_refund
    Cancellations.self,
    AnswerCancellation.self,
    RejectReasons.self,
    Returns.self,
    AnswerReturn.self,
    // finance
    Statements.self,
    // promotion
    Activities.self,
    Coupons.self,
    // customer_service
    Conversations.self,
    AftersaleEligibility.self,
    // event
    EventWebhooks.self,
  ]

  /// Everything, family by family.
  static var routes: [Route] {
    var seen: Set<String> = []
    return Catalogue.families.map { $0.segment }.filter { seen.insert($0).inserted }.flatMap(routes(below:))
  }

  /// Those whose path begins with `segment`, made when a path first asks for them: one run of a collection meets few.
  static func routes(below segment: String) -> [Route] {
    made.withLock { made in
      if let routes = made[segment] { return routes }
      let routes = make(below: segment)
      // A path of a stranger's making shall not fill the memory.
      if !routes.isEmpty { made[segment] = routes }
      return routes
    }
  }

  private static let made = Mutex<[String: [Route]]>([:])

  private static let written: [String: [Route]] = Dictionary(
    grouping: families.flatMap { $0.routes }, by: { Catalogue.segment(of: $0.template.text) })

  private static let answers: [String: Route.Handler] = Dictionary(
    families.flatMap { $0.answers }.map { ($0.name, $0.handler) }, uniquingKeysWith: { first, _ in first })

  private static func make(below segment: String) -> [Route] {
    let own = written[segment] ?? []
    let names = Set(own.map(\.name))
    let described = Catalogue.operations(below: segment).filter { !names.contains($0.name) }
    return own + described.map { Route($0, handler: answers[$0.name]) }
  }

  /// The routes that a path can mean, in whatever version and by whatever method; the most precise templates only.
  static func matches(path: String) -> [RouteMatch] {
    let parts = PathTemplate.parts(of: path)
    let matches = routes(below: Catalogue.segment(of: path)).compactMap { route in
      route.template.match(parts: parts).map {
        RouteMatch(route: route, parameters: $0.parameters, hasRightVersion: $0.hasRightVersion)
      }
    }
    let precision = matches.map(\.route.template.precision).max()
    return matches.filter { $0.route.template.precision == precision }
  }
}

/// A route that a path can mean.
struct RouteMatch: Sendable {
  let route: Route
  let parameters: [String: String]
  let hasRightVersion: Bool
}
