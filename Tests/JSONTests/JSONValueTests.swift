import JSON
import Testing

@Suite("Values") struct JSONValueTests {
  @Test("literals keep the order of the members")
  func literals() {
    let value: JSONValue = ["z": 1, "a": [true, .null, 1.5, "x"], "m": [:]]
    #expect(value.objectValue?.keys == ["z", "a", "m"])
    #expect(value["a"]?[1] == .null)
    #expect(value["a"]?[-1]?.stringValue == "x")
    #expect(value["a"]?[4] == nil)
    #expect(value["none"] == nil)
    #expect(value["a"]?["x"] == nil)
  }

  @Test("objects are equal whatever the order of their members")
  func order() {
    let left: JSONValue = ["a": 1, "b": ["c": 1.0, "d": 2]]
    let right: JSONValue = ["b": ["d": 2, "c": 1], "a": 1]
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(left != ["a": 1, "b": ["c": 1]])
    #expect(left != ["a": 1, "x": ["c": 1, "d": 2]])
  }

  @Test("values of different types are never equal")
  func types() {
    let values: [JSONValue] = [.null, false, 0, "", [], [:], "0", "null", "false"]
    for (offset, value) in values.enumerated() {
      for (other, another) in values.enumerated() { #expect((value == another) == (offset == other)) }
    }
  }

  @Test("'é' and 'e' with an accent of its own are different strings and names")
  func codePoints() {
    let (composed, decomposed) = ("\u{E9}", "e\u{301}")
    #expect(JSONValue.string(composed) != .string(decomposed))
    var object = JSONObject([(composed, 1), (decomposed, 2)])
    #expect(object[decomposed] == 2)
    object[composed] = nil
    #expect(object[composed] == nil)
    #expect(object.count == 1)
  }

  @Test(
    "type names",
    arguments: [
      (.null, "null"), (true, "boolean"), (1, "integer"), (1.5, "number"), ("", "string"), ([], "array"),
      ([:], "object"),
    ] as [(JSONValue, String)])
  func typeName(value: JSONValue, name: String) {
    #expect(value.typeName == name)
  }

  @Test("an object of 100,000 members is looked up, changed and copied without walking over all of them")
  func large() {
    var object = JSONObject()
    for number in 0..<100_000 { object["name\(number)"] = .number(JSONNumber(number)) }
    let copy = object
    object["name5"] = "changed"
    object["new"] = true
    let allAreThere = (6..<100_000).allSatisfy { (number: Int) in object["name\(number)"]?.intValue == number }
    #expect(allAreThere)
    #expect(copy["name5"] == 5)
    #expect(copy["new"] == nil)
    #expect(object["name5"] == "changed")
    object.members.removeFirst()
    #expect(object["name0"] == nil)
    #expect(object["name1"] == 1)
    #expect(copy["name0"] == 0)
  }

  @Test("the members of a large object may be replaced in place")
  func inPlace() {
    var object = JSONObject((0..<50).map { ("name\($0)", JSONValue.bool(true)) })
    #expect(object["name7"] == true)
    object.members[7].key = "other"
    #expect(object["name7"] == nil)
    #expect(object["other"] == true)
    object.members = [("x", 1)]
    #expect(object["x"] == 1)
    #expect(object["other"] == nil)
  }
}
