/// The operations under `/affiliate_partner/`; `CatalogueText` says how they are written.
enum AffiliatePartnerCatalogue: CatalogueFamily {
  static let segment = "affiliate_partner"

  static let text = """
    GET /affiliate_partner/202405/campaigns partner.tap_campaign.read partner
    ? category_asset_cipher! page_size!# page_token status type query_type_filter
    > campaigns[id name status registration_start_time# registration_end_time# campaign_start_time#
      campaign_end_time#] next_page_token total_count#
    POST /affiliate_partner/202405/campaigns partner.tap_campaign.write partner
    ? category_asset_cipher!
    < name! description! campaign_start_time!# campaign_end_time!# registration_start_time!# registration_end_time!#
      commission_rate!# contact_info!{whatsapp email! phone zalo viber line} target_shop_codes[]
      target_seller_types[(CROSS_BORDER|LOCAL)]
    > campaign_id
    GET /affiliate_partner/202405/campaigns/{campaign_id} partner.tap_campaign.read partner
    ? category_asset_cipher!
    > id name description status region registration_start_time# registration_end_time# campaign_start_time#
      campaign_end_time# commission_rate# contact_info{whatsapp email phone zalo viber line} target_shops[code name]
      target_seller_types[]
    POST /affiliate_partner/202405/campaigns/{campaign_id}/partial_edit partner.tap_campaign.write partner
    ? category_asset_cipher!
    < name description campaign_start_time# campaign_end_time# registration_start_time# registration_end_time#
      commission_rate# contact_info{whatsapp email phone zalo viber line} target_shop_codes[]
      target_seller_types[(CROSS_BORDER|LOCAL)]
    GET /affiliate_partner/202405/campaigns/{campaign_id}/products partner.tap_campaign.read partner
    ? category_asset_cipher! page_size!# page_token review_status product_name product_id shop_name category_id
    > products[id review_status name main_image_url lowest_price{currency amount} highest_price{currency amount}
      inventory# shop_name total_commission_rate# creator_commission_rate# partner_commission_rate#
      open_collaboration_commission_rate# is_available? product_sales# category{id name} sample_quota#
      sku_information_list[sku_name sku_id inventory{available_quantity} base_price{region_code currency list_price
      sale_price localized_dutiable_price} region_prices[region_code currency list_price sale_price
      localized_dutiable_price] properties[name value_name]] product_description] next_page_token total_count#
    GET /affiliate_partner/202501/campaigns/{campaign_id}/products/performance partner.tap_campaign.read partner
    ? page_size# page_token
    > total_count# campaign_product_statistics[data_update_time creator_sales_num# collaborated_creators_num#
      promoted_creator_num# sample_requested_creator_num# campaign_product_detail{product_id product_status
      product_name product_stock_count total_commission_percent creator_commission_percent partner_commission_percent
      plan_commission_percent product_price{min_price max_price currency} product_thumbnail{uri url_list[]}
      indicator_data{paid_order_num actual_order_num estimated_amount actual_amount estimated_partner_commission
      actual_partner_commission creator_sales_num collaborated_creators_num promoted_creator_num
      sample_requested_creator_num}}] next_page_token
    POST /affiliate_partner/202505/campaigns/{campaign_id}/products/promotion_links/generate_batch
      partner.tap_campaign.read partner
    ? category_asset_cipher
    < product_ids[]
    > product_promotion_links[product_id link] failed_product_ids[]
    GET
      /affiliate_partner/202508/campaigns/{campaign_id}/products/{product_id}/creator/{creator_temp_id}/content/
      statistics partner.tap_campaign.read partner
    ? affiliate_product_id! category_asset_cipher! content_type
    > creator_content_statistics[content_type(VIDEO|LIVE_ROOM) cover_img_url source_url view_count like_count
      comment_num paid_order_num paid_amount linked_tiktok_video published_date~ content_end_date~]
    GET
      /affiliate_partner/202508/campaigns/{campaign_id}/products/{product_id}/creator/{creator_temp_id}/content/
      statistics/sample/status partner.tap_campaign.read partner
    ? category_asset_cipher!
    > sample_status{shipping_provider_name delivery_option estimated_earliest_delivery_date
      estimated_latest_delivery_date quantity# tracking_results[tracking_event_update_date tracking_event_description
      tracking_event_description_extended]}
    GET /affiliate_partner/202508/campaigns/{campaign_id}/products/{product_id}/performance
      partner.tap_campaign.read partner
    ? category_asset_cipher! page_size# page_token
    > total_creator_count# promotion_creators[paid_amount{currency amount} room_count# video_count# free_sample_status
      commission effective_end_time effective_start_time creator{nick_name avatar_url follower_num# user_name
      creator_open_id} affiliate_product_id] next_page_token
    POST /affiliate_partner/202405/campaigns/{campaign_id}/products/{product_id}/promotion_link/generate
      partner.tap_campaign.link.write partner
    ? category_asset_cipher!
    < creator_commission_rate!#
    > product_promotion_link
    POST /affiliate_partner/202405/campaigns/{campaign_id}/products/{product_id}/review
      partner.tap_campaign.product.write partner
    ? category_asset_cipher!
    < review_result!
      reject_reasons[(COMMISSION_TOO_LOW|NO_SUITABLE_CREATOR|PRODUCT_HARD_TO_PROMOTE|PRODUCT_TOO_EXPENSIVE)]
    POST /affiliate_partner/202405/campaigns/{campaign_id}/publish partner.tap_campaign.write partner
    ? category_asset_cipher!
    POST /affiliate_partner/202603/cap_order/search ~partner.tap_campaign.read partner
    ? page_size!# category_asset_cipher! page_token
    < order_id product_id settle_status# create_time_ge# create_time_lt#
    > sku_orders[id tags create_time# delivery_time# settle_status sku_id open_collaboration_id
      target_collaboration_id creator_username product_name product_id price{amount currency} quantity# shop_name
      content_type content_id attribution_type commission_model commission_tier_setting standard_commission_rate#
      commission_bonus_rate# shop_ads_commission_rate# tap_bonus_commission_rate# revenue_sharing_portion_rate#
      estimated_commission_base{amount currency} estimated_standard_commission{amount currency}
      estimated_bonus_commission{amount currency} estimated_shop_ads_commission{amount currency}
      estimated_tap_bonus_commission{amount currency} estimated_creator_tax_isr{amount currency}
      estimated_creator_tax_iva{amount currency} estimated_creator_tax_pit{amount currency}
      estimated_creator_total_earnings_after_tax{amount currency} estimated_total_agency_earnings{amount currency}
      estimated_agency_isr{amount currency} estimated_agency_iva{amount currency} actual_commission_base{amount
      currency} actual_standard_commission{amount currency} actual_bonus_commission{amount currency}
      actual_shop_ads_commission{amount currency} actual_tap_bonus_commission{amount currency}
      actual_creator_tax_isr{amount currency} actual_creator_tax_iva{amount currency} actual_creator_tax_pit{amount
      currency} actual_creator_total_earnings_after_tax{amount currency} actual_total_agency_commission{amount
      currency} actual_agency_isr{amount currency} actual_agency_iva{amount currency} fully_return settlement_time#
      last_update_time# is_carousel?] next_page_token total_count#
    POST /affiliate_partner/202411/orders/search partner.tap_campaign.read partner
    ? page_size!# category_asset_cipher! page_token
    < create_time_ge# create_time_lt# campaign_id
    > orders[id create_time# delivery_time# status skus{id campaign_id creator_username product_name product_id
      price{amount currency} quantity# content_type content_id creator_commission_rate# tap_commission_rate#
      estimated_commission_base{amount currency} estimated_creator_commission{amount currency}
      estimated_tap_commission{amount currency} actual_commission_base{amount currency}
      actual_creator_commission{amount currency} actual_tap_commission{amount currency} refunded_quantity#
      returned_quantity# partner_commission_reward_rate# estimated_partner_commission_reward_fee{amount currency}
      actual_partner_commission_reward_fee{amount currency} creator_commission_reward_rate#
      estimated_creator_commission_reward_fee{amount currency} actual_creator_commission_reward_fee{amount currency}}]
      next_page_token total_count#
    POST /affiliate_partner/202603/orders/search ~partner.tap_campaign.read partner
    ? page_size!# category_asset_cipher! page_token
    < create_time_ge# create_time_lt# campaign_id
    > sku_orders[id create_time# delivery_time# settle_status sku_id campaign_id creator_username product_name
      product_id price{amount currency} quantity# content_type content_id creator_standard_commission_rate#
      partner_standard_commission_rate# creator_shop_ads_commission_rate# partner_shop_ads_commission_rate#
      partner_tap_bonus_commission_rate# creator_tap_bonus_commission_rate# estimated_commission_base{amount currency}
      estimated_creator_standard_commission{amount currency} estimated_partner_standard_commission{amount currency}
      estimated_creator_shop_ads_commission{amount currency} estimated_partner_shop_ads_commission{amount currency}
      estimated_partner_tap_bonus_commission{amount currency} estimated_creator_tap_bonus_commission{amount currency}
      estimated_partner_isr{amount currency} estimated_partner_iva{amount currency} actual_commission_base{amount
      currency} actual_creator_standard_commission{amount currency} actual_partner_standard_commission{amount
      currency} actual_creator_shop_ads_commission{amount currency} actual_partner_shop_ads_commission{amount
      currency} actual_partner_isr{amount currency} actual_partner_iva{amount currency}
      actual_partner_tap_bonus_commission{amount currency} actual_creator_tap_bonus_commission{amount currency}
      fully_return settlement_time# last_update_time# is_carousel?] next_page_token total_count#
    """
}
