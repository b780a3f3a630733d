import Checks
import JSON

/// Postman's names for words, sentences, dates and files.
let proseDynamicValues: [DynamicValue] = [
  DynamicValue("randomWord", "a word", oneOf: Words.nouns),
  DynamicValue(
    "randomWords", "several words", text: { several(Words.nouns, count(2...5, &$0), &$0).joined(separator: " ") }),
  DynamicValue("randomAdjective", "an adjective", oneOf: Words.adjectives),
  DynamicValue("randomNoun", "a noun", oneOf: Words.nouns),
  DynamicValue("randomVerb", "a verb", oneOf: Words.verbs),
  DynamicValue("randomIngverb", "a verb that ends in -ing", oneOf: Words.gerunds),
  DynamicValue(
    "randomPhrase", "a short sentence",
    text: {
      "The \(one(of: Words.adjectives, &$0)) \(one(of: Words.nouns, &$0)) will \(one(of: Words.verbs, &$0))"
        + " the \(one(of: Words.adjectives, &$0)) \(one(of: Words.nouns, &$0))"
    }),
  DynamicValue("randomLoremWord", "a word of filler text", oneOf: Words.lorem),
  DynamicValue(
    "randomLoremWords", "three words of filler text", text: { several(Words.lorem, 3, &$0).joined(separator: " ") }),
  DynamicValue("randomLoremSentence", "a sentence of filler text", text: { sentence(&$0) }),
  DynamicValue("randomLoremSentences", "several sentences of filler text", text: { sentences(2...6, &$0) }),
  DynamicValue(
    "randomLoremSlug", "words of filler text with hyphens",
    text: { several(Words.lorem, 3, &$0).joined(separator: "-") }),
  DynamicValue("randomLoremParagraph", "a paragraph of filler text", text: { sentences(3...6, &$0) }),
  DynamicValue("randomLoremParagraphs", "three paragraphs of filler text", text: { paragraphs(&$0) }),
  DynamicValue("randomLoremText", "filler text of some length", text: { sentences(1...9, &$0) }),
  DynamicValue(
    "randomLoremLines", "several lines of filler text",
    text: { random in (0..<count(1...5, &random)).map { _ in sentence(&random) }.joined(separator: "\n") }),
  DynamicValue("randomDatePast", "a time within the last year", drawing: { .json(.string(date($0, days: -365..<0))) }),
  DynamicValue("randomDateFuture", "a time within the next year", drawing: { .json(.string(date($0, days: 1..<366))) }),
  DynamicValue("randomDateRecent", "a time within the last day", drawing: { .json(.string(date($0, days: -1..<0))) }),
  DynamicValue("randomMonth", "a month", oneOf: Words.months),
  DynamicValue("randomWeekday", "a day of the week", oneOf: Words.weekdays),
  DynamicValue("randomFileName", "a file's name", text: { fileName(Words.extensions, &$0) }),
  DynamicValue(
    "randomFilePath", "a file's path", text: { "\(one(of: Words.directories, &$0))/\(fileName(Words.extensions, &$0))" }
  ),
  DynamicValue("randomDirectoryPath", "a folder's path", oneOf: Words.directories),
  DynamicValue(
    "randomCommonFileName", "the name of a common kind of file", text: { fileName(Words.commonExtensions, &$0) }),
  DynamicValue("randomCommonFileType", "a common kind of content", oneOf: Words.commonTypes),
  DynamicValue("randomCommonFileExt", "the end of a common file's name", oneOf: Words.commonExtensions),
  DynamicValue("randomFileType", "a kind of content", oneOf: Words.fileTypes),
  DynamicValue("randomFileExt", "the end of a file's name", oneOf: Words.extensions),
  DynamicValue("randomMimeType", "a media type", oneOf: Words.mimeTypes),
]

private func count(_ range: ClosedRange<Int>, _ random: inout SeededRandom) -> Int {
  Int.random(in: range, using: &random)
}

private func sentence(_ random: inout SeededRandom) -> String {
  several(Words.lorem, count(4...10, &random), &random).joined(separator: " ").capitalizedFirst + "."
}

private func sentences(_ range: ClosedRange<Int>, _ random: inout SeededRandom) -> String {
  (0..<count(range, &random)).map { _ in sentence(&random) }.joined(separator: " ")
}

private func paragraphs(_ random: inout SeededRandom) -> String {
  (0..<3).map { _ in sentences(3...6, &random) }.joined(separator: "\n\n")
}

/// A time so many days from the run's clock.
private func date(_ run: RunVariables, days: Range<Int64>) -> String {
  let day: Int64 = 86_400_000
  let offset = Int64.random(in: (days.lowerBound * day)..<(days.upperBound * day), using: &run.random)
  return UTCTime(milliseconds: run.now + offset).iso
}

private func fileName(_ extensions: [String], _ random: inout SeededRandom) -> String {
  "\(one(of: Words.nouns, &random))_\(one(of: Words.adjectives, &random)).\(one(of: extensions, &random))"
}
