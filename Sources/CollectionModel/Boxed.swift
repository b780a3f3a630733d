/// Keeps what few levels set on the heap: settings and requests are large, are copied at every merge, and stand in
/// lists by the thousand.
@propertyWrapper
package struct Boxed<Value: Sendable>: Sendable {
  private indirect enum Storage: Sendable {
    case nothing
    case value(Value)
  }

  private var storage: Storage

  package init(wrappedValue: Value?) {
    storage = wrappedValue.map { .value($0) } ?? .nothing
  }

  package var wrappedValue: Value? {
    get { if case .value(let value) = storage { value } else { nil } }
    set { storage = newValue.map { .value($0) } ?? .nothing }
  }
}
