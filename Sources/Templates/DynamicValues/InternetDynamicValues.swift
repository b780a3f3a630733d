/// Postman's names for addresses on networks, and for pictures.
let internetDynamicValues: [DynamicValue] =
  [
    DynamicValue("randomUrl", "a URL at a domain that belongs to nobody", text: { "https://\(domainName(&$0))" }),
    DynamicValue("randomProtocol", "http or https", oneOf: ["http", "https"]),
    DynamicValue("randomDomainName", "a domain that belongs to nobody", text: { domainName(&$0) }),
    DynamicValue("randomDomainSuffix", "the end of a domain's name", oneOf: Words.domainSuffixes),
    DynamicValue("randomDomainWord", "a word that could be a domain", oneOf: Words.nouns),
    DynamicValue(
      "randomIP", "an IPv4 address",
      text: { random in (0..<4).map { _ in String(Int.random(in: 1...254, using: &random)) }.joined(separator: ".") }),
    DynamicValue(
      "randomIPV6", "an IPv6 address",
      text: { random in (0..<8).map { _ in hexadecimal(random.next() & 0xFFFF, digits: 4) }.joined(separator: ":") }),
    DynamicValue("randomUserAgent", "a browser's User-Agent", oneOf: Words.userAgents),
    DynamicValue(
      "randomMACAddress", "an address of a network card",
      text: { random in (0..<6).map { _ in hexadecimal(random.next() & 0xFF, digits: 2) }.joined(separator: ":") }),
    DynamicValue("randomAvatarImage", "the URL of a picture", text: { picture("avatars", &$0) }),
    DynamicValue("randomImageUrl", "the URL of a picture", text: { picture("images", &$0) }),
    DynamicValue("randomImageDataUri", "a picture as a data: URI", text: { pictureData(&$0) }),
  ]
  + pictureSubjects.map { subject in
    DynamicValue("random\(subject)Image", "the URL of a picture", text: { picture(subject.lowercased(), &$0) })
  }

private let pictureSubjects = [
  "Abstract", "Animals", "Business", "Cats", "City", "Fashion", "Food", "Nature", "Nightlife", "People", "Sports",
  "Transport",
]

private func domainName(_ random: inout SeededRandom) -> String {
  "\(one(of: Words.nouns, &random)).\(one(of: Words.exampleDomains, &random))"
}

private func picture(_ subject: String, _ random: inout SeededRandom) -> String {
  "https://images.example.com/\(subject)/\(Int.random(in: 1...9999, using: &random)).jpg"
}

private func pictureData(_ random: inout SeededRandom) -> String {
  let color = hexadecimal(random.next() & 0xFF_FFFF, digits: 6)
  return
    "data:image/svg+xml;charset=UTF-8,%3Csvg%20xmlns%3D%22http%3A%2F%2Fwww.w3.org%2F2000%2Fsvg%22%20width%3D%22640%22"
    + "%20height%3D%22480%22%3E"
    + "%3Crect%20width%3D%22100%25%22%20height%3D%22100%25%22%20fill%3D%22%23\(color)%22%2F%3E%3C%2Fsvg%3E"
}
