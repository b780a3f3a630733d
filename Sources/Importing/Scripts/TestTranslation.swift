import JSON

/// A part of a script that stays as it was.
struct KeptScript: Sendable, Equatable {
  var source: String
  /// 1-based, in its script.
  var line: Int
  var reason: String
}

/// What a script behind the response becomes.
struct TestTranslation: Sendable {
  var checks: [CheckDraft] = []
  var captures: [CaptureDraft] = []
  /// Variables that get a value which is not from the response.
  var constants: [FieldDraft] = []
  var poll: PollDraft?
  /// A test that is switched off; its name.
  var skippedTests: [String] = []
  /// What does not change any result, and is left out.
  var dropped: [String] = []
  var kept: [KeptScript] = []
  /// Blocks of `pm.test` and its forerunners, and how many of them were translated.
  var tests = 0
  var translatedTests = 0

  init() {}
}
