/// The operations under `/supply_chain/`; `CatalogueText` says how they are written.
enum SupplyChainCatalogue: CatalogueFamily {
  static let segment = "supply_chain"

  static let text = """
    POST /supply_chain/202309/packages/sync seller.fulfillment.basic
    < warehouse_provider_id! packages![id! wms_order_id! provider_warehouse_code shipping_origin_city time_zone!
      ship_time_millis!# create_time_millis!# handover_time_millis!# shipping_provider_id! shipping_provider_name!
      tracking_number! dimension!{length# width# height# unit(CENTIMETER|FOOT|INCH|METER|MICRON|MILLIMETER)}
      weight{value# unit(GRAM|KILOGRAM|MILLIGRAM|OUNCE|POUND)} skus![id! quantity!#] provider_warehouse_name
      tcw_warehouse_type(STANDARD|TIKTOK_CERTIFIED_WAREHOUSE_FULFILLMENT)]
    > success_packages[] errors[code message detail{package_id}]
    """
}
