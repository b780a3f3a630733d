/// The operations under `/fulfillment/`; `CatalogueText` says how they are written.
enum FulfillmentCatalogue: CatalogueFamily {
  static let segment = "fulfillment"

  static let text = """
    POST /fulfillment/202407/bundles seller.fulfillment.basic
    < order_ids![] handover_method!(DROP_OFF|PICKUP) shipping_provider_id tracking_number phone_tail_number
    > first_mile_bundle_id url errors[code# message detail{order_id}]
    GET /fulfillment/202309/combinable_packages/search seller.fulfillment.package.write shop
    ? page_size!# page_token
    > combinable_packages[id order_ids[]] next_page_token total_count#
    POST /fulfillment/202309/files/upload seller.fulfillment.basic shop multipart
    ? category_asset_cipher
    < data!@ name!
    > url name
    POST /fulfillment/202510/first_mile_bundle seller.fulfillment.basic shop
    < order_ids![] handover_method!(DROP_OFF|PICKUP) shipping_provider_id tracking_number phone_tail_number
    > first_mile_bundle_id url errors[code# message detail{order_id}]
    POST /fulfillment/202309/images/upload seller.fulfillment.basic shop multipart
    ? category_asset_cipher
    < data!@
    > url height# width#
    POST /fulfillment/202502/invoice/upload seller.fulfillment.basic shop
    < invoices[package_id! order_ids![] file_type!(XML) file!]
    > errors[code# message detail{package_id order_ids[]}]
    POST /fulfillment/202609/order/sof/track/update ~seller.fulfillment.basic shop
    < country! order_id! tracks![action_code!# occur_time!# description! tracking_no! failed_reason proof_url
      location{country state city zip_code}] provider_id! external_tracking_url
    > track_results[action_code# occur_time# description code# message tracking_no]
    POST /fulfillment/202607/orders/customs_info/query ~seller.fulfillment.basic
    < order_ids![]
    > order_clearance_list[order_id need_fill_clearance? already_filled_clearance? target_country biz_type#
      shipment_type# item_list[order_line_id product_id sku_id is_virtual_unboxing? is_temporary_listing?
      related_item_detail[product_id sku_id qty# price_percent#]]]
    POST /fulfillment/202607/orders/customs_info/submit ~seller.fulfillment.basic
    < order_list[order_id! item_list[order_line_id sku_id item_detail[sku_id! qty!# price_percent!#]]]
    GET /fulfillment/202309/orders/split_attributes seller.fulfillment.package.write shop
    ? order_ids![]
    > split_attributes[order_id can_split? reason must_split? must_split_reasons[type category_id max_count]]
    POST /fulfillment/202309/orders/{order_id}/packages seller.fulfillment.basic shop
    < order_line_item_ids[] tracking_number! shipping_provider_id!
    > order_id order_line_item_ids[] package_id warning{message}
    POST /fulfillment/202610/orders/{order_id}/packages ~seller.fulfillment.basic shop
    < order_line_list[order_line_id sub_item_id] shipping_info_list[tracking_number shipping_provider_id note]
    > order_id order_line_item_ids[] package_id warning{message}
    POST /fulfillment/202309/orders/{order_id}/shipping_info/update seller.logistics shop
    < tracking_number! shipping_provider_id!
    POST /fulfillment/202309/orders/{order_id}/shipping_services/query seller.fulfillment.basic shop
    < order_line_item_ids[] weight{value! unit!} dimension{length! width! height! unit!}
    > order_id order_line_id[] weight{value unit} shipping_services[id name price currency earliest_delivery_days#
      latest_delivery_days# is_default? shipping_provider_name shipping_provider_id] dimension{length width height
      unit}
    POST /fulfillment/202309/orders/{order_id}/split seller.fulfillment.package.write shop
    < splittable_groups![id! order_line_item_ids![]]
    > packages[splittable_group_id id]
    GET /fulfillment/202309/orders/{order_id}/tracking seller.logistics shop
    ? category_asset_cipher
    > tracking[description update_time_millis#]
    POST /fulfillment/202309/packages seller.fulfillment.basic shop
    < order_id! order_line_item_ids[] dimension{length! width! height! unit!} shipping_service_id weight{value! unit!}
    > order_id order_line_item_ids[] dimension{length width height unit} shipping_service_info{id name price currency
      earliest_delivery_days# latest_delivery_days# shipping_provider_id shipping_provider_name} package_id
      weight{value unit} create_time#
    POST /fulfillment/202512/packages ~seller.fulfillment.basic shop
    < ship_type! order_id order_line_item[order_line_id sub_item_id] order_list_ids[] dimension{length! width! height!
      unit!(CM|INCH)} shipping_service_id weight{value! unit!(GRAM|POUND)}
    > dimension{length width height unit(CM|INCH)} shipping_service_info{id name price currency
      earliest_delivery_days# latest_delivery_days# shipping_provider_id shipping_provider_name} package_id
      weight{value unit(GRAM|POUND)} create_time#
    POST /fulfillment/202309/packages/combine seller.fulfillment.package.write shop
    < combinable_packages![id! order_ids[]]
    > packages[id order_ids[]] errors[code# message detail{package_id}]
    POST /fulfillment/202309/packages/deliver seller.delivery.status.write shop
    < packages![id! delivery_type!(DELIVERY_FAILED|DELIVERY_SUCCESS|UPDATE_POD)
      fail_delivery_reason(BUYER_REFUSED|DELAY_DELIVERY|FORCE_MAJEURE|INVALID_ADDRESS|OTHER|PACKAGE_DAMAGE|
      PACKAGE_LOST|UNABLE_CONTACT_BUYER|UNABLE_RECEIVE) file_type file_url]
    > errors[code# message detail{package_id}]
    POST /fulfillment/202309/packages/search seller.fulfillment.basic shop
    ? page_size!# sort_field(create_time|order_pay_time|update_time) sort_order(ASC|DESC) page_token
    < create_time_ge# create_time_lt# update_time_ge# update_time_lt#
      package_status(CANCELLED|COMPLETED|FULFILLING|PROCESSING|TO_FULFILL)
    > next_page_token total_count# packages[id orders[id skus[id name image_url quantity#]] create_time# update_time#
      status(TO_FULFILL|PROCESSING|FULFILLING) tracking_number shipping_provider_name shipping_provider_id
      order_line_item_ids[]]
    POST /fulfillment/202309/packages/ship seller.fulfillment.basic shop
    < packages![id! handover_method(DROP_OFF|PICKUP) pickup_slot{start_time# end_time#} self_shipment{tracking_number!
      shipping_provider_id!}]
    > errors[code# message detail{package_id}]
    GET /fulfillment/202309/packages/{package_id} seller.fulfillment.basic shop
    > package_id orders[id skus[id name image_url quantity#]] package_status(TO_FULFILL|PROCESSING|FULFILLING)
      split_and_combine_tag has_multi_skus? note_tag shipping_provider_name shipping_provider_id
      shipping_type(TIKTOK|SELLER) delivery_option_name delivery_option_id tracking_number last_mile_tracking_number
      pickup_slot{start_time# end_time#} create_time# handover_method(PICKUP|DROP_OFF) order_line_item_ids[]
      recipient_address{full_address phone_number name postal_code address_detail region_code address_line1
      address_line2 address_line3 address_line4} sender_address{full_address phone_number name postal_code
      address_detail region_code address_line1 address_line2 address_line3 address_line4} weight{value
      unit(GRAM|POUND)} dimension{length width height unit(CM|INCH)} update_time# insurance{is_purchased?
      coverage_amount is_claim_eligible? claim_status(NOT_STARTED|CLAIM_PENDING|APPROVED)}
    GET /fulfillment/202309/packages/{package_id}/handover_time_slots seller.fulfillment.package.write shop
    > can_pickup? can_drop_off? can_van_collection? drop_off_point_url pickup_slots[start_time# end_time# avaliable?]
    POST /fulfillment/202309/packages/{package_id}/ship seller.fulfillment.basic shop
    < handover_method(DROP_OFF|PICKUP) pickup_slot{start_time# end_time#} self_shipment{tracking_number!
      shipping_provider_id!}
    GET /fulfillment/202309/packages/{package_id}/shipping_documents seller.fulfillment.basic shop
    ? document_type! document_size(A5|A6) document_format(PDF|ZPL)
    > doc_url tracking_number
    POST /fulfillment/202309/packages/{package_id}/shipping_info/update seller.fulfillment.basic shop
    < tracking_number! shipping_provider_id!
    POST /fulfillment/202610/packages/{package_id}/shipping_info/update ~seller.fulfillment.basic shop
    < shipping_info_list![tracking_number shipping_provider_id note]
    POST /fulfillment/202309/packages/{package_id}/uncombine seller.fulfillment.package.write shop
    < order_ids[]
    > packages[id order_ids[]]
    POST /fulfillment/202606/pod_details/get ~seller.fulfillment.basic shop
    < main_order_id! query_order_lines![order_line_id! product_id! sku_id! pod_order_data_id!]
    > pod_details[pod_info_json order_line_id] status_code#
    POST /fulfillment/202601/redeem_info/callback ~seller.fulfillment.basic shop
    < order_id! order_info_list![order_line_id! redeem_info!{redeem_type! redeem_data redeem_instruction_info}
      source_unique_id]
    > order_statuses[order_line_id status_code#]
    GET /fulfillment/202508/tts_tracking_validation seller.logistics shop
    ? tracking_number!
    > is_tiktok_shipping? is_tiktok_collection?
    """
}
