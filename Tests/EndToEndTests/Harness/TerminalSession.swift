import Foundation

/// A person at a terminal: a shell with job control, programs started from it, keys in, text out.
///
/// The shell is dash where there is one, because it leaves the terminal as the program left it;
/// bash would put it in order again after a crash and so hide what these tests look for. Every
/// wait is bounded.
final class TerminalSession {
  /// The terminal.
  let tmux: Tmux
  /// How many programs were started or brought back: the number of the newest status file.
  private(set) var launches = 0
  /// What the terminal was like before the first program.
  private(set) var stateBefore = TerminalState()

  /// The name of the shell as tmux sees it in the pane.
  private static let shell =
    FileManager.default.isExecutableFile(atPath: "/bin/dash") ? "/bin/dash" : "/bin/sh"

  /// Opens a terminal and waits for the shell's prompt.
  private init(columns: Int, rows: Int, environment: [String: String]) throws {
    var variables = [
      "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "COLORTERM": "truecolor",
      "TERM": "tmux-256color",
    ]
    variables.merge(environment) { $1 }
    // The prompt is set by the shell itself: dash does not take root's from the environment.
    tmux = try Tmux(
      columns: columns, rows: rows, environment: variables, startup: Self.startup,
      command: "exec \(Self.shell) -i")
    try until("ready>")
    stateBefore = try terminalState()
  }

  /// The prompt, and a place of the test's own for recorded sessions: beside the startup file.
  private static let startup = """
    PS1='ready> '
    export XDG_STATE_HOME="${ENV%/*}/state"
    """

  /// Opens a terminal, lets `body` use it, and closes it whatever happens.
  static func open(
    columns: Int = 120, rows: Int = 40, environment: [String: String] = [:],
    _ body: (TerminalSession) throws -> Void
  ) throws {
    let session = try TerminalSession(columns: columns, rows: rows, environment: environment)
    defer { session.tmux.end() }
    try body(session)
  }

  // MARK: Programs

  /// Types a command at the prompt and runs it; `exitStatus(within:)` tells how it ended.
  func launch(_ command: String) throws {
    launches += 1
    try enter("\(command); echo $? >'\(statusFile)'")
  }

  /// Starts `bellwether` with the given arguments.
  func launchBellwether(_ arguments: String = "") throws {
    try launch("'\(try Bellwether.path())' \(arguments)")
  }

  /// How the newest program ended: its status, or 128 and the signal's number.
  ///
  /// - Throws: `SessionError` where it still runs after so many seconds.
  func exitStatus(within seconds: Double = 10) throws -> Int {
    var status: Int?
    try wait(seconds, "the program to end") {
      let text = (try? String(contentsOfFile: statusFile, encoding: .utf8)) ?? ""
      status = Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
      return status != nil
    }
    return status ?? -1
  }

  /// Whether the newest program has ended or was suspended.
  var hasEnded: Bool { FileManager.default.fileExists(atPath: statusFile) }

  /// The process that the terminal's foreground belongs to, found below the pane's shell.
  func foregroundProcess() throws -> Int32 {
    let shell = try tmux.variable("pane_pid")
    let stat = try String(contentsOfFile: "/proc/\(shell)/stat", encoding: .utf8)
    // After the name in parentheses: state, parent, group, session, terminal, foreground group.
    let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
    // Never 0 or less: `kill` would take that for a whole group, or for everybody.
    guard fields.count > 5, let group = Int32(fields[5]), group > 1, Int32(shell) != group else {
      throw SessionError(what: "no program is in the foreground", screen: try screenText())
    }
    return group
  }

  /// Sends a signal to the program in the foreground.
  func signal(_ number: Int32) throws {
    kill(try foregroundProcess(), number)
  }

  private var statusFile: String {
    tmux.folder.appendingPathComponent("status.\(launches)").path
  }

  // MARK: Screen

  /// The text on the screen, a line a row, without trailing blanks.
  func screenText() throws -> String {
    try tmux.run(["capture-pane", "-p", "-t", "test"])
  }

  /// Waits until a text is on the screen and gives back the screen that has it.
  @discardableResult
  func until(_ text: String, within seconds: Double = 10) throws -> String {
    try until("'\(text)' on the screen", within: seconds) { $0.contains(text) }
  }

  /// Waits until the screen satisfies a condition and gives back that screen.
  @discardableResult
  func until(
    _ what: String, within seconds: Double, _ condition: (String) throws -> Bool
  ) throws -> String {
    var screen = ""
    try wait(seconds, what) {
      screen = try screenText()
      return try condition(screen)
    }
    return screen
  }

  /// Waits until a condition holds.
  ///
  /// - Throws: `SessionError` with the screen's text where it does not hold in time.
  func wait(_ seconds: Double, _ what: String, _ condition: () throws -> Bool) throws {
    let end = Date(timeIntervalSinceNow: seconds)
    while try !condition() {
      guard Date() < end else {
        throw SessionError(
          what: "waited \(seconds) s in vain for \(what)", screen: try screenText())
      }
      Thread.sleep(forTimeInterval: 0.03)
    }
  }

  /// Waits until the screen stands still, as it does in a paused market once everything is drawn.
  func settle(within seconds: Double = 10) throws {
    var before = ""
    try wait(seconds, "the screen to stand still") {
      Thread.sleep(forTimeInterval: 0.25)
      defer { before = (try? screenText()) ?? "" }
      return try screenText() == before
    }
  }

  // MARK: State of the terminal

  /// What the terminal is like now. Only while the shell has it.
  func terminalState() throws -> TerminalState {
    // A prompt that cannot be typed at would make every wait fail, so a broken line discipline is
    // read from outside, on the pane's own terminal.
    let terminal = try tmux.variable("pane_tty")
    let modes = try Command.run(["/bin/sh", "-c", "stty -a <'\(terminal)'"]).output
    let names = [
      "alternate_on", "mouse_any_flag", "cursor_flag", "keypad_flag", "keypad_cursor_flag",
    ]
    let flags = try tmux.variables(names).map { $0 == "1" }
    return TerminalState(
      lineDiscipline: TerminalState.settings(modes), isAlternateScreen: flags[0],
      isMouseReported: flags[1], isCursorShown: flags[2], isKeypadApplication: flags[3],
      areCursorKeysApplication: flags[4])
  }

  /// What differs between the terminal now and before the first program: nothing, if all is well.
  func terminalFaults(within seconds: Double = 3) throws -> [String] {
    var faults: [String] = []
    let end = Date(timeIntervalSinceNow: seconds)
    repeat {
      faults = try terminalState().faults(since: stateBefore)
      if faults.isEmpty { return [] }
      Thread.sleep(forTimeInterval: 0.05)
    } while Date() < end
    return faults
  }
}
