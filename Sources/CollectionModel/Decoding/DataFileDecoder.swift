import Diagnostics
import YAML

/// The rows of a CSV, JSON or YAML file.
enum DataFileDecoder {
  /// `path` is absolute; what is wrong with the file is reported in the file itself, or at `span` where it cannot be read.
  static func rows(_ path: String, at span: SourceSpan, _ decoding: inout Decoding) -> [Variables] {
    decoding.report("rows from a file are not supported yet", at: span)
    return []
  }
}
