/// The operations under `/seller/`; `CatalogueText` says how they are written.
enum SellerCatalogue: CatalogueFamily {
  static let segment = "seller"

  static let text = """
    GET /seller/202309/permissions seller.shop.info
    > permissions[]
    GET /seller/202601/shop_groups ~seller.shop.info
    > shop_group_data{shop_group{source shop_group_name} shops[shop_id seller_id shop_name shop_region]}
    GET /seller/202309/shops seller.shop.info
    > shops[id region]
    """
}
