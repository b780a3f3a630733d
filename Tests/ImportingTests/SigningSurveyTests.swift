import TestSupport
import Testing

@testable import Importing

@Suite("The signature of TikTok Shop is known by what it is made of")
struct SigningSurveyTests {
  private func secret(_ source: String) throws -> String? {
    SigningSurvey(try JavaScriptParser.parse(source)).tikTokShopSecret
  }

  @Test("however its script is written", arguments: TikTokShopScripts.all)
  func known(_ source: String) throws {
    #expect(try secret(source) == "app_secret")
  }

  @Test(
    "and not where the script computes another one",
    arguments: [
      ("base += secret;\n", ""), ("var base = secret + ", "var base = "), ("HmacSHA256", "HmacSHA1"),
      ("delete params[\"sign\"];", ""), (".sort()", ""), ("pm.request.url.getPath()", "\"\""),
      ("base += keys[i] + params[keys[i]];", ""), (".toString();\npm", ".toString(CryptoJS.enc.Base64);\npm"),
      ("base, secret", "base, pm.environment.get(\"app_key\")"),
    ])
  func others(_ change: (String, String)) throws {
    let changed = TikTokShopScripts.walking.replacing(change.0, with: change.1)
    #expect(changed != TikTokShopScripts.walking)
    #expect(try secret(changed) == nil)
  }

  @Test("a script that calls itself ends")
  func endless() throws {
    #expect(try secret("function f(a) { return f(f(a)) + CryptoJS.HmacSHA256(f(a), a) } f(1)") == nil)
  }
}
