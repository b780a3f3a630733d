import Checks
import HTTP
import JSON

/// What `{{request.…}}` gives inside steps.
enum RequestNames {
  static func value(of name: String, in request: HTTPRequest) -> Value? {
    switch name {
    case "request.method": .json(.string(request.method))
    case "request.scheme": .json(.string(request.url.scheme))
    case "request.host": .json(.string(request.url.host))
    case "request.port": .json(.number(JSONNumber(request.url.effectivePort)))
    // Bytes: what a percent-encoded path decodes to need not be UTF-8, and has to be signed all the same.
    case "request.path": .bytes(PercentEncoding.decode(Array(request.url.path.utf8)))
    case "request.raw_path": .json(.string(request.url.path))
    case "request.normal_path": .json(.string(NormalPath.of(request.url.path)))
    case "request.target": .json(.string(request.url.target))
    case "request.query": .json(.string(request.url.query ?? ""))
    case "request.url": .json(.string(request.url.description))
    case "request.body": .bytes(request.body ?? [])
    default: nil
    }
  }
}
