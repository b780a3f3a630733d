/// A curl command line, read: what it would send.
///
/// Nothing is guessed: an option that would change the request in a way that is not known here is a problem, one that
/// only changes how it travels is a note.
package struct CurlCommand: Sendable, Equatable {
  package enum Body: Sendable, Equatable {
    case none
    /// `-d` and its kin, already joined.
    case data([UInt8])
    case json([UInt8])
    case multipart([Part])
  }

  /// One `-F`.
  package struct Part: Sendable, Equatable {
    package var name: String
    package var content: [UInt8]
    package var filename: String?
    package var contentType: String?

    package init(name: String, content: [UInt8], filename: String? = nil, contentType: String? = nil) {
      self.name = name
      self.content = content
      self.filename = filename
      self.contentType = contentType
    }
  }

  package var method: String
  package var url: RequestURL
  /// As given by `-H`, `-A`, `-e`, `-b`, `-u`; no Content-Type that curl would add by itself.
  package var headers: HTTPFields
  package var body: Body
  /// Headers that `-H 'Name:'` keeps curl from adding by itself.
  package var withheld: [String]
  /// What the line says and the request does not show, such as "'--insecure' is left out".
  package var notes: [String]
  /// Options that change how the request travels, in the order of the line; each has its note as well.
  package var travel: [TravelOption] = []

  /// `--max-time 5`; nothing as the value of an option that takes none.
  package struct TravelOption: Sendable, Equatable {
    /// Without dashes.
    package var name: String
    package var value: String?

    package init(_ name: String, _ value: String? = nil) {
      self.name = name
      self.value = value
    }
  }

  /// The request as curl would send it, with the Content-Type that a body brings, without `User-Agent` and `Accept`
  /// where the line does not name them.
  package var request: HTTPRequest {
    var request = HTTPRequest(method: method, url: url, headers: headers)
    switch body {
    case .none: break
    case .data(let bytes):
      request.body = bytes
      add("Content-Type", "application/x-www-form-urlencoded", to: &request.headers)
    case .json(let bytes):
      request.body = bytes
      add("Content-Type", "application/json", to: &request.headers)
      add("Accept", "application/json", to: &request.headers)
    case .multipart(let parts):
      request.body = Self.multipart(parts)
      add("Content-Type", "multipart/form-data; boundary=\(Self.boundary)", to: &request.headers)
    }
    return request
  }

  /// What curl adds where the line neither names nor withholds it.
  private func add(_ name: String, _ value: String, to headers: inout HTTPFields) {
    let isWithheld = withheld.contains { HTTPFields.sameName($0, name) }
    if !isWithheld, !headers.contains(name) { headers.append(name, value) }
  }

  private static let boundary = "------------------------signet"

  private static func multipart(_ parts: [Part]) -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts {
      bytes += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(part.name)\"".utf8
      if let filename = part.filename { bytes += "; filename=\"\(filename)\"".utf8 }
      if let type = part.contentType { bytes += "\r\nContent-Type: \(type)".utf8 }
      bytes += "\r\n\r\n".utf8
      bytes += part.content
      bytes += "\r\n".utf8
    }
    return bytes + Array("--\(boundary)--\r\n".utf8)
  }
}
