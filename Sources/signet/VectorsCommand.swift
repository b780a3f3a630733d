internal import ArgumentParser
import Diagnostics
import JSON
import Signing

/// Runs the test vectors of the built-in signers, without a network.
struct VectorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vectors", abstract: "Run the test vectors of the built-in signers, offline.",
    discussion: """
      Example: signet vectors aws-sigv4 --format json

      'published' is what the vendor, an RFC or a published implementation prints; 'computed' comes from two independent
      implementations of the vendor's rule.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Only this signer's.", completion: .list(SignerRegistry.names))
  var signer: String?

  @Option(help: "text or json.")
  var format = Format.text

  func run() throws {
    let types = SignerRegistry.builtIn.filter { signer == nil || $0.name == signer }
    guard !types.isEmpty else { throw ValidationError(unknownSigner) }
    let results = types.flatMap { type in
      type.vectors.map { Result(scheme: type.name, vector: $0, mismatches: $0.mismatches(of: type.signer)) }
    }
    switch format {
    case .text: StandardStream.output.write(Result.table(results))
    case .json: StandardStream.output.write(json: JSONWriter.pretty(.array(results.map(\.json))) + "\n")
    }
    if results.contains(where: { !$0.mismatches.isEmpty }) { throw ExitCode(1) }
  }

  private var unknownSigner: String {
    let name = signer ?? ""
    let nearest = Spelling.suggestion(for: name, among: SignerRegistry.names)
    return "there is no built-in signer '\(name)'; "
      + (nearest.map { "did you mean '\($0)'?" } ?? "they are \(SignerRegistry.names.joined(separator: ", "))")
  }

  private struct Result {
    let scheme: String
    let vector: SignerVector
    /// One line for each thing that differs.
    let mismatches: [String]

    static func table(_ results: [Result]) -> String {
      let schemes = results.map(\.scheme.count).max() ?? 0
      let names = results.map(\.vector.id.count).max() ?? 0
      var lines: [String] = []
      for result in results {
        let vector = result.vector
        lines.append(
          [
            result.mismatches.isEmpty ? "ok  " : "FAIL", padded(result.scheme, schemes), padded(vector.id, names),
            padded(vector.origin.rawValue, 9), vector.source,
          ].joined(separator: "  "))
        lines += result.mismatches.map { "      \($0)" }
      }
      let failed = results.count { !$0.mismatches.isEmpty }
      let signers = Set(results.map(\.scheme)).count
      let count = results.count == 1 ? "1 vector" : "\(results.count) vectors"
      lines.append("")
      lines.append(
        "\(count) of \(signers == 1 ? "1 signer" : "\(signers) signers"): "
          + (failed == 0 ? "all hold" : "\(failed) failed"))
      return lines.map { $0 + "\n" }.joined()
    }

    private static func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: width - text.count)
    }

    var json: JSONValue {
      .object(
        JSONObject([
          ("scheme", .string(scheme)), ("vector", .string(vector.id)), ("origin", .string(vector.origin.rawValue)),
          ("source", .string(vector.source)), ("holds", .bool(mismatches.isEmpty)),
          ("mismatches", .array(mismatches.map { .string($0) })),
        ]))
    }
  }
}
