import HTTP
import JSON

/// What a browser sent, as a collection: noise taken out, and what a response brought and a later request needs captured.
package struct HARImport {
  private let name: String
  private let filter: HARFilter
  private let conversion = ImportConversion(keepsBodies: false)

  package init(name: String, filter: HARFilter) {
    self.name = name
    self.filter = filter
  }

  package func convert(_ archives: [HARFile]) -> ImportResult {
    var collection = CollectionDraft(name: name)
    var flow = HARFlow()
    for archive in archives {
      var left = 0
      var redirectedTo: String?
      for exchange in archive.exchanges {
        // The hop of a redirect that the one before it led to is followed, not sent again.
        let isHop = redirectedTo == exchange.url.description
        redirectedTo = Self.redirect(of: exchange)
        guard isWanted(exchange), !isHop else {
          left += 1
          continue
        }
        collection.items.append(.request(request(exchange, archive.path, &flow)))
      }
      if left > 0 {
        conversion.note(
          .changed, at: archive.path,
          "\(left) of \(archive.exchanges.count) exchanges are left out: pages and what they load, preflights, redirects, and what the filters leave out (--all-types)"
        )
      }
    }
    flow.apply(&collection, conversion)
    collection.items.makeNamesUnique()
    SharedParts.lift(&collection)
    if collection.items.isEmpty { conversion.note(.lost, at: "", "no exchange is left to import") }
    conversion.fidelity.captures = collection.items.requests.reduce(0) { $0 + $1.captures.count }
    return ImportFiles.result(of: collection, conversion)
  }

  private func isWanted(_ exchange: HARExchange) -> Bool {
    if !filter.hosts.isEmpty, !filter.hosts.contains(where: { $0.lowercased() == exchange.url.host }) { return false }
    if !filter.methods.isEmpty, !filter.methods.contains(where: { $0.uppercased() == exchange.method }) { return false }
    return !exchange.isPreflight && (filter.allTypes || !exchange.isDecoration)
  }

  private static func redirect(of exchange: HARExchange) -> String? {
    guard (300...399).contains(exchange.status),
      let location = exchange.responseHeaders.first(where: { $0.name.lowercased() == "location" })?.value
    else { return nil }
    return (try? exchange.url.resolving(location))?.description
  }

  // MARK: One exchange

  private func request(_ exchange: HARExchange, _ path: String, _ flow: inout HARFlow) -> RequestDraft {
    let place = "\(path), entry \(exchange.number)"
    var request = RequestDraft(name: "\(exchange.method) \(exchange.url.decodedPath)", method: exchange.method, url: "")
    if let end = request.name.firstIndex(where: \.isNewline) { request.name = String(request.name[..<end]) }
    let maker = RequestMaker(conversion: conversion, place: place)
    // Before secrets are named: what a response brought is captured, and needs no secret.
    let known = flow.taking(from: exchange)
    maker.setURL(exchange.url, &request)
    maker.setHeaders(exchange.headers.filter { !Self.isNoise($0.name) }, &request)
    setBody(exchange, maker, &request)
    if exchange.status > 0, (300...399).contains(exchange.status) { request.settings.redirects = 10 }
    expect(exchange, &request)
    flow.add(exchange, known, number: conversion.fidelity.requests)
    conversion.fidelity.requests += 1
    return request
  }

  private func expect(_ exchange: HARExchange, _ request: inout RequestDraft) {
    guard exchange.status >= 400 || exchange.status == 304 else { return }
    request.settings.expect = [.status(.number(JSONNumber(exchange.status)))]
    conversion.fidelity.checks += 1
  }

  private func setBody(_ exchange: HARExchange, _ maker: RequestMaker, _ request: inout RequestDraft) {
    guard let body = exchange.body else { return }
    let type = body["mimeType"]?.stringValue ?? request.contentType ?? "text/plain"
    let media = type.prefix { $0 != ";" }.trimmed.lowercased()
    if media == "multipart/form-data" { return multipart(body, maker, &request) }
    if let text = body["text"]?.stringValue, !text.isEmpty {
      request.removeContentType()
      return maker.setBody(Array(text.utf8), type: type, &request)
    }
    let params = body["params"]?.arrayValue ?? []
    guard !params.isEmpty else { return }
    let fields = params.map { item in
      let name = item["name"]?.stringValue ?? ""
      return FieldDraft(name, maker.value(item["value"]?.stringValue ?? "", named: name))
    }
    request.body = .form(fields)
    request.removeContentType()
  }

  private func multipart(_ body: JSONValue, _ maker: RequestMaker, _ request: inout RequestDraft) {
    request.removeContentType()
    var parts: [PartDraft] = []
    for item in body["params"]?.arrayValue ?? [] {
      let name = item["name"]?.stringValue ?? ""
      let type = item["contentType"]?.stringValue
      if let file = item["fileName"]?.stringValue, !file.isEmpty {
        let variable = maker.file(file, named: name, &request)
        parts.append(PartDraft(name: name, content: .file(variable), filename: file.fileName, contentType: type))
      } else {
        let text = maker.value(item["value"]?.stringValue ?? "", named: name)
        parts.append(PartDraft(name: name, content: .text(text), filename: nil, contentType: type))
      }
    }
    if parts.isEmpty {
      conversion.note(.lost, at: maker.place, "a multipart body that the file holds no parts of")
    } else {
      request.body = .multipart(parts)
    }
  }

  /// What a browser adds by itself, and what belongs to one connection.
  private static func isNoise(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix(":") || name.hasPrefix("sec-") || noise.contains(name)
  }

  private static let noise: Set<String> = [
    "host", "connection", "content-length", "transfer-encoding", "keep-alive", "te", "upgrade", "proxy-connection",
    "accept-encoding", "accept-language", "user-agent", "referer", "origin", "dnt", "pragma", "cache-control",
    "if-none-match", "if-modified-since", "if-match", "if-unmodified-since", "if-range", "upgrade-insecure-requests",
    "priority", "cookie", "purpose", "x-client-data", "access-control-request-method", "access-control-request-headers",
  ]
}
