/// The operations under `/analytics/`; `CatalogueText` says how they are written.
enum AnalyticsCatalogue: CatalogueFamily {
  static let segment = "analytics"

  static let text = """
    GET /analytics/202511/creators/bestselling ~data.shop_analytics.public.read shop
    ? date!~ time_slot!(1D|7D|30D) author_type!(AFFILIATE|ALL|CHANNEL|OFFICIAL) currency(LOCAL|USD)
    > creators[rank# gmv_range open_id user_name nick_name followers_count# likes_count#]
    GET /analytics/202502/live_rooms/{live_room_id}/core_stats ~data.shop_analytics.public.read
    > stats{sales# local_gmv{amount currency} created_order_count# current_visitor_count# paid_order_count#
      local_unit_price{amount currency} product_reach_count# watch_pv# click_through_rate
      accumulated_new_follower_count# buyer_count# accumulated_comment_count# product_view_count# click_order_rate
      avg_watching_duration# accumulated_sharing_count# peak_concurrent_user_count#}
    GET /analytics/202502/live_rooms/{live_room_id}/gmv_trend_performances ~data.shop_analytics.public.read
    > gmv_trend_performances[stats_type data_points[order_count# timestamp# gmv{currency amount}]]
    GET /analytics/202502/live_rooms/{live_room_id}/interactive_trend_performances ~data.shop_analytics.public.read
    > interactive_trend_performances[stats_type(TREND_WATCH_PV|TREND_COMMENT_PV|TREND_SHARE_PV) data_points[value
      timestamp#]]
    GET /analytics/202502/live_rooms/{live_room_id}/product_stats ~data.shop_analytics.public.read
    > product_stats[main_image_url product_id is_live? click_through_rate sellable_region created_order_count#
      exposure_count# total_click_count# local_gmv{amount currency} product_name local_unit_price{amount currency}
      paid_order_count# inventory_left_count# inventory_consumption_count# created_order_user_count# paid_user_count#
      click_order_rate]
    GET /analytics/202502/live_rooms/{live_room_id}/traffic_performances ~data.shop_analytics.public.read
    > traffic_performances[source{name watch_pv#} sub_sources[name watch_pv#]]
    GET /analytics/202502/live_rooms/{live_room_id}/user_portraits ~data.shop_analytics.public.read
    > all_ads_gender_indicators[type value] all_fan_indicators[type value] all_ads_age_indicators[type value]
      region_indicators[value type] paid_ads_age_indicators[type value] paid_ads_gender_indicators[type value]
      paid_fan_indicators[type value]
    GET /analytics/202502/live_rooms/{live_room_id}/view_trend_performances ~data.shop_analytics.public.read
    > view_trend_performances[stats_type data_points[value timestamp#]]
    GET /analytics/202511/lives/bestselling ~data.shop_analytics.public.read shop
    ? date~ time_slot(1D|7D|30D) currency
    > lives[rank# gmv_range id title start_time# duration# creator_name open_id creator_nick_name]
    GET /analytics/202511/products/bestselling ~data.shop_analytics.public.read shop
    ? date!~ time_slot!(1D|7D|30D) category_id currency
    > products[rank# gmv_range id name rating product_image{height# width# thumb_urls[] uri urls[]} shop_name shop_id]
    GET /analytics/202405/shop/performance data.shop_analytics.public.read shop
    ? start_date_ge! end_date_lt! with_comparison granularity currency
    > performance{intervals[start_date end_date gmv{amount currency} gmv_breakdowns[amount currency type] sku_orders#
      orders# avg_order_value{amount currency} units_sold# buyers# buyer_breakdowns[amount# type] product_impressions#
      product_impression_breakdowns[amount# type] product_page_views# product_page_view_breakdowns[amount# type]
      avg_product_page_visitors# avg_product_page_visitor_breakdowns[amount# type] refunds{amount currency}
      cancellations_and_returns#] comparison_intervals[start_date end_date gmv{amount currency} gmv_breakdowns[amount
      currency type] sku_orders# orders# avg_order_value{amount currency} units_sold# buyers# buyer_breakdowns[amount#
      type] product_impressions# product_impression_breakdowns[amount# type] product_page_views#
      product_page_view_breakdowns[amount# type] avg_product_page_visitors#
      avg_product_page_visitor_breakdowns[amount# type] refunds{amount currency} cancellations_and_returns#]}
      latest_available_date
    GET /analytics/202609/shop/performance ~data.shop_analytics.public.read shop
    ? start_date_ge!~ end_date_lt!~ granularity(ALL|1D) currency(LOCAL|USD)
    > latest_available_date~ performance{intervals[breakdowns{affiliate_product_card_attributed_gmv{amount currency}
      content_breakdown[channel content_type gmv{amount currency} indirect_gmv{amount currency}]
      seller_product_card_gmv{amount currency} shop_tab_and_search{others{amount currency} search_attributed{amount
      currency} shop_tab_attributed{amount currency}}} end_date~ sales{avg_order_value{amount currency}
      avg_sku_order_value{amount currency} cancellations_and_returns# creator_live_attributed_gmv{amount currency}
      creator_live_gmv{amount currency} creator_live_indirect_gmv{amount currency} creator_video_attributed_gmv{amount
      currency} creator_video_gmv{amount currency} creator_video_indirect_gmv{amount currency} customers_count#
      gmv{amount currency} gmv_with_tax{amount currency} gmv_with_tiktok_co_funding{amount currency} items_sold#
      live_attributed_gmv{amount currency} live_gmv{amount currency} live_indirect_gmv{amount currency} orders_count#
      product_card_attributed_gmv{amount currency} refunds{amount currency} seller_live_attributed_gmv{amount
      currency} seller_live_gmv{amount currency} seller_live_indirect_gmv{amount currency}
      seller_video_attributed_gmv{amount currency} seller_video_gmv{amount currency} seller_video_indirect_gmv{amount
      currency} shipping_fees{amount currency} sku_orders_count# tax{amount currency} video_attributed_gmv{amount
      currency} video_gmv{amount currency} video_indirect_gmv{amount currency}} start_date~
      traffic{avg_conversation_rate avg_page_views# avg_visitors# product_clicks# product_impressions# unique_clicks#
      unique_product_impressions#}]}
    GET /analytics/202510/shop/performance/{date}/performance_per_hour ~data.shop_analytics.public.read shop
    ? currency(LOCAL|USD)
    > performance{intervals[avg_order_value{amount currency} avg_sku_order_value{amount currency} customers#
      customers_count# gmv{amount currency} index# items_sold# live_attributed_gmv{amount currency} orders_count#
      product_card_attributed_gmv{amount currency} product_clicks# product_impressions# sku_orders_count#
      unique_clicks# unique_product_impressions# video_attributed_gmv{amount currency} visitors#]
      latest_available_timestamp# overall{avg_order_value{amount currency} avg_sku_order_value{amount currency}
      customers# customers_count# gmv{amount currency} items_sold# live_attributed_gmv{amount currency} orders_count#
      product_card_attributed_gmv{amount currency} product_clicks# product_impressions# sku_orders_count#
      unique_clicks# unique_product_impressions# video_attributed_gmv{amount currency} visitors#}}
    GET /analytics/202512/shop/{live_id}/products_performance ~data.shop_analytics.public.read shop
    ? sort_order(ASC|DESC)
      sort_field(created_sku_orders|customers|gmv|items_sold|main_orders|product_clicks|product_impressions|
      sku_orders) currency
    > products[id name sales{direct_gmv{currency amount} items_sold# customers# created_sku_orders# avg_price{currency
      amount} sku_orders# main_orders# payment_rate} traffic{product_impressions# ctr add_to_cart_count#
      click_to_order_rate{sku_order_ctor main_order_ctor} gpm{watch_gpm} produt_clicks#}]
    GET /analytics/202508/shop_lives/overview_performance data.shop_analytics.public.read shop
    ? start_date_ge! end_date_lt! with_comparison granularity currency account_type
    > performance{intervals[start_date end_date gmv{amount currency} sku_orders# customers# units_sold#
      click_to_order_rate click_through_rate] comparison_intervals[start_date end_date gmv{amount currency}
      sku_orders# customers# units_sold# click_to_order_rate click_through_rate]} latest_available_date
    GET /analytics/202609/shop_lives/overview_performance ~data.shop_analytics.public.read shop
    ? start_date_ge!~ end_date_lt!~ today? granularity(ALL|1D) currency(LOCAL|USD)
      account_type(AFFILIATE_ACCOUNTS|ALL|LINKED_ACCOUNTS)
    > latest_available_date~ performance{intervals[avg_live_auction_price{amount currency} avg_viewing_duration#
      ctor_sku_order end_date~ live_attributed_gmv{amount currency} live_attributed_items_sold#
      live_attributed_sku_orders# live_auction_attributed_gmv{amount currency} live_auction_attributed_items_sold#
      live_auction_attributed_sku_orders# live_ctr live_gmv{amount currency} live_indirect_gmv{amount currency}
      show_gpm{amount currency} start_date~ views#]} updated_at
    GET /analytics/202508/shop_lives/performance data.shop_analytics.public.read shop
    ? start_date_ge! end_date_lt! page_size# sort_field sort_order currency page_token account_type
    > live_stream_sessions[id title username start_time end_time sales_performance{gmv{amount currency}
      products_added# different_products_sold# created_sku_orders# sku_orders# unit_sold# customers# avg_price{amount
      currency} click_to_order_rate 24h_live_gmv{amount currency}} interaction_performance{acu# pcu# viewers# views#
      avg_viewing_duration comments# shares# likes# new_followers# product_impressions# product_clicks#
      click_through_rate}] latest_available_date next_page_token total_count#
    GET /analytics/202609/shop_lives/performance ~data.shop_analytics.public.read shop
    ? start_date_ge!~ end_date_lt!~ account_type!(AFFILIATE_ACCOUNTS|MARKETING_ACCOUNTS|OFFICIAL_ACCOUNTS) page_size#
      sort_field(attributed_customers|live_attributed_gmv|live_attributed_items_sold|live_attributed_sku_orders|
      products_added|products_sold) sort_order(ASC|DESC) currency(LOCAL|USD) page_token
    > latest_available_date~ live_stream_sessions[creator{author_type creator_country nick_name open_id user_name}
      end_time id interaction_performance{comment_rate comments# follow_rate like_rate likes# new_followers#
      share_rate shares#} sales_performance{aov{amount currency} attributed_customers# avg_live_auction_price{amount
      currency} avg_price{amount currency} created_sku_orders# gmv_with_tiktok_coupons{amount currency}
      live_attributed_gmv{amount currency} live_attributed_items_sold# live_attributed_orders#
      live_attributed_sku_orders# live_auction_attributed_gmv{amount currency} live_auction_attributed_items_sold#
      live_auction_attributed_sku_orders# live_auction_gmv{amount currency} live_auction_indirect_gmv{amount currency}
      live_gmv{amount currency} live_indirect_gmv{amount currency} payment_rate products_sold#} start_time title
      traffic{acu# avg_viewing_duration# avg_viewing_duration_per_viewer# ctor ctor_sku_order ctr gmv_per_hour{amount
      currency} impressions# impressions_per_hour# live_ctr order_rate_sku_orders over_1m_live_viewing_rate
      over_1m_views# pcu# product_clicks# product_impressions# products_added# show_gpm{amount currency}
      tap_through_rate viewers# views# watch_gpm{amount currency}}] next_page_token total_count# updated_at
    GET /analytics/202510/shop_lives/{live_id}/performance_per_minutes ~data.shop_analytics.public.read shop
    ? page_token currency
    > performance{overall{live_title start_time# end_time# duration# gmv{amount currency} items_sold# unique_viewers#
      impressions#} intervals[start_time# end_time# sales{gmv{amount currency} items_sold# customers# sku_orders#
      main_orders#} traffic{viewers# views# product_impressions# ctr enter_room_rate product_clicks# impressions#}
      interactions{new_followers# shares# comments# likes# comment_rate follow_rate like_rate share_rate}
      conversion{avg_price{amount currency} click_to_order_rate{sku_order_ctor main_order_ctor} gpm{watch_gpm
      show_gpm} created_sku_orders# sku_order_rate}]} next_page_token total_count#
    GET /analytics/202606/shop_performances/metrics ~data.shop_analytics.public.read shop
    ? locale
    > metrics[benchmarks{excellent_threshold poor_threshold} dimension evaluate_duration_days# end_evaluation_time#
      start_evaluation_time# metric_code metric_name score status status_text value value_unit top_reason_text]
    GET /analytics/202606/shop_performances/metrics/{metric_code}/diagnosis ~data.shop_analytics.public.read shop
    ? locale trend_duration_days#
    > benchmarks{excellent_threshold poor_threshold} calculation_rule{denominator_label denominator_value
      numerator_label numerator_value} dimension distribution_details[count# name percent] evaluate_duration_days#
      end_evaluation_time# start_evaluation_time# metric_code score status status_text trend{data_points[record_date
      value]} value value_unit analyses[summaries[] details[]]
    GET /analytics/202606/shop_performances/metrics/{metric_code}/problem_details ~data.shop_analytics.public.read
      shop
    ? locale page_token page_size#
    > aht_problem_order_items[aftersales_type_name approve_duration_hours inspect_duration_hours order_id
      return_order_id review_count# total_handle_duration_hours] im_dsat_chat_items[chat_duration_hours chat_record_id
      customer_name customer_rating# first_reply_time# rating_reasons[] service_agent] metric_code
      nbfr_problem_order_items[deliver_time# order_create_time# order_id product_id product_name return_refund_reason
      sku_id] next_page_token nrr_problem_order_items[deliver_time# order_create_time# order_id product_id
      product_name sku_id user_review_rating#] otdr_problem_order_items[actual_deliver_time# expect_deliver_time#
      order_id product_name sku_id] sfcr_problem_order_items[cancellation_reasons[] order_create_time# order_id
      product_id product_name sku_id] total_count#
    GET /analytics/202606/shop_performances/metrics/{metric_code}/top_items ~data.shop_analytics.public.read shop
    ? locale
    > aht_aftersales_type_items[handle_duration_hours product_id product_name return_order_count#
      top_aftersales_type_name top_type_order_count# image_url] metric_code nbfr_top_product_items[product_id
      product_name return_order_count# top_reason_order_count# top_return_reasons[] image_url]
      nrr_top_product_items[delivered_order_count# image_url negative_order_count# product_id product_name
      top_review_reasons[]] otdr_logistics_items[delivered_order_count# logistics_provider
      on_time_deliver_order_count# on_time_deliver_rate] total_count#
    GET /analytics/202606/shop_performances/overview ~data.shop_analytics.public.read shop
    ? locale
    > benefits[benefit_name is_unlocked? unlock_score] dimensions[name score status status_text weight]
      evaluate_duration_days# end_evaluation_time# start_evaluation_time# peer_percentile primary_category{category_id
      category_name} sps_score sps_tier sps_tier_text top_issues{issues[description evaluate_duration_days#
      end_evaluation_time# start_evaluation_time# metric_code metric_name percentile rank#] summary} update_time#
    GET /analytics/202405/shop_products/performance data.shop_analytics.public.read shop
    ? start_date_ge! end_date_lt! page_size# sort_field sort_order currency page_token
    > products[id# gmv{amount currency} orders# units_sold# click_through_rate] next_page_token total_count#
      latest_available_date
    GET /analytics/202605/shop_products/performance ~data.shop_analytics.public.read shop
    ? start_date_ge!~ end_date_lt!~ page_size# page_token sort_field(gmv|items_sold|orders) sort_order(ASC|DESC)
      currency(LOCAL|USD) category_filter[] product_status_filter(ALL|INACTIVE|LIVE)
    > products[id total_performance{gmv{amount currency} orders# sku_orders# items_sold# estimated_customers#
      aov{amount currency} product_impressions# product_clicks# ctr add_cart_count# add_cart_rate click_order_rate
      unique_product_impressions# unique_clicks# unique_ctr add_cart_users# unique_atc_rate unique_click_order_rate
      gmv_incl_tax{amount currency} tax{amount currency} gross_merchandise_value{amount currency} shipping_fees{amount
      currency} refunds{amount currency} refunded_items# refund_customers#}
      seller_live_performance{attributed_gmv{amount currency} attributed_orders# attributed_sku_orders#
      attributed_sold_items# estimated_customers# aov{amount currency} new_live_count# product_impressions#
      product_clicks# ctr add_cart_count# add_cart_rate click_order_rate unique_product_impressions# unique_clicks#
      unique_ctr add_cart_users# unique_atc_rate unique_click_order_rate}
      seller_video_performance{attributed_gmv{amount currency} attributed_orders# attributed_sku_orders#
      attributed_sold_items# estimated_customers# aov{amount currency} new_video_count# product_impressions#
      product_clicks# ctr add_cart_count# add_cart_rate click_order_rate unique_product_impressions# unique_clicks#
      unique_ctr add_cart_users# unique_atc_rate unique_click_order_rate}
      seller_product_card_performance{attributed_gmv{amount currency} attributed_orders# attributed_sku_orders#
      attributed_sold_items# estimated_customers# aov{amount currency} product_impressions# product_clicks# ctr
      add_cart_count# add_cart_rate click_order_rate unique_product_impressions# unique_clicks# unique_ctr
      add_cart_users# unique_atc_rate unique_click_order_rate} affiliate_total_performance{attributed_gmv{amount
      currency} attributed_orders# attributed_sku_orders# attributed_sold_items# estimated_customers# aov{amount
      currency} avg_daily_creator_posted_content# product_impressions# product_clicks# ctr add_cart_count#
      add_cart_rate click_order_rate unique_product_impressions# unique_clicks# unique_ctr add_cart_users#
      unique_atc_rate unique_click_order_rate} affiliate_live_performance{live_attributed_gmv{amount currency}
      new_live_count# product_impressions# product_clicks# ctr add_cart_count# add_cart_rate click_order_rate
      unique_product_impressions# unique_clicks# unique_ctr atc_users# unique_atc_rate unique_click_order_rate}
      affiliate_video_performance{attributed_video_gmv{amount currency} new_video_count# product_impressions#
      product_clicks# ctr add_cart_count# add_cart_rate click_order_rate unique_product_impressions# unique_clicks#
      unique_ctr atc_users# unique_atc_rate unique_click_order_rate}
      shop_tab_performance{shop_tab_product_impressions# shop_tab_product_clicks# unique_shop_tab_product_clicks#
      estimated_shop_tab_customers# shop_tab_ctr shop_tab_ctor_sku shop_tab_gmv{amount currency}
      shop_tab_sold_items#}] next_page_token total_count# latest_available_date~
    GET /analytics/202405/shop_products/{product_id}/performance data.shop_analytics.public.read shop
    ? start_date_ge! end_date_lt! with_comparison granularity currency
    > performance{intervals[start_date end_date gmv{amount currency} gmv_breakdowns[amount currency type] orders#
      units_sold# unit_sold_breakdowns[amount# type] impressions# impression_breakdowns[amount# type] page_views#
      page_view_breakdowns[amount# type] avg_page_visitors# avg_page_visitor_breakdowns[amount# type]
      click_through_rate click_through_rate_breakdowns[amount type]] comparison_intervals[start_date end_date
      gmv{amount currency} gmv_breakdowns[amount currency type] orders# units_sold# unit_sold_breakdowns[amount# type]
      impressions# impression_breakdowns[amount# type] page_views# page_view_breakdowns[amount# type]
      avg_page_visitors# avg_page_visitor_breakdowns[amount# type] click_through_rate
      click_through_rate_breakdowns[amount type]]} latest_available_date
    GET /analytics/202509/shop_products/{product_id}/performance ~data.shop_analytics.public.read shop
    ? start_date_ge!~ end_date_lt!~ granularity(ALL|1D) currency(LOCAL|USD)
    > performance{intervals[start_date~ end_date~ sales{gmv{amount currency} orders# items_sold#
      breakdowns[content_type sales{gmv{amount currency} items_sold# avg_customers#}]}
      traffic{breakdowns[traffic{impressions# page_views# avg_unique_page_views# ctr avg_conversion_rate}
      content_type]} cancel_and_refunds{returned# canceled# refunded# replacements#}] ratings[stars count# percentage]
      top_contents[type contents[content_id items_sold# gmv{amount currency}]] top_creators[creator_open_id
      creator_name creator_profile gmv{amount currency} items_sold#]} latest_available_date~
    GET /analytics/202406/shop_skus/performance data.shop_analytics.public.read shop
    ? start_date_ge! end_date_lt! page_size# sort_field sort_order page_token product_id currency
    > skus[id# product_id# gmv{amount currency} sku_orders# units_sold#] next_page_token total_count#
      latest_available_date
    GET /analytics/202509/shop_skus/performance ~data.shop_analytics.public.read shop
    ? start_date_ge!~ end_date_lt!~ page_size# page_token sort_field(gmv|sku_orders|units_sold) sort_order(ASC|DESC)
      category_filter[] product_status_filter(ALL|INACTIVE|LIVE) product_ids[] currency
    > skus[id# product_id# gmv{amount currency} sku_orders# units_sold#] next_page_token total_count#
      latest_available_date~
    GET /analytics/202406/shop_skus/{sku_id}/performance data.shop_analytics.public.read shop
    ? start_date_ge! end_date_lt! with_comparison granularity currency
    > latest_available_date performance{product_id# intervals[start_date end_date gmv{amount currency}
      gmv_breakdown[amount currency type] units_sold# units_sold_breakdown[amount# type] sku_orders#]
      comparison_intervals[start_date end_date gmv{amount currency} gmv_breakdown[amount currency type] units_sold#
      units_sold_breakdown[amount# type] sku_orders#]}
    GET /analytics/202509/shop_skus/{sku_id}/performance ~data.shop_analytics.public.read shop
    ? start_date_ge!~ end_date_lt!~ granularity(ALL|1D) currency
    > latest_available_date~ performance{product_id# sku_id intervals[start_date~ end_date~ gmv{amount currency}
      gmv_breakdown[amount currency type] items_sold# items_sold_breakdown[amount# type] sku_orders#]}
    GET /analytics/202609/shop_videos/batch_performance ~data.shop_analytics.public.read shop
    ? video_ids![] start_date_ge!~ end_date_lt!~ granularity(ALL|1D) currency(LOCAL|USD)
    > latest_available_date~ videos[error{code message} performance{intervals[end_date~ sales{overall{ctr customers#
      gmv{amount currency} gpm{amount currency} items_sold# product_clicks# product_impressions#}} start_date~
      traffic{comments# likes# new_followers# shares# views#}] viewer_profile[age_distribution[age percentage]
      country_distribution[country_code percentage] gender_distribution[gender percentage] type]} video{duration# id
      play_url thumbnail_url title username video_post_time} video_id]
    GET /analytics/202409/shop_videos/overview_performance data.shop_analytics.public.read shop
    ? start_date_ge! end_date_lt! with_comparison granularity currency account_type
    > performance{intervals[start_date end_date gmv{amount currency} click_through_rate sku_orders# units_sold#]
      comparison_intervals[start_date end_date gmv{amount currency} click_through_rate sku_orders# units_sold#]}
      latest_available_date
    GET /analytics/202609/shop_videos/overview_performance ~data.shop_analytics.public.read shop
    ? start_date_ge!~ end_date_lt!~ today? granularity(ALL|1D) currency(LOCAL|USD)
      account_type(AFFILIATE_ACCOUNTS|ALL|MARKETING_ACCOUNTS|OFFICIAL_ACCOUNTS)
    > latest_available_date~ performance{intervals[avg_daily_customers# ctor_sku_order ctr end_date~ gpm{amount
      currency} product_clicks# product_impressions# shoppable_video_attributed_gmv{amount currency} start_date~
      today? video_attributed_gmv{amount currency} video_attributed_sku_orders# video_gmv{amount currency}
      video_indirect_gmv{amount currency} video_product_viewers# video_views#]}
    GET /analytics/202409/shop_videos/performance data.shop_analytics.public.read shop
    ? start_date_ge! end_date_lt! page_size# sort_field sort_order currency page_token account_type
    > videos[id title username gmv{amount currency} sku_orders# units_sold# views# click_through_rate products[id
      name] video_post_time] latest_available_date next_page_token total_count#
    GET /analytics/202605/shop_videos/performance ~data.shop_analytics.public.read shop
    ? start_date_ge!~ end_date_lt!~ page_size#
      sort_field(avg_customers|click_through_rate|gmv|gpm|items_sold|post_time|sku_orders|views) sort_order(ASC|DESC)
      currency(LOCAL|USD) page_token account_type(AFFILIATE_ACCOUNTS|ALL|MARKETING_ACCOUNTS|OFFICIAL_ACCOUNTS)
    > latest_available_date~ next_page_token total_count# videos[advertisable? attributed_gmv{amount currency}
      avg_customers# click_through_rate comments# creator{author_type creator_country creator_id nick_name open_id
      user_name} ctor duration# gmv{amount currency} gpm{amount currency} hash_tags[] id indirect_gmv{amount currency}
      items_sold# likes# new_followers# product_clicks# product_impressions# products[id name] review_type shares#
      sku_orders# title username v_to_l_clicks# v_to_l_rate video_finish_rate video_post_time views#]
    GET /analytics/202409/shop_videos/{video_id}/performance data.shop_analytics.public.read shop
    ? start_date_ge! end_date_lt! with_comparison granularity currency
    > performance{intervals[start_date end_date gmv{amount currency} click_through_rate daily_avg_buyers views#]
      comparison_intervals[start_date end_date gmv{amount currency} click_through_rate daily_avg_buyers views#]
      video_post_time} engagement_data{total_likes# total_shares# total_comments# total_views#} latest_available_date
    GET /analytics/202509/shop_videos/{video_id}/performance ~data.shop_analytics.public.read shop
    ? start_date_ge!~ end_date_lt!~ granularity(ALL|1D) currency(LOCAL|USD)
    > performance{intervals[start_date~ end_date~ sales{overall{gmv{amount currency} gpm{amount currency} customers#
      items_sold# ctr product_impressions# product_clicks#} breakdowns[product_id gmv{amount currency} gpm{amount
      currency} customers# items_sold# ctr product_impressions# product_clicks#]} traffic{views# new_followers#
      shares# comments# likes#}] viewer_profile[type gender_distribution[gender percentage] age_distribution[age
      percentage] country_distribution[country_code percentage]]} latest_available_date~
    GET /analytics/202409/shop_videos/{video_id}/products/performance data.shop_analytics.public.read shop
    ? end_date_lt! start_date_ge! page_size# sort_field sort_order currency page_token
    > products[id name gmv{amount currency} units_sold# daily_avg_buyers] latest_available_date next_page_token
      total_count#
    GET /analytics/202509/shop_videos/{video_id}/products/performance ~data.shop_analytics.public.read shop
    ? end_date_lt!~ start_date_ge!~ page_size# sort_field(daily_avg_buyers|gmv|units_sold) sort_order(ASC|DESC)
      currency(LOCAL|USD) page_token
    > latest_available_date~ next_page_token products[ctr customers# daily_avg_buyers gmv{amount currency} gpm{amount
      currency} id name product_clicks# product_impressions# units_sold#] total_count#
    GET /analytics/202511/videos/bestselling ~data.shop_analytics.public.read shop
    ? date!~ time_slot!(1D|7D|30D) currency
    > videos[rank# id nick_name gmv_range views# likes# comments# shares# product_infos[product_id product_name]
      publish_time# duration#]
    GET /analytics/202403/videos/performances ~data.shop_analytics.public.read
    ? video_ids! start_time_ge!# end_time_le!#
    > videos[id performances[time_range{start_time# end_time#} metrics{anchor_display_rate click_through_rate
      order_count# item_sold_count# gmv{amount currency}}]]
    """
}
