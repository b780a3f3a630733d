#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Wakes whoever waits when something happens in one of some folders: at once by inotify, elsewhere not at all. What has
/// changed is for the waiting side to find out, which looks by itself every now and then as well.
struct FolderWatch {
  /// To be waited for; -1 where the system tells nothing.
  let descriptor: Int32
  /// Milliseconds after which to look without having been told: network file systems tell nothing of what other machines
  /// do.
  var patience: Int32 { descriptor >= 0 ? 2000 : 300 }

  init(folders: Set<String>) {
    #if canImport(Glibc)
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      guard descriptor >= 0 else { return }
      let events =
        IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF
        | IN_MOVE_SELF
      for folder in folders { inotify_add_watch(descriptor, Self.nearest(folder), UInt32(events)) }
    #else
      descriptor = -1
    #endif
  }

  func close() {
    if descriptor >= 0 { closeDescriptor(descriptor) }
  }

  /// Takes away what was told so far.
  func empty() {
    guard descriptor >= 0 else { return }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }

  /// The folder, or the nearest one around it that is there.
  private static func nearest(_ folder: String) -> String {
    var folder = folder
    while access(folder, F_OK) != 0, let slash = folder.lastIndex(of: "/"), slash > folder.startIndex {
      folder = String(folder[..<slash])
    }
    return folder
  }
}

private func closeDescriptor(_ descriptor: Int32) { close(descriptor) }
