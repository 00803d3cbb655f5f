/// Where settings come from.
public struct SettingsLibrary: Sendable {
  /// The names of the themes there are.
  public var themes: [String]
  /// The names of the scenarios there are.
  public var scenarios: [String]

  /// Makes a library that knows what can be chosen.
  public init(themes: [String], scenarios: [String]) {
    self.themes = themes
    self.scenarios = scenarios
  }

  /// The commented file with what holds where nothing is set.
  public static var example: String {
    String(decoding: PackageResources.settings_yaml, as: UTF8.self)
  }

  /// Reads a file.
  ///
  /// - Parameter isRequired: Whether it must be there; if not, one that is absent sets nothing.
  /// - Throws: ``DocumentError`` with everything that is wrong in it.
  public func settings(at path: String, isRequired: Bool = true) throws(DocumentError) -> Settings {
    guard isRequired || Self.exists(path) else { return Settings() }
    let document = SettingsDocument(
      try DocumentFolder.source(at: path), themes: themes, scenarios: scenarios)
    return try document.reader.finish(document.settings)
  }

  private static func exists(_ path: String) -> Bool {
    do {
      _ = try readFile(path, bytesMax: 0)
      return true
    } catch {
      return !error.isAbsence
    }
  }
}
