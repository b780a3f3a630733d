/// The operations under `/affiliate_seller/`; `CatalogueText` says how they are written.
enum AffiliateSellerCatalogue: CatalogueFamily {
  static let segment = "affiliate_seller"

  static let text = """
    POST /affiliate_seller/202603/compass/offline_task ~seller.affiliate_collaboration.write shop
    < module_type(BASE|CREATOR) window_type(PAST_24H|PAST_30_DAYS|PAST_7_DAYS) end_day#
      plan_type(ALL|OPEN|PARTNER|TARGET)
    > task{id}
    GET /affiliate_seller/202603/compass/offline_tasks ~seller.affiliate_collaboration.read shop
    ? doc_type!
    > tasks[module_type id file_name status]
    GET /affiliate_seller/202603/compass/offline_tasks/{task_id}/file ~seller.affiliate_collaboration.read shop
    > file{base64}
    GET /affiliate_seller/202412/conversation/{conversation_id}/messages seller.affiliate_messages.write shop
    ? page_size!# page_token
    > has_more? next_page_token messages[conversation_index message_body{id conversation_id type content create_time#
      sender_id}]
    GET /affiliate_seller/202412/conversations seller.affiliate_messages.write shop
    ? page_size!# page_token only_need_conversation_id? conversation_status(ALL|ARCHIVED|STARRED|UNREAD|UNREPLIED)
    < only_need_conversation_id?
    > has_more? next_page_token conversations[id unread_count# username avatar creator_im_id]
    POST /affiliate_seller/202508/conversations seller.affiliate_messages.write shop
    < creator_open_id! only_need_conversation_id?
    > conversation_id is_new? username avatar unread_count# creator_im_id
    GET /affiliate_seller/202608/conversations/group_counts ~seller.affiliate_collaboration.read shop
    > data{group_counts[group_type count#]}
    GET /affiliate_seller/202412/conversations/messages/list/newest seller.affiliate_messages.write shop
    > newest_message_list[conversation_id content type sender_id unread_message_count#]
    POST /affiliate_seller/202412/conversations/{conversation_id}/messages seller.affiliate_messages.write shop
    < msg_type!(CRM_TEXT_WITH_IMAGE_CARD|CRM_TEXT_WITH_PRODUCTS_CARD|FREE_SAMPLE_CARD|IMAGE|PRODUCT_CARD|
      TARGET_COLLABORATION_CARD|TEXT) content!
    > message_id
    POST /affiliate_seller/202608/conversations/{conversation_id}/status ~seller.affiliate_collaboration.write shop
    < action!
    POST /affiliate_seller/202412/conversatons/read seller.affiliate_messages.write shop
    < conversation_ids![]
    > failed_conversation_ids[]
    POST /affiliate_seller/202610/creator_outreach/eligibility/check ~seller.affiliate_collaboration.write shop
    < creator_infos![creator_open_id!]
    > creator_eligibility_results[creator_level# creator_open_id is_blocked? is_connected?
      is_creator_follower_count_threshold_met? is_creator_level_quota_available? is_paired?]
      ineligible_creator_levels[#] is_batch_quota_consumable?
    GET /affiliate_seller/202607/creator_outreach/quota ~seller.affiliate_collaboration.read shop
    > data{shop_id quota_type gmv_tier quota_sum quota_use unlimited? reached_max_follower_cnt new_connect_count
      pair_connect_count start_time end_time gmv_level_rule[reached_max_follower_cnt gmv_tier left_gmv{amount
      currency} right_gmv{amount currency} quota_details[creator_levels[#] quota_period_sum# quota_bonus_sum#]]
      quota_details[creator_levels[#] quota_period_sum# quota_period_use# quota_bonus_sum# quota_bonus_use#]
      bonus_exposure_post_percentile_threshold}
    POST /affiliate_seller/202608/creator_outreach/records/query ~seller.affiliate_collaboration.read shop
    < page_index!# page_size!#
    > data{total# connect_list[id creator_open_id has_sent_im_message? has_sent_invitation? is_paired?]}
    POST /affiliate_seller/202511/images/upload seller.affiliate_messages.write multipart
    < data!@
    > url width# height#
    POST /affiliate_seller/202508/marketplace_creators/search seller.creator_marketplace.read shop
    ? page_size!# page_token
    < search_key keyword follower_demographics{age_ranges[] count_range{count_ge# count_le#}
      gender_distribution{gender percentage_ge#}} gmv_ranges[] units_sold_ranges[]
    > next_page_token search_key creators[username nickname avatar{url} selection_region category_ids[]
      avg_ec_live_uv# avg_ec_video_view_count# follower_count# gmv{currency amount} live_gmv{currency amount}
      video_gmv{currency amount} gmv_range{currency minimum_amount maximum_amount formatted_range}
      units_sold_range{minimum_amount# maximum_amount# formatted_range} top_follower_demographics{age_ranges[]
      major_gender{gender percentage#}} creator_open_id]
    POST /affiliate_seller/202608/marketplace_creators/search ~seller.creator_marketplace.read shop
    ? page_size!# page_token
    < search_key keyword follower_demographics{age_ranges[] count_range{count_ge# count_le#}
      gender_distribution{gender percentage_ge#}} gmv_ranges[] units_sold_ranges[] category[parent_category_id
      child_category_id_list[]] content_performance{avg_video_views avg_shoppable_video_views avg_engagement_rate
      avg_shopable_engagement_rate avg_live_avg_viewers_ge avg_shoppable_live_avg_viewers_ge}
      affiliate_data{avg_commission_rate post_rate creator_agency_staus is_fast_growing? not_invited_l90_days?}
      advanced_filters{content_preference_type[] eligible_flat_fee? option_list[options[id name option_children[id
      name]] option_type] sorter_algorithm_id} data_groups[]
    > next_page_token search_key creators[username nickname avatar{url} selection_region category_ids[]
      avg_ec_live_uv# avg_ec_video_view_count# follower_count# gmv{currency amount} live_gmv{currency amount}
      video_gmv{currency amount} gmv_range{currency minimum_amount maximum_amount formatted_range}
      units_sold_range{minimum_amount# maximum_amount# formatted_range} top_follower_demographics{age_ranges[]
      major_gender{gender percentage#}} creator_open_id creator_profile{is_official_recommend? creator_bind_mcn_name
      is_fast_growing? has_collaborated? user_type_tag[#] has_invited_90d? is_creator_blocked? pps_score
      is_eligible_flat_fee? is_rising_star? creator_level#}]
    POST /affiliate_seller/202608/marketplace_creators/search/filter ~seller.affiliate_collaboration.read shop
    < options[option_type(OPTION_BRAND|OPTION_CREATOR_LEVEL|OPTION_LANGUAGE|OPTION_SORTER|OPTION_VERTICAL_PRO)]
    > data{option_list[option_type options[id name option_children[id name]]] sorters[algorithm_id name]}
    GET /affiliate_seller/202508/marketplace_creators/{creator_user_id} seller.creator_marketplace.read shop
    > creator{username nickname avatar{url} selection_region bio_description follower_count# profile_tt_uri
      category_ids[] top_collaborated_brand_ids[] brand_collaboration_count# units_sold#
      units_sold_range{minimum_amount# maximum_amount# formatted_range} gmv{currency amount} video_gmv{currency
      amount} live_gmv{currency amount} gmv_range{currency minimum_amount maximum_amount formatted_range}
      ec_live_engagement_rate category_gmv_distribution[category_id value] content_gmv_distribution[content_type
      value] product_original_price_range{currency minimum_amount maximum_amount} gpm{currency amount}
      live_gpm{currency amount} video_gpm{currency amount} gpm_range{currency minimum_amount maximum_amount
      formatted_range} video_gpm_range{currency minimum_amount maximum_amount formatted_range} live_gpm_range{currency
      minimum_amount maximum_amount formatted_range} promoted_product_num# ec_live_count# ec_video_count#
      avg_ec_video_play_count# avg_commission_rate# avg_commission_rate_range{minimum_amount# maximum_amount#}
      avg_gmv_per_buyer{currency amount} avg_gmv_per_buyer_range{currency minimum_amount maximum_amount
      formatted_range} avg_ec_live_view_count# avg_ec_live_like_count# avg_ec_live_comment_count#
      avg_ec_live_share_count# avg_ec_video_like_count# avg_ec_video_comment_count# avg_ec_video_share_count#
      follower_location[key value] follower_age[key value] follower_gender[key value] pps rating
      ec_video_engagement_rate}
    GET /affiliate_seller/202608/marketplace_creators/{creator_user_id} ~seller.creator_marketplace.read shop
    ? data_groups[]
    > creator{username nickname avatar{url} selection_region bio_description follower_count# profile_tt_uri
      category_ids[] top_collaborated_brand_ids[] brand_collaboration_count# units_sold#
      units_sold_range{minimum_amount# maximum_amount# formatted_range} gmv{currency amount} video_gmv{currency
      amount} live_gmv{currency amount} gmv_range{currency minimum_amount maximum_amount formatted_range}
      ec_live_engagement_rate category_gmv_distribution[category_id value] content_gmv_distribution[content_type
      value] product_original_price_range{currency minimum_amount maximum_amount} gpm{currency amount}
      live_gpm{currency amount} video_gpm{currency amount} gpm_range{currency minimum_amount maximum_amount
      formatted_range} video_gpm_range{currency minimum_amount maximum_amount formatted_range} live_gpm_range{currency
      minimum_amount maximum_amount formatted_range} promoted_product_num# ec_live_count# ec_video_count#
      avg_ec_video_play_count# avg_commission_rate# avg_commission_rate_range{minimum_amount# maximum_amount#}
      avg_gmv_per_buyer{currency amount} avg_gmv_per_buyer_range{currency minimum_amount maximum_amount
      formatted_range} avg_ec_live_view_count# avg_ec_live_like_count# avg_ec_live_comment_count#
      avg_ec_live_share_count# avg_ec_video_like_count# avg_ec_video_comment_count# avg_ec_video_share_count#
      follower_location[key value] follower_age[key value] follower_gender[key value] pps rating
      ec_video_engagement_rate post_rate creator_profile{is_official_recommend? contact_info_available?
      creator_bind_mcn_name live_engagement_rate_30d# video_play_cnt_30d_med# live_view_cnt_30d_med#
      live_like_cnt_30d# live_comment_cnt_30d_med# live_share_cnt_30d_med# video_publish_cnt_30d_med# has_invited_90d?
      is_creator_blocked? creator_level# creator_fulfillment_reviews# is_eligible_flat_fee? is_rising_star?
      creator_fulfillment_score_90d sample_score# creator_connect_info{is_paired? is_connect? is_blocked?}
      creator_trend_profile[start_timestamp# end_timestamp# gmv{amount symbol} units_sold# follower#
      engagement_rate#]}}
    POST /affiliate_seller/202608/media/upload ~seller.affiliate_collaboration.write shop multipart
    < data!@
    > url width# height#
    POST /affiliate_seller/202405/open_collaboration_settings seller.affiliate_collaboration.write shop
    < auto_add_product{enable!? commission_rate!#}
    GET /affiliate_seller/202409/open_collaboration_settings seller.affiliate_collaboration.read shop
    > open_collaboration_settings{auto_add_product{enable? commission_rate#}}
    POST /affiliate_seller/202412/open_collaborations seller.affiliate_collaboration.write shop
    < product_id! commission_rate!#
    > open_collaboration{id product_id effective_time#}
    GET /affiliate_seller/202508/open_collaborations/creator_content_details seller.affiliate_collaboration.read
      shop
    ? page_size!# product_id! page_token
    > next_page_token total_count# creator_content_details[creator_profile{username nickname follower_count#
      avatar{url} creator_open_id} video_count# live_count# promotion_status promotion_end_time#] product{id
      image_url}
    POST /affiliate_seller/202405/open_collaborations/products/search seller.affiliate_collaboration.read shop
    ? page_size!# sort_order(ASC|DESC) sort_field(commission|commission_rate|product_sales_price|units_sold)
      page_token
    < title_keywords[] sales_price_range{amount_ge amount_lt} category{id} commission_rate_range{rate_ge# rate_lt#}
    > products[shop{name} id has_inventory? units_sold# title sale_region main_image_url detail_link
      original_price{currency minimum_amount maximum_amount} category_chains[id local_name is_leaf? parent_id]
      commission{rate# currency amount} sales_price{currency minimum_amount maximum_amount}] next_page_token
      total_count#
    DELETE /affiliate_seller/202409/open_collaborations/products/{product_id} ~seller.affiliate_collaboration.write
      shop
    > terminated_effective_time#
    GET /affiliate_seller/202410/open_collaborations/sample_rules seller.affiliate_collaboration.read shop
    ? product_ids![]
    > sample_rules[product_id sample_quota# is_sample_time_unlimited? status available_quantity# start_time# end_time#
      thresholds{minimum_follower_count# minimum_gmv# avg_ec_video_views# category_ids[] predicted_fulfillment_rank}]
    POST /affiliate_seller/202410/open_collaborations/sample_rules seller.affiliate_collaboration.write shop
    < product_id! sample_rule{sample_quota# is_sample_time_unlimited? start_time# end_time#
      thresholds{minimum_follower_count# minimum_gmv# avg_ec_video_views# category_ids[] predicted_fulfillment_rank}
      activate_status!}
    POST /affiliate_seller/202412/open_collaborations/search seller.affiliate_collaboration.read shop
    ? page_size!# page_token sort_order(ASC|DESC) sort_field
    < keyword_type(PRODUCT_ID|PRODUCT_NAME) keyword top_level_category_id
    > next_page_token total_count# open_collaborations[id status current_commission{rate# start_time# end_time#}
      showcase_creator_count# content_creator_count# product{id title main_image_url status inventory#
      original_price{currency minimum_amount maximum_amount}}]
    POST /affiliate_seller/202508/open_collaborations/{open_collaboration_id}/remove_creator
      seller.affiliate_collaboration.write shop
    < creator_user_open_id! product_id!
    POST /affiliate_seller/202410/orders/search seller.affiliate_collaboration.read shop
    ? page_size!# page_token category_asset_cipher
    < create_time_lt# create_time_ge# program_id
    > orders[id delivery_time# create_time# status skus[open_collaboration_id target_collaboration_id campaign_id
      creator_username price{amount currency} quantity# content_type content_id product_id commission_model
      commission_tier_setting commission_rate shop_ads_commission_rate estimated_commission_base{amount currency}
      estimated_paid_shop_ads_commission{amount currency} estimated_paid_commission{amount currency}
      actual_commission_base{amount currency} actual_paid_commission{amount currency}
      actual_paid_shop_ads_commission{amount currency} refunded_quantity# returned_quantity#
      estimated_cofunded_creator_bonus_amount{amount currency} actual_cofunded_creator_bonus_amount{amount currency}]]
      next_page_token total_count#
    POST /affiliate_seller/202405/products/{product_id}/promotion_link/generate seller.affiliate_collaboration.write
      shop
    > product_promotion_link
    GET /affiliate_seller/202512/sample_applications/deeplink ~seller.affiliate_collaboration.read shop
    ? product_id! sku_id! campaign_id collaboration_id valid_days#
    > deeplink
    POST /affiliate_seller/202508/sample_applications/search seller.affiliate_collaboration.read shop
    ? page_token page_size#
    < product_id title creator_user_oepn_id username target_collabration_id order_id
      status(AWAITING_SHIPMENT|COMPLETED|CONTENT_PENDING|DEL_OPEN_COLLAB|OPS_CANCELLED|OPS_COMPLETED|OPS_FAILED|
      OVERDUE_CANCELLED|PENDING|REJECT_CANCELLED|SELLER_NOT_SHIP_CANCELLED|SHIPPED|UNFULFILLABLE_CANCELLED|
      UNFULFILL_CANCELLED|WITHDRAW_CANCELLED)
    > next_page_token total_count# sample_applications[id commission_rate status order_id available_quantity#
      approve_expiration_time# shipment_expiration_time# tracking_number fulfillment_status is_approvable?
      disapprovable_reasons[] partner_name creator{creator_open_id username nickname follower_count# avatar_url
      gmv{amount currency} content_count# fulfillment_percentage ec_video_view#} product{id title sku_id sku_image_url
      sku_name}]
    POST /affiliate_seller/202409/sample_applications/{application_id}/fulfillments/search
      seller.affiliate_collaboration.read shop
    < content_format(LIVE|VIDEO)
    > fulfillments[product{id main_image_url} content{id format url view_count# like_count# comment_count#
      paid_order_count# page_link description create_time# live_end_time#}]
    POST /affiliate_seller/202507/sample_applications/{application_id}/review seller.affiliate_collaboration.write
      shop
    < review_result!(APPROVE|REJECT) reject_reason(NOT_MATCH|OFFLINE|OTHER|OUT_OF_STOCK)
    POST /affiliate_seller/202509/target_collaboration/{target_collaboration_id}/link
      seller.affiliate_collaboration.write shop
    ? category_asset_cipher
    > link
    POST /affiliate_seller/202508/target_collaborations seller.affiliate_collaboration.write shop
    < name! message end_time! products![id! target_commission_rate!# shop_ads_commission_rate#]
      creator_user_open_ids![] seller_contact_info!{email!} free_sample_rule!{has_free_sample!?
      is_sample_approval_exempt!?}
    > target_collaboration{id} target_collaboration_conflicts[creator_user_open_id product_id]
    POST /affiliate_seller/202605/target_collaborations/conflicts/check ~seller.affiliate_collaboration.write shop
    < creator_open_id_list![] product_id_list![]
    > has_conflict? conflict_items[creator_open_id product_id existing_collaboration_id]
    POST /affiliate_seller/202605/target_collaborations/conflicts/resolve ~seller.affiliate_collaboration.write shop
    < conflict_items![existing_collaboration_id! creator_open_id!]
    > success_items[creator_open_id existing_collaboration_id] failed_items[creator_open_id existing_collaboration_id]
    POST /affiliate_seller/202608/target_collaborations/creator_promotion_details/query
      ~seller.affiliate_collaboration.read shop
    < creator_user_open_id! invitation_group_id! query query_type(PRODUCT_ID|PRODUCT_NAME) invitation_id
      product_filter{added_types[]}
    > data{product_details[product_base_info{product_id title image{url} price{min_price{amount currency}
      max_price{amount currency}} promotion_price{min_price{amount currency} max_price{amount currency}}
      target_commission# open_commission# target_ads_commission# old_target_commission# old_target_ads_commission#
      commission_effective_time# ads_commission_effective_time# product_status} product_add_status? video_count#
      live_count# is_commission_effective?]}
    POST /affiliate_seller/202508/target_collaborations/search seller.affiliate_collaboration.read shop
    ? page_size# page_token
    < creator_accept_status(ACCEPT|ALL) free_sample_setting
      search_param{keyword_type!(PRODUCT_ID|PRODUCT_NAME|TARGET_COLLABORATION_ID|TARGET_COLLABORATION_NAME) keyword!}
      creator_user_open_id collaboration_status!
    > total_count# next_page_token target_collaborations[id name message start_time# end_time# update_time#
      creator_inivited_count# showcase_creator_count# content_creator_count# product_count#
      free_sample_rule{has_free_sample? is_sample_approval_exempt?} type]
    DELETE /affiliate_seller/202409/target_collaborations/{target_collaboration_id}
      seller.affiliate_collaboration.write shop
    GET /affiliate_seller/202508/target_collaborations/{target_collaboration_id} seller.affiliate_collaboration.read
      shop
    > target_collaboration{id name message seller_contact_info{email} start_time# end_time# update_time#
      creator_invited_count# showcase_creator_count# content_creator_count# product_count#
      free_sample_rule{has_free_sample? is_sample_approval_exempt?} products[id main_image_url title
      original_price{currency minimum_amount maximum_amount} commission{rate# effective_time currency minimum_amount
      maximum_amount shop_ads_commission_rate#} status commission_effective_status collaboration_status]
      creators[username nickname avatar{url} selection_region showcase_product_count# content_product_count#
      collaboration_status product_effective_status creator_open_id] type}
    PUT /affiliate_seller/202508/target_collaborations/{target_collaboration_id}
      seller.affiliate_collaboration.write shop
    < name! end_time! products![id! commission_rate!# target_ad_commission_rate#] creator_user_open_ids![]
      seller_contact_info!{email!} free_sample_rule!{has_free_sample!? is_sample_approval_exempt!?}
    > target_collaboration_conflicts[creator_user_open_id product_id] update_failed{remove_creator_open_ids[]
      remove_product_ids[] add_creator_open_ids[] add_products{id commission_rate#} change_commissions{product_id
      commission_rate#} end_time# seller_contact_info{email} name}
    """
}
