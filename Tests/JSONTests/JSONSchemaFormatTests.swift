import Checks
import JSON
import Testing

@Suite("Formats of JSON Schema, where they are asked for")
struct JSONSchemaFormatTests {
  private func judge(_ format: String, _ valid: [String], _ invalid: [String]) throws {
    let schema = try JSONSchema(
      document: ["format": .string(format)], options: .init(assertsFormats: true, patterns: SchemaPatterns()))
    for text in valid { #expect(schema.accepts(.string(text)), "\(format): \(text)") }
    for text in invalid { #expect(!schema.accepts(.string(text)), "\(format): \(text)") }
  }

  @Test("dates are those of the calendar, in ASCII digits and no other form of ISO 8601")
  func dates() throws {
    try judge(
      "date", ["1963-06-19", "2020-01-31", "2020-02-29", "2000-02-29", "0000-01-01"],
      [
        "2020-01-32", "2021-02-29", "1900-02-29", "2020-04-31", "2020-13-01", "2020-00-01", "06/19/1963", "2013-350",
        "1998-1-20", "1998-01-1", "1963-06-1\u{9EA}", "20230328", "2023-W01", "2023-W13-2", "2022W527", "1963-06-19Z",
        "",
      ])
    try judge(
      "date-time",
      [
        "1963-06-19T08:30:06.283185Z", "1963-06-19T08:30:06Z", "1937-01-01T12:00:27.87+00:20",
        "1990-12-31T15:59:50.123-08:00", "1998-12-31T23:59:60Z", "1998-12-31T15:59:60.123-08:00",
        "1963-06-19t08:30:06.283185z",
      ],
      [
        "1998-12-31T23:59:61Z", "1998-12-31T23:58:60Z", "1998-12-31T22:59:60Z", "1990-02-31T15:59:59.123-08:00",
        "1990-12-31T15:59:59-24:00", "1963-06-19T08:30:06.28123+01:00Z", "06/19/1963 08:30:06 PST",
        "2013-350T01:01:01", "1963-6-19T08:30:06.283185Z", "1963-06-1T08:30:06.283185Z", "1963-06-1\u{9EA}T00:00:00Z",
        "1963-06-11T0\u{9EA}:00:00Z", "1963-06-19", "1963-06-19T08:30:06",
      ])
  }

  @Test("times have a zone, and leap seconds only where a day ends in UTC")
  func times() throws {
    try judge(
      "time",
      [
        "08:30:06Z", "23:59:60Z", "23:59:60+00:00", "01:29:60+01:30", "23:29:60+23:30", "15:59:60-08:00",
        "00:29:60-23:30", "23:20:50.52Z", "08:30:06.283185Z", "08:30:06+00:20", "08:30:06-08:00", "08:30:06z",
      ],
      [
        "008:030:006Z", "8:3:6Z", "8:0030:6Z", "22:59:60Z", "23:58:60Z", "22:59:60+00:00", "23:58:60+00:00",
        "23:59:60+01:00", "23:59:60+00:30", "23:59:60-01:00", "23:59:60-00:30", "08:30:06-8:000", "24:00:00Z",
        "00:60:00Z", "00:00:61Z", "01:02:03+24:00", "01:02:03+00:60", "01:02:03Z+00:30", "08:30:06 PST",
        "01:01:01,1111", "12:00:00", "12:00:00.52", "1\u{9E8}:00:00Z", "08:30:06#00:20", "ab:cd:ef",
      ])
    try judge(
      "duration", ["P4DT12H30M5S", "P4Y", "PT0S", "P0D", "P1M", "PT1M", "PT36H", "P1DT12H", "P2W"],
      ["PT1D", "P", "P1YT", "PT", "P2D1Y", "P1D2H", "P2S", "P1Y2W", "P\u{9E8}Y", "P1", "4DT12H30M5S", "PT2S1M", ""])
  }

  @Test("addresses of mail and of hosts")
  func addresses() throws {
    let label = String(repeating: "a", count: 63)
    try judge(
      "email",
      [
        "joe.bloggs@example.com", "te~st@example.com", "~test@example.com", "test~@example.com", "te.s.t@example.com",
        "\"joe bloggs\"@example.com", "\"joe..bloggs\"@example.com", "\"joe@bloggs\"@example.com",
        "joe.bloggs@[127.0.0.1]", "joe.bloggs@[IPv6:::1]", "riedgar+guidelines@example.com",
      ],
      [
        "2962", ".test@example.com", "test.@example.com", "te..st@example.com", "joe.bloggs@invalid=domain.com",
        "joe.bloggs@[127.0.0.300]", "joe bloggs@example.com", "@example.com", "",
      ])
    try judge(
      "hostname", ["www.example.com", "xn--4gbwdl.xn--wgbh1c", "hostname", "host-name", "h0stn4me", "1host", label],
      [
        "-a-host-name-that-starts-with--", "not_a_valid_host_name", label + "a", "-hostname", "hostname-", "_hostname",
        "hostname_", "host_name", "", ".", ".example", "a..b", "exa\u{FF0E}mple", "ex ample",
      ])
    try judge(
      "ipv4", ["192.168.0.1", "87.10.0.1", "0.0.0.0", "255.255.255.255"],
      [
        "127.0.0.0.1", "256.256.256.256", "127.0", "0x7f000001", "2130706433", "087.10.0.1", "1\u{9E8}7.0.0.1",
        "192.168.1.0/24", " 192.168.0.1", "192.168.0.1 ", "192.168.0.1\n", "1.2.3.", "0x7f.0.0.1",
      ])
    try judge(
      "ipv6",
      [
        "::1", "::abef", "::", "::42:ff:1", "d6::", "1:d6::42", "1::d6:192.168.0.1", "1:2::192.168.0.1",
        "::ffff:192.168.0.1", "1:2:3:4:5:6:7:8", "1000:1000:1000:1000:1000:1000:255.255.255.255",
      ],
      [
        "12345::", "::abcef", "1:1:1:1:1:1:1:1:1:1:1:1:1:1:1:1", "::laptop", ":2:3:4:5:6:7:8", "1:2:3:4:5:6:7:",
        ":2:3:4::8", "1::d6::42", "1::2:192.168.256.1", "1::2:192.168.ff.1", "1:2:3:4:5:::8", "1:2:3:4:5:6:7", "1",
        "127.0.0.1", "1:2:3:4:1.2.3", "  ::1", "::1  ", "fe80::/64", "fe80::a%eth1", "",
        "100:100:100:100:100:100:255.255.255.255.255", "100:100:100:100:100:100:100:255.255.255.255",
        "1:2:3:4:5:6:7:\u{9EA}", "1:2::192.16\u{9EA}.0.1",
      ])
  }

  @Test("addresses of resources, whole and relative")
  func resources() throws {
    let good = [
      "http://foo.bar/?baz=qux#quux", "http://foo.com/blah_(wikipedia)_blah#cite-1",
      "http://foo.bar/?q=Test%20URL-encoded%20stuff", "http://xn--nw2a.xn--j6w193g/",
      "http://-.~_!$&'()*+,;=:%40:80%2f::::::@example.com", "http://223.255.255.254",
      "ftp://ftp.is.co.za/rfc/rfc1808.txt", "ldap://[2001:db8::7]/c=GB?objectClass?one", "mailto:John.Doe@example.com",
      "news:comp.infosystems.www.servers.unix", "tel:+1-816-555-1212",
      "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
    ]
    let broken = [
      "\\\\WINDOWS\\fileshare", "http:// shouldfail.com", "https://example.org/foobar\\.txt",
      "https://example.org/foobar<>.txt", "https://example.org/foobar{}.txt", "https://example.org/foobar^.txt",
      "https://example.org/foobar`.txt", "https://example.org/foo bar.txt", "https://example.org/foobar|.txt",
      "https://example.org/foobar\u{AE}.txt", "https://[@example.org/test.txt", "#frag\\ment", "%zz",
    ]
    let relative = ["//foo.bar/?baz=qux#quux", "/abc", "abc", "#fragment", "?a=b", ""]
    try judge("uri", good, broken + relative + [":// should fail", "bar,baz:foo"])
    try judge("uri-reference", good + relative, broken)
    try judge(
      "uuid",
      [
        "2EB8AA08-AA98-11EA-B4AA-73B441D16380", "2eb8aa08-aa98-11ea-b4aa-73b441d16380",
        "2eb8aa08-AA98-11ea-B4Aa-73B441D16380", "00000000-0000-0000-0000-000000000000",
        "99c17cbb-656f-f64a-940f-1a4568f03487",
      ],
      [
        "2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08-aa98-11ea-73b441d16380",
        "2eb8aa08-aa98-11ea-b4ga-73b441d16380",
        "2eb8aa08aa9811eab4aa73b441d16380", "2eb8aa08aa98-11ea-b4aa73b441d16380",
        "2eb8aa08aa9811eab4aa73b441d16380----",
        "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380", "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}",
      ])
  }

  @Test("pointers")
  func pointers() throws {
    try judge(
      "json-pointer",
      [
        "", "/foo", "/foo/0", "/", "/a~1b", "/c%d", "/e^f", "/g|h", "/i\\j", "/k\"l", "/ ", "/m~0n", "/foo/-",
        "/foo//bar",
        "/foo/bar/", "/foo/-/bar", "/~1~0~0~1~1", "/~1.1", "/foo/bar~0/baz~1/%a",
      ],
      ["/foo/bar~", "#", "#/", "#a", "/~0~", "/~0/~", "/~2", "/~-1", "/~~", "a", "0", "a/a"])
    try judge(
      "relative-json-pointer", ["1", "0/foo/bar", "2/0/baz/1/zip", "0#", "120/foo/bar"],
      ["/foo/bar", "-1/foo/bar", "+1/foo/bar", "0##", "01/a", "01#", "", "#"])
  }

  @Test("regular expressions are those of ECMA-262")
  func regularExpressions() throws {
    try judge(
      "regex", ["([abc])+\\s+$", "^\\u{1F600}$", "\\p{Letter}+", "a{1,2}", "(?<year>\\d{4})", "[^]"],
      ["^(abc]", "^\\S(|(.|\\n)*\\S)\\Z", "\\a", "\\p{Nope}", "\\uD83D", "*a"])
  }
}
