import Checks
import HTTP
import JSON

/// What a run of steps does otherwise than they say: how a comparison tries out the mistakes of others.
package struct SigningVariation: Sendable {
  /// Written in place of what a step would write.
  var pins: [(destination: StepTarget.Destination, value: String)] = []
  /// What `{{request.NAME}}` gives instead; nothing for what it always gives.
  var requestValue: (@Sendable (_ name: String, HTTPRequest) -> Value?)?
  var items: ItemsVariation?

  func pin(of destination: StepTarget.Destination) -> Value? {
    pins.first { $0.destination == destination }.map { .json(.string($0.value)) }
  }
}

/// How `query` and `form` parts choose, sort and write their items instead.
struct ItemsVariation: Sendable {
  var order: ItemsPart.Order?
  var repeats: ItemsPart.Repeats?
  var escaping: ItemsPart.Escaping?
  /// Taken in whatever the part excludes.
  var included: [String] = []
  /// Left out whatever the part includes.
  var excluded: [String] = []
  var leavesOutEmpty = false

  func isChosen(_ item: (name: [UInt8], value: [UInt8]), otherwise isChosen: Bool) -> Bool {
    if leavesOutEmpty && item.value.isEmpty { return false }
    if excluded.contains(where: { $0.utf8.elementsEqual(item.name) }) { return false }
    return isChosen || included.contains { $0.utf8.elementsEqual(item.name) }
  }
}
