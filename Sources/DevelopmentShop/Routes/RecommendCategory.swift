import JSON

/// The leaf category whose name shares a word with the product's title; the first leaf where none does.
enum RecommendCategory: RouteFamily {
  static let routes = [
    Route(
      .post, "/product/202309/categories/recommend", scopes: ["seller.product.basic"], cipher: .required,
      body: .json(required: [.text("product_title")])
    ) { (call, tenant) throws(Refusal) in
      let title = Set(words(try call.body.fields.text("product_title") ?? ""))
      let leaves = tenant.shop.categories.all.filter(\.isLeaf)
      let best = leaves.first { !title.isDisjoint(with: words($0.name)) } ?? leaves.first
      let chain = tenant.shop.chain(to: best?.id ?? "")
      return [
        "leaf_category_id": .string(best?.id ?? ""),
        "categories": .array(
          chain.enumerated().map { level, category in
            [
              "id": .string(category.id), "name": .string(category.name), "level": .integer(level + 1),
              "is_leaf": .bool(category.isLeaf), "permission_statuses": ["AVAILABLE"],
            ]
          }),
      ]
    }
  ]

  private static func words(_ text: String) -> [String] {
    // Singular and plural are the same word here.
    text.lowercased().split { !$0.isLetter && $0 != "-" }.map { $0.hasSuffix("s") ? String($0.dropLast()) : String($0) }
  }
}
