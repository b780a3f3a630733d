import JSON

/// `protocolProfileBehavior`, `proxy` and `certificate`: how a request travels.
struct PostmanBehavior {
  let conversion: ImportConversion
  let place: String

  func convert(_ owner: JSONValue, into settings: inout SettingsDraft) {
    for member in owner["protocolProfileBehavior"]?.objectValue?.members ?? [] {
      switch (member.key, member.value) {
      case ("strictSSL", .bool(false)): settings.isTLSUnverified = true
      case ("strictSSL", _): break
      case ("followRedirects", .bool(false)): settings.redirects = 0
      case ("followRedirects", .bool(true)): settings.redirects = settings.redirects ?? 10
      case ("maxRedirects", let count): if settings.redirects != 0 { settings.redirects = count.intValue ?? 10 }
      case ("protocolVersion", .string(let version)):
        let versions = ["http1": "1.1", "http2": "2"]
        settings.httpVersion = versions[version]
      // It is read where the body is.
      case ("disableBodyPruning", _): break
      case ("disabledSystemHeaders", .object(let headers)):
        for header in headers.members where header.value.boolValue == true {
          conversion.note(.changed, at: place, "the header '\(header.key)' is sent, though Postman leaves it out")
        }
      case (_, .bool(false)), (_, .null): break
      case ("disableCookies", .bool(true)):
        conversion.note(.changed, at: place, "cookies are kept for the collection, though Postman keeps none here")
      default: conversion.note(.changed, at: place, "the setting '\(member.key)' is left out")
      }
    }
  }

  /// Of one request.
  func convert(request value: JSONValue?, into settings: inout SettingsDraft) {
    if let proxy = value?["proxy"], proxy.objectValue != nil, !proxy.isDisabled, let host = proxy["host"]?.stringValue {
      let port = proxy["port"]?.written ?? "8080"
      settings.proxy = conversion.text("http://\(host):\(port)")
    }
    guard let certificate = value?["certificate"], let file = certificate["cert"]?["src"]?.stringValue else { return }
    settings.tls.append(FieldDraft("certificate", "files/" + file.fileName))
    if let key = certificate["key"]?["src"]?.stringValue {
      settings.tls.append(FieldDraft("key", "files/" + key.fileName))
    }
    if let passphrase = certificate["passphrase"]?.stringValue, !passphrase.isEmpty {
      settings.tls.append(
        FieldDraft("passphrase", conversion.secret(passphrase, named: "certificate_passphrase", at: place)))
    }
    conversion.note(
      .changed, at: place, "the client certificate is not copied: put it under files/ beside the collection")
  }
}
