/// The operations under `/return_refund/`; `CatalogueText` says how they are written.
enum ReturnRefundCatalogue: CatalogueFamily {
  static let segment = "return_refund"

  static let text = """
    POST /return_refund/202609/aftersales/review ~seller.return_refund.basic shop
    < aftersales_request_decisions[request_id! line_item_decisions![line_items![return_line_item_id!
      sub_return_line_item_id]
      action!(APPROVE_REQUEST|APPROVE_RETURN_PACKAGE|OFFER_PARTIAL_REFUND|OFFER_PARTIAL_REFUND_AFTER_RECEIVING_PKG|
      REFUND_INSTEAD|REJECT_REQUEST|REJECT_RETURN_PACKAGE) alternative_solution_details{partial_refund_amount
      currency} reason{reason_id text media{uri mime_type}}] request_id_type(AFTERSALES|RMA) action_unix_time#
      idempotency_key]
    > errors[code message]
    POST /return_refund/202603/aftersales/search ~seller.return_refund.basic shop
    ? locale
    < whitelisted_data_fields[(LINE_ITEMS|RETURN_MERCHANDISE_AUTHORIZATIONS|SKU_RETURN_REQUESTS)]
      filters{aftersales_request_ids[]
      aftersales_request_statuses[(INIT|PENDING_REQUEST_REVIEW|REQUEST_REVIEW_COMPLETED)]
      return_types[(EXCHANGE|REFUND|REPLACEMENT|RETURN_AND_REFUND)] main_order_ids[] buyer_ids[]
      time{create_time{min_unix_time_inclusive# max_unix_time_exclusive#} update_time{min_unix_time_inclusive#
      max_unix_time_exclusive#}}} sort{sort_field(CREATE_TIME|UPDATE_TIME) sort_order(ASC|DESC)} pagination{page_size#
      page_token}
    > aftersales_requests[id line_items[return_line_item_id sub_return_line_item_id sku_id main_order_id
      sku_return_request_id] status(INIT|PENDING_REQUEST_REVIEW|REQUEST_REVIEW_COMPLETED) sku_return_requests[order_id
      return_id return_type(REFUND|RETURN_AND_REFUND|REPLACEMENT)
      return_status(RETURN_OR_REFUND_REQUEST_PENDING|REFUND_OR_RETURN_REQUEST_REJECT|AWAITING_BUYER_SHIP)
      arbitration_status(IN_PROGRESS|SUPPORT_BUYER|SUPPORT_SELLER) role(BUYER|SELLER|OPERATOR) return_reason
      return_reason_text
      seller_next_action_response[action(SELLER_RESPOND_REFUND|SELLER_RESPOND_RETURN|SELLER_RESPOND_RECEIVE_PACKAGE)
      deadline#] shipment_type(PLATFORM|DROP_OFF|PICKUP) handover_method(DROP_OFF|PICKUP) return_tracking_number
      return_provider_name return_provider_id pre_return_id next_return_id refund_amount{currency refund_total
      refund_subtotal refund_shipping_fee refund_tax retail_delivery_fee buyer_service_fee}
      return_line_items[return_line_item_id order_line_item_id sku_id sku_name product_image{url width# height#}
      product_name seller_sku refund_amount{currency refund_total refund_subtotal refund_shipping_fee refund_tax
      retail_delivery_fee buyer_service_fee} return_sub_line_items[return_sub_line_item_id return_line_item_id
      sub_order_line_item_id order_line_item_id sku_id sku_name product_image{url width# height#} product_name
      seller_sku refund_amount{currency refund_total refund_subtotal refund_shipping_fee refund_tax
      retail_delivery_fee buyer_service_fee}]] create_time# update_time# discount{product_platform_discount
      product_seller_discount shipping_fee_platform_discount shipping_fee_seller_discount}
      shipping_fee{seller_paid_return_shipping_fee_amount buyer_paid_return_shipping_fee_amount
      platform_paid_return_shipping_fee_amount} buyer_keep_item?
      return_shipping_document_type(SHIPPING_LABEL|QR_CODE|QR_CODE_NBNL)
      return_method(SELLER_SHIPPED|BUYER_SHIPPED|PLATFORM_SHIPPED) is_combined_return? combined_return_id
      seller_proposed_return_type partial_refund_amount{partial_refund_total currency} buyer_rejected_partial_refund?
      return_warehouse_address{full_address} exchange_order_lines[order_line_id sku_id sku_name product_name
      seller_sku_name product_image{url width# height#} price_detail{currency refund_total refund_subtotal
      refund_shipping_fee refund_tax}] reshipment_order_id is_quick_refund?
      return_sub_line_items[return_sub_line_item_id return_line_item_id sub_order_line_item_id order_line_item_id
      sku_id sku_name product_image{url width# height#} product_name seller_sku refund_amount{currency refund_total
      refund_subtotal refund_shipping_fee refund_tax retail_delivery_fee buyer_service_fee}]]
      return_merchandise_authorizations[id package_id aftersales_request_id
      status(INIT|AWAITING_BUYER_RETURN|RETURN_IN_TRANSIT) line_items[return_line_item_id sub_return_line_item_id
      sku_id main_order_id sku_return_request_id]]] total_count# next_page_token
    POST /return_refund/202309/cancellations seller.return_refund.basic shop
    < order_id! skus[sku_id! quantity!#] order_line_item_ids[] cancel_reason!
    > cancel_id cancel_status
    POST /return_refund/202602/cancellations ~seller.return_refund.basic shop
    < order_id! cancel_reason! skus[sku_id! quantity!#] order_line_item_ids[] order_line_list[order_line_item_id
      sub_order_line_item_id]
    > cancel_id cancel_status(CANCELLATION_REQUEST_PENDING|CANCELLATION_REQUEST_SUCCESS|CANCELLATION_REQUEST_CANCEL)
    POST /return_refund/202309/cancellations/search seller.return_refund.basic shop
    ? sort_field sort_order page_size# page_token
    < cancel_ids[] order_ids[] buyer_user_ids[] cancel_types[] cancel_status[] create_time_ge# create_time_lt#
      update_time_ge# update_time_lt# locale
    > cancellations[order_id cancel_type cancel_status role cancel_reason cancel_reason_text create_time# update_time#
      seller_next_action_response[action deadline#] refund_amount{currency refund_total refund_subtotal
      refund_shipping_fee refund_tax retail_delivery_fee buyer_service_fee} cancel_line_items[cancel_line_item_id
      order_line_item_id sku_id sku_name product_image{url width# height#} product_name seller_sku
      refund_amount{currency refund_total refund_subtotal refund_shipping_fee refund_tax retail_delivery_fee
      buyer_service_fee}] cancel_id] total_count# next_page_token
    POST /return_refund/202602/cancellations/search ~seller.return_refund.basic shop
    ? sort_field(create_time|update_time) sort_order(ASC|DESC) page_size page_token
    < cancel_ids[] order_ids[] buyer_user_ids[] cancel_types[(BUYER_CANCEL|CANCEL)]
      cancel_status[(CANCELLATION_REQUEST_CANCEL|CANCELLATION_REQUEST_COMPLETE|CANCELLATION_REQUEST_PENDING|
      CANCELLATION_REQUEST_SUCCESS)] create_time_ge# create_time_lt# update_time_ge# update_time_lt# locale
    > cancellations[order_id cancel_type(CANCEL|BUYER_CANCEL)
      cancel_status(CANCELLATION_REQUEST_PENDING|CANCELLATION_REQUEST_SUCCESS|CANCELLATION_REQUEST_CANCEL)
      role(BUYER|SELLER|OPERATOR) cancel_reason cancel_reason_text create_time# update_time#
      seller_next_action_response[action deadline#] refund_amount{currency refund_total refund_subtotal
      refund_shipping_fee refund_tax retail_delivery_fee buyer_service_fee} cancel_line_items[cancel_line_item_id
      order_line_item_id sku_id sku_name product_image{url width# height#} product_name seller_sku
      refund_amount{currency refund_total refund_subtotal refund_shipping_fee refund_tax retail_delivery_fee
      buyer_service_fee} cancel_sub_line_items[cancel_sub_line_item_id cancel_line_item_id sub_order_line_item_id
      order_line_item_id sku_id sku_name product_image{url width# height#} product_name seller_sku
      refund_amount{currency refund_total refund_subtotal refund_shipping_fee refund_tax retail_delivery_fee
      buyer_service_fee}]] cancel_id should_replenish_stock?] total_count# next_page_token
    POST /return_refund/202309/cancellations/{cancel_id}/approve seller.return_refund.basic shop
    ? idempotency_key
    POST /return_refund/202309/cancellations/{cancel_id}/reject seller.return_refund.basic shop
    ? idempotency_key
    < reject_reason! comment images[image_id! mime_type height# width#]
    GET /return_refund/202601/decision_eligibility ~seller.return_refund.basic shop
    ? return_or_cancel_id! check_decisions[] locale
    > decisions[decision eligible? ineligible_code# ineligible_reason available_reject_reasons[name text]]
    GET /return_refund/202309/orders/{order_id}/aftersale_eligibility seller.return_refund.basic shop
    ? initiate_aftersale_user
    > sku_eligibility[sku_id line_item_eligibility[request_type order_line_items_ids[] eligible? ineligible_code#
      ineligible_reason]]
    GET /return_refund/202602/orders/{order_id}/aftersale_eligibility ~seller.return_refund.basic shop
    ? initiate_aftersale_user(BUYER|SELLER) request_types[]
    > sku_eligibility[sku_id line_item_eligibility[request_type(CANCEL|REFUND|RETURN_AND_REFUND)
      order_line_items_ids[] eligible? ineligible_code# ineligible_reason available_reason_names[]
      order_line_list[order_line_item_id sub_order_line_item_id]]]
    POST /return_refund/202309/refunds/calculate seller.return_refund.basic shop
    < order_id! request_type! shipment_type handover_method reason_name! order_line_item_ids[] skus[sku_id!
      quantity!#]
    > order_refund_amount{currency refund_total refund_subtotal refund_shipping_fee refund_tax retail_delivery_fee}
    POST /return_refund/202602/refunds/calculate ~seller.return_refund.basic shop
    < order_id! request_type! reason_name! shipment_type handover_method order_line_item_ids[] skus[sku_id!
      quantity!#] order_line_list[order_line_item_id sub_order_line_item_id]
    > order_refund_amount{currency refund_total refund_subtotal refund_shipping_fee refund_tax retail_delivery_fee}
    GET /return_refund/202309/reject_reasons seller.return_refund.basic shop
    ? return_or_cancel_id! locale
    > reasons[name text]
    POST /return_refund/202309/returns seller.fulfillment.basic|seller.return_refund.basic shop
    ? idempotency_key
    < order_id! skus[sku_id! quantity!#] order_line_item_ids[] return_reason! return_type! refund_total currency
      shipment_type handover_method
    > return_id return_status
    POST /return_refund/202602/returns ~seller.fulfillment.basic|seller.return_refund.basic shop
    ? idempotency_key
    < order_id! return_reason! return_type! skus[sku_id! quantity!#] order_line_item_ids[] refund_total currency
      shipment_type handover_method order_line_list[order_line_item_id sub_order_line_item_id]
    > return_id return_status
    POST /return_refund/202309/returns/search seller.return_refund.basic shop
    ? sort_field sort_order page_size# page_token
    < return_ids[] order_ids[] buyer_user_ids[] return_types[] return_status[] seller_proposed_return_type[]
      create_time_ge# arbitration_status[] update_time_ge# update_time_lt# locale create_time_lt#
    > return_orders[order_id return_id return_type return_status arbitration_status role return_reason
      return_reason_text shipment_type handover_method return_tracking_number return_provider_name return_provider_id
      pre_return_id next_return_id can_buyer_keep_item? update_time# seller_next_action_response[action deadline#]
      create_time# return_line_items[return_line_item_id order_line_item_id sku_id sku_name product_name seller_sku
      product_image{url width# height#} refund_amount{currency refund_total refund_subtotal refund_shipping_fee
      refund_tax retail_delivery_fee buyer_service_fee}] discount_amount[currency product_seller_discount
      shipping_fee_platform_discount shipping_fee_seller_discount product_platform_discount]
      shipping_fee_amount[currency seller_paid_return_shipping_fee platform_paid_return_shipping_fee
      buyer_paid_return_shipping_fee] refund_amount{currency refund_total refund_subtotal refund_shipping_fee
      refund_tax retail_delivery_fee buyer_service_fee} return_shipping_document_type return_method
      is_combined_return? combined_return_id seller_proposed_return_type partial_refund{currency amount}
      buyer_rejected_partial_refund? return_warehouse_address{full_address}] total_count# next_page_token
    POST /return_refund/202602/returns/search ~seller.return_refund.basic shop
    ? sort_field(create_time|update_time) sort_order(ASC|DESC) page_size page_token
    < return_ids[] order_ids[] buyer_user_ids[] return_types[(EXCHANGE|REFUND|REPLACEMENT|RETURN_AND_REFUND)]
      return_status[] seller_proposed_return_type[(PARTIAL_REFUND)] create_time_ge#
      arbitration_status[(CLOSED|IN_PROGRESS|SUPPORT_BUYER|SUPPORT_SELLER)] update_time_ge# update_time_lt# locale
      create_time_lt#
    > return_orders[order_id return_id return_type(REFUND|RETURN_AND_REFUND|REPLACEMENT)
      return_status(RETURN_OR_REFUND_REQUEST_PENDING|REFUND_OR_RETURN_REQUEST_REJECT|AWAITING_BUYER_SHIP)
      arbitration_status(IN_PROGRESS|SUPPORT_BUYER|SUPPORT_SELLER) role(BUYER|SELLER|OPERATOR) return_reason
      return_reason_text shipment_type(PLATFORM|DROP_OFF|PICKUP) handover_method(DROP_OFF|PICKUP)
      return_tracking_number return_provider_name return_provider_id pre_return_id next_return_id can_buyer_keep_item?
      update_time#
      seller_next_action_response[action(SELLER_RESPOND_REFUND|SELLER_RESPOND_RETURN|SELLER_RESPOND_RECEIVE_PACKAGE)
      deadline#] create_time# return_line_items[return_line_item_id order_line_item_id sku_id sku_name product_name
      seller_sku product_image{url width# height#} refund_amount{currency refund_total refund_subtotal
      refund_shipping_fee refund_tax retail_delivery_fee buyer_service_fee}
      return_sub_line_items[return_sub_line_item_id return_line_item_id sub_order_line_item_id order_line_item_id
      sku_id sku_name product_image{url width# height#} product_name seller_sku refund_amount{currency refund_total
      refund_subtotal refund_shipping_fee refund_tax retail_delivery_fee buyer_service_fee}]] discount_amount[currency
      product_seller_discount shipping_fee_platform_discount shipping_fee_seller_discount product_platform_discount]
      shipping_fee_amount[currency seller_paid_return_shipping_fee platform_paid_return_shipping_fee
      buyer_paid_return_shipping_fee] refund_amount{currency refund_total refund_subtotal refund_shipping_fee
      refund_tax retail_delivery_fee buyer_service_fee}
      return_shipping_document_type(SHIPPING_LABEL|QR_CODE|QR_CODE_NBNL)
      return_method(SELLER_SHIPPED|BUYER_SHIPPED|PLATFORM_SHIPPED) is_combined_return? combined_return_id
      seller_proposed_return_type partial_refund{currency amount} buyer_rejected_partial_refund?
      return_warehouse_address{full_address} is_quick_refund?] total_count# next_page_token
    POST /return_refund/202405/returns/shipping_documents ~seller.return_refund.basic shop multipart
    ? return_ids![] return_id_type(RMA|SKU_RETURN_ORDER)
    < tracking_number! return_provider_id! return_shipping_label@ return_qr_code@
    POST /return_refund/202309/returns/{return_id}/approve seller.return_refund.basic shop
    ? idempotency_key
    < decision!(APPROVE_RECEIVED_PACKAGE|APPROVE_REFUND|APPROVE_REPLACEMENT|APPROVE_RETURN|DIRECT_REFUND|
      ISSUE_REPLACEMENT_REFUND|OFFER_PARTIAL_REFUND) buyer_keep_item? partial_refund{currency amount}
    GET /return_refund/202309/returns/{return_id}/records seller.return_refund.basic shop
    ? locale
    > records[event role(BUYER|SELLER|OPERATOR) description reason_text note images[url width# height#] videos[url
      cover width# height# duration_millis#] create_time#]
    POST /return_refund/202309/returns/{return_id}/reject seller.return_refund.basic shop
    ? idempotency_key
    < decision! reject_reason! comment images[image_id! mime_type height# width#]
    POST /return_refund/202606/returns/{return_id}/reject ~seller.return_refund.basic shop
    ? idempotency_key
    < decision!(OFFER_PARTIAL_REFUND_AFTER_RECEIVING_PKG|REJECT_RECEIVED_PACKAGE|REJECT_REFUND|REJECT_REPLACEMENT|
      REJECT_RETURN) reject_reason! comment images[image_id! mime_type height# width#]
      partial_refund_amount{partial_refund_total currency}
    GET /return_refund/202606/review_decision ~seller.return_refund.basic shop
    ? seller_id!# return_or_cancel_id! locale check_decisions[]
    > line_items[return_line_item_id sub_return_line_item_id decisions[decision eligible? ineligible_code#
      ineligible_reason available_reject_reasons[name text] partial_refund_amount_range{min_amount max_amount
      currency}]] request_log_id errors[code message]
    POST /return_refund/202604/rma/search ~seller.return_refund.basic shop
    ? locale
    < whitelisted_data_fields[(LINE_ITEMS|SKU_RETURN_REQUESTS)] filters{rma_ids[] package_ids[]
      statuses[(AWAITING_BUYER_RETURN|INIT|PACKAGE_REVIEW_COMPLETED|PENDING_PACKAGE_REVIEW|RETURN_IN_TRANSIT)]
      aftersales_request_ids[] main_order_ids[] time{create_time{min_unix_time_inclusive# max_unix_time_exclusive#}
      update_time{min_unix_time_inclusive# max_unix_time_exclusive#}}} sort{sort_field(CREATE_TIME|UPDATE_TIME)
      sort_order(ASC|DESC)} pagination{page_size# page_token}
    > return_merchandise_authorizations[id package_id aftersales_request_id
      status(INIT|AWAITING_BUYER_RETURN|RETURN_IN_TRANSIT) line_items[return_line_item_id sub_return_line_item_id
      sku_id main_order_id sku_return_request_id] sku_return_requests[order_id return_id
      return_type(REFUND|RETURN_AND_REFUND|REPLACEMENT)
      return_status(RETURN_OR_REFUND_REQUEST_PENDING|REFUND_OR_RETURN_REQUEST_REJECT|AWAITING_BUYER_SHIP)
      arbitration_status(IN_PROGRESS|SUPPORT_BUYER|SUPPORT_SELLER) role(BUYER|SELLER|OPERATOR) return_reason
      return_reason_text
      seller_next_action_response[action(SELLER_RESPOND_REFUND|SELLER_RESPOND_RETURN|SELLER_RESPOND_RECEIVE_PACKAGE)
      deadline#] shipment_type(PLATFORM|DROP_OFF|PICKUP) handover_method(DROP_OFF|PICKUP) return_tracking_number
      return_provider_name return_provider_id pre_return_id next_return_id refund_amount{currency refund_total
      refund_subtotal refund_shipping_fee refund_tax retail_delivery_fee buyer_service_fee}
      return_line_items[return_line_item_id order_line_item_id sku_id sku_name product_image{url width# height#}
      product_name seller_sku refund_amount{currency refund_total refund_subtotal refund_shipping_fee refund_tax
      retail_delivery_fee buyer_service_fee} return_sub_line_items[return_sub_line_item_id return_line_item_id
      sub_order_line_item_id order_line_item_id sku_id sku_name product_image{url width# height#} product_name
      seller_sku refund_amount{currency refund_total refund_subtotal refund_shipping_fee refund_tax
      retail_delivery_fee buyer_service_fee}]] create_time# update_time# discount{product_platform_discount
      product_seller_discount shipping_fee_platform_discount shipping_fee_seller_discount}
      shipping_fee{seller_paid_return_shipping_fee_amount buyer_paid_return_shipping_fee_amount
      platform_paid_return_shipping_fee_amount} buyer_keep_item?
      return_shipping_document_type(SHIPPING_LABEL|QR_CODE|QR_CODE_NBNL)
      return_method(SELLER_SHIPPED|BUYER_SHIPPED|PLATFORM_SHIPPED) is_combined_return? combined_return_id
      seller_proposed_return_type partial_refund_amount{partial_refund_total currency} buyer_rejected_partial_refund?
      return_warehouse_address{full_address} exchange_order_lines[order_line_id sku_id sku_name product_name
      seller_sku_name product_image{url width# height#} price_detail{currency refund_total refund_subtotal
      refund_shipping_fee refund_tax}] reshipment_order_id is_quick_refund?
      return_sub_line_items[return_sub_line_item_id return_line_item_id sub_order_line_item_id order_line_item_id
      sku_id sku_name product_image{url width# height#} product_name seller_sku refund_amount{currency refund_total
      refund_subtotal refund_shipping_fee refund_tax retail_delivery_fee buyer_service_fee}]]] total_count#
      next_page_token
    """
}
