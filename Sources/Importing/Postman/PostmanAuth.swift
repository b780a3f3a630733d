import JSON

/// `auth` of a collection, folder or request.
struct PostmanAuth {
  let conversion: ImportConversion
  let place: String

  /// Nothing where it is inherited.
  func convert(_ auth: JSONValue?, into settings: inout SettingsDraft) {
    guard let auth, let kind = auth["type"]?.stringValue else {
      if auth?.objectValue?.isEmpty == false { conversion.note(.lost, at: place, "an 'auth' without a type") }
      return
    }
    let values = auth[kind]?.parameters ?? [:]
    switch kind {
    case "noauth": settings.auth = AuthDraft.none
    case "bearer": settings.auth = .bearer(secret(values["token"], "token"))
    case "basic", "digest", "ntlm":
      settings.auth = .user(
        kind: kind, name: conversion.text(values["username"] ?? ""), password: secret(values["password"], "password"))
    case "apikey": apiKey(values, &settings)
    case "oauth2": oauth2(values, &settings)
    case "oauth1": oauth1(values, &settings)
    case "awsv4": aws(values, &settings)
    case "jwt": jwt(values, &settings)
    default:
      conversion.note(.lost, at: place, "the auth kind '\(kind)' has no counterpart; a signer of your own may do it")
    }
  }

  private func secret(_ value: String?, _ name: String) -> String {
    conversion.secret(value ?? "", named: name, at: place)
  }

  private func apiKey(_ values: [String: String], _ settings: inout SettingsDraft) {
    let name = conversion.text(values["key"] ?? "")
    guard !name.isEmpty else { return conversion.note(.lost, at: place, "an API key without a name") }
    settings.auth = .apiKey(
      name: name, value: secret(values["value"], name.contains("{{") ? "api_key" : name),
      inQuery: values["in"] == "query")
  }

  // MARK: OAuth

  private func oauth2(_ values: [String: String], _ settings: inout SettingsDraft) {
    let grants = [
      "client_credentials": "client_credentials", "password_credentials": "password", "refresh_token": "refresh_token",
    ]
    let url = values["accessTokenUrl"] ?? ""
    if let grant = grants[values["grant_type"] ?? ""], !url.isEmpty {
      var fields = [FieldDraft("grant", grant), FieldDraft("token_url", conversion.text(url))]
      let rest: [(String, String, Bool)] = [
        ("client_id", "clientId", false), ("client_secret", "clientSecret", true), ("scope", "scope", false),
        ("audience", "audience", false), ("username", "username", false), ("password", "password", true),
        ("refresh_token", "refreshToken", true),
      ]
      for (name, key, isSecret) in rest {
        guard let value = values[key], !value.isEmpty else { continue }
        if ["username", "password"].contains(name), grant != "password" { continue }
        if name == "refresh_token", grant != "refresh_token" { continue }
        fields.append(FieldDraft(name, isSecret ? secret(value, name) : conversion.text(value)))
      }
      if values["client_authentication"] == "body" { fields.append(FieldDraft("client_authentication", "body")) }
      settings.auth = .oauth2(fields)
      return
    }
    let token = values["accessToken"] ?? ""
    if let grant = values["grant_type"], token.isEmpty {
      conversion.note(
        .changed, at: place,
        "the OAuth 2 grant '\(grant)' needs a person at a browser: 'signet authorize' does it, and {{access_token}} is its token"
      )
    }
    let value = secret(token.isEmpty ? "{{access_token}}" : token, "access_token")
    guard values["addTokenTo"] != "queryParams" else {
      settings.auth = .apiKey(name: "access_token", value: value, inQuery: true)
      return
    }
    let prefix = (values["headerPrefix"] ?? "Bearer").trimmed
    if prefix.isEmpty || prefix == "Bearer" {
      settings.auth = .bearer(value)
    } else {
      settings.auth = .apiKey(name: "Authorization", value: conversion.text(prefix) + " " + value, inQuery: false)
    }
  }

  private func oauth1(_ values: [String: String], _ settings: inout SettingsDraft) {
    var fields: [(String, JSONValue)] = [("signer", "oauth1")]
    fields.append(("consumer_key", .string(conversion.text(values["consumerKey"] ?? ""))))
    fields.append(("consumer_secret", .string(secret(values["consumerSecret"], "consumer_secret"))))
    if let token = values["token"], !token.isEmpty {
      fields.append(("token", .string(secret(token, "oauth_token"))))
      fields.append(("token_secret", .string(secret(values["tokenSecret"], "oauth_token_secret"))))
    }
    if let method = values["signatureMethod"], method != "HMAC-SHA1", !method.isEmpty {
      fields.append(("signature_method", .string(method)))
    }
    if let realm = values["realm"], !realm.isEmpty { fields.append(("realm", .string(conversion.text(realm)))) }
    if values["addParamsToHeader"] == "false" { fields.append(("in", "query")) }
    settings.auth = AuthDraft.none
    settings.preRequest = [.object(JSONObject([("sign", .object(JSONObject(fields)))]))]
  }

  private func aws(_ values: [String: String], _ settings: inout SettingsDraft) {
    var fields: [(String, JSONValue)] = [
      ("signer", "aws-sigv4"), ("access_key_id", .string(secret(values["accessKey"], "aws_access_key_id"))),
      ("secret_access_key", .string(secret(values["secretKey"], "aws_secret_access_key"))),
      ("region", .string(conversion.text(values["region"].flatMap { $0.isEmpty ? nil : $0 } ?? "us-east-1"))),
      ("service", .string(conversion.text(values["service"].flatMap { $0.isEmpty ? nil : $0 } ?? "execute-api"))),
    ]
    if let token = values["sessionToken"], !token.isEmpty {
      fields.append(("session_token", .string(secret(token, "aws_session_token"))))
    }
    if values["addAuthDataToQuery"] == "true" { fields.append(("in", "query")) }
    settings.auth = AuthDraft.none
    settings.preRequest = [.object(JSONObject([("sign", .object(JSONObject(fields)))]))]
  }

  private func jwt(_ values: [String: String], _ settings: inout SettingsDraft) {
    let algorithm = values["algorithm"] ?? "HS256"
    guard let claims = PostmanJSONBody(conversion: conversion, place: place).value(of: values["payload"] ?? "{}"),
      claims.objectValue != nil, algorithm.hasPrefix("HS") || values["privateKey"] != nil
    else { return conversion.note(.lost, at: place, "the claims of a JSON Web Token are no JSON") }
    let key = secret(algorithm.hasPrefix("HS") ? values["secret"] : values["privateKey"], "jwt_key")
    if values["isSecretBase64Encoded"] == "true" {
      conversion.note(.lost, at: place, "the key of a JSON Web Token is base64; give the secret as text")
    }
    let step: JSONValue = .object(
      JSONObject([
        ("into", "jwt_value"), ("algorithm", .string(algorithm)), ("key", .string(key)), ("claims", claims),
      ]))
    let target: JSONValue =
      values["addTokenTo"] == "queryParam"
      ? [
        (values["queryParamKey"] ?? "token").isEmpty ? "query.token" : "query.\(values["queryParamKey"] ?? "token")":
          "{{jwt_value}}"
      ]
      : ["header.Authorization": .string((values["headerPrefix"] ?? "Bearer") + " {{jwt_value}}")]
    settings.auth = AuthDraft.none
    settings.preRequest = [.object(JSONObject([("jwt", step)])), .object(JSONObject([("set", target)]))]
  }
}
