/// One app with its shop, as the outside knows it: what a collection needs to call it, and to be refused by it.
package struct Tenant: Sendable {
  package struct Variable: Sendable, Equatable {
    package var name: String
    package var value: String
    package var isSecret: Bool

    init(_ name: String, _ value: String, isSecret: Bool = false) {
      self.name = name
      self.value = value
      self.isSecret = isSecret
    }
  }

  /// Everything below and more by the names that collections use.
  package let variables: [Variable]

  package var appKey: String { self["app_key"] }
  package var appSecret: String { self["app_secret"] }
  package var serviceID: String { self["service_id"] }
  /// Serves once, for thirty minutes.
  package var authorizationCode: String { self["auth_code"] }
  /// In force for seven days.
  package var accessToken: String { self["access_token"] }
  package var refreshToken: String { self["refresh_token"] }
  package var shopID: String { self["shop_id"] }
  package var shopCipher: String { self["shop_cipher"] }

  init(variables: [Variable]) { self.variables = variables }

  /// The variable's value; empty where there is none of that name.
  package subscript(_ name: String) -> String { variables.first { $0.name == name }?.value ?? "" }
}
