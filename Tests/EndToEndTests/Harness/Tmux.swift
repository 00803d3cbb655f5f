import Foundation
import Pseudoterminal

/// A private tmux server: the terminal that the program under test runs in.
///
/// The server lives in a folder of its own under the temporary folder and reads no settings of the
/// user's. It ends with `end()`; should the test process die before, a watcher inside the server
/// ends it.
final class Tmux {
  /// The server's own folder, for its socket and for what the shell in it writes.
  let folder: URL

  /// Where tmux is, or nil where it is absent.
  static let program: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    return path.split(separator: ":").map { "\($0)/tmux" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Whether these tests can run at all.
  static var isAvailable: Bool { program != nil }

  /// The server, a child of this process as long as it lives.
  private var server: Child

  /// Starts a server with one pane of the given size that runs a command.
  ///
  /// - Parameter startup: What a shell run in the pane reads first.
  init(
    columns: Int, rows: Int, environment: [String: String], startup: String, command: String
  ) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("bellwether-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let startupFile = folder.appendingPathComponent("startup")
    try startup.write(to: startupFile, atomically: false, encoding: .utf8)
    let variables = environment.merging(["ENV": startupFile.path]) { own, _ in own }
    // In the foreground, so that it ends with this process's hold on it.
    server = try Child(
      Command.words(
        [Self.program ?? "tmux", "-u", "-S", folder.appendingPathComponent("socket").path] + [
          "-f", "/dev/null", "-D",
        ], environment: Self.environment))
    do {
      try open(columns: columns, rows: rows, environment: variables, command: command)
    } catch {
      end()
      throw error
    }
  }

  /// Waits for the server and opens its one pane.
  private func open(
    columns: Int, rows: Int, environment: [String: String], command: String
  ) throws {
    let end = Date(timeIntervalSinceNow: 10)
    while (try? run(["start-server"])) == nil {
      guard Date() < end else { throw SessionError(what: "tmux does not start") }
      Thread.sleep(forTimeInterval: 0.02)
    }
    let variables = environment.sorted { $0.key < $1.key }
      .flatMap { ["-e", "\($0.key)=\($0.value)"] }
    let size = ["-x", "\(columns)", "-y", "\(rows)"]
    try run(["new-session", "-d", "-s", "test"] + size + variables + [command])
    // After the session: tmux 3.3 dies of a new one where sizes are manual.
    for option in [
      ["-g", "status", "off"], ["-g", "remain-on-exit", "on"], ["-s", "escape-time", "0"],
      ["-g", "window-size", "manual"], ["-s", "focus-events", "on"],
    ] {
      try run(["set-option"] + option)
    }
    try resize(columns: columns, rows: rows)
    let own = ProcessInfo.processInfo.processIdentifier
    let tmux = Self.program ?? "tmux"
    let watcher = "tail --pid=\(own) -f /dev/null; \(tmux) -S '\(socket)' kill-server"
    try run(["run-shell", "-b", watcher])
  }

  /// What tmux itself runs with: not inside another tmux, in UTF-8.
  private static let environment: [String: String?] = ["TMUX": nil, "LANG": "C.UTF-8"]

  private var socket: String { folder.appendingPathComponent("socket").path }

  /// Runs one tmux command and gives back what it printed.
  @discardableResult
  func run(_ arguments: [String]) throws -> String {
    let result = try Command.run(
      [Self.program ?? "/usr/bin/tmux", "-u", "-N", "-S", socket, "-f", "/dev/null"] + arguments,
      environment: Self.environment)
    guard result.status == 0 else {
      throw SessionError(what: "tmux \(arguments.joined(separator: " ")): \(result.output)")
    }
    return result.output
  }

  /// Changes the size of the pane.
  func resize(columns: Int, rows: Int) throws {
    try run(["resize-window", "-t", "test", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// One of tmux's variables for the pane, such as `alternate_on`.
  func variable(_ name: String) throws -> String {
    try variables([name])[0]
  }

  /// Several of tmux's variables, all of the same moment.
  func variables(_ names: [String]) throws -> [String] {
    let format = names.map { "#{\($0)}" }.joined(separator: "|")
    let values = try run(["display-message", "-p", "-t", "test", format])
      .trimmingCharacters(in: .whitespacesAndNewlines).components(separatedBy: "|")
    guard values.count == names.count else {
      throw SessionError(what: "tmux gives \(values) for \(names)")
    }
    return values
  }

  /// Ends the server and removes its folder.
  func end() {
    _ = try? run(["kill-server"])
    if server.finish(withinSeconds: 2) == nil { _ = server.kill() }
    try? FileManager.default.removeItem(at: folder)
  }
}
