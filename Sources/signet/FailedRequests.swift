internal import ArgumentParser
import CollectionModel
import Reporting
import RunEvents
import Runner

/// What did not pass in an earlier run, from its journal; what a crash kept from finishing counts too.
enum FailedRequests {
  static func read(_ path: String) throws -> Set<ReportedRequest> {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try LocalFileSystem().read(path, limit: 1 << 30)
    } catch {
      throw ValidationError("--rerun-failed \(path): \(error.reason)")
    }
    do throws(JournalProblem) {
      return collect(try JournalReader.events(bytes))
    } catch {
      throw ValidationError("--rerun-failed \(path): line \(error.line): \(error.reason)")
    }
  }

  private static func collect(_ events: [RunEvent]) -> Set<ReportedRequest> {
    var open: Set<ReportedRequest> = []
    for event in events {
      switch event {
      case .collectionStarted(let collection):
        for planned in collection.plan where planned.phase == .requests { open.insert(request(planned)) }
      case .requestFinished(let result) where result.outcome == .passed: open.remove(request(result.planned))
      default: break
      }
    }
    return open
  }

  private static func request(_ planned: PlannedCase) -> ReportedRequest {
    ReportedRequest(file: planned.file, folders: planned.folders, name: planned.name)
  }
}
