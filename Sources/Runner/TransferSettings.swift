import CollectionModel
import Diagnostics
import HTTP
import Templates

/// Settings of a file to the options of a transfer.
struct TransferSettings {
  let scope: Scope
  /// Whether a check or a capture asks for the server's certificate.
  var readsCertificate = false
  /// Whether the request belongs to teardown.
  var isCleanup = false

  /// `mayAuthenticate`: whether this is the server that the credentials are for, and not one that it redirected to.
  func options(from settings: Settings, mayAuthenticate: Bool = true) throws(ResolveFailure) -> TransferOptions {
    var options = try optionsForTokens(from: settings)
    if let version = settings.httpVersion { options.version = version }
    if let unixSocket = settings.unixSocket { options.unixSocket = try path(unixSocket) }
    options.wantsCertificate = readsCertificate
    options.isCleanup = isCleanup
    if mayAuthenticate, case .challenge(let kind, let username, let password)? = settings.auth {
      options.authentication = ChallengeAuthentication(
        kind, username: try text(username), password: try text(password))
    }
    return options
  }

  /// What a request's token request has in common with it: times, proxy and TLS. A Unix socket leads to one server only.
  func optionsForTokens(from settings: Settings) throws(ResolveFailure) -> TransferOptions {
    var options = TransferOptions()
    if let timeout = settings.timeout { options.timeout = timeout }
    if let connectTimeout = settings.connectTimeout { options.connectTimeout = connectTimeout }
    if let maximumBody = settings.maximumBody { options.maximumBody = maximumBody }
    if let proxy = settings.proxy {
      let url = try text(proxy)
      options.proxy = url.isEmpty || url == "none" ? .none : .url(url)
    }
    if let tls = settings.tls { options.tls = try self.tls(tls) }
    return options
  }

  /// The header that `auth` puts a key into, under whatever name.
  func credentialHeader(of settings: Settings) -> String? {
    guard case .apiKey(let name, _, inQuery: false)? = settings.auth else { return nil }
    return try? text(name)
  }

  private func tls(_ setting: TLSSetting) throws(ResolveFailure) -> TLSOptions {
    var options = TLSOptions()
    if let verify = setting.verify { options.verify = verify }
    if let authorities = setting.authorities { options.authorities = try path(authorities) }
    if let certificate = setting.certificate { options.certificate = try path(certificate) }
    if let key = setting.key { options.key = try path(key) }
    if let passphrase = setting.passphrase { options.passphrase = try text(passphrase) }
    if let version = setting.minimumVersion { options.minimumVersion = version }
    return options
  }

  /// Paths are relative to the file that names them.
  private func path(_ template: Template) throws(ResolveFailure) -> String {
    let path = try text(template)
    let file = template.place.file
    guard !path.isEmpty, !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return file[...slash] + path
  }

  private func text(_ template: Template) throws(ResolveFailure) -> String {
    do { return try template.text(in: scope) } catch { throw ResolveFailure(error) }
  }
}
