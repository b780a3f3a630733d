import CLibYAML
import Diagnostics

/// libyaml's parser over one text: the only code that touches its pointers.
///
/// The parser keeps pointers into itself, so it lives at an address of its own for as long as this object does.
final class EventReader {
  enum Kind {
    case alias, scalar, sequenceStart, sequenceEnd, mappingStart, mappingEnd, documentStart, documentEnd, streamEnd
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let source: SourceText
  private let lineCount: Int

  /// `bytes` must outlive the reader.
  init(_ bytes: UnsafeBufferPointer<UInt8>, of source: SourceText, lineCount: Int) throws(Diagnostic) {
    self.source = source
    self.lineCount = lineCount
    parser = .allocate(capacity: 1)
    event = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    event.initialize(to: yaml_event_t())
    guard yaml_parser_initialize(parser) == 1 else { throw Diagnostic("there is not enough memory to read YAML") }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = UnsafeBufferPointer(rebasing: bytes[mark...])
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    yaml_event_delete(event)
    yaml_parser_delete(parser)
    event.deallocate()
    parser.deallocate()
  }

  /// Moves to the next event; what was read from the one before stays valid only as copies.
  func next() throws(Diagnostic) -> Kind {
    while true {
      yaml_event_delete(event)
      guard yaml_parser_parse(parser, event) == 1 else { throw syntaxProblem() }
      switch event.pointee.type {
      case YAML_SCALAR_EVENT: return .scalar
      case YAML_MAPPING_START_EVENT: return .mappingStart
      case YAML_MAPPING_END_EVENT: return .mappingEnd
      case YAML_SEQUENCE_START_EVENT: return .sequenceStart
      case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
      case YAML_ALIAS_EVENT: return .alias
      case YAML_DOCUMENT_START_EVENT: return .documentStart
      case YAML_DOCUMENT_END_EVENT: return .documentEnd
      case YAML_STREAM_START_EVENT: continue
      default: return .streamEnd
      }
    }
  }

  /// Of a scalar event.
  var text: String {
    let bytes = UnsafeBufferPointer(start: signet_yaml_scalar_text(event), count: signet_yaml_scalar_length(event))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Of a scalar event: written without quotes.
  var isPlain: Bool { signet_yaml_scalar_style(event) == Int32(YAML_PLAIN_SCALAR_STYLE.rawValue) }

  /// Of a mapping's start: written in braces.
  var isFlowMapping: Bool { signet_yaml_mapping_is_flow(event) == 1 }

  var anchor: String? { signet_yaml_anchor(event).map { String(cString: $0) } }
  var tag: String? { signet_yaml_tag(event).map { String(cString: $0) } }

  var span: SourceSpan {
    let start = place(event.pointee.start_mark)
    let end = place(event.pointee.end_mark)
    return SourceSpan(line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
  }

  /// 1-based from libyaml's 0-based marks. The end of a file without a last line break has a line of its own there, which
  /// nobody could find.
  private func place(_ mark: yaml_mark_t) -> (line: Int, column: Int) {
    mark.line < lineCount ? (mark.line + 1, mark.column + 1) : end
  }

  private lazy var end = (line: lineCount, column: source.line(lineCount).unicodeScalars.count + 1)

  /// The first column of the event's span alone: a collection's end mark says nothing that helps.
  var firstColumn: SourceSpan {
    let start = place(event.pointee.start_mark)
    return SourceSpan(line: start.line, column: start.column)
  }

  private func syntaxProblem() -> Diagnostic {
    let failed = parser.pointee
    guard failed.error != YAML_MEMORY_ERROR else { return Diagnostic("there is not enough memory to read YAML") }
    let (at, opening) = (place(failed.problem_mark), place(failed.context_mark))
    let problem = SyntaxProblem(
      problem: failed.problem.map { String(cString: $0) } ?? "",
      context: failed.context.map { String(cString: $0) } ?? "",
      line: at.line, column: at.column, contextLine: opening.line, contextColumn: opening.column)
    return problem.diagnostic(in: source)
  }
}
