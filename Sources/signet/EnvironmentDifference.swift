import CollectionModel
import Diagnostics
import JSON

/// What differs between two environments. Of secrets only the sources are compared: their values are never fetched, so
/// that nothing can be told about them.
struct EnvironmentDifference {
  private struct Side {
    var shown: JSONValue
    var value: JSONValue
    var origin: String
    var place: [JSONObject.Member]
  }

  private let names: (String, String)
  private var rows: [(title: String, left: Side?, right: Side?)] = []

  init(_ left: ResolvedEnvironment, _ right: ResolvedEnvironment) {
    names = (left.environment.name, right.environment.name)
    let (first, second) = (Self.sides(of: left), Self.sides(of: right))
    let titles = first.map(\.title) + second.map(\.title).filter { title in !first.contains { $0.title == title } }
    for title in titles {
      let found = (first.filter { $0.title == title }.map(\.side), second.filter { $0.title == title }.map(\.side))
      // Tags and hints may stand several times; they are compared one by one, in order.
      for index in 0..<max(found.0.count, found.1.count) {
        let pair = (
          found.0.indices.contains(index) ? found.0[index] : nil, found.1.indices.contains(index) ? found.1[index] : nil
        )
        if let left = pair.0, let right = pair.1, left.value == right.value { continue }
        rows.append((title, pair.0, pair.1))
      }
    }
  }

  private static func sides(of shown: ResolvedEnvironment) -> [(title: String, side: Side)] {
    let environment = shown.environment
    let own = EnvironmentJSON.place(environment.place)
    let origin = "\(environment.place.file):\(environment.place.line)"
    let isProtected = JSONValue.bool(environment.protected)
    var sides: [(title: String, side: Side)] = [
      ("protected", Side(shown: isProtected, value: isProtected, origin: origin, place: own))
    ]
    for row in shown.settings + shown.hosts + shown.variables {
      let place = EnvironmentJSON.place(row.place)
      sides.append((row.title, Side(shown: row.shown, value: row.value, origin: row.origin, place: place)))
    }
    for secret in shown.secrets {
      let place = EnvironmentJSON.place(secret.place)
      let side = Side(shown: secret.source, value: secret.source, origin: secret.origin, place: place)
      sides.append(("secrets.\(secret.name)", side))
    }
    return sides
  }

  var text: String {
    if rows.isEmpty { return "\(names.0) and \(names.1) say the same\n" }
    var cells = [["", names.0, names.1]]
    for row in rows {
      cells.append([row.title, Self.text(row.left, beside: row.right), Self.text(row.right, beside: row.left)])
      cells.append(["", row.left?.origin ?? "", row.right?.origin ?? ""])
    }
    return EnvironmentText.columns(cells).map { $0 + "\n" }.joined()
  }

  private static func text(_ side: Side?, beside other: Side?) -> String {
    guard let side else { return "-" }
    // Masks look alike where what they hide does not.
    let looksAlike = other.map { $0.shown == side.shown } ?? false
    return EnvironmentText.text(side.shown) + (looksAlike ? " (another value)" : "")
  }

  var json: JSONValue {
    [
      "environments": [.string(names.0), .string(names.1)],
      "differences": .array(
        rows.map { ["name": .string($0.title), "left": Self.json($0.left), "right": Self.json($0.right)] }),
    ]
  }

  private static func json(_ side: Side?) -> JSONValue {
    guard let side else { return .null }
    return .object(JSONObject([("value", side.shown)] + side.place))
  }
}
