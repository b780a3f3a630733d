import Checks
import Diagnostics
import HTTP
import JSON
import Testing
import YAML

/// One response with every argument defaulted.
func view(
  status: Int = 200, headers: [(String, String)] = [], body: [UInt8] = [],
  url: String = "https://shop.example/orders?page=1",
  certificate: PeerCertificate? = nil, redirects: [String] = [], duration: Double = 0.0415,
  variables: [String: Value] = ["order_id": .json(7)]
) -> ResponseView {
  let url = (try? RequestURL(parsing: url)) ?? RequestURL(scheme: "https", host: "shop.example")
  let response = HTTPResponse(
    status: status, headers: HTTPFields(headers.map { HTTPFields.Field($0.0, $0.1) }), body: body)
  return ResponseView(
    request: HTTPRequest(method: "GET", url: url), response: response,
    timings: TransferTimings(dns: 0.001, connect: 0.002, firstByte: 0.04, total: 0.0415), remoteAddress: "127.0.0.1",
    certificate: certificate, redirects: redirects, duration: duration, now: Moment(seconds: 0),
    variable: { variables[$0] })
}

func view(headers: [(String, String)] = [], body: String) -> ResponseView {
  view(headers: headers, body: Array(body.utf8))
}

/// What a query finds in a body; nothing where it finds nothing.
func find(_ query: String, in body: String, headers: [(String, String)] = []) throws -> QueryResult {
  try Query(parsing: query).evaluate(on: view(headers: headers, body: body))
}

func json(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

/// A matcher's argument, written as in a file.
func yaml(_ flow: String) throws -> JSONValue {
  let node = try YAMLParser.parse(SourceText(path: "example.yaml", text: "argument: \(flow)\n"))
  return try #require(node["argument"]).json
}

func matchers(_ flow: String, files: [String: String] = [:], isText: Bool = false) throws -> MatcherList {
  try MatcherList(yaml(flow), context: context(files: files, isText: isText))
}

/// A moment of 0: the first of 1970.
func context(files: [String: String] = [:], isText: Bool = false) -> MatcherContext {
  MatcherContext(
    readFile: { path throws(ArgumentProblem) in
      guard let text = files[path] else { throw ArgumentProblem("there is no file '\(path)'") }
      return Array(text.utf8)
    }, isText: isText)
}

extension Node {
  var json: JSONValue {
    get throws {
      switch content {
      case .mapping(let entries): return .object(JSONObject(try entries.map { ($0.key, try $0.value.json) }))
      case .sequence(let items): return .array(try items.map { try $0.json })
      case .scalar:
        switch try #require(scalar) {
        case .null: return .null
        case .bool(let bool): return .bool(bool)
        case .number(let text): return .number(JSONNumber(trusted: text))
        case .string(let text): return .string(text)
        case .refused(let reason, _): throw ArgumentProblem(reason)
        }
      }
    }
  }
}

extension MatcherExample {
  var value: QueryResult {
    get throws {
      guard let subject else { return .missing("there is nothing") }
      switch kind {
      case .text: return .found(.text(subject))
      case .json: return .found(.json(try ChecksTests.json(subject)))
      case .nodes: return .found(.nodes(try #require(try ChecksTests.json(subject).arrayValue)))
      case .texts:
        return .found(.texts(try #require(try ChecksTests.json(subject).arrayValue).map { $0.stringValue ?? "" }))
      }
    }
  }
}
