/// A message to a webhook with its signature, as TikTok Shop's documentation publishes it.
enum SignedMessage {
  static let appKey = "abcdef"
  static let appSecret = "123"
  static let body =
    #"{"type":1,"tts_notification_id":"7380066284010030890","shop_id":"7495540735365777507","timestamp":1718305585,"#
    + #""data":{"is_on_hold_order":true,"order_id":"576653688135258178","order_status":"UNPAID","#
    + #""update_time":1718305585}}"#
  static let headers = [
    "Content-Type: application/json",
    "Authorization: 5dec0f11ec2f6783b8deee53c9ffbf8d024302f7c7e7fa55a35d17629031ac05",
  ]
  static let forgedHeaders = [
    "Content-Type: application/json",
    "Authorization: 5dec0f11ec2f6783b8deee53c9ffbf8d024302f7c7e7fa55a35d17629031ac06",
  ]
}
