import Runner
import Testing

@Suite("Shards")
struct ShardPlanTests {
  private let keys = (1...97).map { "collections/part-\($0).yaml" }

  private func all(_ count: Int, _ keys: [String], _ durations: [String: Double] = [:]) throws -> [[Int]] {
    try (1...count).map { number in
      ShardPlan(try #require(Shard(number: number, of: count)), durations: durations).positions(of: keys)
    }
  }

  @Test("hold each collection exactly once, whatever their number", arguments: [1, 2, 3, 7, 100])
  func partition(_ count: Int) throws {
    #expect(try all(count, keys).flatMap { $0 }.sorted() == Array(keys.indices))
    let timed = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, Double($0 % 5)) })
    #expect(try all(count, keys, timed).flatMap { $0 }.sorted() == Array(keys.indices))
  }

  @Test("stay as they are for a collection when others come or go")
  func stable() throws {
    func shard(of key: String, among keys: [String]) throws -> Int? {
      let index = try #require(keys.firstIndex(of: key))
      return try all(4, keys).firstIndex { $0.contains(index) }
    }
    let fewer = keys.filter { !$0.hasSuffix("7.yaml") }
    for key in fewer { #expect(try shard(of: key, among: keys) == shard(of: key, among: fewer)) }
  }

  @Test("are the ones written down here, on every machine and in every version")
  func known() throws {
    // By FNV-1a and the finalizer of MurmurHash3, computed elsewhere.
    #expect(try all(3, ["a", "b", "c", "d"].map { "collections/\($0).yaml" }) == [[1], [0, 3], [2]])
  }

  @Test("share the work evenly where nothing is known")
  func spread() throws {
    for shard in try all(4, keys) { #expect((10...40).contains(shard.count)) }
  }

  @Test("are balanced by the times of an earlier run, the longest first")
  func balanced() throws {
    let durations = ["a": 8.0, "b": 7, "c": 6, "d": 5, "e": 4]
    let shards = try all(2, ["a", "b", "c", "d", "e"], durations)
    #expect(shards == [[0, 3, 4], [1, 2]])
  }

  @Test("take a collection without a time for one of ordinary length, and times of zero for equal")
  func unknownTimes() throws {
    #expect(try all(2, ["a", "new", "b"], ["a": 10, "b": 2]) == [[0], [1, 2]])
    #expect(try all(3, ["a", "b", "c"], ["a": 0, "b": 0, "c": 0]) == [[0], [1], [2]])
  }

  @Test(
    "are read from I/N, with I from 1 to N",
    arguments: [
      ("1/1", true), ("5/5", true), ("0/5", false), ("6/5", false), ("-1/5", false), ("1/0", false), ("1", false),
      ("1/2/3", false), ("a/b", false), ("", false), ("1/", false), ("1/99999999999999999999", false), (" 1/2", false),
    ])
  func text(_ text: String, _ isGood: Bool) { #expect((Shard(text) != nil) == isGood) }

  @Test(
    "are taken from the variables of the CI job",
    arguments: [
      (["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "5"], "2/5"), (["CI_NODE_TOTAL": "1"], "1/1"),
      (["CIRCLE_NODE_INDEX": "0", "CIRCLE_NODE_TOTAL": "3"], "1/3"),
      (["BUILDKITE_PARALLEL_JOB": "2", "BUILDKITE_PARALLEL_JOB_COUNT": "3"], "3/3"),
      (["SIGNET_SHARD": "4/9", "CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "5"], "4/9"),
    ])
  func automatic(_ variables: [String: String], _ expected: String) throws {
    #expect(try ShardVariables.shard(in: variables).description == expected)
  }

  @Test(
    "are refused with the variables named where those are missing or wrong",
    arguments: [
      ([:], "CIRCLE_NODE_INDEX and CIRCLE_NODE_TOTAL (CircleCI)"), ([:], "SIGNET_SHARD=I/N"),
      (["CI_NODE_INDEX": "0", "CI_NODE_TOTAL": "5"], "GitLab CI counts from 1"),
      (["CIRCLE_NODE_INDEX": "3", "CIRCLE_NODE_TOTAL": "3"], "CircleCI counts from 0"),
      (["CI_NODE_TOTAL": "2"], "CI_NODE_INDEX is not"), (["SIGNET_SHARD": "5/2"], "SIGNET_SHARD is '5/2'"),
    ] as [([String: String], String)])
  func automaticProblems(_ variables: [String: String], _ words: String) {
    let problem = #expect(throws: ShardVariables.Problem.self) { try ShardVariables.shard(in: variables) }
    #expect(problem?.reason.contains(words) == true, "\(problem?.reason ?? "")")
  }
}
