import Diagnostics

/// The names by which requests of one collection refer to each other: bare, or `Folder/Name` where that is not unique.
struct RequestNames {
  private var bare: [String: Int] = [:]
  private var full: Set<String> = []

  init(_ lists: [[Item]]) {
    for items in lists { walk(items, "") }
  }

  private mutating func walk(_ items: [Item], _ prefix: String) {
    for item in items {
      switch item {
      case .folder(let folder): walk(folder.requests, prefix + folder.name + "/")
      case .request(let request):
        bare[request.name, default: 0] += 1
        if !prefix.isEmpty { full.insert(prefix + request.name) }
      }
    }
  }

  func checkNeeds(_ decoding: inout Decoding) {
    for need in decoding.needs where !full.contains(need.name) {
      switch bare[need.name] ?? 0 {
      case 0:
        let nearest = Spelling.suggestion(for: need.name, among: bare.keys.sorted() + full.sorted())
        decoding.report(
          "request '\(need.request)' needs '\(need.name)', which is not there", at: need.span,
          label: nearest.map { "did you mean '\($0)'?" })
      case 1: break
      default:
        decoding.report(
          "request '\(need.request)' needs '\(need.name)', and several have that name", at: need.span,
          hints: ["write it as Folder/Name"])
      }
    }
  }
}
