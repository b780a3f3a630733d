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
    // By the collections that ran it: with --repeat, a pass of one repetition does not make up for another's failure.
    var open: [ReportedRequest: Set<Int>] = [:]
    for event in events {
      switch event {
      case .collectionStarted(let collection):
        for planned in collection.plan where planned.phase == .requests {
          open[request(planned), default: []].insert(collection.index)
        }
      case .requestFinished(let result) where result.isSettled:
        open[request(result.planned)]?.remove(result.collection)
      default: break
      }
    }
    return Set(open.filter { !$0.value.isEmpty }.keys)
  }

  private static func request(_ planned: PlannedCase) -> ReportedRequest {
    ReportedRequest(planned)
  }
}

extension RequestResult {
  /// Passed, or skipped by choice; what was skipped because something else went wrong is still open.
  fileprivate var isSettled: Bool {
    switch outcome {
    case .passed: true
    case .failed, .error: false
    case .skipped(let reason):
      !["needs ", "stopped after ", "interrupted", "setup failed"].contains { reason.hasPrefix($0) }
        && !reason.hasSuffix("did not pass there")
    }
  }
}
