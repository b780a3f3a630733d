import Diagnostics
import Templates

/// The rows of a CSV, JSON or YAML file.
enum DataFileDecoder {
  /// `path` is absolute; what is wrong with the file is reported in the file itself, or at `span` where it cannot be read.
  static func rows(_ path: String, at span: SourceSpan, _ decoding: inout Decoding) -> [Variables] {
    do throws(FileProblem) {
      return try rows(path, &decoding)
    } catch {
      decoding.report("the file '\(decoding.files.shown(path))' cannot be read: \(error.reason)", at: span)
      return []
    }
  }

  /// Throws where the file cannot be read at all.
  static func rows(_ path: String, _ decoding: inout Decoding) throws(FileProblem) -> [Variables] {
    let bytes = try decoding.files.system.read(path, limit: largestFile)
    var inner = Decoding(
      source: SourceText(path: decoding.files.shown(path), bytes: bytes), files: decoding.files,
      directory: FilePath.parent(path), root: decoding.root, pending: decoding.pending)
    defer {
      decoding.problems += inner.problems
      decoding.notes.definitions += inner.notes.definitions
    }
    do throws(Diagnostic) {
      inner.source = try DataText.source(bytes, path: inner.source.path)
    } catch {
      inner.problems.append(error)
      return []
    }
    return rows(DataFileFormat(path: path), &inner)
  }

  /// 16 MiB.
  private static let largestFile = 16 * 1024 * 1024

  private static func rows(_ format: DataFileFormat?, _ decoding: inout Decoding) -> [Variables] {
    let text = decoding.source
    let rows =
      switch format {
      case .csv: CSVRows.read(text, &decoding)
      case .json: JSONRows.read(text, &decoding)
      case .jsonLines: JSONRows.readLines(text, &decoding)
      case .yaml: YAMLRows.read(text, &decoding)
      case nil: [Variables]()
      }
    if rows.isEmpty, !decoding.problems.contains(where: { $0.severity == .error }) {
      decoding.report("the file has no rows", at: SourceSpan(line: 1, column: 1))
    }
    return rows
  }
}
