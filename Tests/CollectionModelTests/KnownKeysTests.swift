import Checks
import CollectionModel
import Testing

@Suite struct KnownKeysTests {
  @Test("every key is in the table once, with a place and a sentence")
  func complete() {
    #expect(Set(KnownKeys.all.map(\.key)) == Set(Key.allCases))
    #expect(KnownKeys.all.count == Key.allCases.count)
    for known in KnownKeys.all {
      #expect(!known.levels.isEmpty)
      #expect(known.summary.hasSuffix("."))
    }
  }

  @Test("every setting may stand on each of the five levels")
  func settings() {
    for key in [Key.baseURL, .headers, .auth, .preRequest, .expect, .tags, .hints, .properties] {
      #expect(KnownKeys.known(key)?.levels.isSuperset(of: .settings) == true)
    }
  }

  @Test("each small map says what its keys mean")
  func groups() {
    for group in KeyGroup.all {
      #expect(Set(group.names).count == group.names.count)
      #expect(group.keys.allSatisfy { $0.summary.hasSuffix(".") })
    }
  }
}
