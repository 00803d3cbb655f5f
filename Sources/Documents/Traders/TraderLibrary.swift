public import Simulation

/// The traders that can play a scenario: those built in, and those in files.
public struct TraderLibrary: Sendable {
  /// The trader that plays when none is asked for.
  public static let standardName = "steady"

  private static let builtIn: [(name: String, bytes: @Sendable () -> [UInt8])] = [
    ("steady", { PackageResources.steady_yaml })
  ]

  private init() {}

  /// Reads the trader of a name, or, if the name has a `/` in it, the one in that file.
  ///
  /// - Parameter scenario: What it is to play; its market and assets must be there.
  /// - Throws: ``DocumentError`` with everything that is wrong in the file, or that there is no
  ///   such trader.
  public static func trader(
    named name: String, in scenario: Scenario
  ) throws(DocumentError) -> TraderPlan {
    if name.contains("/") {
      return try TraderDocument.plan(try DocumentFolder.source(at: name), in: scenario)
    }
    guard let trader = builtIn.first(where: { $0.name == name }) else {
      let isFile = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
      let hint =
        isFile
        ? "for a file write its path, as in ./\(name)"
        : suggestion(for: name, among: builtIn.map(\.name))
      throw DocumentError([
        DocumentProblem(asked: name, message: "there is no such trader; \(hint)")
      ])
    }
    return try TraderDocument.plan(
      DocumentSource(name: name, file: "built-in/\(name).yaml", bytes: trader.bytes()),
      in: scenario)
  }
}
