internal import ArgumentParser
import CollectionModel
import Reporting
import RunEvents

/// How long each collection took in an earlier run, from its journal.
enum CollectionTimings {
  /// Seconds by the collection's path as the journal names it: the mean, where it ran several times.
  static func read(_ path: String) throws -> [String: Double] {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try LocalFileSystem().read(path, limit: 1 << 30)
    } catch {
      throw ValidationError("--timings \(path): \(error.reason)")
    }
    do throws(JournalProblem) {
      return means(try JournalReader.events(bytes))
    } catch {
      throw ValidationError("--timings \(path): line \(error.line): \(error.reason)")
    }
  }

  private static func means(_ events: [RunEvent]) -> [String: Double] {
    var files: [Int: String] = [:]
    var totals: [String: (seconds: Double, runs: Int)] = [:]
    for event in events {
      switch event {
      case .collectionStarted(let collection): files[collection.index] = collection.file
      case .collectionFinished(let end):
        guard let file = files[end.index] else { continue }
        totals[file, default: (0, 0)].seconds += max(0, end.duration)
        totals[file, default: (0, 0)].runs += 1
      default: break
      }
    }
    return totals.mapValues { $0.seconds / Double($0.runs) }
  }
}
