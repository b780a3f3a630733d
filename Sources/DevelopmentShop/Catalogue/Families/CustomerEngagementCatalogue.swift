/// The operations under `/customer_engagement/`; `CatalogueText` says how they are written.
enum CustomerEngagementCatalogue: CatalogueFamily {
  static let segment = "customer_engagement"

  static let text = """
    POST /customer_engagement/202412/engagement_tasks seller.customer_engagement.write shop
    ? idempotency_key!
    < template_id! task_name! end_time!# channel! product_ids[] coupon_ids[]
    > task_id
    POST /customer_engagement/202502/engagement_tasks/custom seller.customer_engagement.write shop
    ? idempotency_key!
    < task_name! end_time!# channel! product_ids[] coupon_ids[] custom_message{title body}
    > task_id
    GET /customer_engagement/202412/message_templates seller.customer_engagement.read shop
    ? locale!
    > message_templates[id message_title message_body product_card_rules{min_count# max_count#}
      coupon_card_rules{min_count# max_count# coupon_type[]}]
    POST /customer_engagement/202412/messages seller.customer_engagement.write shop
    < buyer_emails![] task_id
    > errors[code# message detail{buyer_email}]
    POST /customer_engagement/202412/performances seller.customer_engagement.read shop
    < task_ids![]
    > task_performances[id status(UNKNOWN|DRAFT|WAITING) sent_recipient_count# read_recipient_count# order_count#
      gmv_amount claimed_coupons_count#]
    GET /customer_engagement/202502/permissions seller.customer_engagement.read shop
    > features[name is_authorized?]
    """
}
