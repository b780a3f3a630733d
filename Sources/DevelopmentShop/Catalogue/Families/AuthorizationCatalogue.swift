/// The operations under `/authorization/`; `CatalogueText` says how they are written.
enum AuthorizationCatalogue: CatalogueFamily {
  static let segment = "authorization"

  static let text = """
    GET /authorization/202405/category_assets partner.authorization.info partner
    > category_assets[cipher target_market category{id# name}]
    GET /authorization/202309/shops seller.authorization.info
    > shops[id name region seller_type cipher code]
    """
}
