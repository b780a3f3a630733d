#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the certificates of trusted authorities are: a file, a hashed directory, or (both nothing) where libcurl was
/// built to look.
struct TrustStore: Equatable {
  var file: String?
  var directory: String?

  /// `SSL_CERT_FILE` and `SSL_CERT_DIR` where they are set; else the system's hashed directory alone, because libcurl
  /// parses the whole bundle (140 certificates, some 40 ms) on each new connection where it has one too.
  static let system: TrustStore = {
    let (file, directory) = (variable("SSL_CERT_FILE"), variable("SSL_CERT_DIR"))
    if file != nil || directory != nil { return TrustStore(file: file, directory: directory) }
    let hashed = "/etc/ssl/certs"
    if isHashedDirectory(hashed) { return TrustStore(directory: hashed) }
    let bundles = [
      "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
      "/etc/ssl/cert.pem",
    ]
    return TrustStore(file: bundles.first { access($0, R_OK) == 0 })
  }()

  /// What the user named: a directory is one of hashed names, everything else a file.
  init(authorities path: String) {
    if isDirectory(path) { self.init(directory: path) } else { self.init(file: path) }
  }

  init(file: String? = nil, directory: String? = nil) {
    self.file = file
    self.directory = directory
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Whether it holds such names as `002c0b4f.0`, which OpenSSL looks up (`openssl rehash` makes them).
  private static func isHashedDirectory(_ path: String) -> Bool {
    guard let directory = opendir(path) else { return false }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let isHash = withUnsafeBytes(of: &entry.pointee.d_name) { name in
        name.prefix(8).allSatisfy { ASCIISet("0123456789abcdef").contains($0) } && name[8] == UInt8(ascii: ".")
          && name[9] == UInt8(ascii: "0")
      }
      if isHash { return true }
    }
    return false
  }
}

private func isDirectory(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}
