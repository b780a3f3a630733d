/// How a file holds rows; its name's ending says so.
enum DataFileFormat {
  case csv, json, jsonLines, yaml

  static let endings = ".csv, .tsv, .json, .jsonl, .ndjson, .yaml or .yml"

  /// Nothing where the ending is none of `endings`; capital letters make no difference.
  init?(path: String) {
    let name = FilePath.name(path).lowercased()
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[dot...] {
    case ".csv", ".tsv": self = .csv
    case ".json": self = .json
    case ".jsonl", ".ndjson": self = .jsonLines
    case ".yaml", ".yml": self = .yaml
    default: return nil
    }
  }
}
