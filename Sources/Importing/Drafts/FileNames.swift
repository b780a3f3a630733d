/// Names of files that are made of titles.
enum FileNames {
  /// Lower case, words joined by dashes; letters of every script are kept, everything else parts words.
  static func slug(_ title: String, otherwise: String = "imported") -> String {
    var words: [String] = []
    var word = ""
    for character in title {
      if character.isLetter || character.isNumber {
        word += character.lowercased()
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    // A name of a file has 255 bytes.
    var slug = words.joined(separator: "-")
    while slug.utf8.count > 80 { slug.removeLast() }
    return slug.isEmpty ? otherwise : slug
  }

  /// The slug, with a number behind it where it is taken.
  static func unique(_ slug: String, among taken: inout Set<String>) -> String {
    var name = slug
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(slug)-\(number)"
      number += 1
    }
    return name
  }
}
