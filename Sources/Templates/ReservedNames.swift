/// The names with a dot, which Signet itself gives a value; a file can define none of them.
package enum ReservedNames {
  /// What may stand before the dot; none of these can be a variable's name.
  package static let heads = ["request", "server", "webhooks", "run", "row"]

  /// Every name there is. `request.*` exist inside pre-request steps only.
  package static let all =
    ["method", "scheme", "host", "port", "path", "raw_path", "normal_path", "target", "query", "url", "body"].map {
      "request." + $0
    }
    + ["server.url", "webhooks.url", "run.id", "row.index"]

  package static func isReserved(_ name: String) -> Bool { heads.contains(name) }

  /// Why a reserved name that is spelled right has no value, as a way out.
  static func hint(for name: String) -> String {
    switch name.prefix(while: { $0 != "." }) {
    case "request": "request.* is there in the steps of `pre_request:` and of signers only"
    case "server": "server.url is there where the environment has a `server:`"
    case "webhooks": "webhooks.url is there in a run that holds a `receive:` item"
    case "row": "row.index is there in a data row only"
    default: "run.id is there in a run only"
    }
  }
}
