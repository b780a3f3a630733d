/// Postman's names for money, companies, products and databases.
let businessDynamicValues: [DynamicValue] = [
  DynamicValue("randomBankAccount", "an account of eight digits", text: { digits(8, &$0) }),
  DynamicValue("randomBankAccountName", "a kind of account", oneOf: Words.accountNames),
  DynamicValue("randomBankAccountIban", "an IBAN with right check digits", text: { iban(&$0) }),
  DynamicValue("randomBankAccountBic", "a bank's code of eleven characters", text: { bic(&$0) }),
  DynamicValue("randomCreditCardMask", "the last four digits of a card", text: { digits(4, &$0) }),
  DynamicValue(
    "randomPrice", "a price from 0.00 to 999.99",
    text: { "\(Int.random(in: 0...999, using: &$0)).\(digits(2, &$0))" }),
  DynamicValue("randomTransactionType", "a kind of payment", oneOf: Words.transactionTypes),
  DynamicValue("randomCurrencyCode", "a currency's code of three letters", oneOf: Words.currencies.map(\.code)),
  DynamicValue("randomCurrencyName", "a currency", oneOf: Words.currencies.map(\.name)),
  DynamicValue("randomCurrencySymbol", "a currency's sign", oneOf: Words.currencies.map(\.symbol)),
  DynamicValue("randomBitcoin", "what looks like a Bitcoin address", text: { bitcoin(&$0) }),
  DynamicValue("randomCompanyName", "a company", text: { companyName(&$0) }),
  DynamicValue("randomCompanySuffix", "the end of a company's name", oneOf: Words.companySuffixes),
  DynamicValue(
    "randomCatchPhrase", "what a company says of itself",
    text: {
      "\(one(of: Words.catchAdjectives, &$0)) \(one(of: Words.catchDescriptors, &$0)) \(one(of: Words.catchNouns, &$0))"
    }),
  DynamicValue("randomCatchPhraseAdjective", "an adjective of companies", oneOf: Words.catchAdjectives),
  DynamicValue("randomCatchPhraseDescriptor", "another adjective of companies", oneOf: Words.catchDescriptors),
  DynamicValue("randomCatchPhraseNoun", "a noun of companies", oneOf: Words.catchNouns),
  DynamicValue(
    "randomBs", "what a company does",
    text: {
      "\(one(of: Words.businessVerbs, &$0)) \(one(of: Words.businessAdjectives, &$0)) "
        + one(of: Words.businessNouns, &$0)
    }),
  DynamicValue("randomBsAdjective", "an adjective of business", oneOf: Words.businessAdjectives),
  DynamicValue("randomBsBuzz", "a verb of business", oneOf: Words.businessVerbs),
  DynamicValue("randomBsNoun", "a noun of business", oneOf: Words.businessNouns),
  DynamicValue("randomDepartment", "a part of a shop", oneOf: Words.departments),
  DynamicValue("randomProduct", "a kind of product", oneOf: Words.products),
  DynamicValue(
    "randomProductName", "a product",
    text: {
      "\(one(of: Words.productAdjectives, &$0)) \(one(of: Words.materials, &$0)) \(one(of: Words.products, &$0))"
    }),
  DynamicValue("randomProductAdjective", "an adjective of products", oneOf: Words.productAdjectives),
  DynamicValue("randomProductMaterial", "a material", oneOf: Words.materials),
  DynamicValue("randomDatabaseColumn", "a column of a table", oneOf: Words.databaseColumns),
  DynamicValue("randomDatabaseType", "a column's type", oneOf: Words.databaseTypes),
  DynamicValue("randomDatabaseCollation", "a collation", oneOf: Words.databaseCollations),
  DynamicValue("randomDatabaseEngine", "a storage engine", oneOf: Words.databaseEngines),
]

private func companyName(_ random: inout SeededRandom) -> String {
  "\(one(of: Words.lastNames, &random)) \(one(of: Words.companySuffixes, &random))"
}

/// ISO 13616: the two check digits make the whole, letters as numbers and the country last, 1 modulo 97.
private func iban(_ random: inout SeededRandom) -> String {
  let account = digits(18, &random)
  let number = account + "131400"  // "DE" as 13 and 14, and check digits of 0.
  let rest = number.utf8.reduce(0) { ($0 * 10 + Int($1 - UInt8(ascii: "0"))) % 97 }
  let check = String(98 - rest)
  return "DE" + (check.count < 2 ? "0" : "") + check + account
}

private func bic(_ random: inout SeededRandom) -> String {
  let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
  return characters(letters, 4, &random) + one(of: Words.countries.map(\.code), &random)
    + characters(letters, 2, &random) + digits(3, &random)
}

/// Base 58, but with no checksum that anyone would take.
private func bitcoin(_ random: inout SeededRandom) -> String {
  "1" + characters("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", 33, &random)
}
