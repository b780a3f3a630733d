/// The operations under `/logistics/`; `CatalogueText` says how they are written.
enum LogisticsCatalogue: CatalogueFamily {
  static let segment = "logistics"

  static let text = """
    GET /logistics/202309/delivery_options/{delivery_option_id}/shipping_providers
      seller.fulfillment.basic|seller.logistics shop
    > shipping_providers[id name]
    GET /logistics/202309/global_warehouses seller.shop.info
    > global_warehouses[id name ownership]
    GET /logistics/202604/orders/{order_id}/tracking ~seller.logistics shop
    > order_id logistics_details[newest_tracking_no carrier_name track_list[description tracking_no
      update_time_millis# action_code# action_code_name]]
    GET /logistics/202606/seller_template/template_exist ~seller.logistics shop
    ? biz_warehouse_id!#
    > template_exist?
    GET /logistics/202510/seller_templates seller.logistics shop
    < product_attribute{weight{weight unit#} dimension{length width height unit#}}
    > templates[template_is_available? template{template_name template_id is_default? template_party#}
      service_unreachable_reason[service_id filter_reason[filter_type reason]]]
    GET /logistics/202309/warehouses seller.logistics shop
    > warehouses[id entity_id name effect_status(ENABLED|DISABLED|RESTRICTED) type sub_type is_default? address{region
      state city distict town contact_person first_name last_name first_name_local_script last_name_local_script
      postal_code full_address region_code phone_number address_line1 address_line2 address_line3 address_line4
      geolocation{latitude longitude}}]
    GET /logistics/202309/warehouses/{warehouse_id}/delivery_options seller.logistics shop
    ? scope
    > delivery_options[id name type description dimension_limit{max_height# max_length# max_width# unit}
      weight_limit{max_weight# min_weight# unit} platform[]]
    """
}
