/// The operations under `/product/` for products and their stock; `CatalogueText` says how they are written.
enum ProductCatalogue: CatalogueFamily {
  static let segment = "product"

  static let text = """
    POST /product/202608/inventory/operation/settings ~seller.product.write shop
    < seller_id! sku_ids[] stock_operation_setting{enable_auto_restock?}
    > stock_operation{failed_sku_ids[] success_sku_ids[]}
    POST /product/202309/inventory/search seller.product.basic shop
    < product_ids[] sku_ids[]
    > inventory[product_id skus[id seller_sku total_available_quantity# total_committed_quantity#
      warehouse_inventory[warehouse_id available_quantity# committed_quantity#]
      total_available_inventory_distribution{campaign_inventory[quantity# campaign_name] creator_inventory[quantity#
      creator_name] in_shop_inventory{quantity#}}]]
    DELETE /product/202309/products seller.product.delete shop
    < product_ids![]
    > errors[code# message detail{product_id}]
    POST /product/202309/products seller.product.write shop
    < save_mode(AS_DRAFT|LISTING) description! category_id! brand_id main_images![uri!] skus![sales_attributes[id
      value_id value_name sku_img{uri!} name supplementary_sku_images[uri!]] inventory![warehouse_id! quantity#
      backorder_quantity# handling_time#] seller_sku price!{amount
      currency!(BRL|EUR|GBP|IDR|JPY|MXN|MYR|PHP|SGD|THB|USD|VND) sale_price} external_sku_id identifier_code{code
      type} combined_skus[product_id! sku_id! sku_count!#] sku_unit_count external_urls[] extra_identifier_codes[]
      pre_sale{type fulfillment_type{handling_duration_days# release_date#}} list_price{amount! currency!(USD)}
      external_list_prices[source!(SHOPIFY_COMPARE_AT_PRICE) amount! currency!(USD)] fees[type amount
      additional_attribute]] title! is_cod_allowed? certifications[id! images[uri!] files[id! name! format!]
      expiration_date#] package_dimensions{length! width! height! unit!} product_attributes[id! values![id name]]
      package_weight!{value! unit!} video{id!} external_product_id delivery_option_ids[] size_chart{image{uri!}
      template{id!}} primary_combined_product_id is_not_for_sale? category_version manufacturer_ids[]
      responsible_person_ids[] listing_platforms[(TIKTOK_SHOP|TOKOPEDIA)]
      shipping_insurance_requirement(NOT_SUPPORTED|OPTIONAL|REQUIRED) minimum_order_quantity# is_pre_owned?
      idempotency_key shipping_template_id
    > product_id skus[id seller_sku sales_attributes[id value_id] external_sku_id fees[type amount
      additional_attribute]] warnings[message]
    POST /product/202309/products/activate seller.product.basic shop
    < product_ids![] listing_platforms[(TIKTOK_SHOP|TOKOPEDIA)]
    > errors[code# message detail{product_id extra_errors[code# message]}]
    POST /product/202407/products/category_upgrade_task seller.product.basic shop
    POST /product/202309/products/deactivate seller.product.basic shop
    < product_ids![] listing_platforms[(TIKTOK_SHOP|TOKOPEDIA)]
    > errors[code# message detail{product_id}]
    POST /product/202411/products/diagnose_optimize serller.product.optimize shop
    < product_id category_id! description brand_id main_images[uri] title product_attributes[id values[id name]]
      size_chart{template{id} image{uri}} optimization_fields[(ALL|DESCRIPTION|IMAGE|NONE|TITLE)]
    > listing_quality{current_tier remaining_recommendations#} diagnoses[field diagnosis_results[code how_to_solve
      quality_tier] suggestion{seo_words[text] smart_texts[text] images[height# width# uri url optimized_uri
      optimized_url]}]
    GET /product/202405/products/diagnoses serller.product.optimize shop
    ? product_ids![]
    > products[id listing_quality{current_tier remaining_recommendations#} diagnoses[field diagnosis_results[code
      how_to_solve quality_tier] suggestion{seo_words[text] smart_texts[text] images[height# width# uri url
      optimized_uri optimized_url]}]]
    POST /product/202604/products/gpa_upgrade_task ~seller.product.write
    POST /product/202309/products/listing_check seller.product.basic|serller.product.optimize shop
    ? is_diagnosis_required?
    < description! category_id! brand_id main_images![uri!] skus![sales_attributes[id name value_id value_name
      sku_img{uri!} supplementary_sku_images[uri!]] seller_sku price!{amount
      currency!(BRL|CZK|EUR|GBP|HUF|IDR|JPY|MXN|MYR|PHP|PLN|SGD|THB|USD|VND) sale_price} external_sku_id
      identifier_code{code type} inventory![warehouse_id! quantity# backorder_quantity# handling_time#]
      combined_skus[product_id! sku_id! sku_count!#] sku_unit_count external_urls[] extra_identifier_codes[]
      pre_sale{type fulfillment_type{handling_duration_days# release_date#}} list_price{amount! currency!(USD)}
      external_list_prices[source!(SHOPIFY_COMPARE_AT_PRICE) amount! currency!(USD)] fees[type amount
      additional_attribute]] title! is_cod_allowed? certifications[id! images[uri!] files[id! name! format!]
      expiration_date#] package_weight!{value! unit!} product_attributes[id! values![id name]] size_chart{image{uri!}
      template{id!}} package_dimensions{length! width! height! unit!} external_product_id delivery_option_ids[]
      video{id!} primary_combined_product_id manufacturer_ids[] responsible_person_ids[]
      listing_platforms[(TIKTOK_SHOP|TOKOPEDIA)] shipping_insurance_requirement(NOT_SUPPORTED|OPTIONAL|REQUIRED)
      is_pre_owned? minimum_order_quantity# shipping_template_id
    > check_result fail_reasons[code# message] warnings{message} listing_quality{current_tier
      remaining_recommendations#} diagnoses[field diagnosis_results[code how_to_solve quality_tier]
      suggestions{seo_words[text] smart_texts[text] images[uri url optimized_uri optimized_url height# width#]}]
    POST /product/202609/products/package/predict ~seller.product.basic shop
    < category_id!
    > package_dimensions{height!# length!# unit!(CENTIMETER|INCH|FOOT) width!#} package_weight{unit!(GRAM|POUND|OUNCE)
      value!}
    POST /product/202609/products/properties/recommend ~seller.product.basic shop
    < category_id! product_title! description images[uri!] sales_properties[id! values![id!]] target_property_ids[]
    > recommended_properties[id! is_customizable!? is_multiple_selection!? is_required!? name!
      type!(UNSPECIFIED|KEY_PROPERTY|SALES_PROPERTY) values![id! name!]]
    POST /product/202309/products/recover seller.product.delete shop
    < product_ids![]
    > errors[code# message detail{product_id}]
    POST /product/202502/products/search seller.product.basic shop
    ? page_size!# page_token
    < status(ACTIVATE|ALL|DELETED|DRAFT|FAILED|FREEZE|PENDING|PLATFORM_DEACTIVATED|SELLER_DEACTIVATED) seller_skus[]
      create_time_ge# create_time_le# update_time_ge# update_time_le# category_version(v1|v2)
      listing_quality_tiers[(EXCELLENT|FAIR|GOOD|POOR)] listing_platforms[(TIKTOK_SHOP|TOKOPEDIA)]
      audit_status[(APPROVED|AUDITING|FAILED)] sku_ids[] sns_filter(CONFIGURED|ELIGIBLE) return_draft_version?
    > total_count# products[id title status skus[id seller_sku price{currency tax_exclusive_price sale_price}
      inventory[warehouse_id quantity# backorder_quantity# handling_time#] list_price{amount currency}
      external_list_prices[source amount currency] pre_sale{type(PRE_ORDER|MADE_TO_ORDER|CUSTOM)
      fulfillment_type{handling_duration_days# release_date#}} status_info{status deactivation_source} fees[type
      amount additional_attribute]] sales_regions[] create_time# update_time# product_sync_fail_reasons[]
      is_not_for_sale? recommended_categories[id local_name] listing_quality_tier
      integrated_platform_statuses[platform status] audit{status pre_approved_reasons[]} product_families[id
      products[id]] has_draft?] next_page_token
    GET /product/202405/products/seo_words seller.product.basic shop
    ? product_ids![]
    > products[id seo_words[text]]
    GET /product/202405/products/suggestions serller.product.optimize shop
    ? product_ids![]
    > products[id suggestions[field items[text]]]
    GET /product/202309/products/{product_id} seller.product.basic shop
    ? return_under_review_version? return_draft_version?
      locale(cs-CZ|de-AT|de-BE|de-DE|el-GR|en-GB|en-IE|en-US|es-ES|es-MX|fr-BE|fr-FR|hu-HU|id-ID|it-IT|ja-JP|ms-MY|
      nl-BE|nl-NL|pl-PL|pt-BR|pt-PT|th-TH|vi-VN|zh-CN)
    > id status title category_chains[id parent_id local_name is_leaf?] brand{id name} main_images[height# width#
      thumb_urls[] uri urls[]] video{id cover_url format url width# height# size#} description
      package_dimensions{length width height unit} package_weight{value unit(KILOGRAM|POUND)} skus[id seller_sku
      price{tax_exclusive_price sale_price currency unit_price} inventory[warehouse_id quantity# backorder_quantity#
      handling_time#] identifier_code{code type} sales_attributes[id name value_id value_name sku_img{height# width#
      thumb_urls[] uri urls[]} supplementary_sku_images[uri height# width# thumb_urls[] urls[]]] external_sku_id
      combined_skus[product_id sku_id sku_count# seller_sku title sales_attributes[id name value_id value_name
      sku_img{height# width# thumb_urls[] uri urls[]} supplementary_sku_images[uri height# width# thumb_urls[]
      urls[]]] price{tax_exclusive_price sale_price currency} inventory[warehouse_id quantity#]
      product_main_image{height# width# thumb_urls[] uri urls[]} categories[id parent_id local_name is_leaf?] brand{id
      name} combined_listing_not_live_reasons[]] global_listing_policy{price_sync? inventory_type
      replicate_source{product_id shop_id sku_id}} sku_unit_count external_urls[] extra_identifier_codes[]
      pre_sale{type(PRE_ORDER|MADE_TO_ORDER|CUSTOM) fulfillment_type{handling_duration_days# release_date#}}
      list_price{amount currency} external_list_prices[source amount currency] status_info{status deactivation_source}
      fees[type amount additional_attribute]] certifications[id title files[id urls[] name format] images[height#
      width# thumb_urls[] uri urls[]] expiration_date#] size_chart{image{height# width# thumb_urls[] uri urls[]}
      template{id}} is_cod_allowed? product_attributes[id name values[id name]] audit_failed_reasons[position
      reasons[] suggestions[] listing_platform] update_time# create_time# delivery_options[id name is_available?]
      external_product_id product_types[] is_not_for_sale? recommended_categories[id local_name] manufacturer_ids[]
      responsible_person_ids[] listing_quality_tier integrated_platform_statuses[platform status]
      shipping_insurance_requirement minimum_order_quantity# is_pre_owned? audit{status pre_approved_reasons[]}
      global_product_association{global_product_id sku_mappings[global_sku_id local_sku_id
      sales_attribute_mappings[local_attribute_id global_attribute_id local_value_id global_value_id]]}
      prescription_requirement{needs_prescription?} product_families[id products[id]]
      subscribe_info{support_subscribe? subscribe_status subscribe_discount_details[discount_level discount_value#]
      subscribe_promotion_config[discount_level discount_options[#] max_discount# min_discount#]} has_draft?
      primary_combined_product_id product_status is_replicated? shipping_template_id
    PUT /product/202509/products/{product_id} seller.product.write shop
    < save_mode(AS_DRAFT|LISTING) description! category_id! brand_id main_images![uri!] skus![id sales_attributes[id
      name value_id value_name sku_img{uri!} supplementary_sku_images[uri!]] seller_sku price{amount
      currency!(BRL|EUR|GBP|IDR|JPY|MXN|MYR|PHP|SGD|THB|USD|VND) sale_price} external_sku_id identifier_code{code
      type} inventory[warehouse_id! quantity# backorder_quantity# handling_time#] combined_skus[product_id! sku_id!
      sku_count!#] sku_unit_count external_urls[] extra_identifier_codes[]
      pre_sale{type(CUSTOM|MADE_TO_ORDER|NONE|PRE_ORDER) fulfillment_type{handling_duration_days# release_date#}}
      list_price{amount! currency!(USD)} external_list_prices[source!(SHOPIFY_COMPARE_AT_PRICE) amount!
      currency!(USD)] fees[type amount additional_attribute]] title! is_cod_allowed? certifications[id! images[uri!]
      files[id! name! format!] expiration_date#] package_weight!{value! unit!} product_attributes[id! values![id
      name]] size_chart{image{uri!} template{id!}} package_dimensions{length! width! height! unit!}
      external_product_id delivery_option_ids[] video{id!} category_version manufacturer_ids[]
      responsible_person_ids[] listing_platforms[(TIKTOK_SHOP|TOKOPEDIA)]
      shipping_insurance_requirement(NOT_SUPPORTED|OPTIONAL|REQUIRED) is_pre_owned? minimum_order_quantity#
      replicated_products[region!(DE|ES|FR|GB|ID|IE|IT|JP|MY|PH|SG|TH|US|VN) skus[id seller_sku
      price!{currency!(EUR|GBP|IDR|JPY|MYR|PHP|SGD|THB|USD|VND) sale_price!} inventory![warehouse_id! quantity!#]]]
      subscribe_info_edit{subscribe_status discount_details[discount_level discount_value#]} shipping_template_id
    > product_id skus[id seller_sku sales_attributes[id value_id] external_sku_id fees[type amount
      additional_attribute]] warnings[message] audit{status}
    POST /product/202507/products/{product_id}/global_replicate seller.product.write shop
    < replicate_target[region skus[source_sku_id price{currency sale_price!} inventory[warehouse_id quantity#]]]
    > errors[code# message detail{region}]
    POST /product/202309/products/{product_id}/inventory/update seller.product.write shop
    < skus![id! inventory![warehouse_id quantity!# backorder_quantity# handling_time#]]
    > errors[code# message detail{sku_id extra_errors[warehouse_id code# message]}]
    POST /product/202509/products/{product_id}/partial_edit seller.product.write shop
    < save_mode(AS_DRAFT|LISTING) description brand_id main_images[uri!] skus[id sales_attributes[id name value_id
      value_name sku_img{uri!} supplementary_sku_images[uri!]] seller_sku price{amount
      currency!(BRL|CZK|EUR|GBP|HUF|IDR|JPY|MXN|MYR|PHP|PLN|SGD|THB|USD|VND) sale_price} identifier_code{code type}
      inventory[warehouse_id! quantity!# backorder_quantity# handling_time#] external_sku_id sku_unit_count
      extra_identifier_codes[] list_price{amount! currency!(USD)}
      external_list_prices[source!(SHOPIFY_COMPARE_AT_PRICE) amount! currency!(USD)] pre_sale{type
      fulfillment_type{handling_duration_days# release_date#}} external_urls[] fees[type amount additional_attribute]]
      title is_cod_allowed? certifications[id! images[uri!] files[id! name! format!] expiration_date#]
      package_weight{value! unit!} product_attributes[id! values![id name]] size_chart{image{uri!} template{id!}}
      package_dimensions{length! width! height! unit!} video{id!} external_product_id manufacturer_ids[]
      responsible_person_ids[] listing_platforms[(TIKTOK_SHOP|TOKOPEDIA)]
      replicated_products[region!(AT|BE|CZ|DE|ES|FR|GB|GR|HU|ID|IE|IT|JP|MX|MY|NL|PH|PO|PT|SG|TH|US|VN) skus[id
      seller_sku price!{currency!(BRL|CZK|EUR|GBP|HUF|IDR|JPY|MXN|MYR|PHP|PLN|SGD|THB|USD|VND) sale_price!}
      inventory![warehouse_id! quantity!#] external_sku_id]] subscribe_info_edit{subscribe_status
      discount_details[discount_level discount_value#]}
    > product_id skus[id seller_sku sales_attributes[id value_id] external_sku_id fees[type amount
      additional_attribute]] audit{status}
    POST /product/202309/products/{product_id}/prices/update seller.product.write shop
    < skus![id! price!{amount currency!(BRL|CZK|EUR|GBP|HUF|IDR|JPY|MXN|MYR|PHP|PLN|SGD|THB|USD|VND) sale_price}
      list_price{amount! currency!(USD)} external_list_prices[source!(SHOPIFY_COMPARE_AT_PRICE) amount!
      currency!(USD)]]
    GET /product/202507/products/{product_id}/replicated_products seller.product.basic shop
    > replicated_products[region shop_id product_id product_status]
    POST /product/202609/products/{product_id}/strikethrough_price/submit ~seller.product.write shop
    < external_product_id! skus![external_retail_price!{amount! currency!} external_sku_id!
      external_transaction_price!{amount! currency! transaction_time!~ image{uri!}} id!]
    > errors[code!# detail!{sku_id!} message!]
    """
}
