import JSON

/// Why a seller may reject a buyer's request.
enum RejectReasons: RouteFamily {
  static let reasons: [(name: String, text: String)] = [
    ("reverse_reject_request_reason_1", "The package is already on its way"),
    ("reverse_reject_request_reason_2", "The buyer and the seller agreed otherwise"),
    ("reverse_reject_request_reason_3", "The product is made to order"),
  ]

  static let parcelReasons: [(name: String, text: String)] = [
    ("reverse_reject_return_parcel_reason_1", "The parcel is empty"),
    ("reverse_reject_return_parcel_reason_2", "The product was used"),
    ("reverse_reject_return_parcel_reason_3", "Another product came back"),
  ]

  /// Before a parcel came back and after it there are different ones.
  static func reasons(for request: Return) -> [(name: String, text: String)] {
    request.status == .buyerShipped ? parcelReasons : reasons
  }

  static let routes = [
    Route(
      .get, "/return_refund/202309/reject_reasons", scopes: ["seller.return_refund.basic"],
      query: ["return_or_cancel_id"]
    ) { (call, tenant) throws(Refusal) in
      let id = call.query["return_or_cancel_id"] ?? ""
      if tenant.shop.cancellations[id] == nil {
        let reasons = reasons(for: try tenant.shop.returnRequest(id))
        return ["reasons": .array(reasons.map { ["name": .string($0.name), "text": .string($0.text)] })]
      }
      return ["reasons": .array(reasons.map { ["name": .string($0.name), "text": .string($0.text)] })]
    }
  ]
}
