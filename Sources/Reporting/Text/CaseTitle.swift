import RunEvents

/// What a request is called in front of people: `Collection › Folder › Name [row]`.
enum CaseTitle {
  static func text(_ planned: PlannedCase, collection: String) -> String {
    var title = ReportText.line(collection)
    if planned.phase != .requests { title += " › " + planned.phase.rawValue }
    for folder in planned.folders { title += " › " + ReportText.line(folder) }
    title += " › " + ReportText.line(planned.name)
    if let row = planned.row { title += " [" + ReportText.line(row) + "]" }
    return title
  }

  /// The path of a URL, which is what people recognise a request by; the host is the environment's.
  static func path(ofURL url: String) -> Substring {
    let utf8 = url.utf8
    var start = utf8.startIndex
    if let colon = utf8.firstIndex(of: UInt8(ascii: ":")), utf8[colon...].starts(with: "://".utf8) {
      start = utf8.index(colon, offsetBy: 3)
    }
    guard let slash = utf8[start...].firstIndex(of: UInt8(ascii: "/")) else { return "/" }
    let end = utf8[slash...].firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? utf8.endIndex
    return url[slash..<end]
  }
}
