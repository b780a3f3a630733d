import Checks
import CollectionModel
import Diagnostics
import HTTP
import JSON
import Runner

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The body of a response that lies in a file or comes through a pipe, read as a query needs it.
struct SavedBody {
  let view: ResponseView

  /// `path`: nothing, or `-`, for standard input.
  init(_ path: String?, neededFor query: Query) throws(Diagnostic) {
    guard query.input != .exchange else {
      throw Diagnostic(
        "'\(query.text)' asks more than a body can tell", at: .wholeQuery(query.text),
        hints: ["a saved body has an answer to $.path, xpath '…', regex '…', body, bytes and size"])
    }
    let isStandardInput = path == nil || path == "-"
    let name = isStandardInput ? "standard input" : path ?? ""
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = isStandardInput ? try InputFile.standardInput() : try InputFile.read(name)
    } catch {
      throw Diagnostic("\(isStandardInput ? name : "'\(name)'") cannot be read: \(error.reason)")
    }
    var headers = HTTPFields()
    if let type = Self.contentType(of: name) { headers.fields.append(HTTPFields.Field("Content-Type", type)) }
    view = ResponseView(
      request: HTTPRequest(method: "GET", url: RequestURL(scheme: "file", host: "")),
      response: HTTPResponse(status: 0, headers: headers, body: bytes),
      now: Moment(milliseconds: SystemClock.run.wall()))
    try check(query.input, name, bytes)
  }

  /// Reads the body now, so that a mistake in it is told with its place.
  private func check(_ input: QueryInput, _ name: String, _ bytes: [UInt8]) throws(Diagnostic) {
    let source = SourceText(path: name, bytes: bytes)
    switch input {
    case .json:
      do throws(JSONSyntaxError) {
        try view.readJSON(depthLimit: JSONParser.deepestDepthLimit)
      } catch {
        throw Diagnostic(
          "this is not JSON: \(error.reason)",
          at: SourcePlace(source, SourceSpan(line: error.line, column: error.column)))
      }
    case .document:
      do throws(XMLProblem) {
        try view.readDocument()
      } catch {
        throw Diagnostic(
          error.reason, at: error.line.map { SourcePlace(source, SourceSpan(line: $0, column: error.column ?? 1)) })
      }
    case .text where !view.isText:
      throw Diagnostic("'\(name)' holds no UTF-8 text", hints: ["the query bytes takes any body: bytes | hex"])
    default: break
    }
  }

  private static func contentType(of name: String) -> String? {
    let types = ["html": "text/html", "htm": "text/html", "xml": "application/xml", "xhtml": "application/xhtml+xml"]
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return types[name[name.index(after: dot)...].lowercased()]
  }
}

/// Files of the command line, which may be pipes as well: `signet query '$.id' <(curl -s …)`.
enum InputFile {
  /// A body of more would be held in memory several times over.
  private static let limit = 1 << 30

  static func standardInput() throws(FileProblem) -> [UInt8] {
    if isatty(0) == 1 { throw FileProblem("it is the keyboard; name a file, or pipe a response in") }
    return try bytes(of: 0)
  }

  static func read(_ path: String) throws(FileProblem) -> [UInt8] {
    guard LocalFileSystem().kind(of: path) == .other else { return try LocalFileSystem().read(path, limit: limit) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileProblem(String(cString: strerror(errno)).lowercased()) }
    defer { close(descriptor) }
    return try bytes(of: descriptor)
  }

  private static func bytes(of descriptor: Int32) throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = readDescriptor(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw FileProblem(String(cString: strerror(errno)).lowercased())
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      if bytes.count > limit { throw FileProblem("it is larger than \(limit) bytes") }
    }
  }
}

/// `read(2)`, which the method of the same name hides.
private func readDescriptor(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
