import Glibc

/// OpenSSL's own test server with a certificate of its own, which no authority signed.
package final class TLSServer: Sendable {
  package static let isAvailable = run(["openssl", "version"]) != nil

  package let port: Int
  package let folder: String
  /// For `shop.example` and 127.0.0.1; its own authority.
  package var certificate: String { folder + "/certificate.pem" }
  package var key: String { folder + "/key.pem" }
  private let process: pid_t

  /// Nothing where OpenSSL could not do its part.
  package init?(arguments: [String] = []) {
    var template = Array("/tmp/signet-tls-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let (certificate, key) = (folder + "/certificate.pem", folder + "/key.pem")
    guard
      TLSServer.run([
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
        "-subj", "/O=Signet tests/CN=shop.example", "-addext", "subjectAltName=DNS:shop.example,IP:127.0.0.1",
        "-keyout", key, "-out", certificate,
      ]) != nil,
      let (process, output) = TLSServer.start(
        ["openssl", "s_server", "-accept", "127.0.0.1:0", "-www", "-cert", certificate, "-key", key] + arguments),
      let port = TLSServer.announcedPort(output)
    else { return nil }
    self.process = process
    self.port = port
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    for file in [certificate, key] { unlink(file) }
    rmdir(folder)
  }

  /// The port in s_server's "ACCEPT 127.0.0.1:35671".
  private static func announcedPort(_ output: Int32) -> Int? {
    var text = ""
    var byte: UInt8 = 0
    while read(output, &byte, 1) == 1 {
      guard byte == 0x0A else {
        text.unicodeScalars.append(Unicode.Scalar(byte))
        continue
      }
      if text.hasPrefix("ACCEPT ") { return text.split(separator: ":").last.flatMap { Int($0) } }
      text = ""
    }
    return nil
  }

  /// Runs a program to its end; nothing where it failed.
  @discardableResult
  package static func run(_ arguments: [String]) -> Void? {
    guard let process = spawn(arguments, output: nil) else { return nil }
    var status: Int32 = 0
    waitpid(process, &status, 0)
    return status == 0 ? () : nil
  }

  /// Starts a program whose output can be read.
  private static func start(_ arguments: [String]) -> (pid_t, output: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[1]) }
    guard let process = spawn(arguments, output: ends[1]) else {
      close(ends[0])
      return nil
    }
    return (process, ends[0])
  }

  private static func spawn(_ arguments: [String], output: Int32?) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for descriptor: Int32 in [1, 2] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    if let output { posix_spawn_file_actions_adddup2(&actions, output, 1) }
    var process = pid_t()
    let words = arguments.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    return posix_spawnp(&process, arguments[0], &actions, nil, words, environ) == 0 ? process : nil
  }
}
