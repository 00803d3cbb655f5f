import Glibc
import Testing

@testable import Lanes

@Suite struct NamedThreadTests {
  @Test func ownsItsStateAndGivesAResult() throws {
    struct Owned: ~Copyable, Sendable {
      var numbers: [Int]
    }
    let thread = try NamedThread(name: "sum", owning: Owned(numbers: [1, 2, 3])) { owned in
      owned.numbers.reduce(0, +)
    }
    #expect(thread.join() == 6)
  }

  /// A closure written in code of the main actor would trap on another thread if it were bound to
  /// it.
  @MainActor @Test func startsFromTheMainActor() throws {
    let thread = try NamedThread(name: "not main") { pthread_self() }
    #expect(thread.join() != pthread_self())
  }

  @Test(arguments: [("venue", "venue"), ("a name that is much too long", "a name that is ")])
  func bearsItsName(name: String, expected: String) throws {
    let thread = try NamedThread(name: name) { threadName() }
    #expect(thread.join() == expected)
  }

  @Test func leavesSignalsToOthersButNotThoseOfACrash() throws {
    let thread = try NamedThread(name: "signals") {
      var blocked = sigset_t()
      _ = unsafe pthread_sigmask(SIG_BLOCK, nil, &blocked)
      return [SIGINT, SIGTERM, SIGWINCH, SIGHUP, SIGSEGV, SIGILL].map {
        unsafe sigismember(&blocked, $0) == 1
      }
    }
    #expect(thread.join() == [true, true, true, true, false, false])
  }

  @Test func aDroppedThreadGoesOn() throws {
    let done = try Doorbell()
    start(done)
    done.wait()
  }

  @Test func releasesWhatItOwned() throws {
    let census = Census()
    let thread = try NamedThread(name: "owner", owning: [Counted(1, in: census)]) { $0.count }
    #expect(thread.join() == 1)
    #expect(census.count == 0)
  }

  private func start(_ done: Doorbell) {
    _ = try? NamedThread(name: "dropped") { _ = done.ring() }
  }
}

/// The calling thread's name, as the system has it.
private func threadName() -> String {
  guard let file = unsafe fopen("/proc/thread-self/comm", "r") else { return "" }
  defer { unsafe fclose(file) }
  var bytes = [CChar](repeating: 0, count: 64)
  guard unsafe fgets(&bytes, 64, file) != nil else { return "" }
  return String(decoding: bytes.prefix { $0 != 0 && $0 != 10 }.map(UInt8.init), as: UTF8.self)
}
