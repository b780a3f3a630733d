#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files of this machine.
package struct LocalFileSystem: FileSystem {
  package init() {}

  package var currentDirectory: String { realPath(".") ?? "/" }

  package func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    // Without O_NONBLOCK the opening of a pipe would wait for its writer for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileProblem(Self.reason(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileProblem(Self.reason(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileProblem(status.st_mode & S_IFMT == S_IFDIR ? "it is a folder" : "it is no regular file")
    }
    guard status.st_size <= limit else { throw FileProblem("it is larger than \(limit >> 20) MiB") }
    return try Self.bytes(of: descriptor, expecting: Int(status.st_size))
  }

  private static func bytes(of descriptor: Int32, expecting size: Int) throws(FileProblem) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let taken = systemRead(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if taken < 0 {
          if errno == EINTR { continue }
          failure = errno
        }
        guard taken > 0 else { return }
        count += taken
      }
    }
    guard failure == 0 else { throw FileProblem(reason(failure)) }
    return bytes
  }

  package func list(_ directory: String) throws(FileProblem) -> [String] {
    guard let stream = opendir(directory) else { throw FileProblem(Self.reason(errno)) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  package func kind(of path: String) -> FileKind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    default: return .other
    }
  }

  package func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT, ENOTDIR: "there is no such file"
    case EACCES, EPERM: "it may not be read"
    case ELOOP: "its symbolic links lead round in a circle"
    default: String(cString: strerror(code)).lowercased()
    }
  }
}

/// `read(2)`: inside `LocalFileSystem` that name is its own method's.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
