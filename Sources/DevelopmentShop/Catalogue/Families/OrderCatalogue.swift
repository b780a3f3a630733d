/// The operations under `/order/`; `CatalogueText` says how they are written.
enum OrderCatalogue: CatalogueFamily {
  static let segment = "order"

  static let text = """
    GET /order/202507/orders seller.order.info shop
    ? ids![]
    > orders[id cancellation_initiator shipping_provider shipping_provider_id user_id
      status(UNPAID|ON_HOLD|AWAITING_SHIPMENT) rts_time# payment{currency sub_total shipping_fee seller_discount
      platform_discount total_amount original_total_product_price original_shipping_fee shipping_fee_seller_discount
      shipping_fee_platform_discount shipping_fee_cofunded_discount tax small_order_fee shipping_fee_tax product_tax
      retail_delivery_fee buyer_service_fee handling_fee shipping_insurance_fee item_insurance_fee item_insurance_tax}
      recipient_address{full_address phone_number name first_name last_name first_name_local_script
      last_name_local_script region_code postal_code post_town address_line1 address_line2 address_line3 address_line4
      district_info[address_level_name address_name address_level] delivery_preferences{drop_off_location}
      address_detail} buyer_message create_time# tracking_number cancel_reason rts_sla_time# paid_time#
      fulfillment_type(FULFILLMENT_BY_SELLER|FULFILLMENT_BY_TIKTOK|FULFILLMENT_BY_DILAYANI_TOKOPEDIA) seller_note
      tts_sla_time# cancel_order_sla_time# update_time# packages[id] delivery_type(HOME_DELIVERY|COLLECTION_POINT)
      is_sample_order? warehouse_id split_or_combine_tag has_updated_recipient_address? cpf delivery_option_id
      delivery_sla_time# payment_method_name payment_card_type channel_entity_national_registry_id payment_method_code
      payment_auth_code shipping_due_time# line_items[id sku_id combined_listing_skus[sku_id sku_count# product_id
      seller_sku] product_id product_name sku_name sku_image original_price sale_price pfand_fee platform_discount
      display_status(UNPAID|AWAITING_SHIPMENT|AWAITING_COLLECTION) cancel_user sku_type(NORMAL|SHOP_PARTNER|PRE_ORDER)
      seller_sku shipping_provider_id seller_discount currency package_id rts_time# item_tax[tax_type tax_amount
      tax_rate] package_status(TO_FULFILL|PROCESSING|FULFILLING) shipping_provider_name is_gift? cancel_reason
      small_order_fee retail_delivery_fee tracking_number buyer_service_fee handling_duration_days is_dangerous_good?
      needs_prescription? gift_retail_price] shipping_type(TIKTOK|SELLER|TIKTOK_DIGITAL) buyer_email delivery_time#
      need_upload_invoice is_cod? request_cancel_time# delivery_option_required_delivery_time# delivery_option_name
      is_buyer_request_cancel? delivery_due_time# collection_time# is_on_hold_order? cancel_time#
      is_replacement_order? replaced_order_id collection_due_time# pick_up_cut_off_time# fast_dispatch_sla_time#
      commerce_platform order_type(NORMAL|ZERO_LOTTERY|AUCTION) release_date# handling_duration{days
      type(CALENDAR_DAY|BUSINESS_DAY)} auto_combine_group_id cpf_name is_exchange_order? exchange_source_order_id
      consultation_id fast_delivery_program]
    POST /order/202605/orders/blind_box_result/callback ~seller.order.info shop
    < main_order_id blind_box_results[order_line_id blind_result_product_id blind_result_sku_id blind_open_time#]
      blind_batch_box_results[order_line_id blind_box_order_line_list[blind_result_product_id blind_result_sku_id
      blind_open_time# product_type(GIFT|NORMAL)]]
    POST /order/202406/orders/external_order_search seller.order.ext_ref.read shop
    ? platform!(AMAZON|BIGCOMMERCE|CHANNEL_ADVISOR|ERP_SYSTEM|MAGENTO|ORDER_MANAGEMENT_SYSTEM|
      SALESFORCE_COMMERCE_CLOUD|SHOPIFY|WAREHOUSE_MANAGEMENT_SYSTEM|WOOCOMMERCE) external_order_id!
    > orders[id external_order{id platform line_items[id origin_id]}]
    POST /order/202406/orders/external_orders seller.order.ext_ref.write.custom|seller.order.ext_ref.write shop
    < orders![id! external_order!{id!
      platform!(AMAZON|BIGCOMMERCE|CHANNEL_ADVISOR|ERP_SYSTEM|MAGENTO|ORDER_MANAGEMENT_SYSTEM|
      SALESFORCE_COMMERCE_CLOUD|SHOPIFY|WAREHOUSE_MANAGEMENT_SYSTEM|WOOCOMMERCE) line_items![id! origin_id!]}]
    > errors[code message detail{order_id external_order{id platform}}]
    POST /order/202309/orders/search seller.order.info shop
    ? page_size!# sort_order(ASC|DESC) page_token sort_field(create_time|update_time)
    < order_status(AWAITING_COLLECTION|AWAITING_SHIPMENT|CANCELLED|COMPLETED|DELIVERED|IN_TRANSIT|ON_HOLD|
      PARTIALLY_SHIPPING|UNPAID) create_time_ge# create_time_lt# update_time_ge# update_time_lt# shipping_type
      buyer_user_id is_buyer_request_cancel? warehouse_ids[]
    > next_page_token total_count# orders[id buyer_message cancellation_initiator shipping_provider_id create_time#
      shipping_provider packages[id] payment{currency sub_total shipping_fee seller_discount platform_discount
      total_amount original_total_product_price original_shipping_fee shipping_fee_seller_discount
      shipping_fee_platform_discount shipping_fee_cofunded_discount tax small_order_fee shipping_fee_tax product_tax
      retail_delivery_fee buyer_service_fee handling_fee shipping_insurance_fee item_insurance_fee item_insurance_tax}
      recipient_address{full_address phone_number name first_name last_name first_name_local_script
      last_name_local_script address_detail address_line1 address_line2 address_line3 address_line4
      district_info[address_level_name address_name address_level] delivery_preferences{drop_off_location} postal_code
      region_code post_town} status(UNPAID|ON_HOLD|AWAITING_SHIPMENT)
      fulfillment_type(FULFILLMENT_BY_SELLER|FULFILLMENT_BY_TIKTOK|FULFILLMENT_BY_DILAYANI_TOKOPEDIA)
      delivery_type(HOME_DELIVERY|COLLECTION_POINT) paid_time# rts_sla_time# tts_sla_time# cancel_reason update_time#
      payment_method_name rts_time# tracking_number split_or_combine_tag has_updated_recipient_address?
      cancel_order_sla_time# warehouse_id request_cancel_time# shipping_type(TIKTOK|SELLER|TIKTOK_DIGITAL) user_id
      seller_note delivery_sla_time# is_cod? delivery_option_id cancel_time# need_upload_invoice delivery_option_name
      cpf line_items[id sku_id combined_listing_skus[sku_id sku_count# product_id seller_sku]
      display_status(UNPAID|AWAITING_SHIPMENT|AWAITING_COLLECTION) product_name seller_sku sku_image sku_name
      product_id sale_price pfand_fee platform_discount seller_discount sku_type(NORMAL|ZERO_LOTTERY|SHOP_PARTNER)
      cancel_reason original_price rts_time# package_status(TO_FULFILL|PROCESSING|FULFILLING) currency
      shipping_provider_name cancel_user shipping_provider_id is_gift? item_tax[tax_type tax_amount tax_rate]
      tracking_number package_id retail_delivery_fee buyer_service_fee small_order_fee handling_duration_days
      is_dangerous_good? needs_prescription? gift_retail_price] buyer_email delivery_due_time# is_sample_order?
      shipping_due_time# collection_due_time# delivery_option_required_delivery_time# is_on_hold_order? delivery_time#
      is_replacement_order? collection_time# replaced_order_id is_buyer_request_cancel? pick_up_cut_off_time#
      fast_dispatch_sla_time# commerce_platform(TIKTOK_SHOP|TOKOPEDIA) order_type(NORMAL|ZERO_LOTTERY|AUCTION)
      release_date# handling_duration{days type(CALENDAR_DAY|BUSINESS_DAY)} auto_combine_group_id cpf_name
      is_exchange_order? exchange_source_order_id consultation_id fast_delivery_program fulfillment_priority_level#
      recommended_shipping_time#]
    GET /order/202406/orders/{order_id}/external_orders seller.order.ext_ref.read shop
    ? platform!(AMAZON|BIGCOMMERCE|CHANNEL_ADVISOR|ERP_SYSTEM|MAGENTO|ORDER_MANAGEMENT_SYSTEM|
      SALESFORCE_COMMERCE_CLOUD|SHOPIFY|WAREHOUSE_MANAGEMENT_SYSTEM|WOOCOMMERCE)
    > external_orders[id platform line_items[id origin_id]]
    GET /order/202407/orders/{order_id}/price_detail seller.order.info shop
    > currency total payment sku_list_price sku_sale_price subtotal subtotal_deduction_seller
      subtotal_deduction_platform subtotal_tax_amount voucher_deduction_platform voucher_deduction_seller
      shipping_list_price shipping_sale_price shipping_fee_deduction_seller shipping_fee_deduction_platform
      shipping_fee_deduction_platform_voucher tax_amount tax_rate net_price_amount cod_fee cod_fee_net_amount
      sku_gift_original_price sku_gift_net_price line_items[id currency total payment sku_list_price sku_sale_price
      subtotal subtotal_deduction_seller subtotal_deduction_platform subtotal_tax_amount voucher_deduction_platform
      voucher_deduction_seller shipping_list_price shipping_sale_price shipping_fee_deduction_seller
      shipping_fee_deduction_platform shipping_fee_deduction_platform_voucher tax_amount tax_rate net_price_amount
      cod_fee cod_fee_amount sku_gift_original_price sku_gift_net_price]
    POST /order/202606/pod_details/search ~seller.order.info shop
    < main_order_id! query_order_lines![order_line_id! product_id! sku_id! pod_order_data_id!]
    > pod_details[order_line_id pod_detail] status_code#
    """
}
