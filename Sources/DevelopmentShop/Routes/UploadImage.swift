import JSON

/// Takes a picture, PNG or JPEG, and answers with the uri that products name it by.
enum UploadImage: RouteFamily {
  static let useCases = [
    "MAIN_IMAGE", "ATTRIBUTE_IMAGE", "DESCRIPTION_IMAGE", "CERTIFICATION_IMAGE", "SIZE_CHART_IMAGE",
    "CUSTOMIZATION_IMAGE",
  ]
  /// Bytes.
  static let maximum = 10 << 20

  static let routes = [
    Route(
      .post, "/product/202309/images/upload", scopes: ["seller.product.basic"], cipher: .none,
      body: .multipart(required: ["data"]), handler: upload)
  ]

  private static func upload(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let bytes = call.body.parts?["data"]?.content ?? []
    let useCase = call.body.parts?["use_case"].map { String(decoding: $0.content, as: UTF8.self) } ?? "MAIN_IMAGE"
    guard useCases.contains(useCase) else { throw .wrongType("UseCase", expected: "a use case of images") }
    if bytes.count > maximum { throw .business(12_038_005, "The file size exceeds the maximum of 10 MB") }
    guard let header = ImageHeader(bytes) else {
      throw .business(12_038_004, "Failed to process the image: its format or content is not supported")
    }
    guard (100...20_000).contains(header.width), (100...20_000).contains(header.height) else {
      throw .business(12_019_116, "Invalid image resolution: it must be between 100 x 100 and 20000 x 20000 pixels")
    }
    let image = UploadedImage(
      id: "tos-dev-i-sandbox/" + tenant.ids.hexadecimal(32), width: header.width, height: header.height,
      useCase: useCase)
    tenant.shop.images.add(image)
    return [
      "uri": .string(image.id), "url": .string(image.url), "height": .integer(image.height),
      "width": .integer(image.width), "use_case": .string(image.useCase),
    ]
  }
}
