/// Postman's names for people, their jobs, addresses and telephones.
let personDynamicValues: [DynamicValue] = [
  DynamicValue("randomFirstName", "a first name", oneOf: Words.firstNames),
  DynamicValue("randomLastName", "a last name", oneOf: Words.lastNames),
  DynamicValue("randomFullName", "a first and last name", text: { fullName(&$0) }),
  DynamicValue("randomNamePrefix", "a title before a name", oneOf: Words.namePrefixes),
  DynamicValue("randomNameSuffix", "a title behind a name", oneOf: Words.nameSuffixes),
  DynamicValue(
    "randomJobTitle", "a job",
    text: { "\(one(of: Words.jobDescriptors, &$0)) \(one(of: Words.jobAreas, &$0)) \(one(of: Words.jobTypes, &$0))" }),
  DynamicValue("randomJobDescriptor", "the rank of a job", oneOf: Words.jobDescriptors),
  DynamicValue("randomJobArea", "the area of a job", oneOf: Words.jobAreas),
  DynamicValue("randomJobType", "the kind of a job", oneOf: Words.jobTypes),
  DynamicValue("randomPhoneNumber", "a telephone number of ten digits", text: { phoneNumber(&$0) }),
  DynamicValue(
    "randomPhoneNumberExt", "a telephone number with an extension", text: { "\(digits(2, &$0))-\(phoneNumber(&$0))" }),
  DynamicValue("randomEmail", "an address at a domain that belongs to nobody", text: { email(&$0) }),
  DynamicValue("randomExampleEmail", "an address at a domain that belongs to nobody", text: { email(&$0) }),
  DynamicValue("randomUserName", "a user's name", text: { userName(&$0) }),
  DynamicValue("randomCity", "a city", oneOf: Words.cities),
  DynamicValue("randomStreetName", "a street", text: { street(&$0) }),
  DynamicValue(
    "randomStreetAddress", "a number and street", text: { "\(Int.random(in: 1...9999, using: &$0)) \(street(&$0))" }),
  DynamicValue("randomCountry", "a country", oneOf: Words.countries.map(\.name)),
  DynamicValue("randomCountryCode", "a country's code of two letters", oneOf: Words.countries.map(\.code)),
  DynamicValue("randomLatitude", "a latitude in degrees", text: { degrees(90, &$0) }),
  DynamicValue("randomLongitude", "a longitude in degrees", text: { degrees(180, &$0) }),
]

func fullName(_ random: inout SeededRandom) -> String {
  "\(one(of: Words.firstNames, &random)) \(one(of: Words.lastNames, &random))"
}

func userName(_ random: inout SeededRandom) -> String {
  "\(one(of: Words.firstNames, &random)).\(one(of: Words.lastNames, &random))\(digits(2, &random))"
}

private func email(_ random: inout SeededRandom) -> String {
  "\(userName(&random).lowercased())@\(one(of: Words.exampleDomains, &random))"
}

/// 555-01xx is kept free for examples by the North American Numbering Plan.
private func phoneNumber(_ random: inout SeededRandom) -> String {
  "\(Int.random(in: 200...999, using: &random))-555-01\(digits(2, &random))"
}

private func street(_ random: inout SeededRandom) -> String {
  "\(one(of: Words.streets, &random)) \(one(of: Words.streetTypes, &random))"
}

private func degrees(_ bound: Int, _ random: inout SeededRandom) -> String {
  "\(Int.random(in: (1 - bound)...(bound - 1), using: &random)).\(digits(4, &random))"
}
