import HTTP

/// Requests that Slack sends. The time is that of the message where it has one, and the clock's where it is being made.
package enum SlackWebhook: BuiltInSigner {
  package static let name = "slack-webhook"
  package static let summary = "requests that Slack sends"

  package static let text = #"""
    parameters: [signing_secret]
    optional: {tolerance: 5m}
    steps:
      - concat:
          into: sources
          parts:
            - headers: {only: [X-Slack-Request-Timestamp], pair: "{value}"}
            - " {{$timestamp}}"
      - set: {time: "{{sources | regex '[0-9]+'}}"}
      - recent: {time: "{{time}}", within: "{{tolerance}}"}
      - hmac: {into: digest, algorithm: sha256, key: "{{signing_secret}}", input: "v0:{{time}}:{{request.body}}"}
      - set: {header.X-Slack-Request-Timestamp: "{{time}}", header.X-Slack-Signature: "v0={{digest}}"}
    """#

  package static let signer = BuiltInSignerText.signer(name, text)

  package static let vectors: [SignerVector] = [
    SignerVector(
      id: "slash-command", origin: .published, source: "Slack API, 'Verifying requests from Slack'",
      request: HTTPRequest(
        method: "POST", url: RequestURL(scheme: "https", host: "shop.example", path: "/slack"),
        headers: HTTPFields([
          HTTPFields.Field("Content-Type", "application/x-www-form-urlencoded"),
          HTTPFields.Field("X-Slack-Request-Timestamp", "1531420618"),
        ]), body: Array(command.utf8)),
      parameters: ["signing_secret": "8f742231b10e8888abcd99yyyzzz85a5"], time: 1_531_420_618_000,
      expected: [
        ("header.X-Slack-Signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")
      ])
  ]

  private static let command =
    "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
    + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
}
