import Checks
import JSON
import Testing

@Suite("References of JSON Schema")
struct JSONSchemaReferenceTests {
  private func accepts(_ schema: String, _ instance: String) throws -> Bool {
    try JSONSchema(
      document: JSONParser.parse(schema), baseURI: "file:///main.json", options: .init(patterns: SchemaPatterns())
    )
    .accepts(JSONParser.parse(instance))
  }

  @Test(
    "a dynamic reference goes to the outermost anchor of its name that is in scope",
    arguments: [
      (#"{"name":"a","children":[{"name":"b"}]}"#, true), (#"{"name":"a","children":[{"nam":"b"}]}"#, false),
      (#"{"name":"a","children":[{"name":"b","children":[{"data":1}]}]}"#, false),
      (#"{"name":"a","children":[{"name":"b","children":[{"name":"c"}]}]}"#, true),
    ])
  func strictTree(instance: String, isValid: Bool) throws {
    let schema = #"""
      {"$id":"http://a.test/strict","$dynamicAnchor":"node","$ref":"tree","unevaluatedProperties":false,
       "$defs":{"tree":{"$id":"tree","$dynamicAnchor":"node","type":"object","properties":
         {"name":true,"children":{"type":"array","items":{"$dynamicRef":"#node"}}}}}}
      """#
    #expect(try accepts(schema, instance) == isValid)
  }

  @Test(
    "an anchor that is not dynamic, and a pointer, are where they are",
    arguments: [
      (##"{"$dynamicRef":"#a","$defs":{"x":{"$anchor":"a","type":"string"}}}"##, "1", false),
      (##"{"$ref":"#a","$defs":{"x":{"$dynamicAnchor":"a","type":"string"}}}"##, #""s""#, true),
      (##"{"$dynamicRef":"#/$defs/x","$defs":{"x":{"$dynamicAnchor":"a","type":"string"}}}"##, "1", false),
      (##"{"$dynamicRef":"#a","$defs":{"x":{"$dynamicAnchor":"a","type":"string"}}}"##, #""s""#, true),
      (##"{"$dynamicRef":"#t","$defs":{"x":{"$dynamicAnchor":"t"},"y":false}}"##, "1", true),
      (##"{"$defs":{"t":{"$dynamicAnchor":"t","const":1}},"$dynamicRef":"#t"}"##, "2", false),
    ])
  func plainAnchors(schema: String, instance: String, isValid: Bool) throws {
    #expect(try accepts(schema, instance) == isValid)
  }

  @Test(
    "an anchor belongs to the resource that it stands in",
    arguments: [
      (
        ##"{"$ref":"http://a.test/b#x","$defs":{"A":{"$id":"http://a.test/b","$anchor":"x","type":"integer"}}}"##, "1",
        true
      ),
      (
        ##"{"$ref":"http://a.test/b#x","$defs":{"A":{"$id":"http://a.test/b","$anchor":"x","type":"integer"}}}"##,
        "null", false
      ),
      (
        ##"{"$id":"http://a.test/r","$ref":"n.json#f","$defs":{"A":{"$id":"n.json","$defs":{"B":{"$anchor":"f","type":"integer"}}}}}"##,
        #""s""#, false
      ),
      (
        ##"{"$id":"http://a.test/f","$defs":{"A":{"$id":"c1","allOf":[{"$id":"c2","$anchor":"m","type":"number"},{"$anchor":"m","type":"string"}]}},"$ref":"c1#m"}"##,
        #""a""#, true
      ),
      (
        ##"{"$id":"http://a.test/f","$defs":{"A":{"$id":"c1","allOf":[{"$id":"c2","$anchor":"m","type":"number"},{"$anchor":"m","type":"string"}]}},"$ref":"c1#m"}"##,
        "1", false
      ),
      (
        ##"{"$id":"urn:uuid:deadbeef-1234-00ff-ff00-4321feebdaed","$ref":"#bar","$defs":{"b":{"$anchor":"bar","type":"string"}}}"##,
        "12", false
      ),
      (
        ##"{"$id":"urn:example:1:foo","$ref":"urn:example:1:foo#/$defs/b","$defs":{"b":{"type":"string"}}}"##, #""s""#,
        true
      ),
    ])
  func anchors(schema: String, instance: String, isValid: Bool) throws {
    #expect(try accepts(schema, instance) == isValid)
  }

  @Test(
    "what other keywords looked at is evaluated, and nothing else",
    arguments: [
      (
        #"{"unevaluatedProperties":false,"properties":{"a":true},"patternProperties":{"^b":true}}"#, #"{"a":1,"b1":1}"#,
        true
      ),
      (#"{"unevaluatedProperties":false,"additionalProperties":true}"#, #"{"z":1}"#, true),
      (
        #"{"unevaluatedProperties":{"minLength":3},"allOf":[{"properties":{"a":true}}]}"#, #"{"a":"x","b":"yz"}"#, false
      ),
      (
        #"{"unevaluatedProperties":false,"anyOf":[{"properties":{"a":{"const":1}},"required":["a"]},{"properties":{"b":true}}]}"#,
        #"{"a":1,"b":1}"#, true
      ),
      (
        #"{"unevaluatedProperties":false,"oneOf":[{"properties":{"a":true},"required":["a"]},{"properties":{"b":true},"required":["b"]}]}"#,
        #"{"a":1,"c":1}"#, false
      ),
      (
        #"{"unevaluatedProperties":false,"not":{"not":{"properties":{"a":true},"required":["a"]}}}"#, #"{"a":1}"#, false
      ),
      (
        #"{"unevaluatedProperties":false,"if":{"properties":{"a":{"const":1}},"required":["a"]},"then":{"properties":{"b":true}},"else":{"properties":{"c":true}}}"#,
        #"{"a":1,"b":1}"#, true
      ),
      (
        #"{"unevaluatedProperties":false,"if":{"properties":{"a":{"const":1}},"required":["a"]},"then":{"properties":{"b":true}},"else":{"properties":{"c":true}}}"#,
        #"{"a":2,"c":1}"#, false
      ),
      (
        #"{"unevaluatedProperties":false,"dependentSchemas":{"a":{"properties":{"a":true,"b":true}}}}"#,
        #"{"a":1,"b":1}"#, true
      ),
      (
        ##"{"unevaluatedProperties":false,"$ref":"#/$defs/x","$defs":{"x":{"properties":{"a":true}}}}"##, #"{"a":1}"#,
        true
      ),
      (
        #"{"allOf":[{"unevaluatedProperties":false,"properties":{"a":true}},{"properties":{"b":true}}]}"#, #"{"b":1}"#,
        false
      ),
      (#"{"unevaluatedProperties":false,"allOf":[{"unevaluatedProperties":true}]}"#, #"{"b":1}"#, true),
      (#"{"unevaluatedItems":false,"prefixItems":[true]}"#, "[1,2]", false),
      (#"{"unevaluatedItems":false,"items":{"type":"integer"}}"#, "[1,2]", true),
      (#"{"unevaluatedItems":false,"prefixItems":[true],"contains":{"type":"string"}}"#, #"[1,"a"]"#, true),
      (#"{"unevaluatedItems":false,"allOf":[{"prefixItems":[true,true]},{"prefixItems":[true]}]}"#, "[1,2]", true),
      (#"{"unevaluatedItems":{"const":"x"},"prefixItems":[{"const":1}]}"#, #"[1,"x","x"]"#, true),
      (
        #"{"unevaluatedItems":false,"if":{"prefixItems":[{"const":1}]},"then":{"prefixItems":[true,true]}}"#, "[1,2]",
        true
      ),
      (#"{"unevaluatedItems":false}"#, #""a string""#, true),
    ])
  func unevaluated(schema: String, instance: String, isValid: Bool) throws {
    #expect(try accepts(schema, instance) == isValid)
  }

  @Test("a reference to the web is refused with its address: nothing is fetched")
  func remote() throws {
    let problem = try #require(throws: JSONSchemaProblem.self) {
      try JSONSchema(document: ["items": ["$ref": "https://a.test/order.json#/$defs/id"]])
    }
    #expect(problem.reason.contains("'https://a.test/order.json#/$defs/id' leads nowhere"))
    #expect(problem.location.hasSuffix("#/items"))
  }

  @Test("references that branch again and again are given up, not followed for ever")
  func branching() throws {
    var definitions = JSONObject()
    for number in 0..<60 {
      let next = JSONValue.string("#/$defs/d\(number + 1)")
      definitions["d\(number)"] = ["allOf": [["$ref": next], ["$ref": next]]]
    }
    definitions["d60"] = ["type": "integer"]
    let document: JSONValue = ["$ref": "#/$defs/d0", "$defs": .object(definitions)]
    let failures = try JSONSchema(document: document).validate(1)
    #expect(failures.map(\.isUndecided) == [true])
    #expect(failures.first?.message.contains("gave up") == true)
    // Where each branch fails, the negation would hold: but nobody has looked at all of them.
    for (name, value) in definitions.members { definitions[name] = ["anyOf": value["allOf"] ?? [["type": "integer"]]] }
    let negated: JSONValue = ["not": ["$ref": "#/$defs/d0"], "$defs": .object(definitions)]
    #expect(try !JSONSchema(document: negated).accepts("x"), "no answer is no success")
  }
}
