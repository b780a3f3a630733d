/// The operations under `/promotion/`; `CatalogueText` says how they are written.
enum PromotionCatalogue: CatalogueFamily {
  static let segment = "promotion"

  static let text = """
    POST /promotion/202309/activities seller.promotion.write shop
    < title!
      activity_type!(BUY_MORE_SAVE_MORE|BUY_X_GET_Y|DIRECT_DISCOUNT|FIXED_PRICE|FLASHSALE|GIFT_WITH_PURCHASE|
      SHIPPING_DISCOUNT) product_level!(PRODUCT|SHOP|VARIATION) duration_type begin_time!# end_time!#
      participation_limit[type!(BUYER_LIMIT_ONLY_ONE|BUYER_NO_LIMIT)]
      discount{shipping_discount{threshold_type!(MINIMAL_ITEM_QUANTITY|MINIMAL_ORDER_AMOUNT|NO_THRESHOLD)
      threshold_value type! value shipping_method inventory_type area_scope!{type! specific_areas[]}}
      bmsm_discount{details[tier!# threshold_type!(MINIMAL_ITEM_QUANTITY|MINIMAL_ORDER_AMOUNT) threshold_value!
      type!(AMOUNT_OFF|PERCENTAGE_OFF) value!]} gift_discount{gift_receiving_type! gift_infos![tier!#
      threshold_type!(MINIMAL_ITEM_QUANTITY|MINIMAL_ORDER_AMOUNT) threshold_value! gift_details![product_id! sku_id!
      total_claim_limit!]]}}
    > activity_id create_time# update_time# status
    POST /promotion/202309/activities/search seller.promotion.info shop
    < status(DEACTIVATED|EXPIRED|NOT_START|ONGOING) activity_title page_size# page_token
      activity_type(BUY_MORE_SAVE_MORE|BUY_X_GET_Y|DIRECT_DISCOUNT|FIXED_PRICE|FLASHSALE|GIFT_WITH_PURCHASE|
      SHIPPING_DISCOUNT)
    > total_count# next_page_token activities[id title activity_type(FIXED_PRICE|DIRECT_DISCOUNT|FLASHSALE)
      duration_type(INDEFINITE|SHIPPING_DISCOUNT) begin_time# end_time# status create_time# update_time# product_level
      activity_commands[] participation_limit[type(BUYER_NO_LIMIT|BUYER_LIMIT_ONLY_ONE)]
      discount{shipping_discount{threshold_type(NO_THRESHOLD|MINIMAL_ITEM_QUANTITY|MINIMAL_ORDER_AMOUNT)
      threshold_value type value shipping_method(STANDARD_SHIPPING|EXPRESS_SHIPPING|ALL_SHIPPING_METHOD)
      inventory_type(SELF_FULFILLED|FULFILLED_BY_TIKTOK|ALL) area_scope{type(WHOLE|SPECIFIC_AREAS) specific_areas[]}}
      bmsm_discount{details[tier# threshold_type(MINIMAL_ITEM_QUANTITY|MINIMAL_ORDER_AMOUNT) threshold_value
      type(PERCENTAGE_OFF|AMOUNT_OFF) value]} gift_discount{gift_receiving_type gift_infos[tier#
      threshold_type(MINIMAL_ITEM_QUANTITY|MINIMAL_ORDER_AMOUNT) threshold_value gift_details[product_id sku_id
      total_claim_limit]]}}]
    GET /promotion/202309/activities/{activity_id} seller.promotion.info shop
    > activity_id title activity_type(FIXED_PRICE|DIRECT_DISCOUNT|FLASHSALE)
      duration_type(INDEFINITE|SHIPPING_DISCOUNT) begin_time# end_time#
      participation_limit[type(BUYER_NO_LIMIT|BUYER_LIMIT_ONLY_ONE)] products[id activity_price{amount currency}
      quantity_limit# quantity_per_user# discount skus[id discount quantity_limit# quantity_per_user#
      activity_price{amount currency}]] status create_time# update_time# product_level activity_commands[]
      discount{shipping_discount{threshold_type(NO_THRESHOLD|MINIMAL_ITEM_QUANTITY|MINIMAL_ORDER_AMOUNT)
      threshold_value type value shipping_method(STANDARD_SHIPPING|EXPRESS_SHIPPING|ALL_SHIPPING_METHOD)
      inventory_type(SELF_FULFILLED|FULFILLED_BY_TIKTOK|ALL) area_scope{type(WHOLE|SPECIFIC_AREAS) specific_areas[]}}
      bmsm_discount{details[tier# threshold_type(MINIMAL_ITEM_QUANTITY|MINIMAL_ORDER_AMOUNT) threshold_value
      type(PERCENTAGE_OFF|AMOUNT_OFF) value]} gift_discount{gift_receiving_type gift_infos[tier#
      threshold_type(MINIMAL_ITEM_QUANTITY|MINIMAL_ORDER_AMOUNT) threshold_value gift_details[product_id sku_id
      total_claim_limit]]}}
    PUT /promotion/202309/activities/{activity_id} seller.promotion.write shop
    < title! duration_type begin_time!# end_time!# product_level participation_limit[type!]
      discount{shipping_discount{threshold_type!(MINIMAL_ITEM_QUANTITY|MINIMAL_ORDER_AMOUNT|NO_THRESHOLD)
      threshold_value type! value shipping_method inventory_type area_scope!{type! specific_areas[]}}
      bmsm_discount{details[tier!# threshold_type!(MINIMAL_ITEM_QUANTITY|MINIMAL_ORDER_AMOUNT) threshold_value!
      type!(AMOUNT_OFF|PERCENTAGE_OFF) value!]} gift_discount{gift_receiving_type! gift_infos![tier!#
      threshold_type!(MINIMAL_ITEM_QUANTITY|MINIMAL_ORDER_AMOUNT) threshold_value! gift_details![product_id! sku_id!
      total_claim_limit!]]}}
    > activity_id title update_time#
    POST /promotion/202309/activities/{activity_id}/deactivate seller.promotion.write shop
    > activity_id title status update_time#
    DELETE /promotion/202309/activities/{activity_id}/products seller.promotion.write shop
    < product_ids[] sku_ids[]
    > activity_id status update_time#
    PUT /promotion/202309/activities/{activity_id}/products seller.promotion.write shop
    < products![id! activity_price_amount discount quantity_limit!# quantity_per_user!# skus[id! activity_price_amount
      discount quantity_limit!# quantity_per_user!#]]
    > activity_id title update_time# status total_count#
    POST /promotion/202607/activities/{activity_id}/republish ~seller.promotion.write shop
    < end_time# begin_time#
    > activity_id
    POST /promotion/202406/coupons/search seller.promotion.info shop
    ? page_token page_size#
    < status[] title_keyword display_type[]
    > total_count# next_page_token coupons[id title display_type(REGULAR|LIVE|CREATOR_EXCLUSIVE)
      status(NOT_START|ONGOING|EXPIRED) create_time# update_time# claim_duration{start_time# end_time#}
      redemption_duration{type(ABSOLUTE|RELATIVE) start_time# end_time# relative_time#} promo_code
      target_buyer_segment usage_limits{single_buyer_claim_limit# total_claim_limit# redemption_limit#}
      discount{type(AMOUNT_OFF|PERCENT_OFF) reduction_amount{amount currency} percentage max_discount{amount
      currency}} threshold{type(NONE|MIN_SPEND) min_spend{amount currency}} product_scope(FULL_SHOP|SPECIFIC_PRODUCTS)
      creation_source(SELLER_CENTER|SELLER_APP|TTS_CRM)]
    GET /promotion/202406/coupons/{coupon_id} seller.promotion.info shop
    > coupon{id title display_type(REGULAR|LIVE|CREATOR_EXCLUSIVE) status(NOT_START|ONGOING|EXPIRED) create_time#
      update_time# claim_duration{start_time# end_time#} redemption_duration{type(ABSOLUTE|RELATIVE) start_time#
      end_time# relative_time#} display_channels[] promo_code target_buyer_segment
      usage_limits{single_buyer_claim_limit# total_claim_limit# redemption_limit#} usage_stats{claimed_count#
      redeemed_count#} discount{type(AMOUNT_OFF|PERCENT_OFF) reduction_amount{amount currency} percentage
      max_discount{amount currency}} threshold{type(NONE|MIN_SPEND) min_spend{amount currency}}
      product_scope(FULL_SHOP|SPECIFIC_PRODUCTS) product_ids[] seller_tnc
      creation_source(SELLER_CENTER|SELLER_APP|TTS_CRM) live_tasks[type(NONE|FOLLOW_HOST|WATCH_FOR_MIN_TIME)
      min_watch_time]}
    """
}
