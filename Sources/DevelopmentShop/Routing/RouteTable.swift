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
    // order
    SearchOrders.self,
    GetOrders.self,
    OrderPriceDetail.self,
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
    ShippingDocuments.self,
    ShippingServices.self,
    HandoverTimeSlots.self,
    OrderTracking.self,
    // return_refund
    Cancellations.self,
    AnswerCancellation.self,
    RejectReasons.self,
    AftersaleEligibility.self,
    // event
    EventWebhooks.self,
  ]

  static let routes: [Route] = families.flatMap { $0.routes }

  /// The routes that a path can mean, in whatever version and by whatever method; the most precise templates only.
  static func matches(path: String) -> [RouteMatch] {
    let matches = routes.compactMap { route in
      route.template.match(path).map {
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
