/// Rows by id, in the order in which they were added.
struct Table<Row: Sendable & Identifiable>: Sendable where Row.ID == String {
  private var order: [String] = []
  private var rows: [String: Row] = [:]

  init(_ rows: [Row] = []) {
    for row in rows { add(row) }
  }

  var all: [Row] { order.compactMap { rows[$0] } }
  var ids: [String] { order }

  /// Changes the row in place; setting nothing is not for removing, see `remove`.
  subscript(_ id: String) -> Row? {
    get { rows[id] }
    _modify { yield &rows[id] }
  }

  mutating func add(_ row: Row) {
    if rows.updateValue(row, forKey: row.id) == nil { order.append(row.id) }
  }

  mutating func remove(_ id: String) {
    rows[id] = nil
    order.removeAll { $0 == id }
  }
}
