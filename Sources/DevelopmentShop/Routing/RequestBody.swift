import HTTP
import JSON
import LocalServer

/// The body of a request by its media type.
struct RequestBody: Sendable {
  /// The members of a JSON body; none where there is no body.
  let fields: Fields
  /// The parts of a multipart body.
  let parts: MultipartBody?

  init(_ request: ServerRequest) throws(Refusal) {
    let type = MediaType(request.headers["content-type"] ?? "")
    if type.name == MediaType.multipart {
      guard let body = MultipartBody(request.body, boundary: type["boundary"] ?? "") else {
        throw Refusal.invalidParameter("Invalid parameter: the multipart body cannot be read")
      }
      parts = body
      fields = Fields(JSONObject())
      return
    }
    parts = nil
    fields = Fields(try RequestBody.object(request.body))
  }

  private static func object(_ bytes: [UInt8]) throws(Refusal) -> JSONObject {
    if bytes.isEmpty { return JSONObject() }
    guard let value = try? JSONParser.parse(bytes), case .object(let object) = value else {
      throw Refusal.invalidParameter("Invalid parameter: the request body is not a JSON object")
    }
    return object
  }
}

/// The members of one object in a body, read by name and type.
///
/// A member that is `null` counts as absent. One of another type throws 36009004 with the member's Go name.
struct Fields: Sendable {
  let object: JSONObject
  /// In front of a member's Go name: `Skus[0].`.
  private let location: String

  init(_ object: JSONObject, at location: String = "") {
    self.object = object
    self.location = location
  }

  subscript(_ name: String) -> JSONValue? {
    if let value = object[name], value != .null { value } else { nil }
  }

  func goName(_ name: String) -> String { location + GoName.of(name) }

  func text(_ name: String) throws(Refusal) -> String? {
    guard let value = self[name] else { return nil }
    guard case .string(let text) = value else { throw .wrongType(goName(name), expected: "a string") }
    return text
  }

  func integer(_ name: String) throws(Refusal) -> Int? {
    guard let value = self[name] else { return nil }
    guard case .number(let number) = value, let integer = number.intValue else {
      throw .wrongType(goName(name), expected: "an integer")
    }
    return integer
  }

  func boolean(_ name: String) throws(Refusal) -> Bool? {
    guard let value = self[name] else { return nil }
    guard case .bool(let flag) = value else { throw .wrongType(goName(name), expected: "a boolean") }
    return flag
  }

  func texts(_ name: String) throws(Refusal) -> [String]? {
    guard let value = self[name] else { return nil }
    guard case .array(let values) = value else { throw .wrongType(goName(name), expected: "a list of strings") }
    var texts: [String] = []
    for value in values {
      guard case .string(let text) = value else { throw .wrongType(goName(name), expected: "a list of strings") }
      texts.append(text)
    }
    return texts
  }

  func nested(_ name: String) throws(Refusal) -> Fields? {
    guard let value = self[name] else { return nil }
    guard case .object(let object) = value else { throw .wrongType(goName(name), expected: "an object") }
    return Fields(object, at: goName(name) + ".")
  }

  func list(_ name: String) throws(Refusal) -> [Fields]? {
    guard let value = self[name] else { return nil }
    guard case .array(let values) = value else { throw .wrongType(goName(name), expected: "a list of objects") }
    var list: [Fields] = []
    for (index, value) in values.enumerated() {
      guard case .object(let object) = value else { throw .wrongType(goName(name), expected: "a list of objects") }
      list.append(Fields(object, at: "\(goName(name))[\(index)]."))
    }
    return list
  }
}
