import Canvas
import Glibc
import Input
import Pseudoterminal
import Terminal
import Testing

extension CursesTests {
  /// What happens to the process's own terminal, each in a process of its own.
  ///
  /// The terminal is opened here, so that what was written to it can be read after the process
  /// ended.
  @Suite struct ProcessTests {
    private static let size = Size(width: 60, height: 12)

    /// Expects that a terminal was taken over, and left as it was; gives what it shows after.
    private func expectLeft(_ terminal: borrowing PseudoTerminal, settings: UInt64) -> String {
      let bytes = terminal.receive()
      let text = String(decoding: bytes, as: UTF8.self)
      var emulator = Emulator(size: Self.size)
      emulator.take(bytes)
      #expect(text.contains("\u{1B}[?1049h") && text.contains("\u{1B}[?2004h"))
      #expect(emulator.modes.subtracting([-7, -25]) == [])
      #expect(emulator.modes.contains(-25))
      #expect(emulator.look == Emulator.Look())
      #expect(terminal.settingsHash == settings)
      return text.components(after: "\u{1B}[?1049l")
    }

    @Test func aTrapLeavesTheTerminalAndSaysWhy() async throws {
      let terminal = try PseudoTerminal(size: Self.size)
      let settings = terminal.settingsHash
      let path = terminal.path
      await #expect(processExitsWith: .signal(SIGILL)) { [path = path as String] in
        let screen = try ChildScreen.open(path)
        screen.paint(Grid(size: screen.size))
        fatalError("the ledger lost a unit")
      }
      let after = expectLeft(terminal, settings: settings)
      #expect(after.contains("the ledger lost a unit"))
    }

    @Test(arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGQUIT])
    func aCrashLeavesTheTerminal(_ signal: Int32) async throws {
      let terminal = try PseudoTerminal(size: Self.size)
      let settings = terminal.settingsHash
      let path = terminal.path
      await #expect(processExitsWith: .signal(signal)) {
        [path = path as String, signal = signal as Int32] in
        let screen = try ChildScreen.open(path)
        screen.paint(Grid(size: screen.size))
        // Not `raise`: tests run on threads that block some of these.
        kill(getpid(), signal)
        sleep(60)
      }
      _ = expectLeft(terminal, settings: settings)
    }

    @Test func aTrapOnAnotherThreadLeavesTheTerminal() async throws {
      let terminal = try PseudoTerminal(size: Self.size)
      let settings = terminal.settingsHash
      let path = terminal.path
      await #expect(processExitsWith: .signal(SIGILL)) { [path = path as String] in
        let screen = try ChildScreen.open(path)
        screen.paint(Grid(size: screen.size))
        await Task.detached { fatalError("elsewhere") }.value
        screen.close()
      }
      #expect(expectLeft(terminal, settings: settings).contains("elsewhere"))
    }

    @Test func anEndlessRecursionLeavesTheTerminal() async throws {
      let terminal = try PseudoTerminal(size: Self.size)
      let settings = terminal.settingsHash
      let path = terminal.path
      await #expect(processExitsWith: .signal(SIGSEGV)) { [path = path as String] in
        let screen = try ChildScreen.open(path)
        screen.paint(Grid(size: screen.size))
        print(ChildScreen.depth(below: screen.size.width))
      }
      _ = expectLeft(terminal, settings: settings)
    }

    @Test func anExitWithoutClosingLeavesTheTerminal() async throws {
      let terminal = try PseudoTerminal(size: Self.size)
      let settings = terminal.settingsHash
      let path = terminal.path
      await #expect(processExitsWith: .exitCode(7)) { [path = path as String] in
        let screen = try ChildScreen.open(path)
        screen.paint(Grid(size: screen.size))
        exit(7)
      }
      _ = expectLeft(terminal, settings: settings)
    }

    @Test func errorOutputWaitsUntilTheScreenIsLeft() async throws {
      let terminal = try PseudoTerminal(size: Self.size)
      let settings = terminal.settingsHash
      let path = terminal.path
      await #expect(processExitsWith: .exitCode(0)) { [path = path as String] in
        let screen = try ChildScreen.open(path)
        // The descriptor itself, as a library in C would write to it.
        ChildScreen.complain("something is odd")
        screen.paint(Grid(size: screen.size))
        screen.close()
        ChildScreen.complain(", and stays so")
        exit(0)
      }
      let after = expectLeft(terminal, settings: settings)
      #expect(after.contains("something is odd, and stays so"))
    }

    @Test func signalsAreEvents() async throws {
      let terminal = try PseudoTerminal(size: Self.size)
      let settings = terminal.settingsHash
      let path = terminal.path
      await #expect(processExitsWith: .exitCode(0)) { [path = path as String] in
        let screen = try ChildScreen.open(path)
        let expected: [(Int32, TerminalEvent)] = [
          (SIGINT, .interrupt), (SIGTSTP, .suspend), (SIGTERM, .terminate(signal: SIGTERM)),
          (SIGHUP, .hangup), (SIGCONT, .resumed),
        ]
        for (signal, event) in expected {
          pthread_kill(pthread_self(), signal)
          guard screen.events(timeoutMilliseconds: -1) == [event] else { exit(signal) }
        }
        pthread_kill(pthread_self(), SIGWINCH)
        guard screen.events(timeoutMilliseconds: 0) == [] else { exit(SIGWINCH) }
        // The hangup was only said, not done: the terminal is still there.
        guard screen.paint(Grid(size: screen.size)) else { exit(100) }
        screen.close()
        exit(0)
      }
      _ = expectLeft(terminal, settings: settings)
    }

    @Test func aSuspensionThatNobodyCouldEndIsNone() async throws {
      let terminal = try PseudoTerminal(size: Self.size)
      let settings = terminal.settingsHash
      let path = terminal.path
      await #expect(processExitsWith: .exitCode(0)) { [path = path as String] in
        // A session of its own: no shell above it could continue the process.
        let screen = try ChildScreen.open(path, controls: true)
        for _ in 0..<100 {
          screen.suspend()
          guard screen.events(timeoutMilliseconds: -1) == [.resumed] else { exit(1) }
        }
        screen.close()
        exit(0)
      }
      _ = expectLeft(terminal, settings: settings)
    }
  }
}

/// A screen in a process of its own.
enum ChildScreen {
  /// Makes a terminal the process's own, and opens a screen on it.
  static func open(_ path: String, controls: Bool = false) throws -> Screen {
    try PseudoTerminal.adopt(path: path, controls: controls)
    return try Screen(
      Screen.Options(
        environment: ["TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"]))
  }

  /// Calls itself until the stack is used up.
  @inline(never)
  static func depth(below number: Int) -> Int {
    number < 0 ? 0 : depth(below: number + 1) / 2 + number
  }

  /// Writes to standard error past every buffer.
  static func complain(_ text: String) {
    // SAFETY: the bytes are a local array's, and the call keeps no pointer.
    _ = unsafe write(2, Array(text.utf8), text.utf8.count)
  }
}

extension String {
  /// What follows the last occurrence of a text.
  func components(after text: String) -> String {
    guard let range = ranges(of: text).last else { return "" }
    return String(self[range.upperBound...])
  }
}
