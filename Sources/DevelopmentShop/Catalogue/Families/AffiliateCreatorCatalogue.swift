/// The operations under `/affiliate_creator/`; `CatalogueText` says how they are written.
enum AffiliateCreatorCatalogue: CatalogueFamily {
  static let segment = "affiliate_creator"

  static let text = """
    POST /affiliate_creator/202505/affiliate_sharing_links/general_publishers/generate_batch
      creator.affiliate.share_link.read creator
    < material!{ids![] type!} campaign_id
    > sharing_links[material_id sharing_link] failed_materials[material_id fail_reason]
    POST /affiliate_creator/202504/affiliate_sharing_links/publisher/{publisher_id}/generate_batch
      creator.affiliate.share_link.read creator
    ? category_asset_cipher
    < material!{ids![] type!(CAMPAIGN|PRODUCT)} campaign_id
    > sharing_links[material_id# sharing_link] failed_materials[material_id fail_reason]
    POST /affiliate_creator/202607/map_toko_product ~creator.affiliate_collaboration.read creator
    < toko_pids[#]
    > error{code# message} product[toko_pid# tts_pid#]
    POST /affiliate_creator/202509/open_collaborations/products creator.affiliate_collaboration.read creator
    ? product_ids[]
    > products[shop{name} id has_inventory? units_sold# title sale_region main_image_url detail_link
      original_price{currency minimum_amount maximum_amount} category_chains[id local_name is_leaf? parent_id]
      commission{rate# currency amount} sales_price{currency minimum_amount maximum_amount}
      shop_ads_commission{rate#}]
    POST /affiliate_creator/202405/open_collaborations/products/search creator.affiliate_collaboration.read creator
    ? page_size!# page_token sort_field(commission|commission_rate|product_sales_price|units_sold)
      sort_order(ASC|DESC)
    < title_keywords[] sales_price_range{amount_ge amount_lt} category{id} commission_rate_range{rate_ge# rate_lt#}
    > products[shop{name} id has_inventory? units_sold# title sale_region main_image_url detail_link
      original_price{currency minimum_amount maximum_amount} category_chains[id local_name is_leaf? parent_id]
      commission{rate# currency amount} sales_price{currency minimum_amount maximum_amount}] next_page_token
      total_count#
    POST /affiliate_creator/202410/orders/search creator.affiliate_collaboration.read creator
    ? page_size!# page_token
    < create_time_ge# create_time_lt#
    > orders[id create_time# delivery_time# status skus[id campaign_id open_collaboration_id target_collaboration_id
      product_name product_id price{amount currency} shop_name content_type content_id quantity# commission_rate#
      commission_tier_setting commission_model commission_bonus_rate# estimated_commission_base{amount currency}
      shop_ads_commission_rate# estimated_bonus_commission{amount currency} estimated_shop_ads_commission{amount
      currency} estimated_commission{amount currency} actual_commission{amount currency}
      actual_bonus_commission{amount currency} actual_commission_base{amount currency}
      actual_shop_ads_commission{amount currency} returned_quantity# refunded_quantity# tag
      creator_commission_reward_rate# estimated_creator_commission_reward_fee{amount currency}
      actual_creator_commission_reward_fee{amount currency}]] next_page_token total_count#
    POST /affiliate_creator/202505/orders/trace/search creator.affiliate.share_link.read creator
    ? page_size!# page_token
    < time_ge!# time_lt!# time_type(CREATE_TIME|DELIVERY_TIME|PAY_TIME|SETTLE_TIME)
    > orders[id# status skus[id product_id price{amount currency} quantity# commission_rate#
      estimated_commission_base{amount currency} actual_commission{amount currency} shop_ads_commission_rate#
      commission_bonus_rate# product_name shop_name returned_quantity# refunded_quantity# campaign_id
      actual_commission_base{amount currency} actual_shop_ads_commission{amount currency}
      estimated_shop_ads_commission{amount currency} estimated_bonus_commission{amount currency} delivery_time#
      creator_commission_reward_rate# estimated_creator_commission_reward_fee{amount currency}
      actual_creator_commission_reward_fee{amount currency} content_type content_id trace{id type(SPECIFIC|GENERAL)}
      estimated_commission{amount currency} actual_bonus_commission{amount currency}] create_time# delivery_time#]
      next_page_token total_count#
    POST /affiliate_creator/202610/photos ~creator.affiliate_collaboration.read creator
    < photos_info![photo_file_uris!] music_id title link_info{post_type! shop_info{shop_id group_type group_id}
      links[product_id link_title]} is_ai_generated?
    > photo{photo_post_id} quota
    POST /affiliate_creator/202511/photos/photo_files ~creator.affiliate_collaboration.read multipart creator
    < data!@
    > photo_file{photo_uri}
    GET /affiliate_creator/202508/profiles creator.affiliate.info creator
    > avatar{width# height# url} username selection_region register_region seller_type permissions[] user_type
      creator_user_open_id
    POST /affiliate_creator/202409/sample_applications/fulfillments/search creator.affiliate_collaboration.read
      creator
    ? sort_order sort_field(create_time|expired_time)
    < fulfillment_statuses![(CANCELLED|EXEMPTED|FAILED|ONGOING|OVERDUE|PENDING|SUCCEED|SUSPEND)]
    > fulfillments[id shop_id application_id sample_application_type product_id expiration_time#
      total_suspend_duration# status bound_product_status]
    POST /affiliate_creator/202412/sample_applications/search creator.affiliate_collaboration.read creator
    ? page_token page_size#
    < application_statuses[]
    > next_page_token sample_applications[id sample_product{id sku_id sku_sale_property_value_names[]} main_order_id
      activity_id status creator_fulfillment{id expiration_time# total_suspend_duration# status bound_product_status}]
    POST /affiliate_creator/202412/sample_applications/single_query creator.affiliate_collaboration.read creator
    < product_id! application_id application_type! main_order_id
    > sample_application{id create_time# sample_product{id sku_id sku_sale_property_value_names[]} main_order_id
      activity_id type status creator_fulfillment{id expiration_time# total_suspend_duration# status}}
    GET /affiliate_creator/202512/samples/deeplink ~creator.affiliate_collaboration.read creator
    ? product_id! sku_id! redirect_schema campaign_id collaboration_id
    > deeplink
    GET /affiliate_creator/202412/samples/labels creator.affiliate_collaboration.read creator
    ? product_id!
    > label{can_apply? status application_id reach_limit? sample_product{sample_sku_list[id sale_property_value_ids
      price{amount currency} sale_properties[id name value_id value_name] is_available? unavailable_reason]}}
    GET /affiliate_creator/202509/shop_products ~creator.affiliate_collaboration.read creator
    ? page_size!# title_keyword sort_field(PRICE|PRODUCT_ID|SALE) sort_order(ASC|DESC) page_token
    > products[id title price{amount currency} added_status brand_name images[url width# height#] sales_count#]
      total_count# next_page_token
    GET /affiliate_creator/202405/showcases/products creator.showcase.read creator
    ? page_size!# origin! page_token
    > products[id shop{name} addition{customized_main_images[width# heigth# url]} price{original_price{minimum_amount
      maximum_amount currency} seller_discount_price{minimum_amount maximum_amount currency}
      platform_discount_price{minimum_amount maximum_amount currency}} title main_images[width# heigth# url]
      status{inventory_status review_status is_hidden? added_status(SHOWCASE|ADDED|REJECTED)} source detail_link
      third_party_link sale_regions[] commission{rate# reward_rate#} collaboration{id type partner{id name}}]
      next_page_token total_count#
    DELETE /affiliate_creator/202409/showcases/products creator.showcase.write creator
    < product_ids![]
    POST /affiliate_creator/202405/showcases/products/add creator.showcase.write creator
    < add_type! product_ids[] product_link
    > errors[code# message detail{product_id}]
    POST /affiliate_creator/202409/showcases/products/top creator.showcase.write creator
    < product_ids![]
    POST /affiliate_creator/202405/target_collaborations/search creator.affiliate_collaboration.read creator
    ? page_size!# page_token
    < shop_id! keyword_type(TARGET_COLLABORATIONS_ID|TARGET_COLLABORATIONS_NAME) keyword
    > total_count# next_page_token target_collaborations[id name status products[id title main_image_url
      commission{rate# amount currency}]]
    GET /affiliate_creator/202606/toko_product_mappers ~creator.affiliate_collaboration.read creator
    < toko_pids[#]
    > error{code# message} product[toko_pid# tts_pid#]
    POST /affiliate_creator/202603/videos ~creator.affiliate_collaboration.read creator
    < video_info!{file_id! title! cover_uri cover_timestamp_ms# music_id} product_link_info!{product_id! title!}
    > video{id}
    POST /affiliate_creator/202511/videos/precheck_task ~creator.affiliate_collaboration.read creator
    < video_info!{file_id!} product_link_info!{product_id! title!}
    > precheck{task_id}
    GET /affiliate_creator/202601/videos/precheck_tasks/{task_id} ~creator.affiliate_collaboration.read creator
    > precheck_task{id violation_check_result{status issues[risk suggestions]} good_quality_check_result{status
      issues[code suggestions]}}
    POST /affiliate_creator/202505/videos/video_files ~creator.affiliate_collaboration.read multipart creator
    < data!@
    > video_file{id md5}
    GET /affiliate_creator/202509/videos/{video_id}/status ~creator.affiliate_collaboration.read creator
    > video{id post_status post_time#}
    """
}
