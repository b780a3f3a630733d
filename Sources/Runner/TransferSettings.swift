import CollectionModel
import HTTP
import Templates

/// Settings of a file to the options of a transfer.
struct TransferSettings {
  let scope: Scope

  func options(from settings: Settings) throws(ResolveFailure) -> TransferOptions {
    var options = TransferOptions()
    if let timeout = settings.timeout { options.timeout = timeout }
    if let connectTimeout = settings.connectTimeout { options.connectTimeout = connectTimeout }
    if let maximumBody = settings.maximumBody { options.maximumBody = maximumBody }
    if let version = settings.httpVersion { options.version = version }
    if let proxy = settings.proxy {
      let url = try text(proxy)
      options.proxy = url.isEmpty || url == "none" ? .none : .url(url)
    }
    if let unixSocket = settings.unixSocket { options.unixSocket = try text(unixSocket) }
    if let tls = settings.tls { options.tls = try self.tls(tls) }
    return options
  }

  private func tls(_ setting: TLSSetting) throws(ResolveFailure) -> TLSOptions {
    var options = TLSOptions()
    if let verify = setting.verify { options.verify = verify }
    if let authorities = setting.authorities { options.authorities = try text(authorities) }
    if let certificate = setting.certificate { options.certificate = try text(certificate) }
    if let key = setting.key { options.key = try text(key) }
    if let passphrase = setting.passphrase { options.passphrase = try text(passphrase) }
    if let version = setting.minimumVersion { options.minimumVersion = version }
    return options
  }

  private func text(_ template: Template) throws(ResolveFailure) -> String {
    do { return try template.text(in: scope) } catch { throw ResolveFailure(error) }
  }
}
