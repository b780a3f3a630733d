import Checks
package import Diagnostics
import Templates
import YAML

/// Every built-in signer, in the order of the reference.
package enum SignerRegistry {
  package static let builtIn: [any BuiltInSigner.Type] = [
    TikTokShop.self, AWSSigV4.self, OAuth1.self, HTTPMessageSignature.self, HMACHeader.self, Shopee.self, Lazada.self,
    AliExpress.self,
    AmazonSPAPI.self, Binance.self, Coinbase.self, TikTokShopWebhook.self, StripeWebhook.self, SlackWebhook.self,
    GitHubWebhook.self, ShopifyWebhook.self,
  ]

  package static let names: [String] = builtIn.map { $0.name }

  /// The built-in signer of that name; its text is read at its first use.
  package static func signer(named name: String) -> Signer? {
    builtIn.first { $0.name == name }?.signer
  }

  static func isBuiltIn(_ signer: Signer) -> Bool { signer.place.source.path == BuiltInSignerText.path(signer.name) }
}

/// A signer that comes with Signet: a text of steps, and vectors that prove it.
package protocol BuiltInSigner: Sendable {
  static var name: String { get }
  /// One phrase for the reference.
  static var summary: String { get }
  /// What would stand under the signer's name in `signers:`.
  static var text: String { get }
  static var vectors: [SignerVector] { get }
  /// Read once.
  static var signer: Signer { get }
  /// Headers that only this signer writes, all of them: they tell it where running it with parameters made up cannot.
  static var markingHeaders: [String] { get }
  /// Checks a message that somebody else signed, where running the steps again cannot: a message may say itself what of
  /// it is signed, and some signatures never come out twice. The signer's parameters are in the scope.
  ///
  /// Nothing where the steps do; throws why the message is refused.
  static var verification: (@Sendable (SigningContext, SourcePlace) throws(SigningFailure) -> Void)? { get }
}

extension BuiltInSigner {
  package static var markingHeaders: [String] { [] }
  package static var verification: (@Sendable (SigningContext, SourcePlace) throws(SigningFailure) -> Void)? { nil }
}

enum BuiltInSignerText {
  static func path(_ name: String) -> String { "built-in signer \(name)" }

  /// The signer that a text describes. A mistake in a built-in text leaves it without steps, which its vectors find.
  static func signer(_ name: String, _ text: String) -> Signer {
    let source = SourceText(path: path(name), text: text)
    var problems: [Diagnostic] = []
    let body = YAMLParser.parse(source, problems: &problems)
    if let body {
      let entry = Node.Entry(key: name, keySpan: body.span, value: body)
      let map = Node(content: .mapping([entry]), span: body.span)
      if let signer = StepDecoder.signers(from: map, in: source, problems: &problems).first, problems.isEmpty {
        return signer
      }
    }
    let place = SourcePlace(source, SourceSpan(line: 1, column: 1))
    return Signer(name: name, parameters: [], steps: [BrokenText(place: place, problems: problems)], place: place)
  }
}

/// Stands in for the steps of a text that cannot be read, and says why.
private struct BrokenText: Step {
  static let name = "broken"
  static let summary = ""
  static let shape = ValueShape.any
  let place: SourcePlace
  let problems: [Diagnostic]
  var templates: [Template] { [] }

  static func read(_ node: Node, with reader: inout StepReader) -> BrokenText? { nil }

  func apply(to context: inout SigningContext) throws(SigningFailure) {
    throw SigningFailure(problems.first ?? Diagnostic("the signer's text cannot be read", at: place))
  }
}
