/// The operations under `/finance/`; `CatalogueText` says how they are written.
enum FinanceCatalogue: CatalogueFamily {
  static let segment = "finance"

  static let text = """
    GET /finance/202609/account_balances ~seller.finance.info shop
    ? currency!
    > available_balance{amount currency}
    GET /finance/202609/account_transactions ~seller.finance.info shop
    ? page_size!# start_time~ end_time~ flow_type(RECHARGE|REVERSE|WITHDRAW) page_token
    > flows[amount{amount currency} create_time~ direction origin_transaction_id reference_id transaction_id type]
      has_more? next_page_token total_count#
    GET /finance/202507/orders/unsettled seller.finance.info shop
    ? sort_field! page_token page_size# sort_order(ASC|DESC) search_time_ge# search_time_lt#
    > next_page_token total_count# sum_est_settlement_amount sum_est_revenue_amount sum_est_adjustment_amount
      sum_est_fee_amount transactions[type(ORDER|CHARGE_BACK|CUSTOMER_SERVICE_COMPENSATION) id status currency
      estimated_settlement unsettled_reason order_create_time# order_delivery_time# order_id adjustment_id
      adjustment_order_id est_adjustment_amount est_settlement_amount est_revenue_amount
      revenue_breakdown{subtotal_before_discount_amount seller_discount_amount refund_subtotal_before_discount_amount
      seller_discount_refund_amount cod_service_fee_amount refund_cod_service_fee_amount} est_shipping_cost_amount
      shipping_cost_breakdown{actual_shipping_fee_amount shipping_fee_discount_amount
      customer_paid_shipping_fee_amount return_shipping_fee_amount replacement_shipping_fee_amount
      exchange_shipping_fee_amount signature_confirmation_fee_amount shipping_insurance_fee_amount
      supplementary_component{customer_shipping_fee_offset_amount shipping_fee_subsidy_amount
      platform_shipping_fee_discount_amount fbm_shipping_cost_amount fbt_shipping_cost_amount
      promo_shipping_incentive_amount fbt_fulfillment_fee_amount seller_shipping_fee_discount_amount}}
      est_fee_tax_amount fee_tax_breakdown{fee{platform_commission_amount referral_fee_amount
      refund_administration_fee_amount transaction_fee_amount credit_card_handling_fee_amount
      affiliate_commission_amount affiliate_commission_before_pit_amount pit_withheld_from_ads_commission_amount
      affiliate_partner_commission_amount affiliate_ads_commission_amount sfp_service_fee_amount
      live_specials_fee_amount bonus_cashback_service_fee_amount mall_service_fee_amount retail_delivery_fee_amount
      retail_delivery_fee_payment_amount retail_delivery_fee_refund_amount} tax{sales_tax_amount
      sales_tax_payment_amount sales_tax_refund_amount vat_amount import_vat_amount customs_duty_amount
      customs_clearance_amount sst_amount gst_amount}}]
    GET /finance/202501/orders/{order_id}/statement_transactions seller.finance.info shop
    > order_id order_create_time# currency revenue_amount fee_and_tax_amount shipping_cost_amount settlement_amount
      sku_transactions[sku_id sku_name statement_id product_name quantity settlement_amount revenue_amount
      revenue_breakdown{subtotal_before_discount_amount seller_discount_amount refund_subtotal_before_discount_amount
      seller_discount_refund_amount cod_service_fee_amount refund_cod_service_fee_amount} shipping_cost_amount
      shipping_cost_breakdown{actual_shipping_fee_amount shipping_fee_discount_amount
      customer_paid_shipping_fee_amount return_shipping_fee_amount replacement_shipping_fee_amount
      exchange_shipping_fee_amount signature_confirmation_fee_amount shipping_insurance_fee_amount
      fbt_fulfillment_fee_reimbursement_amount return_shipping_label_fee_amount
      seller_self_shipping_service_fee_amount return_shipping_fee_paid_buyer_amount failed_delivery_subsidy_amount
      fbt_free_shipping_fee_amount free_return_subsidy_amount
      supplementary_component{fbt_fulfillment_fee_reimbursement_amount platform_shipping_fee_discount_amount
      promo_shipping_incentive_amount shipping_fee_subsidy_amount seller_shipping_fee_discount_amount
      fbt_shipping_cost_amount customer_shipping_fee_offset_amount fbm_shipping_cost_amount fbt_fulfillment_fee_amount
      return_refund_subsidy_amount refunded_customer_shipping_fee_amount shipping_fee_guarantee_reimbursement}}
      fee_tax_amount fee_tax_breakdown{fee{platform_commission_amount referral_fee_amount
      refund_administration_fee_amount transaction_fee_amount credit_card_handling_fee_amount
      affiliate_commission_amount affiliate_commission_amount_before_pit affiliate_partner_commission_amount
      affiliate_ads_commission_amount sfp_service_fee_amount live_specials_fee_amount
      bonus_cashback_service_fee_amount mall_service_fee_amount voucher_xtra_service_fee_amount
      flash_sales_service_fee_amount cofunded_promotion_service_fee_amount pre_order_service_fee_amount
      tsp_commission_amount dt_handling_fee_amount epr_pob_service_fee_amount fee_per_item_sold_amount
      seller_paylater_handling_fee_amount cofunded_creator_bonus_amount dynamic_commission_amount
      external_affiliate_marketing_fee_amount vn_fix_infrastructure_fee affiliate_commission_deposit
      affiliate_commission_release tap_shop_ads_commission shipping_fee_guarantee_service_fee installation_service_fee
      campaign_resource_fee} tax{vat_amount import_vat_amount customs_duty_amount customs_clearance_amount sst_amount
      gst_amount iva_amount isr_amount anti_dumping_duty_amount local_vat_amount pit_amount}}] total_count#
    GET /finance/202309/payments seller.finance.info shop
    ? sort_field! create_time_lt page_size# page_token sort_order create_time_ge
    > next_page_token payments[create_time# id status amount{value currency} settlement_amount{value currency}
      reserve_amount{value currency} payment_amount_before_exchange{value currency} exchange_rate paid_time#
      bank_account]
    GET /finance/202605/payments ~seller.finance.info shop
    ? sort_field! create_time_lt# page_size# page_token sort_order(ASC|DESC) create_time_ge#
    > next_page_token payments[create_time# id status amount{value currency} settlement_amount{value currency}
      payment_amount_before_exchange{value currency} exchange_rate paid_time# bank_account]
    GET /finance/202309/statements seller.finance.info shop
    ? sort_field! statement_time_lt# payment_status(FAILED|PAID|PROCESSING) page_size# page_token sort_order(ASC|DESC)
      statement_time_ge#
    > next_page_token statements[id statement_time# settlement_amount currency revenue_amount fee_amount
      adjustment_amount payment_status payment_id net_sales_amount shipping_cost_amount]
    GET /finance/202501/statements/{statement_id}/statement_transactions seller.finance.info shop
    ? sort_field! page_token sort_order(ASC|DESC) page_size#
    > next_page_token id create_time# status currency payable_amount total_reserve_amount total_settlement_amount
      total_settlement_breakdown{total_revenue_amount total_shipping_cost_amount total_fee_tax_amount
      total_adjustment_amount} total_count# transactions[id type(ORDER|RESERVE|CHARGE_BACK) order_id
      order_create_time# adjustment_id adjustment_order_id adjustment_amount settlement_amount revenue_amount
      revenue_breakdown{subtotal_before_discount_amount refund_subtotal_before_discount_amount seller_discount_amount
      seller_discount_refund_amount cod_service_fee_amount refund_cod_service_fee_amount} shipping_cost_amount
      shipping_cost_breakdown{actual_shipping_fee_amount shipping_fee_discount_amount
      customer_paid_shipping_fee_amount return_shipping_fee_amount replacement_shipping_fee_amount
      exchange_shipping_fee_amount signature_confirmation_fee_amount shipping_insurance_fee_amount
      fbt_fulfillment_fee_reimbursement_amount return_shipping_label_fee_amount
      seller_self_shipping_service_fee_amount return_shipping_fee_paid_buyer_amount failed_delivery_subsidy_amount
      shipping_fee_guarantee_reimbursement fbt_free_shipping_fee_amount free_return_subsidy_amount
      supplementary_component{platform_shipping_fee_discount_amount promo_shipping_incentive_amount
      shipping_fee_subsidy_amount seller_shipping_fee_discount_amount customer_shipping_fee_offset_amount
      fbm_shipping_cost_amount fbt_shipping_cost_amount fbt_fulfillment_fee_amount
      fbt_fulfillment_fee_reimbursement_amount return_refund_subsidy_amount refunded_customer_shipping_fee_amount
      customer_shipping_fee refund_customer_shipping_fee}} fee_tax_amount
      fee_tax_breakdown{fee{platform_commission_amount referral_fee_amount refund_administration_fee_amount
      transaction_fee_amount credit_card_handling_fee_amount affiliate_commission_amount
      affiliate_commission_amount_before_pit affiliate_partner_commission_amount affiliate_ads_commission_amount
      sfp_service_fee_amount live_specials_fee_amount bonus_cashback_service_fee_amount mall_service_fee_amount
      voucher_xtra_service_fee_amount flash_sales_service_fee_amount cofunded_promotion_service_fee_amount
      pre_order_service_fee_amount tsp_commission_amount dt_handling_fee_amount epr_pob_service_fee_amount
      seller_paylater_handling_fee_amount fee_per_item_sold_amount cofunded_creator_bonus_amount
      dynamic_commission_amount external_affiliate_marketing_fee_amount vn_fix_infrastructure_fee
      affiliate_commission_deposit affiliate_commission_release tap_shop_ads_commission
      shipping_fee_guarantee_service_fee installation_service_fee campaign_resource_fee} tax{vat_amount
      import_vat_amount customs_duty_amount customs_clearance_amount sst_amount gst_amount iva_amount isr_amount
      anti_dumping_duty_amount local_vat_amount pit_amount}} supplementary_component{customer_payment_amount
      customer_refund_amount platform_discount_amount platform_discount_refund_amount seller_cofunded_discount_amount
      seller_cofunded_discount_refund_amount platform_cofunded_discount_amount
      platform_cofunded_discount_refund_amount retail_delivery_fee_amount retail_delivery_fee_payment_amount
      retail_delivery_fee_refund_amount sales_tax_amount sales_tax_payment_amount sales_tax_refund_amount} reserve_id
      reserve_amount associated_order_id reserve_status estimated_release_time]
    GET /finance/202309/withdrawals seller.finance.info shop
    ? types![] create_time_lt# page_size# page_token create_time_ge#
    > next_page_token total_count# withdrawals[id type amount currency status create_time#]
    """
}
