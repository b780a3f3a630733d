/// The page's style and script, and the policy that lets nothing else in.
///
/// Both are part of the program, so their digests are constants; the test that compares them says the new ones.
enum HTMLPage {
  static let style = "\n" + [colors, layout, list, request, timing, print].joined(separator: "\n")
  static let script =
    "\n'use strict';\n(() => {\n"
    + [elements, filter, json, difference, requestList, requestPane, times, keyboard].joined(separator: "\n")
    + "\n})();\n"

  /// SHA-256 in base64, of the text between the tags.
  static let styleDigest = "ih8Za4muukO91+Q37Ziv79RhuGbV6N1PLy1mz+LBwCg="
  static let scriptDigest = "lTj46WZF8xsdUrxXrclkvf+MnaPB54xQlsHCSKToOA8="

  /// Nothing is loaded, sent or framed, and no text becomes markup or script.
  static let policy =
    "default-src 'none'; style-src 'sha256-\(styleDigest)'; script-src 'sha256-\(scriptDigest)'; img-src data:; "
    + "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
}
