/// The operations under `/customer_service/`; `CatalogueText` says how they are written.
enum CustomerServiceCatalogue: CatalogueFamily {
  static let segment = "customer_service"

  static let text = """
    GET /customer_service/202309/agents/settings seller.customer_service shop
    ? category_asset_cipher
    > can_accept_chat?
    PUT /customer_service/202309/agents/settings seller.customer_service shop
    < can_accept_chat!?
    GET /customer_service/202309/conversations seller.customer_service shop
    ? page_size!# page_token locale(de-DE|en|en-GB|es-ES|es-MX|fr-FR|id-ID|it-IT|ja-JP|ms-MY|pt-BR|th-TH|vi-VN|zh-CN)
    > next_page_token conversations[id participant_count# can_send_message? unread_count# create_time#
      participants[im_user_id avatar user_id role(BUYER|SHOP|CUSTOMER_SERVICE) nickname buyer_platform]
      latest_message{id type content create_time# is_visible? sender{im_user_id avatar
      role(BUYER|SHOP|CUSTOMER_SERVICE) nickname} index}]
    POST /customer_service/202309/conversations seller.customer_service shop
    < buyer_user_id!
    > conversation_id
    GET /customer_service/202601/conversations/{conversation_id} ~seller.customer_service shop
    ? need_session_id? need_session_info?
    > conversation{id participant_count# participants[im_user_id role(BUYER|SHOP|CUSTOMER_SERVICE) nickname avatar
      user_id platform(BUYER|TIKTOK_SHOP|TOKOPEDIA)] create_time# unread_count# cur_session_id cur_session{id phase}}
    GET /customer_service/202309/conversations/{conversation_id}/messages seller.customer_service shop
    ? page_size!# page_token locale(de-DE|en|en-GB|es-ES|es-MX|fr-FR|id-ID|it-IT|ja-JP|ms-MY|pt-BR|th-TH|vi-VN|zh-CN)
      sort_order(ASC|DESC) sort_field
    > next_page_token unsupported_msg_tips messages[id type content create_time# is_visible? sender{im_user_id
      role(BUYER|SHOP|CUSTOMER_SERVICE) nickname avatar} index]
    POST /customer_service/202309/conversations/{conversation_id}/messages seller.customer_service shop
    < type! content!
    > message_id
    POST /customer_service/202606/conversations/{conversation_id}/messages ~seller.customer_service shop
    < type!(COUPON_CARD|IMAGE|LOGISTICS_CARD|ORDER_CARD|PRODUCT_CARD|RETURN_REFUND_CARD|TEXT|VIDEO) content!
      sender_role
    > message_id
    POST /customer_service/202309/conversations/{conversation_id}/messages/read seller.customer_service shop
    POST /customer_service/202605/conversations/{conversation_id}/sessions/{session_id}/end ~seller.customer_service
      shop
    POST /customer_service/202309/images/upload seller.customer_service shop multipart
    < data!@
    > url width# height#
    GET /customer_service/202407/performance seller.customer_service shop
    ? support_date_ge!~ support_date_lt!~
    > performance{support_session_count# response_percentage satisfaction_percentage response_time_mins}
    POST /customer_service/202602/sessions/search ~seller.customer_service shop
    ? page_size!# page_token locale
    < begin_time_ge!# begin_time_lt!# buyer_nickname
    > next_page_token sessions[id conversation_id begin_time# end_time# buyer_nickname chat_tags[] satisfaction_score#
      dissatisfaction_reason first_response_late? first_response_time#]
    """
}
