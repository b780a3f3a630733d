import JSON

/// A header, parameter or form field; nothing as the value takes an inherited one away.
struct FieldDraft: Sendable, Equatable {
  var name: String
  var value: String?

  init(_ name: String, _ value: String?) {
    self.name = name
    self.value = value
  }
}

enum AuthDraft: Sendable, Equatable {
  case none
  case bearer(String)
  /// `basic`, `digest` or `ntlm`.
  case user(kind: String, name: String, password: String)
  case apiKey(name: String, value: String, inQuery: Bool)
  case oauth2([FieldDraft])
}

enum BodyDraft: Sendable {
  case none
  case json(JSONValue)
  case text(String)
  case xml(String)
  case form([FieldDraft])
  case multipart([PartDraft])
  case graphQL(query: String, variables: JSONValue?, operation: String?)
  case file(String, contentType: String?)
}

struct PartDraft: Sendable {
  enum Content: Sendable { case text(String), file(String) }

  var name: String
  var content: Content
  var filename: String?
  var contentType: String?
}

/// A variable that takes its value from the response.
struct CaptureDraft: Sendable, Equatable {
  var name: String
  var query: String
  /// What it is where the response has nothing there.
  var fallback: String?
}

/// `poll:`
struct PollDraft: Sendable {
  var every: String
  var limit: String
  var until: [CheckDraft]
}

/// What may stand on a collection, folder or request.
struct SettingsDraft: Sendable {
  var baseURL: String?
  var headers: [FieldDraft] = []
  var query: [FieldDraft] = []
  var cookies: [FieldDraft] = []
  var auth: AuthDraft?
  /// Each a map of one step.
  var preRequest: [JSONValue]?
  var expect: [CheckDraft] = []
  var redirects: Int?
  var timeout: String?
  var connectTimeout: String?
  var delay: String?
  var httpVersion: String?
  var proxy: String?
  var unixSocket: String?
  var retry: JSONValue?
  var tls: [FieldDraft] = []
  var isTLSUnverified = false
  var tags: [String] = []
}

struct RequestDraft: Sendable {
  var name: String
  var description: String?
  var skip: String?
  var method: String
  var url: String
  var variables: [FieldDraft] = []
  var settings = SettingsDraft()
  var body = BodyDraft.none
  var captures: [CaptureDraft] = []
  var poll: PollDraft?
  /// What could not be translated, as it was.
  var unsupportedScripts: [String] = []

  init(name: String, method: String, url: String) {
    self.name = name
    self.method = method
    self.url = url
  }
}

struct FolderDraft: Sendable {
  var name: String
  var description: String?
  var variables: [FieldDraft] = []
  var settings = SettingsDraft()
  var items: [ItemDraft] = []
}

indirect enum ItemDraft: Sendable {
  case request(RequestDraft)
  case folder(FolderDraft)

  var name: String {
    get {
      switch self {
      case .request(let request): request.name
      case .folder(let folder): folder.name
      }
    }
    set {
      switch self {
      case .request(var request):
        request.name = newValue
        self = .request(request)
      case .folder(var folder):
        folder.name = newValue
        self = .folder(folder)
      }
    }
  }
}

struct CollectionDraft: Sendable {
  var name: String
  var description: String?
  var extends: [String] = []
  /// Written as a fragment where set.
  var isFragment = false
  var variables: [FieldDraft] = []
  var signers: JSONValue?
  /// A file of rows.
  var data: String?
  var settings = SettingsDraft()
  var items: [ItemDraft] = []

  init(name: String) { self.name = name }
}

extension [ItemDraft] {
  /// Every request below, in file order.
  var requests: [RequestDraft] {
    flatMap { item -> [RequestDraft] in
      switch item {
      case .request(let request): [request]
      case .folder(let folder): folder.items.requests
      }
    }
  }

  var folderCount: Int {
    reduce(0) { count, item in
      if case .folder(let folder) = item { return count + 1 + folder.items.folderCount }
      return count
    }
  }

  /// Changes every request below.
  mutating func changeRequests(_ change: (inout RequestDraft) -> Void) {
    for index in indices {
      switch self[index] {
      case .request(var request):
        change(&request)
        self[index] = .request(request)
      case .folder(var folder):
        folder.items.changeRequests(change)
        self[index] = .folder(folder)
      }
    }
  }

  /// Names are unique within their folder.
  mutating func makeNamesUnique() {
    var taken: Set<String> = []
    for index in indices {
      if case .folder(var folder) = self[index] {
        folder.items.makeNamesUnique()
        self[index] = .folder(folder)
      }
      let name = self[index].name
      var unique = name
      var number = 2
      while !taken.insert(unique).inserted {
        unique = "\(name) (\(number))"
        number += 1
      }
      self[index].name = unique
    }
  }
}
