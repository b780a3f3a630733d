/// A small file that loads, and what happens with it: shown in the reference, loaded and run by its tests.
package struct ExampleFile: Sendable {
  /// Begins with `collection:`, `environment:` or `fragment:`.
  package let text: String
  /// Other files of the project, by path.
  package let beside: [String: String]
  package let run: ExampleRun?

  init(_ text: String, beside: [String: String] = [:], run: ExampleRun? = nil) {
    self.text = text + "\n"
    self.beside = beside
    self.run = run
  }

  package var path: String {
    switch text.prefix(while: { $0 != ":" }) {
    case "environment": "environments/test.yaml"
    case "fragment": "shared/api.yaml"
    default: "collections/orders.yaml"
    }
  }

  var files: ExampleFiles { files(with: text) }

  /// The project with another text in place of the file's own.
  func files(with text: String) -> ExampleFiles {
    ExampleFiles(beside.merging([path: text]) { $1 })
  }
}

/// What a server answers while an example runs, and what is to be shown of it.
package struct ExampleRun: Sendable {
  /// One after the other; the last answers whatever follows. With these, every request passes or is skipped.
  let answers: [ExampleAnswer]
  /// With these, a request fails; empty where there is nothing to see.
  let failing: [ExampleAnswer]
  /// Whether the page shows what goes out.
  let showsRequests: Bool

  static let sends = ExampleRun(answers: [ExampleAnswer()], failing: [], showsRequests: true)

  /// Shows what goes out where the server answers so.
  static func sendsAfter(_ answers: ExampleAnswer...) -> ExampleRun {
    ExampleRun(answers: answers, failing: [], showsRequests: true)
  }

  /// For what is never right: only the failure is shown.
  static func fails(_ answers: ExampleAnswer...) -> ExampleRun {
    ExampleRun(answers: [], failing: answers.isEmpty ? [ExampleAnswer()] : answers, showsRequests: false)
  }

  static func passes(_ answers: ExampleAnswer..., fails failing: [ExampleAnswer] = []) -> ExampleRun {
    ExampleRun(answers: answers.isEmpty ? [ExampleAnswer()] : answers, failing: failing, showsRequests: false)
  }

  package var canPass: Bool { !answers.isEmpty }
  package var canFail: Bool { !failing.isEmpty }
}

/// A response as an example writes it.
struct ExampleAnswer: Sendable {
  let status: Int
  let headers: [(String, String)]
  let body: String
  /// Seconds.
  let takes: Double
  /// Of the server's certificate.
  let daysLeft: Int

  init(_ status: Int = 200, headers: [(String, String)] = [], takes: Double = 0.04, daysLeft: Int = 90) {
    self.status = status
    self.headers = headers
    body = "{}"
    self.takes = takes
    self.daysLeft = daysLeft
  }

  init(_ body: String) {
    status = 200
    headers = []
    self.body = body
    takes = 0.04
    daysLeft = 90
  }

  /// On one line, as the page shows it.
  var described: String {
    let fields = headers.map { " `\($0.0): \($0.1)`" }.joined()
    let shown = body == "{}" || body.isEmpty ? "" : " `\(body)`"
    return "`\(status)`" + fields + shown + (takes > 1 ? " after \(Int(takes)) s" : "")
      + (daysLeft == 90 ? "" : " with a certificate of \(daysLeft) more days")
  }
}

/// One change that makes a good file a bad one.
package struct ExampleChange: Sendable {
  /// What stands in the file exactly once.
  package let old: String
  package let new: String

  init(_ old: String, _ new: String) {
    self.old = old
    self.new = new
  }

  /// The file after the change; nothing where what is to be changed does not stand there exactly once.
  func applied(to text: String) -> String? {
    let parts = text.split(separator: old, omittingEmptySubsequences: false)
    return parts.count == 2 ? parts.joined(separator: new) : nil
  }
}
