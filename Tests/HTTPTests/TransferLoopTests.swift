import Glibc
import HTTP
import Synchronization
import TestSupport
import Testing

struct TransferLoopTests {
  @Test("the body's value comes back, and all of it runs on the loop's thread")
  func runs() async {
    let (value, here, child) = await onLoop { _, loop in
      let here = loop.isCurrent
      async let child = loop.isCurrent
      return (42, here, await child)
    }
    #expect(value == 42)
    #expect(here)
    #expect(child)
  }

  @Test("pauses end in the order of their ends, not of their beginnings")
  func order() async {
    let order = await onLoop { transport, _ in
      await withTaskGroup(of: Int.self) { group in
        for milliseconds in [120, 40, 80, 0, 40] {
          group.addTask {
            await transport.pause(for: .milliseconds(milliseconds))
            return milliseconds
          }
        }
        var order: [Int] = []
        for await milliseconds in group { order.append(milliseconds) }
        return order
      }
    }
    #expect(order == [0, 40, 40, 80, 120])
  }

  @Test("a pause lasts at least as long as asked")
  func lasts() async {
    let clock = ContinuousClock()
    let elapsed = await onLoop { transport, _ in
      await clock.measure { await transport.pause(for: .milliseconds(25)) }
    }
    #expect(elapsed >= .milliseconds(25))
  }

  @Test("a cancelled pause ends at once, and so does one of a task that was cancelled before")
  func cancelledPause() async {
    let elapsed = await onLoop { transport, _ in
      await ContinuousClock().measure {
        await withTaskGroup(of: Void.self) { group in
          group.addTask { await transport.pause(for: .seconds(60)) }
          group.addTask { await transport.pause(for: .seconds(3_000_000_000)) }
          await transport.pause(for: .milliseconds(5))
          group.cancelAll()
          group.addTask { await transport.pause(for: .seconds(60)) }
        }
      }
    }
    #expect(elapsed < .seconds(30))
  }

  @Test("a task of another executor sends and pauses through the loop as well")
  func foreignTask() async throws {
    let server = ScriptedServer.echo()
    let request = try HTTPRequest.make(server.url)
    let status = await onLoop { transport, loop in
      await Task.detached {
        await transport.pause(for: .milliseconds(1))
        let first = await transport.send(request, options: .init()).response?.status
        let task = Task.detached { await transport.pause(for: .seconds(60)) }
        task.cancel()
        await task.value
        return (first, loop.isCurrent)
      }.value
    }
    #expect(status.0 == 200)
    #expect(status.1 == false)
  }

  @Test("a cancelled task ends its transfer as interrupted, and the loop sends on")
  func cancellation() async throws {
    let server = ScriptedServer([.receive, .stall], [.receive, .echo])
    let request = try HTTPRequest.make("POST", server.url, body: "x")
    let (first, early, second) = await onLoop { transport, _ in
      let task = Task { await transport.send(request, options: .init()) }
      while server.requests.isEmpty { await transport.pause(for: .milliseconds(1)) }
      task.cancel()
      let first = await task.value
      let cancelled = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return await transport.send(request, options: .init())
      }
      let early = await cancelled.value
      return (first, early, await transport.send(request, options: .init()))
    }
    #expect(first.failure == TransportFailure(.interrupted, "interrupted"))
    #expect(first.sendings == 1)
    #expect(early.failure == TransportFailure(.interrupted, "interrupted"))
    #expect(early.sendings == 0)
    #expect(second.response?.status == 200)
    #expect(server.requests.count == 2)
  }

  @Test("an interrupt ends what is under way, and nothing that comes after")
  func interrupt() async throws {
    let server = ScriptedServer([.receive, .stall], [.receive, .stall], [.receive, .echo])
    let request = try HTTPRequest.make(server.url)
    let (interrupted, later) = await onLoop { transport, _ in
      await withTaskGroup(of: Exchange?.self) { group in
        group.addTask { await transport.send(request, options: .init()) }
        group.addTask { await transport.send(request, options: .init()) }
        group.addTask {
          await transport.pause(for: .seconds(60))
          return nil
        }
        while server.requests.count < 2 { await transport.pause(for: .milliseconds(1)) }
        transport.interrupt()
        var kinds: [TransportFailure.Kind?] = []
        for await exchange in group { kinds.append(exchange?.failure?.kind) }
        return (kinds, await transport.send(request, options: .init()))
      }
    }
    #expect(interrupted.filter { $0 == .interrupted }.count == 2)
    #expect(interrupted.count == 3)
    #expect(later.response?.status == 200)
  }

  @Test("a watched descriptor is served on the loop's thread until it is watched no more")
  func watches() async {
    let counts = await onLoop { transport, loop in
      var ends: [Int32] = [-1, -1]
      pipe(&ends)
      let (reading, writing) = (ends[0], ends[1])
      let counter = Counter()
      loop.watch(fileDescriptor: reading) {
        var byte: UInt8 = 0
        _ = read(reading, &byte, 1)
        counter.count.withLock { $0 += loop.isCurrent ? 1 : 1000 }
      }
      // From a thread that is not the loop's, as a signal handler may be on any.
      startThread { _ = write(writing, "xy", 2) }
      while counter.count.withLock({ $0 < 2 }) { await transport.pause(for: .milliseconds(1)) }
      loop.unwatch(fileDescriptor: reading)
      _ = write(writing, "z", 1)
      await transport.pause(for: .milliseconds(2))
      close(reading)
      close(writing)
      return counter.count.withLock { $0 }
    }
    #expect(counts == 2)
  }

  private final class Counter: Sendable {
    let count = Mutex(0)
  }

  @Test("a thousand requests one after another use one connection")
  func sequential() async throws {
    let server = ScriptedServer.echo()
    let request = try HTTPRequest.make(server.url)
    let good = await onLoop { transport, _ in
      var good = 0
      for _ in 0..<1000 where await transport.send(request, options: .init()).response?.status == 200 { good += 1 }
      return good
    }
    #expect(good == 1000)
    #expect(server.connections == 1)
  }

  @Test("two hundred requests at once all get their own answer")
  func concurrent() async throws {
    let server = ScriptedServer([.receive, .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), .again])
    let requests = try (0..<200).map { try HTTPRequest.make(server.url + "\($0)") }
    let paths = await onLoop { transport, _ in
      await withTaskGroup(of: (String, Int?).self) { group in
        for request in requests {
          group.addTask { (request.url.path, await transport.send(request, options: .init()).response?.status) }
        }
        var paths: [String] = []
        for await (path, status) in group where status == 200 { paths.append(path) }
        return paths
      }
    }
    #expect(Set(paths).count == 200)
    #expect(Set(server.texts.compactMap { $0.split(separator: " ").dropFirst().first }).count == 200)
  }

  @Test("jobs without end do not keep transfers and pauses from their turn")
  func fairness() async throws {
    let server = ScriptedServer.echo()
    let request = try HTTPRequest.make(server.url)
    let status = await onLoop { transport, _ in
      await withTaskGroup(of: Int?.self) { group in
        group.addTask {
          while !Task.isCancelled { await Task.yield() }
          return nil
        }
        group.addTask { await transport.send(request, options: .init()).response?.status }
        let status = await group.first { $0 != nil } ?? nil
        group.cancelAll()
        return status
      }
    }
    #expect(status == 200)
  }
}
