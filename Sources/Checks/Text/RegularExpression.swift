import CLibPCRE2

/// A compiled regular expression (PCRE2, UTF-8 mode), bounded so that no pattern and no subject can hold up a run.
package final class RegularExpression: Sendable {
  package let pattern: String
  // Compiled code is immutable and may be shared by threads (pcre2api, "multithreading"); only `deinit` frees it.
  nonisolated(unsafe) private let code: OpaquePointer

  private let source: [UInt8]
  private let options: UInt32

  /// Steps of backtracking for one attempt to match; a good pattern takes a few times the subject's length at most.
  static let stepLimit = 2_000_000
  /// Steps before the search goes on with an eye on the clock. One step may look through the whole subject, so they are
  /// fewer where that is long.
  private static func quickLimit(subject count: Int) -> Int { max(100, min(10_000, 50_000_000 / (count + 1))) }
  /// Bytes of a pattern. What PCRE2 does to find out where backtracking is in vain takes time by the square of them.
  static let longestPattern = 8192
  /// KiB that backtracking may take.
  private static let heapLimit: UInt32 = 64 << 10
  /// The clock is looked at after a window of positions, which is small at first and grows only while the search is
  /// quick: PCRE2 looks through the rest of the body once a window for a character that the pattern needs.
  private static let firstWindow = 1
  /// A window that took longer is followed by a smaller one.
  private static let patience = Duration.milliseconds(5)

  /// For all matches in one subject together.
  private let timeLimit: Duration

  package enum Dialect: Sendable {
    /// What files write. `$` is the very end: a line break behind it would let `^\d+$` hold on "42\n".
    case pcre
    /// ECMA-262, as JSON Schema has it: `\p{Letter}`, references to groups that took no part match nothing.
    case ecmaScript

    fileprivate var options: UInt32 {
      switch self {
      case .pcre: UInt32(PCRE2_DOLLAR_ENDONLY)
      case .ecmaScript:
        UInt32(
          PCRE2_DOLLAR_ENDONLY | PCRE2_ALT_BSUX | PCRE2_MATCH_UNSET_BACKREF | PCRE2_ALLOW_EMPTY_CLASS)
      }
    }
  }

  /// Compiles the pattern; a problem's offset is in Unicode scalars.
  package init(
    _ pattern: String, dialect: Dialect = .pcre, timeLimit: Duration = .seconds(5)
  ) throws(ArgumentProblem) {
    var code: Int32 = 0
    var offset = 0
    let bytes = Array(try Self.source(of: pattern, dialect).utf8)
    let options = UInt32(PCRE2_UTF | PCRE2_USE_OFFSET_LIMIT | PCRE2_NEVER_BACKSLASH_C) | dialect.options
    let compiled = pcre2_compile_8(bytes, bytes.count, options, &code, &offset, nil)
    guard let compiled else {
      let before = String(decoding: bytes.prefix(offset), as: UTF8.self).unicodeScalars.count
      throw ArgumentProblem(
        "\(Excerpt.quoted(pattern)) is not a regular expression: \(Self.message(for: code))",
        offset: dialect == .pcre ? before : nil)
    }
    self.pattern = pattern
    self.source = bytes
    self.options = options
    self.timeLimit = timeLimit
    self.code = compiled
  }

  /// The pattern as PCRE2 reads it.
  private static func source(of pattern: String, _ dialect: Dialect) throws(ArgumentProblem) -> String {
    guard pattern.utf8.count <= longestPattern else {
      throw ArgumentProblem("the regular expression is longer than \(longestPattern) bytes: make several of it")
    }
    guard dialect == .ecmaScript else { return pattern }
    do throws(ECMAScriptPattern.Problem) {
      return try ECMAScriptPattern.rewritten(pattern)
    } catch {
      throw ArgumentProblem("\(Excerpt.quoted(pattern)) is not a regular expression: \(error.reason)")
    }
  }

  deinit { pcre2_code_free_8(code) }

  /// Why a search was given up, in words for the user.
  package struct GaveUp: Error, Sendable { package let reason: String }

  /// A match: byte ranges of the whole and of each group, nothing for a group that took no part.
  struct Match {
    var groups: [Range<Int>?]
    var range: Range<Int> { groups[0] ?? 0..<0 }
  }

  package func matches(_ text: String) throws(GaveUp) -> Bool {
    try firstMatch(in: Array(text.utf8)) != nil
  }

  /// What the first match captured: group 1, or the match where the pattern has no group.
  package func capture(in text: String) throws(GaveUp) -> String? {
    let bytes = Array(text.utf8)
    guard let match = try firstMatch(in: bytes) else { return nil }
    let range = match.groups.count > 1 ? match.groups[1] : match.range
    return range.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// The first match; `bytes` must be UTF-8.
  func firstMatch(in bytes: [UInt8]) throws(GaveUp) -> Match? {
    let search = try Search(code, subject: bytes.count, timeLimit: timeLimit)
    return try next(search, in: bytes, from: 0)
  }

  /// Every match from left to right, none overlapping another; an empty one does not stop the search.
  func allMatches(in bytes: [UInt8]) throws(GaveUp) -> [Match] {
    let search = try Search(code, subject: bytes.count, timeLimit: timeLimit)
    var matches: [Match] = []
    var position = 0
    while position <= bytes.count, let match = try next(search, in: bytes, from: position) {
      matches.append(match)
      let end = match.range.upperBound
      position = match.range.isEmpty || end <= position ? Self.boundary(in: bytes, at: max(end, position) + 1) : end
      if match.range.isEmpty, end >= bytes.count { break }
    }
    return matches
  }

  /// What PCRE2 needs to search, and the time that is left.
  private final class Search {
    let data: OpaquePointer
    let context: OpaquePointer
    private(set) var code: OpaquePointer
    /// The pattern with calls between its parts, where steps alone did not tell how long it would take.
    private var careful: OpaquePointer?
    private let deadline: ContinuousClock.Instant
    /// Calls between two looks at the clock: what lies between two calls may look through the whole subject.
    private let stride: Int
    private var calls = 0

    init(_ code: OpaquePointer, subject count: Int, timeLimit: Duration) throws(GaveUp) {
      guard let data = pcre2_match_data_create_from_pattern_8(code, nil),
        let context = pcre2_match_context_create_8(nil)
      else { throw GaveUp(reason: "there is no memory for the pattern") }
      pcre2_set_match_limit_8(context, UInt32(RegularExpression.quickLimit(subject: count)))
      pcre2_set_heap_limit_8(context, RegularExpression.heapLimit)
      (self.data, self.context, self.code) = (data, context, code)
      deadline = .now + timeLimit
      stride = max(1, min(256, (16 << 20) / (count + 1)))
    }

    var isOver: Bool { ContinuousClock.now > deadline }
    var isCareful: Bool { careful != nil }

    /// From here on `code` looks at the clock as it matches; false where it cannot be compiled so.
    func becomeCareful(_ source: [UInt8], options: UInt32) -> Bool {
      var code: Int32 = 0
      var offset = 0
      let options = options | UInt32(PCRE2_AUTO_CALLOUT)
      guard let compiled = pcre2_compile_8(source, source.count, options, &code, &offset, nil) else { return false }
      careful = compiled
      self.code = compiled
      pcre2_set_match_limit_8(context, UInt32(RegularExpression.stepLimit))
      pcre2_set_callout_8(
        context, { _, search in search.map { Unmanaged<Search>.fromOpaque($0).takeUnretainedValue().tick() } ?? 0 },
        Unmanaged.passUnretained(self).toOpaque())
      return true
    }

    private func tick() -> Int32 {
      calls += 1
      return calls % stride == 0 && isOver ? PCRE2_ERROR_CALLOUT : 0
    }

    deinit {
      pcre2_match_data_free_8(data)
      pcre2_match_context_free_8(context)
      if let careful { pcre2_code_free_8(careful) }
    }
  }

  /// The first match at or after `start`.
  private func next(_ search: Search, in bytes: [UInt8], from start: Int) throws(GaveUp) -> Match? {
    var (position, window) = (start, Self.firstWindow)
    var windowStarted = ContinuousClock.now
    while true {
      let end = Self.boundary(in: bytes, at: position + window)
      pcre2_set_offset_limit_8(search.context, end)
      let count = pcre2_match_8(
        search.code, bytes, bytes.count, position, UInt32(PCRE2_NO_UTF_CHECK), search.data, search.context)
      if count > 0 { return match(search.data, count: Int(count)) }
      if count == PCRE2_ERROR_MATCHLIMIT, !search.isCareful, search.becomeCareful(source, options: options) { continue }
      guard count == PCRE2_ERROR_NOMATCH else { throw GaveUp(reason: reason(for: count)) }
      guard end < bytes.count else { return nil }
      if search.isOver { throw GaveUp(reason: reason(for: PCRE2_ERROR_CALLOUT)) }
      let now = ContinuousClock.now
      window = now - windowStarted > Self.patience ? max(window / 2, 1) : window * 2
      (position, windowStarted) = (end, now)
    }
  }

  private func match(_ data: OpaquePointer, count: Int) -> Match {
    let total = Int(pcre2_get_ovector_count_8(data))
    guard let ends = pcre2_get_ovector_pointer_8(data) else { return Match(groups: []) }
    return Match(
      groups: (0..<total).map { group in
        // A group behind the last that took part has no place of its own, one before it that took none has -1 (which is
        // PCRE2_UNSET), and `\K` can turn a range round.
        let (start, end) = (ends[2 * group], ends[2 * group + 1])
        return group < count && start >= 0 && start <= end ? start..<end : nil
      })
  }

  /// The next position at or after `position` where a character begins.
  static func boundary(in bytes: [UInt8], at position: Int) -> Int {
    var position = min(position, bytes.count)
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    return position
  }

  private func reason(for code: Int32) -> String {
    switch code {
    case PCRE2_ERROR_CALLOUT: "the pattern gave up after \(timeLimit)"
    case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT:
      "the pattern gave up after \(Self.stepLimit) steps: it can be read in too many ways"
    case PCRE2_ERROR_HEAPLIMIT: "the pattern gave up after \(Self.heapLimit >> 10) MiB of memory"
    default: "the pattern could not be matched: \(Self.message(for: code))"
    }
  }

  private static func message(for code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return length < 0 ? "error \(code)" : String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
  }
}
