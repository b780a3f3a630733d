import JSON

/// Where a package's label can be fetched.
enum ShippingDocuments: RouteFamily {
  static let documentTypes: Set<String> = [
    "SHIPPING_LABEL", "PACKING_SLIP", "SHIPPING_LABEL_AND_PACKING_SLIP", "SHIPPING_LABEL_PICTURE", "HAZMAT_LABEL",
    "INVOICE_LABEL",
  ]

  static let routes = [
    Route(
      .get, "/fulfillment/202309/packages/{package_id}/shipping_documents", scopes: ["seller.fulfillment.basic"],
      query: ["document_type"]
    ) { (call, tenant) throws(Refusal) in
      guard documentTypes.contains(call.query["document_type"] ?? "") else {
        throw .wrongType("DocumentType", expected: "a type of shipping document")
      }
      let package = try tenant.shop.package(call.path("package_id"))
      guard package.isArranged else {
        throw .business(21_023_035, "Arrange shipment before retrieving the shipping document")
      }
      return [
        "doc_url": .string("https://docs.sandbox.invalid/label/\(package.id).pdf"),
        "tracking_number": .string(package.tracking),
      ]
    }
  ]
}
