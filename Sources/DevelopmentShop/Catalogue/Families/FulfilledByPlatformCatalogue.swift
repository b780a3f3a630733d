/// The operations under `/fbt/`; `CatalogueText` says how they are written.
enum FulfilledByPlatformCatalogue: CatalogueFamily {
  static let segment = "fbt"

  static let text = """
    POST /fbt/202603/confirm_inbound_method ~seller.fbt.info shop
    < plan_id! placement_option_id! inbound_method!(D2FC|ONE_HUB) estimate_arrival_time!{start_timestamp!
      end_timestamp!}
    > inbound_order_ids[]
    POST /fbt/202602/create_update_inbound_plan ~seller.fbt.info shop
    < plan_id idempotent_key goods_items[goods_id! quantity!#] cartons[carton_type!(MULTI_SKU|SINGLE_SKU)
      items![goods_id! quantity!# lot_code expiration_timestamp] quantity!# box_measurements!{weight!
      weight_unit!(GRAM|KILOGRAM|MILLIGRAM|OUNCE|POUNDS) width! height! length!
      length_unit!(CENTIMETER|FOOT|INCH|METER|MICRON|MILLIMETER)} carton_nums[]]
    > inbound_plan{plan_id}
    POST /fbt/202607/goods/create_goods ~seller.fbt.info shop
    < create_goods_dto_list![tts_sku_id! create_goods_type! goods_name! goods_image_url!
      return_handling_method!(COLLECT_RETURN_UNITS|DISPOSAL_WITHOUT_INSPECTION|RESTOCK_SELLABLE_COLLECT_UNSELLABLE|
      RESTOCK_SELLABLE_DISPOSE_UNSELLABLE|RESTOCK_SELLABLE_RETURN_UNSELLABLE|RETURN_WITHOUT_INSPECTION)
      dimension_and_weight_base_info!{weight_value! length_value! width_value! height_value! weight_unit!
      dimension_unit!} is_hazmat!? is_lot_code!? is_expiration_management!? reference_code barcode_infos[barcode_type
      barcode_value] hazmat_info{hazmat_type!(AEROSOLS|BATTERY|FLAMMABLE_LIQUID|MAGNETIZED)
      dg_class!(CLASS_2|CLASS_3|CLASS_9) dg_uncode!(OTHER|UN1263|UN1266|UN2807|UN3065|UN3090|UN3091|UN3480|UN3481)
      msds_file_url! battery_extra_info{battery_type!
      battery_packaging_type!(IN_EQUIPMENT|OTHER|STANDALONE|WITH_EQUIPMENT) total_battery_weight!
      total_battery_weight_unit! total_battery_capacity! total_battery_capacity_unit! is_need_un_38_3_test!?
      un_38_3_test_file_url battery_count_per_package}
      flammable_liquids_extra_info{flammable_liquids_type!(ALCOHOLIC|OTHER|PAINT|PERFUMERY) flammable_liquids_volume!
      volume_unit} aerosol_extra_info{volume volume_unit}} shelf_life_attribute_info{inbound_cutoff_days!#
      expiration_alert_days!# sales_cutoff_days!# shelf_life#
      handling_method_expired_goods(DISPOSE|RETURN_TO_SELLER|STORE_UNITS)} is_sioc?
      sioc_attribute{sioc_files[sioc_certification_url sioc_file_type]}
      bulky_item_attribute{is_bulky_item_accessories?} goods_safety_attributes{is_fragile? is_liquid? is_sharp?}]
    > create_result_info{create_result_list[tts_sku_id is_success? tts_goods_id fail_reason]}
    POST /fbt/202603/goods/hazmat_and_expiration_info/search ~seller.fbt.info shop
    < tts_sku_ids![]
    > hazmat_and_expiration_info{hazmat_and_expiration_dto_list[tts_sku_id is_hazmat? is_lot_code?
      is_expiration_management? exp_base_info{inbound_cutoff_days# expiration_alert_days# sales_cutoff_days#}]}
    POST /fbt/202409/goods/search seller.fbt.info shop
    ? page_size!# page_token
    < goods_ids[] product_ids[] reference_codes[] sku_ids[]
    > next_page_token total_count# goods[id name barcodes[code type] reference_code image_url
      merchant_declaration_info{weight{value unit} dimension{width length height unit}}
      warehouse_confirmation_info{weight{value unit} dimension{width length height unit}} skus[id name image_url
      product{id name image_url} regions[] matched?] lot_expiration_info{is_lot_control? is_expiration_management?
      shelf_life_days# inbound_cutoff_days# expiration_alert_days# sales_cutoff_days# handling_method return_cycle
      addresses{name phone_number postal_code region_code state district city address_line_1 address_line_2
      address_line_3}}]
    POST /fbt/202607/goods/search ~seller.fbt.info shop
    ? page_size!# page_token
    < goods_ids[] product_ids[] reference_codes[] sku_ids[]
    > next_page_token total_count# goods[id name barcodes[code type] reference_code image_url
      merchant_declaration_info{weight{value unit} dimension{width length height unit}}
      warehouse_confirmation_info{weight{value unit} dimension{width length height unit}} skus[id name image_url
      product{id name image_url} regions[] matched?] lot_expiration_info{is_lot_control? is_expiration_management?
      shelf_life_days# inbound_cutoff_days# expiration_alert_days# sales_cutoff_days#
      handling_method(STORE_UNITS|RETURN_TO_SELLER|DISPOSE)} is_hazmat? hazmat_info{hazmat_type
      battery_extra_info{battery_type battery_packaging_type total_battery_weight total_battery_weight_unit
      total_battery_capacity battery_count_per_package is_need_un_38_3_test? un_38_3_test_file_url
      total_battery_capacity_unit} flammable_liquids_extra_info{flammable_liquids_type flammable_liquids_volume
      volume_unit} aerosol_extra_info{volume volume_unit} dg_class dg_uncode msds_file_url} sioc_approval_status
      hazmat_approval_status bulky_item_attribute{is_bulky_item? is_bulky_item_accessories?}
      goods_safety_attributes{is_fragile? is_liquid? is_sharp?} is_sioc?
      sioc_attribute{sioc_files[sioc_certification_url sioc_file_type]}]
    POST /fbt/202607/goods/update_goods_info ~seller.fbt.info shop
    < update_goods_dto{tts_goods_id! goods_name! goods_image_url!
      return_handling_method!(DISPOSAL_WITHOUT_INSPECTION|RESTOCK_SELLABLE_DISPOSE_UNSELLABLE|
      RESTOCK_SELLABLE_RETURN_UNSELLABLE|RETURN_WITHOUT_INSPECTION) dimension_and_weight_base_info!{weight_value!
      length_value! width_value! height_value! weight_unit!(GRAM|KILOGRAM|MILLIGRAM|OUNCE|POUND)
      dimension_unit!(CENTIMETER|FOOT|INCH|METER|MILLIMETER)} is_hazmat!? is_lot_code!? is_expiration_management!?
      reference_code barcode_infos[barcode_type barcode_value]
      hazmat_info{hazmat_type!(AEROSOLS|BATTERY|FLAMMABLE_LIQUID|MAGNETIZED) dg_class!(CLASS_2|CLASS_3|CLASS_9)
      dg_uncode!(OTHER|UN1263|UN1266|UN2807|UN3065|UN3090|UN3091|UN3480|UN3481) msds_file_url!
      battery_extra_info{battery_type! battery_packaging_type!(IN_EQUIPMENT|OTHER|STANDALONE|WITH_EQUIPMENT)
      total_battery_weight! total_battery_weight_unit! total_battery_capacity! total_battery_capacity_unit!
      is_need_un_38_3_test!? un_38_3_test_file_url battery_count_per_package}
      flammable_liquids_extra_info{flammable_liquids_type!(ALCOHOLIC|OTHER|PAINT|PERFUMERY) flammable_liquids_volume!
      volume_unit} aerosol_extra_info{volume volume_unit}} shelf_life_attribute_info{inbound_cutoff_days!#
      expiration_alert_days!# sales_cutoff_days!# shelf_life#
      handling_method_expired_goods(DISPOSE|RETURN_TO_SELLER|STORE_UNITS)} is_sioc?
      sioc_attribute{sioc_files[sioc_certification_url sioc_file_type]}
      bulky_item_attribute{is_bulky_item_accessories?} goods_safety_attributes{is_fragile? is_liquid? is_sharp?}}
    > update_result_info{tts_goods_id is_success? fail_reason}
    POST /fbt/202603/goods/update_goods_sku_relation ~seller.fbt.info shop
    < operate_goods_sku_relation_list![tts_goods_id! tts_sku_ids![]] operation_type!(BIND|UN_BIND)
    > operate_goods_sku_relation_info{operate_result_list[tts_goods_id tts_sku_id is_success? fail_reason]}
    POST /fbt/202602/inbound_method_detail ~seller.fbt.info shop
    < plan_id! inbound_method!(D2FC|ONE_HUB) estimate_arrival_time!{start_timestamp! end_timestamp!}
    > info[allocation_shipments[warehouse_id goods_items[goods_id quantity#] cartons[carton_type(SINGLE_SKU|MULTI_SKU)
      items[goods_id quantity# lot_code expiration_timestamp] quantity# carton_nums[] box_measurements{weight
      weight_unit(KILOGRAM|GRAM|MILLIGRAM) width height length length_unit(METER|CENTIMETER|MILLIMETER)}]
      shipment_options[shipping_method]] placement_option_id placement_fee_estimate{amount currency}]
      placement_task_status expiration_timestamp
    GET /fbt/202409/inbound_orders seller.fbt.info shop
    ? ids!
    > inbound_orders[id type merchant{id name} create_time# ship_time# expect_arrive_time# actual_arrive_time#
      warehouse{fbt_warehouse_id warehouse_ids[] name type} planned_goods[id reference_code name quantity# sku_ids[]]
      received_batches[id goods_id normal_quantity# defective_quantity# product_ids[] sku_ids[] total_quantity#]
      order_operation_logs[operate_time# order_status] carriers[carrier_name tracking_number]]
    GET /fbt/202602/inbound_orders ~seller.fbt.info shop
    ? order_ids![] include_carton_details?
    > inbound_orders[order_id order_id_string order_plan_id merchant{id name} create_time# ship_time#
      expected_arrival_time# actual_arrival_time# warehouse{fbt_warehouse_id business_warehouse_ids[] name
      type(HUB|FC)} status_logs[operate_time# new_status(WORKING|READY_TO_SHIP|TO_BE_RECEIVED)
      previous_status(WORKING|READY_TO_SHIP|TO_BE_RECEIVED) operator] logistic_info_list[provider_name waybill_number
      related_number] carton_details[carton_no carton_type(SINGLE_SKU|MULTI_SKU) box_measurements{weight
      weight_unit(KILOGRAM|GRAM|MILLIGRAM) width height length length_unit(METER|CENTIMETER|MILLIMETER)}
      items[goods_id quantity#]] inbound_goods_lot_receive_item_details[goods_id lot_code expiration_time#
      planned_count# normal_received_count# defective_received_count# total_received_count#]]
    POST /fbt/202602/inbound_orders/cancel ~seller.fbt.info shop
    < order_id! cancel_reason!
    POST /fbt/202602/inbound_orders/label_print ~seller.fbt.info shop
    < order_id! print_items[(CARTON_PALLET_LABEL|FBT_BARCODE|PACKING_PICKING_LIST)]
      carton_label_format(A4_4UP|DEFAULT_1UP) barcode_format
    > download_url task_status(PROCESSING|SUCCESS)
    POST /fbt/202602/inbound_orders/tracking_update ~seller.fbt.info shop
    < order_id! parcel_tracking_info[provider_name! tracking_number! carton_number!]
    POST /fbt/202408/inventory/search seller.fbt.info shop
    ? page_size!# page_token
    < goods_ids[] fbt_warehouse_ids[] sku_ids[]
    > next_page_token total_count# inventory[goods{id reference_code name skus[id on_hand_detail{total_quantity#
      available_quantity# reserved_quantity#}]} fbt_warehouse_id in_transit_quantity# on_hand_detail{total_quantity#
      available_quantity# reserved_quantity# unfulfillable_quantity#}]
    POST /fbt/202410/inventory_records/search seller.fbt.info shop
    ? page_size!# page_token
    < goods_ids[] fbt_warehouse_ids[] create_time_ge# create_time_le#
    > inventory_records[goods{id reference_code name} fbt_warehouse_id order{id type} create_time#
      inventory_goods_type initial_on_hand_quantity# final_on_hand_quantity# changed_quantity#] next_page_token
      total_count#
    POST /fbt/202602/list_available_inbound_method ~seller.fbt.info shop
    < plan_id!
    > available_inbound_method_list[inbound_method available_time_window_list[start_timestamp end_timestamp]
      warehouse_list[warehouse_name warehouse_id] placement_fee_estimate{amount currency}]
    POST /fbt/202601/mcf/goods/inventory/search ~seller.fbt.info shop
    < goods![goods_id!]
    > goods_inventory_list[goods_id available_qty#]
    GET /fbt/202601/mcf_outbound_orders ~seller.fbt.info shop
    ? mcf_order_id!
    > mcf_order{external_order_id mcf_order_id consign_orders[id goods[id quantity#] tracking_number carrier status
      is_platform_closed? issue shipping_provider{id name}] create_time#}
    POST /fbt/202607/mcf_outbound_orders ~seller.fbt.info shop
    < external_order_id! goods![id! quantity!#] consignee!{name! phone_number! email! address!{country_code!
      state_or_region! city! address_line_1! district_or_county address_line_2 postal_code}}
    > mcf_order{external_order_id mcf_order_id create_time#}
    POST /fbt/202601/mcf_outbound_orders/cancel ~seller.fbt.info shop
    < mcf_order_id! consign_orders[id]
    > mcf_order{external_order_id mcf_order_id consign_orders[id status]}
    GET /fbt/202601/merchants/mcf_status ~seller.fbt.info shop
    > mcf_status{is_mcf#}
    GET /fbt/202409/merchants/onboarded_regions seller.fbt.info shop
    > onboarded_regions[region_code]
    POST /fbt/202603/ship_inbound_order ~seller.fbt.info shop
    < inbound_order_id! shipment_option!{shipping_method!(FREIGHT|SMALL_PARCEL) freight_type(FTL|LTL)}
      cartons[carton_type!(MULTI_SKU|SINGLE_SKU) items![goods_id! quantity!# lot_code expiration_timestamp] quantity!#
      box_measurements!{weight! weight_unit!(GRAM|KILOGRAM|MILLIGRAM|OUNCE|POUNDS) width! height! length!
      length_unit!(CENTIMETER|FOOT|INCH|METER|MICRON|MILLIMETER)} carton_nums[]]
    > inbound_order_id
    GET /fbt/202408/warehouses seller.fbt.info shop
    > warehouses[fbt_warehouse_id warehouse_ids[] name type(PLATFORM_WAREHOUSE|OTHER_WAREHOUSE) subscribed?
      addresses[postal_code region_code state district city address_line_1 address_line_2 address_line_3]
      logistics_services[id name subscribed?]]
    """
}
