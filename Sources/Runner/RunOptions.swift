package import Checks
package import CollectionModel
package import RunEvents

/// What a run is told beside the files: the environment, values from outside, and the clocks.
package struct RunOptions: Sendable {
  package enum BodyReporting: String, Sendable, CaseIterable { case failed, all, none }

  /// Such as `signet 0.1.0`; the part before the space is also the User-Agent's product.
  package var tool: String
  package var environment: Environment?
  package var server: ServerBinding?
  package var webhooks: WebhookBinding?
  /// From `--var` and `--vars`.
  package var variables: [String: Value] = [:]
  /// Secrets by name, already fetched.
  package var secrets: [String: String] = [:]
  package var processEnvironment: [String: String] = [:]
  package var selection = Selection()
  /// Rows that take the place of every collection's own.
  package var data: DataSource?
  /// Collections at once.
  package var jobs = 1
  /// How often everything runs.
  package var repetitions = 1
  package var seed: UInt64 = 0
  /// Failed requests after which the rest is skipped; nothing for no limit.
  package var maximumFailures: Int?
  /// Whether what is planned goes out. Where it is only shown, no host is refused.
  package var isSending = true
  /// The name given to `--allow-writes`.
  package var allowWrites: String?
  package var bodies = BodyReporting.failed
  /// Bytes of a body that a report keeps.
  package var recordedBody = 64 << 10
  package var label: String?
  package var runID: String
  package var clock: RunClock

  package init(tool: String, runID: String, clock: RunClock) {
    self.tool = tool
    self.runID = runID
    self.clock = clock
  }
}

extension RunOptions {
  /// `signet/0.1.0`.
  package var userAgent: String { tool.split(separator: " ").joined(separator: "/") }
}

/// The two clocks of a run, given from outside so that the same input can give the same output.
package struct RunClock: Sendable {
  /// Milliseconds since 1970.
  package var wall: @Sendable () -> Int64
  /// Seconds from any beginning, never going back.
  package var monotonic: @Sendable () -> Double

  package init(wall: @escaping @Sendable () -> Int64, monotonic: @escaping @Sendable () -> Double) {
    self.wall = wall
    self.monotonic = monotonic
  }
}

/// A server that the environment started for this run, such as the embedded Development Shop.
package struct ServerBinding: Sendable {
  /// A value that the server gives to one collection.
  package struct Variable: Sendable {
    package var name: String
    package var value: String
    package var secret: Bool

    package init(name: String, value: String, secret: Bool) {
      self.name = name
      self.value = value
      self.secret = secret
    }
  }

  /// For the console: "embedded Development Shop".
  package var name: String
  /// `http://127.0.0.1:PORT`, for `{{server.url}}`.
  package var url: String
  /// The hosts that it stands in for.
  package var hosts: [HostMapping]
  /// Whether every host but those and the server's own is refused; otherwise `allow_hosts` decides as usual.
  package var isOnlyDestination = true
  /// What the collection at that position may use as variables; the same position always gets the same values.
  package var variables: @Sendable (Int) -> [Variable]

  package init(
    name: String, url: String, hosts: [HostMapping], variables: @escaping @Sendable (Int) -> [Variable]
  ) {
    self.name = name
    self.url = url
    self.hosts = hosts
    self.variables = variables
  }
}

/// Where webhook messages come in.
package struct WebhookBinding: Sendable {
  /// What senders are given, for `{{webhooks.url}}`; without a slash at its end.
  package var url: String
  package var inbox: WebhookInbox
  /// Where the listener is found on this machine: a run may always send there, and to a public address of its own only
  /// where that host is allowed like any other.
  package var ownURLs: [String]

  /// `ownURLs`: just the URL where none are given.
  package init(url: String, inbox: WebhookInbox, ownURLs: [String]? = nil) {
    self.url = url
    self.inbox = inbox
    self.ownURLs = ownURLs ?? [url]
  }
}

/// Which requests of the loaded collections are wanted. Empty chooses all.
package struct Selection: Sendable {
  /// Names or globs (`*`, `?`), matched with the bare name and with `Folder/Name`.
  package var requests: [String] = []
  /// Any of them; each an expression such as `orders and not slow`.
  package var tags: [TagExpression] = []
  package var excludedTags: [TagExpression] = []
  /// Data rows, each by its label or its number from 1.
  package var rows: [String] = []
  /// Setup and teardown may be chosen too, by themselves.
  package var anyPhase = false
  /// Just these, as an earlier run reported them; nothing where that does not matter.
  package var reported: Set<ReportedRequest>?

  package init(requests: [String] = [], tags: [TagExpression] = [], excludedTags: [TagExpression] = []) {
    self.requests = requests
    self.tags = tags
    self.excludedTags = excludedTags
  }

  package var choosesAll: Bool {
    requests.isEmpty && tags.isEmpty && excludedTags.isEmpty && rows.isEmpty && reported == nil
  }

  /// Whether a request is chosen by itself.
  package func includes(_ request: PlannedRequest) -> Bool {
    if choosesAll { return true }
    if !rows.isEmpty, request.row?.isChosen(by: rows) != true { return false }
    let requestTags = request.settings.tags
    if excludedTags.contains(where: { $0.holds(for: requestTags) }) { return false }
    if !tags.isEmpty, !tags.contains(where: { $0.holds(for: requestTags) }) { return false }
    if let reported, !ReportedRequest.all(for: request.planned).contains(where: reported.contains) { return false }
    let name = request.definition.name
    return requests.isEmpty || requests.contains { Glob.matches($0, name) || Glob.matches($0, request.path) }
  }
}

/// A request as a report names it.
package struct ReportedRequest: Sendable, Hashable {
  package var file: String
  package var folders: [String]
  package var name: String
  package var row: String?

  /// By the row's number, set where its label is masked.
  package var rowNumber: String?

  /// As a report has it.
  package init(_ planned: PlannedCase) {
    let isMasked = planned.row?.contains("***") == true && planned.rowNumber != nil
    file = planned.file
    folders = planned.folders
    name = planned.name
    row = isMasked ? nil : planned.row
    rowNumber = isMasked ? planned.rowNumber : nil
  }

  /// As reports may have it: which labels are masked there is not known before secrets are.
  static func all(for planned: PlannedCase) -> [ReportedRequest] {
    var byLabel = ReportedRequest(planned)
    guard planned.row != nil else { return [byLabel] }
    var byNumber = byLabel
    (byLabel.row, byLabel.rowNumber) = (planned.row, nil)
    (byNumber.row, byNumber.rowNumber) = (nil, planned.rowNumber)
    return [byLabel, byNumber]
  }
}

/// `*` for any text, `?` for one character, everything else literally.
package enum Glob {
  package static func matches(_ pattern: String, _ text: String) -> Bool {
    if pattern == text { return true }
    let pattern = Array(pattern)
    let text = Array(text)
    var p = 0
    var t = 0
    // The last `*` seen and where its match would grow: one level of backtracking is enough for globs, so no blow-up.
    var star: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == text[t] {
        p += 1
        t += 1
      } else if let last = star {
        p = last.pattern + 1
        t = last.text + 1
        star = (last.pattern, t)
      } else {
        return false
      }
    }
    while p < pattern.count, pattern[p] == "*" { p += 1 }
    return p == pattern.count
  }
}
