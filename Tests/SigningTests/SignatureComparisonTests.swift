import Diagnostics
import Digests
import HTTP
import Signing
import Templates
import Testing

@Suite("A line that another program signed")
struct SignatureComparisonTests {
  static let secret = "e59af819cc"
  static let path = "/order/202309/orders/search"
  static let body = #"{"order_status": "UNPAID", "ids": [1, 2], "name": "é/<b>"}"#

  /// A TikTok Shop call signed as another program would: its own message, key and spelling.
  static func line(
    query: String = "app_key=29a39d&timestamp=1696909648&shop_cipher=R%20x%2B%2F", body: String? = body,
    message: String, key: String = secret, algorithm: HashAlgorithm = .sha256, encoding: ByteEncoding = .hex
  ) throws -> HTTPRequest {
    let digest = try Digest.hmac(algorithm, key: Array(key.utf8), message: Array(message.utf8))
    var request = try request(
      "POST", "https://open-api.tiktokglobalshop.com\(path)?\(query)", body: body)
    request.url.appendQuery(name: "sign", value: encoding.encode(digest))
    return request
  }

  static func message(
    path: String = path, query: String = "app_key29a39dshop_cipherR x+/timestamp1696909648", body: String = body
  ) -> String { secret + path + query + body + secret }

  private func compare(_ request: HTTPRequest, signer: String = "tiktok-shop", secret: String = secret) throws -> (
    sentence: String, text: String
  ) {
    let secrets = ["app_secret": secret]
    let comparison = try SignatureComparison(
      request, signer: try #require(SignerRegistry.signer(named: signer)), signers: [:],
      scope: scope(secrets: secrets), now: 0,
      at: SourcePlace(SourceText(path: "--curl", text: ""), SourceSpan(line: 1, column: 1)))
    let text = ComparisonText(comparison, secrets: secrets)
    return (text.sentence, text.text(showsSteps: true))
  }

  @Test("has the signature that the signer makes at the line's own moment, with the line's own key name")
  func equal() throws {
    let told = try compare(Self.line(message: Self.message()))
    #expect(told.sentence == "the signatures are equal: 'tiktok-shop' signs the line as it was signed")
    #expect(told.text.contains("read off it: app_key '29a39d', time 1696909648 (2023-10-10T03:47:28Z)"))
    #expect(!told.text.contains(Self.secret))
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let sentence: String
    let line: HTTPRequest
    var testDescription: String { sentence }

    init(_ sentence: String, _ line: HTTPRequest) {
      self.sentence = sentence
      self.line = line
    }
  }

  static func mistakes() throws -> [Mistake] {
    let compact = #"{"order_status":"UNPAID","ids":[1,2],"name":"é/<b>"}"#
    let unsorted = "app_key29a39dtimestamp1696909648shop_cipherR x+/"
    let milliseconds = "app_key=29a39d&timestamp=1696909648000&shop_cipher=R%20x%2B%2F"
    return [
      Mistake(
        "over the body re-serialised without blanks: body differs at byte 17: "
          + "'…der_status\": \"UNPAID\", \"…' against '…der_status\":\"UNPAID\",\"id…'",
        try line(message: message(body: compact))),
      Mistake(
        "over the body re-serialised with '/' and other characters than ASCII escaped: body differs at byte 17: "
          + "'…der_status\": \"UNPAID\", \"…' against '…der_status\":\"UNPAID\",\"id…'",
        try line(
          message: message(body: #"{"order_status":"UNPAID","ids":[1,2],"name":"\u00e9\/<b>"}"#))),
      Mistake(
        "over the body re-serialised with a blank after ':' and ',', its keys sorted: body differs at byte 3: "
          + "'{\"order_status…' against '{\"ids\": [1, 2]…'",
        try line(message: message(body: #"{"ids": [1, 2], "name": "é/<b>", "order_status": "UNPAID"}"#))),
      Mistake(
        "without the body: body differs at byte 1: '{\"order_stat…' against ''", try line(message: message(body: ""))),
      Mistake(
        "over the body '{}', which the line does not have: body differs at byte 1: '' against '{}'",
        try line(body: nil, message: message(body: "{}"))),
      Mistake(
        "with its query unsorted: message differs at byte 51: '…pp_key29a39dshop_cipherR…' against "
          + "'…pp_key29a39dtimestamp169…'", try line(message: message(query: unsorted))),
      Mistake(
        "over the values of its query as they are encoded, not as they are meant: message differs at byte 63: "
          + "'…shop_cipherR x+/timestam…' against '…shop_cipherR%20x%2B%2Fti…'",
        try line(message: message(query: "app_key29a39dshop_cipherR%20x%2B%2Ftimestamp1696909648"))),
      Mistake(
        "without 'shop_cipher' of its query: it was added later: message differs at byte 51: "
          + "'…pp_key29a39dshop_cipherR…' against '…pp_key29a39dtimestamp169…'",
        try line(message: message(query: "app_key29a39dtimestamp1696909648"))),
      Mistake(
        "with a slash at the end of its path: message differs at byte 38: "
          + "'…rders/searchapp_key29a39…' against '…rders/search/app_key29a3…'",
        try line(message: message(path: path + "/"))),
      Mistake(
        "over its host and path: message differs at byte 11: '***app_secret***/order/20230…' against "
          + "'***app_secret***open-api.tik…'",
        try line(message: message(path: "open-api.tiktokglobalshop.com" + path))),
      Mistake(
        "with timestamp 1696909236, 412 s before the one that it carries: message differs at byte 83: "
          + "'…stamp1696909648{\"order_s…' against '…stamp1696909236{\"order_s…'",
        try line(message: message(query: "app_key29a39dshop_cipherR x+/timestamp1696909236"))),
      Mistake(
        "with query.timestamp in milliseconds, 1696909648000, where the signer writes 1696909648: "
          + "message differs at byte 86: '…mp1696909648{\"order_stat…' against '…mp1696909648000{\"order_s…'",
        try line(query: milliseconds, message: message(query: "app_key29a39dshop_cipherR x+/timestamp1696909648000"))),
      Mistake("with its digest written as upper-case hex", try line(message: message(), encoding: .upperHex)),
      Mistake("with its digest written as base64", try line(message: message(), encoding: .base64)),
      Mistake("by HMAC-sha1, not sha256", try line(message: message(), algorithm: .sha1)),
      Mistake(
        "without the secret around the message: message differs at byte 1: '***app_secret***/o…' against '/order/20230…'",
        try line(message: String(message().dropFirst(10).dropLast(10)))),
      Mistake(
        "without the secret at the end of the message: message differs at byte 145: "
          + "'…\": \"é/<b>\"}***app_secret***' against '…\": \"é/<b>\"}'",
        try line(message: String(message().dropLast(10)))),
      Mistake(
        "over the message with a line feed at its end: message differs at byte 155: "
          + "'…\"}***app_secret***' against '…\"}***app_secret***␊'", try line(message: message() + "\n")),
      Mistake(
        "with 'app_secret' with a line feed at its end",
        try line(
          message: secret + "\n" + message().dropFirst(10).dropLast(10) + secret + "\n", key: secret + "\n")),
      Mistake(
        "without the body, and with a slash at the end of its path: body differs at byte 1: '{\"order_stat…' against ''",
        try line(message: message(path: path + "/", body: ""))),
    ]
  }

  @Test("is traced to the mistake that its program made", arguments: try mistakes())
  func mistake(_ mistake: Mistake) throws {
    let told = try compare(mistake.line)
    #expect(told.sentence == "the line was signed " + mistake.sentence)
    #expect(!told.text.contains(Self.secret), "\(told.text)")
  }

  @Test("and whose secret is another is told so, with the number of mistakes that were tried")
  func otherSecret() throws {
    let told = try compare(Self.line(message: Self.message()), secret: "another-secret")
    #expect(told.sentence.hasPrefix("the secret does not match: none of "))
    #expect(told.sentence.hasSuffix(" known mistakes reproduces the signature"))
    #expect(!told.text.contains("another-secret"))
  }

  @Test("is equal where a key holds blanks that its program left out, once they are left out")
  func blanks() throws {
    let told = try compare(Self.line(message: Self.message()), secret: Self.secret + " \n")
    #expect(told.sentence == "the line was signed with 'app_secret' without the blanks around it, which it has here")
  }

  @Test("and lacks the signature is refused")
  func unsigned() throws {
    let request = try request("GET", "https://a.example/?app_key=1&timestamp=1696909648")
    #expect(
      told { _ = try compare(request) }
        == """
        1:1 the line has no 'query.sign', where the signer 'tiktok-shop' puts the signature
        give the line as it was sent, signature and all, or another signer with --signer
        """)
  }

  @Test("and needs a secret that is not known here says which")
  func missingSecret() throws {
    let request = try Self.line(message: Self.message())
    let text = told {
      _ = try SignatureComparison(
        request, signer: try #require(SignerRegistry.signer(named: "tiktok-shop")), signers: [:], scope: scope(),
        now: 0, at: SourcePlace(SourceText(path: "--curl", text: "curl"), SourceSpan(line: 1, column: 1)))
    }
    #expect(text.contains("the signer 'tiktok-shop' needs 'app_secret'"))
  }
}

@Suite("The signer of a line")
struct SignerGuessTests {
  private let place = SourcePlace(SourceText(path: "--curl", text: "curl"), SourceSpan(line: 1, column: 1))

  /// Every signer that writes what tells it from others, with a request of its vectors.
  static let signed: [(any BuiltInSigner.Type, SignerVector)] = SignerRegistry.builtIn.compactMap { type in
    ["hmac-header", "amazon-sp-api", "http-message-signature"].contains(type.name)
      ? nil : type.vectors.first { $0.omittedSteps == 0 }.map { (type, $0) }
  }

  private func sign(_ signer: Signer, _ vector: SignerVector) throws -> HTTPRequest {
    let step = SignStep(signer: signer.name, at: place)
    return try RequestSigner.sign(
      vector.request, steps: [step], signers: [:], scope: scope(vector.parameters, now: vector.time)
    ).request
  }

  @Test(
    "is found by what it writes, and makes the same signature again", arguments: SignerRegistry.builtIn.map { $0.name })
  func found(_ name: String) throws {
    guard let (type, vector) = Self.signed.first(where: { $0.0.name == name }) else { return }
    let request = try sign(type.signer, vector)
    let candidates = SignerGuess.candidates(for: request, own: [:], scope: scope(), at: place)
    #expect(candidates.map(\.name).contains(name))
    // Only what is secret comes from outside: names, nonces and times are read off the line.
    let secrets = vector.parameters.filter { name, _ in
      name.contains("secret") || name.contains("key") || name == "passphrase"
    }
    let comparison = try SignatureComparison(
      request, signer: type.signer, signers: [:], scope: scope(secrets), now: 0, at: place)
    guard case .equal = comparison.verdict else {
      Issue.record("\(name): \(comparison.given) is not \(comparison.computed), read \(comparison.read)")
      return
    }
  }

  @Test(
    "is the only one where its marks are its own",
    arguments: ["tiktok-shop", "aws-sigv4", "oauth1", "shopee", "binance", "coinbase"])
  func only(_ name: String) throws {
    let (type, vector) = try #require(Self.signed.first { $0.0.name == name })
    let request = try sign(type.signer, vector)
    #expect(SignerGuess.candidates(for: request, own: [:], scope: scope(), at: place).map(\.name) == [name])
  }

  @Test("is nobody for a request without marks")
  func nobody() throws {
    #expect(SignerGuess.candidates(for: try request(), own: [:], scope: scope(), at: place).isEmpty)
  }

  @Test("may be one of the user's own, with a nonce that it draws anew each time")
  func own() throws {
    let own = try readSigners(
      """
      mine:
        parameters: [my_secret]
        steps:
          - set: {nonce: "{{$uuid}}"}
          - set: {header.X-Nonce: "{{nonce}}", header.X-Time: "{{$timestamp_ms}}"}
          - hmac: {into: header.X-Sign, algorithm: sha512, key: "{{my_secret}}", input: "{{nonce}}{{$timestamp_ms}}{{request.body}}"}
      """)
    let secrets = ["my_secret": "s3cret-s3cret"]
    let signed = try RequestSigner.sign(
      try request(body: "{}"), steps: [SignStep(signer: "mine", at: place)], signers: own,
      scope: scope(secrets: secrets))
    let candidates = SignerGuess.candidates(for: signed.request, own: own, scope: scope(), at: place)
    #expect(candidates.map(\.name) == ["mine"])
    let comparison = try SignatureComparison(
      signed.request, signer: candidates[0], signers: own, scope: scope(secrets: secrets), now: 5, at: place)
    #expect(comparison.moment == someMoment)
    guard case .equal = comparison.verdict else {
      Issue.record("\(comparison.given) is not \(comparison.computed)")
      return
    }
  }
}
