import Checks
import JSON
import Templates
import Testing

struct DynamicValuesTests {
  @Test("every dynamic name gives a value, and no name stands twice")
  func everyName() throws {
    let run = run()
    run.reserved = ["run.id": .text("r"), "row.index": .text("1")]
    for name in DynamicValues.names {
      #expect(DynamicValues.value(of: name, in: run) != nil, "\(name)")
      #expect(DynamicValues.value(of: name, in: run)?.plainText?.isEmpty == false, "\(name)")
    }
    #expect(Set(DynamicValues.names).count == DynamicValues.names.count)
  }

  @Test("a UUID is of version 4 and variant 1, whatever the seed", arguments: 0..<50)
  func uuid(seed: Int) throws {
    let text = try #require(DynamicValues.value(of: "uuid", in: run(seed: UInt64(seed)))?.plainText)
    let parts = text.split(separator: "-")
    #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
    #expect(parts[2].first == "4")
    #expect(parts[3].first.map { "89ab".contains($0) } == true)
    #expect(text.allSatisfy { $0 == "-" || $0.isHexDigit && !$0.isUppercase })
  }

  @Test(
    "times are written for any moment, before 1970 and on a leap day too",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
      (951_782_400_000, "2000-02-29T00:00:00.000Z"), (1_709_164_800_007, "2024-02-29T00:00:00.007Z"),
      (4_102_444_799_999, "2099-12-31T23:59:59.999Z"), (-2_203_891_200_000, "1900-03-01T00:00:00.000Z"),
    ] as [(Int64, String)])
  func times(moment: Int64, expected: String) {
    let run = RunVariables(seed: 1, now: moment)
    #expect(DynamicValues.value(of: "iso_timestamp", in: run)?.plainText == expected)
    #expect(DynamicValues.value(of: "isoTimestamp", in: run)?.plainText == expected)
  }

  @Test("timestamps are numbers")
  func numbers() {
    guard case .json(.number(let number))? = DynamicValues.value(of: "timestamp", in: run()) else {
      Issue.record("not a number")
      return
    }
    #expect(number.text == "1795380935")
  }

  @Test("a name that does not exist has no value")
  func unknown() {
    #expect(DynamicValues.value(of: "nosuch", in: run()) == nil)
    #expect(!DynamicValues.isKnown("env."))
    #expect(DynamicValues.isKnown("env.X"))
  }
}

extension DynamicValuesTests {
  /// Every dynamic name of Postman, apart from `$guid`, `$timestamp` and `$isoTimestamp`, without its `$random`.
  private static let postman = """
    Int Boolean UUID AlphaNumeric Word Words Password Color HexColor Abbreviation Semver Locale FirstName LastName
    FullName NamePrefix NameSuffix JobTitle JobDescriptor JobArea JobType PhoneNumber PhoneNumberExt Email ExampleEmail
    UserName City StreetName StreetAddress Country CountryCode Latitude Longitude Url Protocol DomainName DomainSuffix
    DomainWord IP IPV6 UserAgent MACAddress BankAccount BankAccountName BankAccountIban BankAccountBic CreditCardMask
    Price TransactionType CurrencyCode CurrencyName CurrencySymbol Bitcoin CompanyName CompanySuffix CatchPhrase
    CatchPhraseAdjective CatchPhraseDescriptor CatchPhraseNoun Bs BsAdjective BsBuzz BsNoun Department Product
    ProductName ProductAdjective ProductMaterial DatabaseColumn DatabaseType DatabaseCollation DatabaseEngine DatePast
    DateFuture DateRecent Month Weekday Adjective Noun Verb Ingverb Phrase LoremWord LoremWords LoremSentence
    LoremSentences LoremSlug LoremParagraph LoremParagraphs LoremText LoremLines FileName FilePath DirectoryPath
    CommonFileName CommonFileType CommonFileExt FileType FileExt MimeType AvatarImage ImageUrl ImageDataUri AbstractImage
    AnimalsImage BusinessImage CatsImage CityImage FashionImage FoodImage NatureImage NightlifeImage PeopleImage
    SportsImage TransportImage
    """

  @Test("every dynamic name of Postman is known")
  func postmanNames() {
    let names = DynamicValuesTests.postman.split { $0 == " " || $0 == "\n" }.map { "random\($0)" }
    #expect(names.filter { !DynamicValues.isKnown($0) } == [])
    #expect(["guid", "timestamp", "isoTimestamp"].allSatisfy(DynamicValues.isKnown))
  }

  @Test("a random date lies on its side of the run's clock", arguments: 0..<20)
  func dates(seed: Int) throws {
    let run = run(seed: UInt64(seed))
    let now = try #require(DynamicValues.value(of: "iso_timestamp", in: run)?.plainText)
    #expect(try #require(DynamicValues.value(of: "randomDatePast", in: run)?.plainText) < now)
    #expect(try #require(DynamicValues.value(of: "randomDateFuture", in: run)?.plainText) > now)
  }

  @Test("a random IBAN has right check digits", arguments: 0..<50)
  func iban(seed: Int) throws {
    let iban = try #require(DynamicValues.value(of: "randomBankAccountIban", in: run(seed: UInt64(seed)))?.plainText)
    let turned = iban.dropFirst(4) + iban.prefix(4)
    let rest = turned.reduce(0) { rest, character in
      let value = character.hexDigitValue ?? 0
      return (rest * (value > 9 ? 100 : 10) + value) % 97
    }
    #expect(iban.count == 22)
    #expect(rest == 1)
  }

  @Test("random addresses lie in domains that belong to nobody", arguments: 0..<20)
  func harmlessAddresses(seed: Int) throws {
    let run = run(seed: UInt64(seed))
    for name in ["randomEmail", "randomExampleEmail", "randomDomainName"] {
      let text = try #require(DynamicValues.value(of: name, in: run)?.plainText)
      #expect(["example.com", "example.net", "example.org"].contains { text.hasSuffix($0) }, "\(text)")
    }
  }
}
