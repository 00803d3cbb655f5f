/// The theme files of this folder, as they were when the program was built.
public enum BuiltInThemes {
  /// A theme file.
  public struct File: Sendable {
    /// The file's name without its ending.
    public let name: String
    /// What is in it.
    public let bytes: @Sendable () -> [UInt8]
  }

  /// Every file, in the order in which they are offered.
  public static let all: [File] = [
    File(name: "dark") { PackageResources.dark_yaml },
    File(name: "light") { PackageResources.light_yaml },
    File(name: "dusk") { PackageResources.dusk_yaml },
    File(name: "dark-red-up") { PackageResources.dark_red_up_yaml },
    File(name: "high-contrast") { PackageResources.high_contrast_yaml },
    File(name: "colour-blind") { PackageResources.colour_blind_yaml },
    File(name: "colour-blind-light") { PackageResources.colour_blind_light_yaml },
    File(name: "terminal") { PackageResources.terminal_yaml },
    File(name: "monochrome") { PackageResources.monochrome_yaml },
  ]
}
