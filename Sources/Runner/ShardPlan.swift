/// One part of a run that is spread over several machines.
package struct Shard: Sendable, Equatable {
  /// Counts from 1.
  package let number: Int
  package let count: Int

  package init?(number: Int, of count: Int) {
    guard count >= 1, count <= Self.most, number >= 1, number <= count else { return nil }
    self.number = number
    self.count = count
  }

  /// `2/5`
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]) else { return nil }
    self.init(number: number, of: count)
  }

  private static let most = 10_000
}

extension Shard: CustomStringConvertible {
  package var description: String { "\(number)/\(count)" }
}

/// Where `--shard auto` learns which part of a parallel CI job this one is.
package enum ShardVariables {
  /// What the environment says, wrongly.
  package struct Problem: Error, Equatable {
    package var reason: String
  }

  private struct Vendor {
    var name: String
    var index: String
    var total: String
    /// What the first job is called.
    var first: Int
  }

  private static let own = "SIGNET_SHARD"
  private static let vendors = [
    Vendor(name: "GitLab CI", index: "CI_NODE_INDEX", total: "CI_NODE_TOTAL", first: 1),
    Vendor(name: "CircleCI", index: "CIRCLE_NODE_INDEX", total: "CIRCLE_NODE_TOTAL", first: 0),
    Vendor(name: "Buildkite", index: "BUILDKITE_PARALLEL_JOB", total: "BUILDKITE_PARALLEL_JOB_COUNT", first: 0),
  ]

  package static func shard(in environment: [String: String]) throws(Problem) -> Shard {
    if let text = value(own, environment) {
      guard let shard = Shard(text) else { throw Problem(reason: "\(own) is '\(text)'; write I/N, such as 2/5") }
      return shard
    }
    for vendor in vendors {
      guard let total = value(vendor.total, environment) else { continue }
      let index = value(vendor.index, environment)
      // A job that is not parallel has a total of 1 and no index.
      if index == nil, total == "1" { return try read("\(vendor.first)", total, vendor) }
      guard let index else { throw Problem(reason: "\(vendor.total) is set, but \(vendor.index) is not") }
      return try read(index, total, vendor)
    }
    let names = vendors.map { "\($0.index) and \($0.total) (\($0.name))" }.joined(separator: ", ")
    throw Problem(reason: "no variable tells which part this is; there may be \(own)=I/N, \(names)")
  }

  private static func read(_ index: String, _ total: String, _ vendor: Vendor) throws(Problem) -> Shard {
    guard let number = Int(index), let count = Int(total),
      let shard = Shard(number: number - vendor.first + 1, of: count)
    else {
      throw Problem(
        reason:
          "\(vendor.index)=\(index) of \(vendor.total)=\(total) is no part: \(vendor.name) counts from \(vendor.first)")
    }
    return shard
  }

  private static func value(_ name: String, _ environment: [String: String]) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// Which collections belong to which shard: whole ones, each in exactly one, alike on every machine.
package struct ShardPlan {
  private let shard: Shard
  /// Seconds by collection, from an earlier run; empty where nothing is known.
  private let durations: [String: Double]

  package init(_ shard: Shard, durations: [String: Double] = [:]) {
    self.shard = shard
    self.durations = durations
  }

  /// "shard 2/5"
  package var name: String { "shard \(shard)" }

  /// The positions of this shard's collections, ascending. `keys` name the collections, alike on every machine.
  package func positions(of keys: [String]) -> [Int] {
    let known = keys.compactMap { durations[$0] }
    guard !known.isEmpty else {
      return keys.indices.filter { Int(Self.hash(keys[$0]) % UInt64(shard.count)) == shard.number - 1 }
    }
    return balanced(keys, standard: known.reduce(0, +) / Double(known.count))
  }

  /// The longest first, each to the shard that has least to do. What has no time yet counts as an ordinary one.
  private func balanced(_ keys: [String], standard: Double) -> [Int] {
    let weighed = keys.indices.map { (position: $0, weight: durations[keys[$0]] ?? standard) }
      .sorted { ($1.weight, keys[$0.position], $0.position) < ($0.weight, keys[$1.position], $1.position) }
    var loads = [Double](repeating: 0, count: shard.count)
    var counts = [Int](repeating: 0, count: shard.count)
    var own: [Int] = []
    for (position, weight) in weighed {
      // Where loads are equal, as with times of zero, the one with fewer collections.
      var target = 0
      for other in loads.indices.dropFirst()
      where (loads[other], counts[other]) < (loads[target], counts[target]) { target = other }
      loads[target] += weight
      counts[target] += 1
      if target == shard.number - 1 { own.append(position) }
    }
    return own.sorted()
  }

  /// FNV-1a of the UTF-8, its bits mixed well enough for any modulus (the finalizer of MurmurHash3).
  private static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 33)
  }
}
