import Terminal

/// Where the person's own files are, by the XDG Base Directory Specification.
enum UserFolders {
  /// Theme files; `nil` where there is neither `XDG_CONFIG_HOME` nor `HOME`.
  static var themes: String? { configuration.map { "\($0)/bellwether/themes" } }

  private static var configuration: String? {
    if let folder = Environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { return folder }
    return Environment["HOME"].map { "\($0)/.config" }
  }
}
