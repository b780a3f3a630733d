/// A query split and decoded as the platform's own servers do it (form decoding: `+` is a space).
///
/// Written apart from the tool's own query code, so that a mistake there cannot hide itself here.
struct QueryString: Sendable {
  struct Item: Sendable, Equatable {
    var name: [UInt8]
    var value: [UInt8]
  }

  /// In the order of the request line. A pair whose escapes are broken is left out, as Go's `url.ParseQuery` does.
  let items: [Item]

  init(_ encoded: String?) {
    var items: [Item] = []
    for piece in (encoded ?? "").utf8.split(separator: UInt8(ascii: "&")) {
      let halves = piece.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentText.decoded(halves[0], plusIsSpace: true) else { continue }
      guard let value = halves.count == 2 ? PercentText.decoded(halves[1], plusIsSpace: true) : [] else { continue }
      items.append(Item(name: name, value: value))
    }
    self.items = items
  }

  /// The first value of `name`; later ones count for nothing, neither here nor in the signature.
  subscript(_ name: String) -> String? {
    items.first { $0.name.elementsEqual(name.utf8) }.map { String(decoding: $0.value, as: UTF8.self) }
  }
}
