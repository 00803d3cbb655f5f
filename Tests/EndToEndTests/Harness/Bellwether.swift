import Foundation

/// The program under test.
enum Bellwether {
  /// Whether it was chosen by `BELLWETHER_BINARY`, as CI chooses the build for release.
  static var isChosen: Bool {
    ProcessInfo.processInfo.environment["BELLWETHER_BINARY"] != nil
  }

  /// The benchmarks, where `BELLWETHER_BENCH` names a build for release.
  static let bench = ProcessInfo.processInfo.environment["BELLWETHER_BENCH"]

  /// Where it is: `BELLWETHER_BINARY`, or beside this test bundle.
  static func path() throws -> String {
    guard let found else {
      throw SessionError(what: "no bellwether beside the tests: build it or set BELLWETHER_BINARY")
    }
    return found
  }

  private static let found: String? = {
    if let path = ProcessInfo.processInfo.environment["BELLWETHER_BINARY"] { return path }
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let candidates = [own.deletingLastPathComponent()] + bundleFolders
    return candidates.map { $0.appendingPathComponent("bellwether").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// The folders of the test bundles named on this process's command line.
  private static var bundleFolders: [URL] {
    CommandLine.arguments.filter { $0.contains(".xctest") }
      .map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
  }

  /// Runs the program without a terminal and gives back what it printed and how it ended.
  static func run(_ arguments: [String]) throws -> (output: String, errors: String, status: Int32) {
    try run(path(), arguments)
  }

  /// Runs a program of ours, likewise.
  static func run(
    _ program: String, _ arguments: [String]
  ) throws -> (output: String, errors: String, status: Int32) {
    let state = FileManager.default.temporaryDirectory
      .appendingPathComponent("bellwether-state-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: state) }
    let errors = state.appendingPathComponent("errors").path
    let result = try Command.run(
      [program] + arguments, environment: ["XDG_STATE_HOME": state.path], errors: errors,
      within: 300)
    let complaint = try String(contentsOfFile: errors, encoding: .utf8)
    return (result.output, complaint, Int32(result.status))
  }
}
