public import Simulation

/// A scenario's document, byte by byte, and its name: what a session keeps to be played again.
public struct ScenarioText: Hashable, Sendable {
  /// The scenario's name.
  public var name: String
  /// The document.
  public var bytes: [UInt8]

  /// Makes a text.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The scenario that it describes.
  ///
  /// - Parameter file: what problems call the document.
  /// - Throws: ``DocumentError`` with everything that is wrong in it.
  public func scenario(file: String) throws(DocumentError) -> Scenario {
    try ScenarioDocument.scenario(DocumentSource(name: name, file: file, bytes: bytes))
  }
}

extension ScenarioLibrary {
  /// The document of a scenario, which need not be right.
  ///
  /// - Throws: ``DocumentError`` if there is no such scenario.
  public func text(named name: String) throws(DocumentError) -> ScenarioText {
    let source = try source(named: name)
    return ScenarioText(name: source.name, bytes: source.bytes)
  }
}
