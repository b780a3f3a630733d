package import Diagnostics
package import Templates

/// `data:` — rows; everything below runs once for each.
package struct DataSource: Sendable {
  /// The columns of each row.
  package var rows: [Variables]
  /// How a row is named in reports; its number where nothing is given.
  package var name: Template?
  package var place: SourcePlace

  package init(rows: [Variables], name: Template?, place: SourcePlace) {
    self.rows = rows
    self.name = name
    self.place = place
  }
}

/// `poll:` — the request is repeated until a condition holds.
package struct PollSetting: Sendable {
  package var every: Duration
  package var limit: Duration
  package var until: [Expectation]
  /// Ends the polling as a failure; empty where not given.
  package var stopIf: [Expectation]
  package var place: SourcePlace

  package init(
    every: Duration, limit: Duration, until: [Expectation], stopIf: [Expectation], place: SourcePlace
  ) {
    self.every = every
    self.limit = limit
    self.until = until
    self.stopIf = stopIf
    self.place = place
  }
}

/// One entry of `if:`; not met, the item is skipped with the reason.
package struct VariableCondition: Sendable {
  package var variable: String
  package var matcher: MatcherExpression
  package var place: SourcePlace

  package init(variable: String, matcher: MatcherExpression, place: SourcePlace) {
    self.variable = variable
    self.matcher = matcher
    self.place = place
  }
}
