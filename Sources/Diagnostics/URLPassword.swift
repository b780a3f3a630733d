/// Passwords in URLs, as in `http://name:password@proxy:8080`, wherever a line of a file is shown.
package enum URLPassword {
  /// The same line with a `*` for each of their characters, so that every column stays where it is.
  package static func starred(_ line: String) -> String {
    guard line.contains("://"), line.contains("@") else { return line }
    var scalars = Array(line.unicodeScalars)
    var index = 0
    while index + 2 < scalars.count {
      guard scalars[index] == ":", scalars[index + 1] == "/", scalars[index + 2] == "/" else {
        index += 1
        continue
      }
      let start = index + 3
      let end = scalars[start...].firstIndex(where: endsAuthority) ?? scalars.count
      if let at = scalars[start..<end].lastIndex(of: "@"),
        let colon = scalars[start..<at].firstIndex(of: ":"), !isTemplate(scalars[(colon + 1)..<at])
      {
        for place in (colon + 1)..<at { scalars[place] = "*" }
      }
      index = end
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func endsAuthority(_ scalar: Unicode.Scalar) -> Bool {
    "/?#\"'`<>".unicodeScalars.contains(scalar) || scalar.properties.isWhitespace
  }

  /// A template tells nothing of what it stands for.
  private static func isTemplate(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    scalars.starts(with: "{{".unicodeScalars) && scalars.suffix(2).elementsEqual("}}".unicodeScalars)
  }
}
