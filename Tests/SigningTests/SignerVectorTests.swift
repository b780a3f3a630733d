import Signing
import Testing

struct SignerVectorTests {
  static let all: [(signer: String, vector: SignerVector)] = SignerRegistry.builtIn.flatMap { type in
    type.vectors.map { (type.name, $0) }
  }

  @Test("a built-in signer makes of each of its vectors what was published", arguments: 0..<all.count)
  func vectorHolds(index: Int) throws {
    let (name, vector) = SignerVectorTests.all[index]
    let signer = try #require(SignerRegistry.signer(named: name))
    #expect(vector.mismatches(of: signer) == [], "\(name): \(vector.id)")
  }

  @Test("the vectors of TikTok Shop are the sixteen of requests and the three of webhooks")
  func vectorsAreComplete() {
    #expect(TikTokShop.vectors.count == 16)
    #expect(TikTokShopWebhook.vectors.count == 3)
  }

  @Test("every built-in signer carries a vector, and every vector's name is its own")
  func everySignerHasVectors() {
    for type in SignerRegistry.builtIn {
      #expect(!type.vectors.isEmpty, "\(type.name)")
      #expect(Set(type.vectors.map(\.id)).count == type.vectors.count, "\(type.name)")
    }
  }

  @Test("a vector tells what differs where a signer is wrong")
  func vectorFails() throws {
    let signer = try #require(SignerRegistry.signer(named: "tiktok-shop-webhook"))
    let mismatches = TikTokShop.vectors[0].mismatches(of: signer)
    #expect(
      mismatches == [
        "query.sign is missing, expected 'b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8'"
      ])
  }
}
