/// Every matcher, in the order of the reference.
package enum MatcherRegistry {
  package static let all: [any Matcher.Type] = [
    EqualsMatcher.self, NotMatcher.self, OneOfMatcher.self, ExistsMatcher.self, TypeMatcher.self, EmptyMatcher.self,
    ContainsMatcher.self, StartsWithMatcher.self, EndsWithMatcher.self, MatchesMatcher.self, AboveMatcher.self,
    AtLeastMatcher.self, BelowMatcher.self, AtMostMatcher.self, LengthMatcher.self, EachMatcher.self, AnyMatcher.self,
    NoneMatcher.self, IncludesMatcher.self, UnorderedMatcher.self, SchemaMatcher.self, CloseToMatcher.self,
    BeforeMatcher.self, AfterMatcher.self, WithinLastMatcher.self, IsMatcher.self, AllMatcher.self,
  ]

  package static let names = all.map { $0.name }

  /// Words of other tools for the same thing.
  static let aliases = [
    "eq": "equals", "equal": "equals", "ne": "not", "not_equals": "not", "gt": "above", "greater_than": "above",
    "gte": "at_least", "ge": "at_least", "min": "at_least", "lt": "below", "less_than": "below", "lte": "at_most",
    "le": "at_most", "max": "at_most", "in": "one_of", "enum": "one_of", "regex": "matches", "pattern": "matches",
    "size": "length", "count": "length", "every": "each", "some": "any", "subset": "includes", "has": "includes",
    "format": "is", "json_schema": "schema", "present": "exists", "approximately": "close_to",
  ]

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  static func type(named name: String) -> (any Matcher.Type)? { byName[name] }
}
