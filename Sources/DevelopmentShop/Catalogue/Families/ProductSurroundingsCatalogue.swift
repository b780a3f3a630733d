/// The operations under `/product/` around products: categories, brands, pictures, papers, global products; `CatalogueText` says how they are written.
enum ProductSurroundingsCatalogue: CatalogueFamily {
  static let segment = "product"

  static let text = """
    POST /product/202604/appeals/submit ~seller.product.write shop
    < product_id!# appeal_message!{field_name!(APPEAL_MESSAGE_FIELD_SIZE_CHART)
      indicator_details![indicator_type!(CONTAINS_ALL_SALE_PROPERTY|REQUIRED_DIMENSION|VALUE_RANGE_OUT_OF_RANGE)]
      size_chart_id size_chart_image_uri}
    GET /product/202309/brands seller.product.basic shop
    ? page_size!# category_id is_authorized? brand_name page_token category_version
    > brands[id name authorized_status is_t1_brand? brand_status] total_count# next_page_token
    POST /product/202309/brands seller.product.basic
    < name!
    > id
    POST /product/202609/brands/suggest ~seller.product.basic shop
    < product_title! category_id description images[uri]
    > brands[id is_authorized? name]
    GET /product/202309/categories seller.product.basic shop
    ? locale(cs-CZ|de-AT|de-BE|de-DE|el-GR|en-GB|en-IE|en-US|es-ES|es-MX|fr-BE|fr-FR|hu-HU|id-ID|it-IT|ja-JP|ms-MY|
      nl-BE|nl-NL|pl-PL|pt-BR|pt-PT|th-TH|vi-VN|zh-CN) keyword category_version
      listing_platform(TIKTOK_SHOP|TOKOPEDIA) include_prohibited_categories?
    > categories[id parent_id local_name is_leaf? permission_statuses[]]
    POST /product/202309/categories/recommend seller.product.basic shop
    < product_title! description images[uri] category_version listing_platform(TIKTOK_SHOP|TOKOPEDIA)
      include_prohibited_categories?
    > leaf_category_id categories[id name level# is_leaf? permission_statuses[]]
    GET /product/202309/categories/{category_id}/attributes seller.product.basic shop
    ? locale(cs-CZ|de-AT|de-BE|de-DE|el-GR|en-GB|en-IE|en-US|es-ES|es-MX|fr-BE|fr-FR|hu-HU|id-ID|it-IT|ja-JP|ms-MY|
      nl-BE|nl-NL|pl-PL|pt-BR|pt-PT|th-TH|vi-VN|zh-CN) category_version
    > attributes[id name type is_requried? values[id name icon_url] value_data_format is_customizable?
      requirement_conditions[condition_type attribute_id attribute_value_id] is_multiple_selection?]
    GET /product/202309/categories/{category_id}/global_attributes seller.global_product.category.info
    ? locale(cs-CZ|de-AT|de-BE|de-DE|el-GR|en-GB|en-IE|en-US|es-ES|es-MX|fr-BE|fr-FR|hu-HU|id-ID|it-IT|ja-JP|ms-MY|
      nl-BE|nl-NL|pl-PL|pt-BR|pt-PT|th-TH|vi-VN|zh-CN) category_version
    > attributes[id name type is_requried? values[id name] is_multiple_selection? is_customizable?
      requirement_conditions[region condition_type attribute_id attribute_value_id] optional_regions[]
      required_regions[]]
    GET /product/202309/categories/{category_id}/global_rules seller.global_product.category.info
    ? category_version
      locale(cs-CZ|de-AT|de-BE|de-DE|el-GR|en-GB|en-IE|en-US|es-ES|es-MX|fr-BE|fr-FR|hu-HU|id-ID|it-IT|ja-JP|ms-MY|
      nl-BE|nl-NL|pl-PL|pt-BR|pt-PT|th-TH|vi-VN|zh-CN)
    > product_certifications[id name is_required? sample_image_url required_regions[] optional_regions[]
      requirement_conditions[region condition_type attribute_id attribute_value_id]] size_chart{is_supported?
      is_required?} responsible_person{is_required? optional_regions[] required_regions[]} manufacturer{is_required?
      optional_regions[] required_regions[]}
    GET /product/202309/categories/{category_id}/rules seller.product.basic shop
    ? category_version
      locale(cs-CZ|de-AT|de-BE|de-DE|el-GR|en-GB|en-IE|en-US|es-ES|es-MX|fr-BE|fr-FR|hu-HU|id-ID|it-IT|ja-JP|ms-MY|
      nl-BE|nl-NL|pl-PL|pt-BR|pt-PT|th-TH|vi-VN|zh-CN)
    > product_certifications[id name is_required? document_details sample_image_url
      requirement_conditions[condition_type attribute_id attribute_value_id] expiration_date{is_required?}]
      size_chart{is_supported? is_required?} cod{is_supported?} package_dimension{is_required?} epr{is_required?}
      responsible_person{is_required?} manufacturer{is_required?}
      allowed_special_product_types[(PRE_ORDER|MADE_TO_ORDER|CUSTOM)] fees[type is_required?]
    POST /product/202601/compliance/auditing/research ~seller.product.basic
    ? page_size!# category_asset_cipher page_token
    < product_title product_ids[] seller_id category_ids[] brand_ids[] seller_name
    > next_page_token total_count# products[id title country description variants[id] listing_url seller_name
      seller_id main_image_urls[] brand_id brand_name categories[id name level# parent_id is_leaf?]]
    POST /product/202409/compliance/manufacturers seller.product.basic
    < name! registered_trade_name email! phone_number!{availability country_code local_number} address!
      locale(de-DE|en-IE|es-ES|fr-FR|it-IT)
    > manufacturer_id
    POST /product/202501/compliance/manufacturers/search seller.product.basic
    ? page_size!# page_token
    < manufacturer_ids[] keyword locales[(de-DE|en-IE|es-ES|fr-FR|it-IT)]
    > manufacturers[id regional_profiles[locale name registered_trade_name email phone_number{availability
      country_code local_number} address]] total_count# next_page_token
    POST /product/202409/compliance/manufacturers/{manufacturer_id}/partial_edit seller.product.basic
    < name registered_trade_name email phone_number{availability country_code local_number} address
      locale(de-DE|en-IE|es-ES|fr-FR|it-IT)
    POST /product/202409/compliance/responsible_persons seller.product.basic
    < name! email! phone_number!{country_code! local_number!} address!{street_address_line1! street_address_line2
      district city postal_code! province country!} locale(de-DE|en-IE|es-ES|fr-FR|it-IT)
    > responsible_person_id
    POST /product/202501/compliance/responsible_persons/search seller.product.basic
    ? page_size!# page_token
    < responsible_person_ids[] keyword locales[(de-DE|en-IE|es-ES|fr-FR|it-IT)]
    > responsible_persons[id regional_profiles[locale name email phone_number{country_code local_number}
      address{street_address_line1 street_address_line2 district city postal_code province country}]] total_count#
      next_page_token
    POST /product/202409/compliance/responsible_persons/{responsible_person_id}/partial_edit seller.product.basic
    < name email phone_number{country_code! local_number!} address{street_address_line1! street_address_line2 district
      city postal_code! province country!} locale(de-DE|en-IE|es-ES|fr-FR|it-IT)
    POST /product/202309/files/upload seller.product.basic multipart
    < data!@ name!
    > id url name format
    GET /product/202309/global_categories seller.global_product.category.info
    ? locale(cs-CZ|de-AT|de-BE|de-DE|el-GR|en-GB|en-IE|en-US|es-ES|es-MX|fr-BE|fr-FR|hu-HU|id-ID|it-IT|ja-JP|ms-MY|
      nl-BE|nl-NL|pl-PL|pt-BR|pt-PT|th-TH|vi-VN|zh-CN) keyword category_version
    > categories[id parent_id local_name is_leaf? permission_statuses[]]
    POST /product/202309/global_categories/recommend seller.global_product.category.info
    < product_title! description images[uri] category_version(v1|v2)
    > leaf_category_id categories[id name level# is_leaf?]
    GET /product/202507/global_listing_rules seller.product.basic shop
    > listing_methods[] inventory_rules[local_warehouse_id allocation_mode(SHARED|DYNAMIC|MANUAL)
      associated_warehouses[warehouse_id region]]
    DELETE /product/202309/global_products seller.global_product.delete
    < global_product_ids![]
    > errors[message code# detail{global_product_id}]
    POST /product/202309/global_products seller.global_product.write
    < title! description! category_id! brand_id main_images![uri!] skus![global_quantity# sales_attributes[id name
      value_id value_name sku_img{uri!}] seller_sku price!{amount! currency!(EUR|USD)} identifier_code{code type}
      inventory[global_warehouse_id! quantity!#] sku_unit_count extra_identifier_codes[] external_global_sku_id]
      package_weight!{value! unit!} certifications[id! images[uri!] files[id! name! format!]]
      package_dimensions{length! width! height! unit!} product_attributes[id! values![id name]] size_chart{image{uri!}
      template{id!}} video{id!} manufacturer{name address phone_number email} category_version
      responsible_person_ids[] manufacturer_ids[]
      source_locale(cs-CZ|de-AT|de-BE|de-DE|el-GR|en-GB|en-IE|en-US|es-ES|es-MX|fr-BE|fr-FR|hu-HU|id-ID|it-IT|ja-JP|
      ms-MY|nl-BE|nl-NL|pl-PL|pt-BR|pt-PT|th-TH|vi-VN|zh-CN) external_global_product_id
    > global_product_id global_skus[id seller_sku sales_attributes[id value_id] external_global_sku_id]
    POST /product/202312/global_products/search seller.global_product.info
    ? page_size!# page_token
    < status(DELETED|DRAFT|PUBLISHED|UNPUBLISHED) seller_skus[] create_time_ge# create_time_le# update_time_ge#
      update_time_le#
    > next_page_token total_count# global_products[id title status skus[id seller_sku] create_time# update_time#]
    GET /product/202309/global_products/{global_product_id} seller.global_product.info
    > id title main_images[height# width# uri] video{id} description package_dimensions{length width height unit}
      package_weight{value unit} certifications[id title files[id urls[] name format] images[height# width# uri]]
      skus[id seller_sku price{amount currency unit_price} global_quantity# identifier_code{code type}
      sales_attributes[id name value_id value_name sku_img{height# width# thumb_urls[] uri urls[]}]
      inventory[global_warehouse_id quantity#] sku_unit_count extra_identifier_codes[] external_global_sku_id]
      update_time# create_time# product_attributes[id name values[id name]] size_chart{image{height# width# uri}
      template{id}} products[region id sku_mappings[global_sku_id local_sku_id
      sales_attribute_mappings[global_attribute_id local_attribute_id global_value_id local_value_id]]]
      global_seller_id brand{id} category{id} manufacturer{name address phone_number email} responsible_person_ids[]
      manufacturer_ids[] source_locale external_global_product_id
    PUT /product/202309/global_products/{global_product_id} seller.global_product.write
    < title! description! category_id! brand_id main_images![uri!] skus![id global_quantity# seller_sku price!{amount!
      currency!(EUR|USD)} sales_attributes[id name value_id value_name sku_img{uri!}] inventory[global_warehouse_id!
      quantity!#] identifier_code{code type} sku_unit_count extra_identifier_codes[] external_global_sku_id
      sale_prices[region!(AT|BE|CZ|DE|ES|FR|GB|GR|HU|ID|IE|IT|JP|MX|MY|NL|PH|PO|PT|SG|TH|US|VN) amount!]]
      package_weight!{value! unit!} certifications[id! images[uri!] files[id! name! format!]]
      package_dimensions{length! width! height! unit!} product_attributes[id! values![id name]] size_chart{image{uri!}
      template{id!}} video{id!} manufacturer{name address phone_number email} manufacturer_ids[]
      responsible_person_ids[] category_version external_global_product_id
    > global_skus[id seller_sku sales_attributes[id value_id] external_global_sku_id] publish_results[region status
      fail_reasons[message]]
    POST /product/202309/global_products/{global_product_id}/inventory/update seller.global_product.write
    < global_skus![id! inventory![global_warehouse_id! quantity!#]]
    PUT /product/202509/global_products/{global_product_id}/partial_edit seller.product.basic
    < title description category_id brand_id main_images[uri!] skus[id global_quantity# seller_sku price{amount!
      currency!(EUR|USD)} sales_attributes[id name value_id value_name sku_img{uri!}] inventory[global_warehouse_id!
      quantity!#] identifier_code{code type} sku_unit_count extra_identifier_codes[] external_global_sku_id
      sale_prices[region!(DE|ES|FR|GB|ID|IE|IT|JP|MY|PH|SG|TH|US|VN) amount!]] package_weight{value! unit!}
      certifications[id! images[uri!] files[id! name! format!]] package_dimensions{length! width! height! unit!}
      product_attributes[id! values![id name]] size_chart{image{uri!} template{id!}} video{id!} manufacturer{name
      address phone_number email} manufacturer_ids[] responsible_person_ids[] category_version(v1|v2)
      external_global_product_id
    > global_skus[id seller_sku sales_attributes[id value_id] external_global_sku_id] publish_results[region status
      fail_reasons[message]]
    POST /product/202309/global_products/{global_product_id}/publish seller.global_product.write
    < publish_target![region!(AT|BE|CZ|DE|ES|FR|GB|GR|HU|ID|IE|IT|JP|MX|MY|NL|PH|PO|PT|SG|TH|US|VN)
      responsible_person_ids[] manufacturer_ids[] skus![related_global_sku_id! price{amount
      currency!(BRL|CZK|EUR|GBP|HUF|IDR|JPY|MXN|MYR|PHP|PLN|SGD|THB|USD|VND) sale_price} inventory{warehouse_id
      quantity#} fees[type amount additional_attribute]]]
    > products[region shop_id skus[related_global_sku_id id seller_sku sale_attributes[id value_id]] id]
      publish_result[region status fail_reasons[message]]
    POST /product/202404/images/optimize seller.product.basic shop
    ? category_asset_cipher
    < images[uri optimization_mode[(WHITE_BACKGROUND)]]
    > images[height# width# original_uri original_url optimized_uri optimized_url optimize_status]
    POST /product/202505/images/translation_tasks serller.product.optimize shop
    ? category_asset_cipher
    < images![image_uri!
      target_languages![(cs-CZ|da-DK|de-AT|de-BE|de-DE|el-GR|en-GB|en-IE|es-ES|fi-FI|fr-BE|fr-FR|hu-HU|it-IT|nl-BE|
      nl-NL|pl-PL|pt-PT|sv-SE)]]
    > translation_tasks[image_uri target_language id]
    GET /product/202506/images/translation_tasks serller.product.optimize shop
    ? translation_task_ids[] category_asset_cipher
    > translation_tasks[original_image{uri url} id target_language status fail_reason translated_image{uri url}]
    POST /product/202309/images/upload seller.product.basic multipart
    < data!@
      use_case(ATTRIBUTE_IMAGE|CERTIFICATION_IMAGE|CUSTOMIZATION_IMAGE|DESCRIPTION_IMAGE|MAIN_IMAGE|SIZE_CHART_IMAGE)
    > uri url height# width# use_case
    POST /product/202604/opportunities/query ~seller.product.basic shop
    ? page_size!# page_token locale
    < opportunity_type!(CATEGORY|KEYWORD|PRODUCT) category_ids[] create_time_ge# create_time_lt# tag_codes[]
    > data{opportunities[id title reference_images[] category_id_level_1 category_id_level_2 category_id_level_3
      category_name_level_1 category_name_level_2 category_name_level_3 is_collected? query_words opportunity_type
      brand_name create_time# expire_time# est_market_sales_volume est_market_gmv search_volume
      competitor_product_count video_view_pv tags tag_codes[] reward_info external_product_id reference_source]
      next_page_token total_count#}
    GET /product/202604/opportunities/submissions ~seller.product.basic shop
    ? page_size!# status opportunity_id product_id submit_time_ge# submit_time_lt# page_token
    > data{submissions[id opportunity_id opportunity_title status product_id product_name submit_time# review_time#
      rejection_reason product_orders# product_pv#] next_page_token total_count#}
    GET /product/202604/opportunities/{opportunity_id} ~seller.product.basic shop
    ? locale
    > opportunity{id action_type listing_criteria{product_brand product_category product_status keywords}
      content_data{video_view_pv shoppable_video_search_pv trending_hashtag top_shoppable_video_links[]}
      market_data{est_market_sales_volume est_market_gmv market_buzz search_volume search_keyword
      competitor_product_count competitor_seller_count} basic_info{opportunity_type status create_time# expire_time#
      title category_id_level_1 category_id_level_2 category_id_level_3 category_name_level_1 category_name_level_2
      category_name_level_3 reference_price reference_images[] brand_info reward_info recom_info tags tag_codes[]
      external_product_id reference_source}}
    POST /product/202604/opportunities/{opportunity_id}/submit ~seller.product.write shop
    < product_id!
    > submission{id opportunity_id product_id status submit_time# rejection_reason}
    POST /product/202602/packages/recommend ~seller.product.basic shop
    ? page_size!# page_token
    < product_ids[]
    > next_page_token total_count# products[product_id abnormality_types[] weight_recommendation{unit weight{min_value
      max_value}} dimension_recommendation{unit length{min_value max_value} height{min_value max_value}
      width{min_value max_value}}]
    GET /product/202312/prerequisites seller.product.basic shop
    > check_results[check_item is_failed? fail_reasons[]]
    POST /product/202610/size_charts ~seller.product.write shop
    < category_id! size_chart_data!{measurement_type!(BODY_MEASUREMENTS|GENERIC_MEASUREMENTS|PRODUCT_MEASUREMENTS)
      table!{headers![name! id] rows![cells![value!]]} unit_system!(IMPERIAL|METRIC) description is_one_size?
      size_types[]} size_chart_mode! template_name
    > size_chart_id
    POST /product/202610/size_charts/edit ~seller.product.write shop
    < size_chart_data!{measurement_type!(BODY_MEASUREMENTS|GENERIC_MEASUREMENTS|PRODUCT_MEASUREMENTS)
      table!{headers![name! id] rows![cells![value!]]} unit_system!(IMPERIAL|METRIC) description is_one_size?
      size_types[]} size_chart_id! template_name
    > size_chart_id
    POST /product/202407/sizecharts/search seller.product.basic
    ? page_size!# page_token locales[]
    < ids[] keyword
    > size_chart[template_id template_name images[uri url locale]] next_page_token total_count#
    POST /product/202606/skpps/search ~seller.product.basic shop
    ? locale
    < product_ids[] skpp_status page_size# page_no#
    > products[product_id title skpp_status affiliate_program_status total_score# target_score# rewards[reward_type
      status value ad_credit_claim_status]] total_count# update_time#
    GET /product/202606/skpps/sum ~seller.product.basic shop
    > shop_summary{qualified_products_count# eligible_products_count# earned_ad_credit increased_visibility_l30d}
    GET /product/202606/skpps/{product_id} ~seller.product.basic shop
    ? locale(de-DE|en|en-GB|id-ID|it-IT|ja-JP|ms-MY|pt-BR|th-TH|vi-VN|zh-CN)
    > product_id affiliate_program_status total_score# target_score# rewards[reward_type title status
      ad_credit_claim_status value claim_conditions[condition_type current_value target_value] campaign_id]
      task_details[category name current_value target_value passed? action_suggestions[score_increase# url]]
      update_time# skpp_status
    """
}
