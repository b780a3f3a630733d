import JSON

/// Why a seller may reject a buyer's request.
enum RejectReasons: RouteFamily {
  static let reasons: [(name: String, text: String)] = [
    ("reverse_reject_request_reason_1", "The package is already on its way"),
    ("reverse_reject_request_reason_2", "The buyer and the seller agreed otherwise"),
    ("reverse_reject_request_reason_3", "The product is made to order"),
  ]

  static let routes = [
    Route(
      .get, "/return_refund/202309/reject_reasons", scopes: ["seller.return_refund.basic"],
      query: ["return_or_cancel_id"]
    ) { (call, tenant) throws(Refusal) in
      guard tenant.shop.cancellations[call.query["return_or_cancel_id"] ?? ""] != nil else {
        throw .business(25_007_006, "The order was not found")
      }
      return ["reasons": .array(reasons.map { ["name": .string($0.name), "text": .string($0.text)] })]
    }
  ]
}
