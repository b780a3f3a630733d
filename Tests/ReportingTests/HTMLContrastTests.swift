import Testing

@testable import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Colours of the page")
struct HTMLContrastTests {
  /// Text and what it stands on.
  private static let pairs: [(String, String)] = {
    let texts = ["ink", "quiet", "accent", "passed", "failed", "error", "skipped", "flaky"]
    var pairs = texts.flatMap { text in ["paper", "sheet", "sunk"].map { (text, $0) } }
    pairs += ["accent", "passed", "failed", "error", "skipped", "flaky"].flatMap {
      [($0, $0 + "-soft"), ("ink", $0 + "-soft")]
    }
    pairs += ["key", "string", "number"].map { ($0, "sunk") }
    return pairs + [("mark-ink", "mark")]
  }()

  /// Relative luminance by WCAG 2.2.
  private func luminance(_ color: Int) -> Double {
    let weights = [(16, 0.2126), (8, 0.7152), (0, 0.0722)]
    return weights.reduce(0) { sum, weight in
      let part = Double(color >> weight.0 & 0xFF) / 255
      return sum + weight.1 * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4))
    }
  }

  /// Light, dark by the system, dark by choice.
  private var themes: [[String: Int]] {
    HTMLPage.colors.split(separator: "color-scheme").dropLast().map { block in
      let found = block.matches(of: #/--([a-z-]+): #([0-9a-f]{6})/#).map { (String($0.1), Int($0.2, radix: 16) ?? 0) }
      return Dictionary(found) { first, _ in first }
    }.filter { !$0.isEmpty }
  }

  @Test("every text stands out from what it stands on, in both themes")
  func contrast() throws {
    #expect(themes.count == 3 && themes[1] == themes[2])
    for theme in themes {
      for (text, ground) in Self.pairs {
        let lights = [
          luminance(try #require(theme[text], "\(text)")), luminance(try #require(theme[ground], "\(ground)")),
        ].sorted()
        let contrast = (lights[1] + 0.05) / (lights[0] + 0.05)
        #expect(contrast >= 4.5, "\(text) on \(ground): \(contrast)")
      }
    }
  }
}
