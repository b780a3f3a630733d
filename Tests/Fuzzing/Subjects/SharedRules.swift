/// Rules for the JSON that stands behind a path, a schema or a query.
let jsonRules = #"""
  value: scalar | object | array | scalar | object | array
  object: `{}` | `{` member `}` | `{` member `,` member `}` | `{` member `,` member `,` member `}`
  member: key `:` value
  array: `[]` | `[` value `]` | `[` value `,` value `]` | `[` value `,` value `,` value `,` value `]`
  scalar: number | string | `null` | `true` | `false`
  number: `0` | `1` | `-1` | `2` | `1.0` | `1.10` | `1e400` | `1e-400` | `9007199254740993` | `-0` | `12345678901234567890`
  string: `""` | `"a"` | `"b"` | `"ab"` | `"1"` | `"é"` | `"\\u00e9"` | `"\\ud83d\\ude00"` | `"\\n"` | `"2024-05-01"` | `"\\u0000"`
  key: `"a"` | `"b"` | `"c"` | `"id"` | `""` | `"a b"` | `"é"` | `"'"` | `"\\\\"`

  """#
