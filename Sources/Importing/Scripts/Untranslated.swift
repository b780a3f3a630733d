/// Why a part of a script is not translated, in words for the user.
struct Untranslated: Error, Sendable {
  var reason: String

  init(_ reason: String) { self.reason = reason }
}
